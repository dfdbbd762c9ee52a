"""The markup of a frame: sandboxed, titled, and nothing in it leaves its attribute."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest

from maps import BadAddress, embed
from maps.embedding import notebook


class Frames(HTMLParser):
    """The attributes of each element."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def elements(text: str) -> list[tuple[str, dict[str, str | None]]]:
    parser = Frames()
    parser.feed(text)
    return parser.found


def test_the_frame_is_sandboxed_lazy_and_titled() -> None:
    ((tag, frame),) = elements(embed("map.html", title="January", height=400, resize=False))
    assert tag == "iframe"
    assert frame["src"] == "map.html#embed"
    assert (frame["title"], frame["height"], frame["loading"]) == ("January", "400", "lazy")
    assert "allow-same-origin" not in (frame["sandbox"] or "")


def test_the_view_of_a_link_is_kept() -> None:
    for address in ("https://example.org/a.html#%7B%7D", "https://example.org/a.html#embed&%7B%7D"):
        ((_, frame), _) = elements(embed(address, title="t"))
        assert frame["src"] == "https://example.org/a.html#embed&%7B%7D"


def test_no_value_leaves_its_attribute() -> None:
    hostile = '"\'><script>alert(1)</script><p x="'
    assert [tag for tag, _ in elements(embed(f"a.html?{hostile.replace(' ', '')}", title=hostile))] == [
        "iframe", "script",
    ]  # fmt: skip
    assert [tag for tag, _ in elements(notebook(hostile, "", hostile))] == ["iframe", "details", "summary"]


@pytest.mark.parametrize(
    "address",
    ["", "#x", "javascript:alert(1)", "JavaScript:alert(1)", "java\nscript:alert(1)", " javascript:alert(1)",
     "\u200bjavascript:alert(1)", "data:text/html,x", "file:///etc/passwd", "blob:x",
     "\\\\host\\x"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(BadAddress, match=r"map\.html"):
        embed(address, title="t")


def test_a_frame_without_title_is_refused() -> None:
    with pytest.raises(ValueError, match="title"):
        embed("map.html", title=" ")
