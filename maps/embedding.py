"""A page inside another one: the markup of the frame, for web pages and for notebooks."""

from __future__ import annotations

import html
import re
from urllib.parse import urlsplit

from maps.errors import BadAddress

HEIGHT = 520
"""Of a frame before the page has told its own, in pixels."""

SANDBOX = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads"
_UNSEEN = re.compile(r"[\x00-\x20\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]")
_RESIZE = """\
<script>
(function (frame) {
  addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== frame.contentWindow || !data || data.type !== "dateline:height") return;
    var height = data.height;
    if (typeof height === "number" && height >= 200 && height <= 2000) frame.style.height = height + "px";
  });
})(document.currentScript.previousElementSibling);
</script>"""


def embed(address: str, *, title: str, height: int = HEIGHT, resize: bool = True) -> str:
    """The markup that shows a saved page in another one: a sandboxed frame that loads once it is in sight.

    address: where the page lies, as seen from the other one ("map.html", "https://example.org/map.html"); the
    hash of a link to a view is kept. title: what screen readers say of the frame. height: in pixels.
    resize: with a small script that gives the frame the height that the page asks for.
    Raises BadAddress for what is no http(s) or relative address, ValueError for an empty title or height.

    >>> from maps import embed
    >>> print(embed("map.html", title="January", resize=False))
    <iframe src="map.html#embed" title="January" width="100%" height="520" \
sandbox="allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads" loading="lazy" \
referrerpolicy="no-referrer" style="border:0"></iframe>
    """
    if not title.strip():
        raise ValueError("a frame needs a title, for those who hear the page")
    if height < 1:
        raise ValueError(f"height is a number of pixels, not {height!r}")
    source = html.escape(_bare(address))
    frame = (
        f'<iframe src="{source}" title="{html.escape(title)}" width="100%" height="{int(height)}" '
        f'sandbox="{SANDBOX}" loading="lazy" referrerpolicy="no-referrer" style="border:0"></iframe>'
    )
    return f"{frame}\n{_RESIZE}" if resize else frame


def notebook(page: str, picture: str, title: str) -> str:
    """The page in a sandboxed frame, as notebooks show it; a picture for viewers that drop frames."""
    return (
        f'<iframe srcdoc="{html.escape(page)}" sandbox="{SANDBOX}" title="{html.escape(title)}" width="100%" '
        f'height="600" loading="lazy" style="border:1px solid #ccc;border-radius:6px"></iframe>'
        f"<details><summary>Picture and table</summary>{picture}</details>"
    )


def _bare(address: str) -> str:
    """The address with the hash that hides the page's frame."""
    base, _, view = address.partition("#")
    scheme = urlsplit(base).scheme if not _UNSEEN.search(base) else "?"
    if not base or "\\" in base or scheme.lower() not in ("", "http", "https"):
        raise BadAddress(
            f'{address!r} is no address of a page\nGive one like "map.html" or "https://example.org/map.html".'
        )
    view = view.removeprefix("embed").removeprefix("&")
    return f"{base}#embed&{view}" if view else f"{base}#embed"
