"""A preview of a project's outputs on this machine alone, which loads again what was made anew.

Served are the outputs of the configuration, each by its own address, and nothing else: no address is ever
joined to a path. Pages forbid themselves the network, so a frame around them listens for what is new.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import threading
from collections.abc import Mapping
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import quote

HOST = "127.0.0.1"
_ALIVE_S = 15.0
"""So often a listener is written to, to learn whether it is still there."""
_TYPES = {
    ".html": "text/html; charset=utf-8", ".svg": "image/svg+xml", ".png": "image/png",
    ".csv": "text/plain; charset=utf-8", ".tsv": "text/plain; charset=utf-8",
    ".geojson": "application/geo+json", ".jsonl": "text/plain; charset=utf-8",
}  # fmt: skip
_SCRIPT = """
new EventSource("/news").onmessage = ({ data }) => {
  const { fault } = JSON.parse(data);
  const frame = document.querySelector("iframe");
  if (!frame) location.reload();
  else if (!fault) frame.src = frame.src;
  document.querySelector("pre").textContent = fault;
  document.querySelector("pre").hidden = !fault;
};
"""
_STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif; }
body { margin: 0; }
main { max-width: 46rem; margin: 3rem auto; padding: 0 1rem; }
iframe { position: fixed; inset: 0; width: 100%; height: 100%; border: 0; }
pre { position: relative; z-index: 1; margin: 0; padding: 1rem; white-space: pre-wrap; }
pre { background: #7a1020; color: #fff; }
"""


class Preview:
    """The server; it answers from its start to its `close`, in threads of its own."""

    def __init__(self, port: int = 0) -> None:
        """port: 0 takes a free one. Raises OSError for one that is taken."""
        self._outputs: dict[str, Path] = {}
        self._fault = ""
        self._round = 0
        self._news = threading.Condition()
        self._closed = False
        handler = type("_BoundHandler", (_Handler,), {"preview": self})
        self._server = ThreadingHTTPServer((HOST, port), handler)
        self._server.daemon_threads = True
        threading.Thread(target=self._server.serve_forever, daemon=True).start()

    @property
    def address(self) -> str:
        """Where a browser finds it."""
        return f"http://{HOST}:{self.port}/"

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return int(self._server.server_address[1])

    def show(self, outputs: Mapping[str, Path], fault: str = "") -> None:
        """Serve these from now on, by their names, and tell all who listen.

        fault: what went wrong; it stands over the pages, which stay as they were.
        """
        with self._news:
            self._outputs = {f"/out/{quote(name)}": path for name, path in outputs.items()} or self._outputs
            self._fault = fault
            self._round += 1
            self._news.notify_all()

    def close(self) -> None:
        """End it; listeners are sent away."""
        with self._news:
            self._closed = True
            self._news.notify_all()
        self._server.shutdown()
        self._server.server_close()

    def file(self, address: str) -> Path | None:
        """The output at an address, None for any other address."""
        return self._outputs.get(address)

    def news(self, seen: int) -> tuple[int, str] | None:
        """The number of the next round after one that was seen and its fault; None after a while without."""
        with self._news:
            self._news.wait_for(lambda: self._closed or self._round > seen, timeout=_ALIVE_S)
            return (self._round, self._fault) if self._round > seen and not self._closed else None

    @property
    def round(self) -> int:
        """How often something was shown."""
        return self._round

    @property
    def is_closed(self) -> bool:
        """Whether it has ended."""
        return self._closed

    def overview(self) -> str:
        """The page that names the outputs."""
        links = "".join(
            f'<li><a href="{html.escape(address.replace("/out/", "/view/", 1))}">'
            f"{html.escape(address.removeprefix('/out/'))}</a>"
            for address in self._outputs
        )
        return _page(f"<main><h1>dateline</h1><ul>{links}</ul></main>", self._fault)

    def view(self, address: str) -> str | None:
        """The frame around an output, None for any other address."""
        output = address.replace("/view/", "/out/", 1)
        if output == address or output not in self._outputs:
            return None
        return _page(
            f'<iframe title="{html.escape(output)}" src="{html.escape(output)}"></iframe>', self._fault
        )


class _Handler(BaseHTTPRequestHandler):
    """Answers GET and HEAD; `preview` is set by the one who makes the class."""

    preview: Preview
    protocol_version = "HTTP/1.1"
    server_version = "dateline"
    sys_version = ""

    def do_GET(self) -> None:
        """An overview, a frame, an output, or what is new."""
        # A name of somebody else's that leads here must not let his pages read ours.
        if self.headers.get("Host") not in (f"{HOST}:{self.preview.port}", f"localhost:{self.preview.port}"):
            self._answer(HTTPStatus.FORBIDDEN, b"forbidden\n", "text/plain")
            return
        address = self.path.partition("?")[0]
        if address == "/news":
            self._tell()
        elif address == "/":
            self._answer(HTTPStatus.OK, self.preview.overview().encode("utf-8"), _TYPES[".html"], framed=True)
        elif (page := self.preview.view(address)) is not None:
            self._answer(HTTPStatus.OK, page.encode("utf-8"), _TYPES[".html"], framed=True)
        else:
            self._send(self.preview.file(address))

    do_HEAD = do_GET  # noqa: N815  (http.server calls it so)

    def _send(self, path: Path | None) -> None:
        try:
            data = None if path is None else path.read_bytes()
        except OSError:
            data = None
        if path is None or data is None:
            self._answer(HTTPStatus.NOT_FOUND, b"not there\n", "text/plain")
        else:
            self._answer(HTTPStatus.OK, data, _TYPES.get(path.suffix.lower(), "application/octet-stream"))

    def _answer(self, status: HTTPStatus, data: bytes, kind: str, *, framed: bool = False) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        if framed:
            self.send_header("Content-Security-Policy", _POLICY)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _tell(self) -> None:
        """Server-sent events. Source: https://html.spec.whatwg.org/multipage/server-sent-events.html"""
        seen = self.preview.round
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", "text/event-stream")
        self.send_header("Cache-Control", "no-store")
        self.send_header("Connection", "close")
        self.end_headers()
        self.close_connection = True
        try:
            while not self.preview.is_closed:
                news = self.preview.news(seen)
                if news is None:
                    self.wfile.write(b": still here\n\n")
                else:
                    seen, fault = news
                    self.wfile.write(b"data: " + json.dumps({"fault": fault}).encode() + b"\n\n")
                self.wfile.flush()
        except OSError:
            return

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002  (http.server's name)
        """Nothing: a preview is no server whose requests somebody reads."""


def _hash(text: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'"


_POLICY = (
    f"default-src 'none'; script-src {_hash(_SCRIPT)}; style-src {_hash(_STYLE)}; "
    "connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'"
)


def _page(body: str, fault: str) -> str:
    hidden = "" if fault else " hidden"
    return (
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8"><title>dateline</title><style>{_STYLE}</style>'
        f'<pre role="alert"{hidden}>{html.escape(fault)}</pre>{body}<script>{_SCRIPT}</script></html>'
    )
