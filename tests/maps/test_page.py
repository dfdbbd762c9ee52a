"""The page's policy, its vendored files and the addresses it refuses."""

from __future__ import annotations

import base64
import hashlib
import json
import re
import shutil
import subprocess
import zlib
from html.parser import HTMLParser
from pathlib import Path

import pytest

from maps import ForeignAddress, page

ROOT = Path(__file__).resolve().parents[2]
CONTENT = page.Content("A & <b>", {"format": 1, "text": "</script>{{ 7*7 }}"}, {"world": b"x"}, "<p>none</p>")


def compose(**parts: object) -> str:
    defaults = {"head": [], "body": "<div></div>", "script": "", **parts}
    return page.compose(CONTENT, **defaults)  # type: ignore[arg-type]


class Policy(HTMLParser):
    text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if values.get("http-equiv") == "Content-Security-Policy":
            self.text = values["content"] or ""


def policy(text: str) -> dict[str, list[str]]:
    parser = Policy()
    parser.feed(text)
    return {rule.split()[0]: rule.split()[1:] for rule in parser.text.split(";")}


@pytest.mark.parametrize(
    ("folder", "bundle"), [("", "viewer"), ("review/", "review"), ("own/", "own"), ("unpack/", "unpack")]
)
def test_the_bundle_is_built_from_the_sources(folder: str, bundle: str, tmp_path: Path) -> None:
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    if shutil.which("node") is None or not esbuild.exists():
        pytest.skip("node and esbuild are not here (npm ci)")
    flags = ["--bundle", "--minify", "--charset=utf8", "--loader:.png=empty"]
    target = "--target=chrome108,firefox113,safari16.4"
    files = [("main.js", f"{bundle}.js", ["--format=iife"]), ("style.css", f"{bundle}.css", [])]
    for source, built, form in files[: 1 if bundle in ("own", "unpack") else 2]:
        subprocess.run(
            [esbuild, f"maps/viewer/src/{folder}{source}", *flags, *form, target,
             f"--outfile={tmp_path / built}"],
            cwd=ROOT, check=True, capture_output=True,
        )  # fmt: skip
        committed = (ROOT / "maps" / "viewer" / "dist" / built).read_text(encoding="utf-8")
        fresh = (tmp_path / built).read_text(encoding="utf-8") == committed
        assert fresh, f"maps/viewer/dist/{built} is stale; run: npm run build"


def test_the_part_of_leaflet_is_built_from_the_whole(tmp_path: Path) -> None:
    esbuild = ROOT / "node_modules" / ".bin" / "esbuild"
    if shutil.which("node") is None or not (ROOT / "node_modules" / "leaflet").exists():
        pytest.skip("node and Leaflet's sources are not here (npm ci)")
    command = json.loads((ROOT / "package.json").read_text("utf-8"))["scripts"]["build-leaflet"].split()
    built = tmp_path / "core.js"
    subprocess.run([esbuild, *command[1:-1], f"--outfile={built}"], cwd=ROOT, check=True, capture_output=True)
    committed = ROOT / "maps" / "vendor" / "leaflet" / "leaflet-core.js"
    assert built.read_bytes() == committed.read_bytes(), "it is stale; run: npm run build-leaflet"


def test_a_page_with_layers_of_its_own_has_all_of_leaflet() -> None:
    alone = compose(script='var m = L.map("m", {crs: L.CRS.EPSG3857});')
    assert "bindPopup" not in alone
    assert "bindPopup" in compose(script='var m = L.map("m"); L.marker([0, 0]).addTo(m);')
    assert "bindPopup" in compose(script='var m = L.map("m", {crs: L.CRS.EPSG4326});')
    assert "bindPopup" in compose(head=["<script>1</script>"])


def test_a_packed_page_packs_its_scripts_too_where_no_layer_needs_them_plain() -> None:
    large = page.Content("T", {"format": 2}, {"columns": b"x"}, "")
    found = page.compose(large, head=[], body="<div></div>", script='var m = L.map("m");')
    packed = re.findall(r'<script type="application/deflate\+base64">([^<]+)</script>', found)
    texts = [zlib.decompress(base64.b64decode(text), -15).decode() for text in packed]
    assert texts[-1] == 'var m = L.map("m");'
    hashes = [
        f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'" for text in texts
    ]
    assert set(hashes) < set(policy(found)["script-src"])
    mine = page.compose(large, head=[], body="<div></div>", script='L.map("m"); L.marker([0, 0]);')
    assert "application/deflate" not in mine


def test_the_policy_allows_hashes_and_nothing_else() -> None:
    rules = policy(compose())
    assert rules["default-src"] == rules["connect-src"] == rules["base-uri"] == ["'none'"]
    assert rules["img-src"] == ["data:"]
    assert all(source.startswith("'sha256-") for source in rules["script-src"] + rules["style-src"])


def test_text_of_the_data_block_cannot_end_it() -> None:
    text = compose()
    assert "{{ 7*7 }}" not in text
    assert "A &amp; &lt;b&gt;" in text
    block = text.partition('id="dateline-data">')[2]
    assert block.index("</script>") == block.index("\n") - len("</script>")


@pytest.mark.parametrize(
    "markup",
    [
        '<script src="https://cdn.example.com/x.js"></script>',
        '<link rel="stylesheet" href="//cdn.example.com/x.css">',
        '<img src="http://cdn.example.com/x.png">',
        "<style>body { background: url(https://cdn.example.com/x.png) }</style>",
        '<p style="background:url(https://cdn.example.com/x.png)"></p>',
        '<iframe src="https://cdn.example.com/"></iframe>',
    ],
)
def test_markup_that_loads_from_elsewhere_is_refused_unless_its_host_is_named(markup: str) -> None:
    with pytest.raises(ForeignAddress, match=r"cdn\.example\.com"):
        compose(head=[markup])
    assert (
        "https://cdn.example.com"
        in policy(compose(head=[markup], allow_hosts=["cdn.example.com"]))["img-src"]
    )


def test_a_host_is_not_allowed_by_its_looks() -> None:
    assert page.allowed("https://tile.example.org/1.png", ["tile.example.org"])
    assert page.allowed("https://{s}.tile.example.org/{z}.png", ["tile.example.org"])
    assert not page.allowed("https://tile.example.org.evil.com/", ["tile.example.org"])
    assert not page.allowed("https://tile.example.org@evil.com/", ["tile.example.org"])
    assert not page.allowed("https://eviltile.example.org/", ["tile.example.org"])
    with pytest.raises(ValueError, match="host names"):
        compose(allow_hosts=["https://tile.example.org; script-src *"])


def test_a_script_of_a_user_cannot_end_its_element() -> None:
    text = compose(script="var a = `</script><img src=x>`;")
    assert "\\u003c/script" in text
