"""The preview: what it serves, to whom, and what it never does."""

from __future__ import annotations

import http.client
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from maps.project.preview import Preview


@pytest.fixture
def preview(tmp_path: Path) -> Iterator[Preview]:
    (tmp_path / "public").mkdir()
    (tmp_path / "public" / "map.html").write_text("<p>Kazan</p>")
    (tmp_path / "secret.txt").write_text("secret")
    made = Preview()
    made.show({"public/map.html": tmp_path / "public" / "map.html", "a b/ü.csv": tmp_path / "gone.csv"})
    yield made
    made.close()


def ask(preview: Preview, address: str, method: str = "GET", host: str | None = None) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.putrequest(method, address, skip_host=True)
    connection.putheader("Host", host or f"127.0.0.1:{preview.port}")
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read().decode()
    connection.close()
    return answer.status, body


def test_an_output_is_served_at_its_address_and_named_on_the_first_page(preview: Preview) -> None:
    assert ask(preview, "/out/public/map.html") == (200, "<p>Kazan</p>")
    assert 'href="/view/public/map.html"' in ask(preview, "/")[1]
    assert 'src="/out/public/map.html"' in ask(preview, "/view/public/map.html")[1]
    assert ask(preview, "/out/public/map.html", "HEAD") == (200, "")


@pytest.mark.parametrize(
    "address",
    [
        "/secret.txt", "/out/secret.txt", "/out/public/../secret.txt", "/out/public/%2e%2e/secret.txt",
        "/out/..%5csecret.txt", "/out//etc/passwd", "//etc/passwd", "/view/../secret.txt",
        "/out/public/map.html/",
        "/out/public/map.html%00", "/out/", "/out/a%20b/%C3%BC.csv", "/favicon.ico",
    ],
)  # fmt: skip
def test_nothing_else_is(preview: Preview, address: str) -> None:
    assert ask(preview, address)[0] == 404


@pytest.mark.parametrize("host", ["example.org", "example.org:80", "127.0.0.1", "[::1]"])
def test_a_name_of_somebody_elses_is_refused(preview: Preview, host: str) -> None:
    assert ask(preview, "/", host=host)[0] == 403


def test_nothing_is_taken(preview: Preview) -> None:
    assert ask(preview, "/out/public/map.html", "POST")[0] == 501


def test_a_fault_stands_over_the_pages_as_text(preview: Preview) -> None:
    preview.show({}, "line 3: <script>alert(1)</script>")
    page = ask(preview, "/view/public/map.html")[1]
    assert "line 3: &lt;script&gt;" in page
    assert ask(preview, "/out/public/map.html")[0] == 200


def test_those_who_listen_are_told(preview: Preview, tmp_path: Path) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", preview.port, timeout=10)
    connection.request("GET", "/news")
    answer = connection.getresponse()
    assert answer.getheader("Content-Type") == "text/event-stream"
    preview.show({}, "broken")
    line = answer.fp.readline()
    assert json.loads(line.removeprefix(b"data: ")) == {"fault": "broken"}
    connection.close()
