"""One HTML file from folium's elements and the event data: scripts inside, a Content-Security-Policy by hash.

Event data never passes a template. It stands in inert elements, written by `packing`; what folium renders
(the map and the layers that users add) is only collected here, checked for addresses and hashed.
"""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from html.parser import HTMLParser
from importlib import resources
from typing import Any
from urllib.parse import urlsplit

from branca.element import CssLink, Element, Figure, Html, JavascriptLink

from maps import embedding, packing, plugins, vendored
from maps.errors import ForeignAddress

_ADDRESS = re.compile(r"(?:https?:)?//", re.IGNORECASE)
_IN_STYLE = re.compile(r"(?:url\(|@import)\s*['\"]?\s*((?:https?:)?//[^'\")\s]+)", re.IGNORECASE)
_ADDRESS_ATTRIBUTES = ("tiles", "url", "video_url", "embed_link", "link")
_ADDRESS_OPTIONS = ("iconUrl", "icon_url", "iconRetinaUrl", "shadowUrl", "shadow_url")
_LOADING = {"script": "src", "img": "src", "iframe": "src", "video": "src", "audio": "src", "source": "src",
            "embed": "src", "object": "data", "link": "href"}  # fmt: skip
_MORE_THAN_THE_MAP = re.compile(r"\bL\.(?!map\(|CRS\.EPSG3857\b)\w")
_ENDING = re.compile(r"<(?=/script|!--|script)", re.IGNORECASE)
_ESCAPED = r"\\u003c"


@dataclass(frozen=True)
class Content:
    """What a page holds beside folium's elements.

    header: the data block, an island too where the columns are packed. islands: packed columns and basemap by
    name. fallback: markup for readers without scripts, made by `fallback`. bundle, shell: the viewer's files,
    those of the map page by default.
    """

    title: str
    header: Mapping[str, Any]
    islands: Mapping[str, bytes]
    fallback: str
    bundle: str = "viewer"
    shell: str = "shell.html"


@dataclass
class _Policy:
    """The sources that the page's own elements need."""

    scripts: list[str] = field(default_factory=list)
    styles: list[str] = field(default_factory=list)
    attributes: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def text(self) -> str:
        hosts = sorted(self.hosts)
        styles = [*self.styles, *(["'unsafe-hashes'", *self.attributes] if self.attributes else [])]
        rules = {
            "default-src": ["'none'"],
            "script-src": [*dict.fromkeys(self.scripts), *hosts],
            "style-src": [*dict.fromkeys(styles), *hosts],
            "img-src": ["data:", *hosts],
            "connect-src": hosts or ["'none'"],
            "base-uri": ["'none'"],
            "form-action": ["'none'"],
        }
        return "; ".join(f"{rule} {' '.join(sources)}" for rule, sources in rules.items())


class PageFigure(Figure):
    """The root of a map's elements: renders to a whole dateline page, any number of times."""

    def __init__(self, content: Callable[[], Content], allow_hosts: Sequence[str] = ()) -> None:
        super().__init__()
        self._make = content
        self.allow_hosts = tuple(allow_hosts)

    @cached_property
    def content(self) -> Content:
        """What the page holds, made when it is first asked for: a picture needs none of it."""
        return self._make()

    def render(self, **kwargs: Any) -> str:
        """The page. The same elements give the same text; rendering leaves no trace in the tree."""
        elements = list(_walk(self))
        plugins.refuse(elements)
        markup = [text for element in elements if (text := plugins.markup(element))]
        before = [(element, element._children.copy()) for element in elements]
        try:
            with plugins.adapted(elements):
                for child in list(self._children.values()):
                    child.render(**kwargs)
                everything = list(_walk(self))
                names = _counted(everything)
                _check(everything, self.allow_hosts)
                added = self._added()
                head = [_rename(piece, names) for piece in self._head()]
                body = _rename(self.html.render(**kwargs), names)
                script = _rename(self.script.render(**kwargs), names)
        finally:
            for element, children in before:
                element._children = children
        attributes = [_style_of(element) for element in everything]
        return compose(
            self.content, head=head, body=body, script=script, allow_hosts=self.allow_hosts,
            attributes=[style for style in attributes if style], markup=markup, styles=added,
        )  # fmt: skip

    def _added(self) -> list[str]:
        """The styles that vendored scripts add when they run, as sources of the policy."""
        links = [child.url for child in self.header._children.values() if isinstance(child, JavascriptLink)]
        files = [file for link in links if (file := vendored.replacement(link))]
        return [source for file in dict.fromkeys(files) for source in vendored.style_hashes(file)]

    def _head(self) -> Iterator[str]:
        seen: set[str] = set()
        for child in self.header._children.values():
            if isinstance(child, JavascriptLink | CssLink):
                file = vendored.replacement(child.url)
                if file is not None:
                    tag = "style" if file.endswith(".css") else "script"
                    if file not in seen and not file.startswith(("leaflet/", "jquery/")):
                        yield f"<{tag}>{_ENDING.sub(_ESCAPED, vendored.text(file))}</{tag}>"
                    seen.add(file)
                elif allowed(child.url, self.allow_hosts):
                    yield child.render()
                elif not plugins.UNNEEDED.search(child.url):
                    raise ForeignAddress(child.url, f"A layer ({child.get_name()[:-33]})")
            elif "http-equiv" not in (text := child.render()):
                yield text

    def _repr_html_(self, **kwargs: Any) -> str:
        return embedding.notebook(self.render(**kwargs), self.content.fallback, self.content.title)


def compose(
    content: Content,
    *,
    head: Iterable[str],
    body: str,
    script: str,
    allow_hosts: Sequence[str] = (),
    attributes: Iterable[str] = (),
    markup: Iterable[str] = (),
    styles: Iterable[str] = (),
) -> str:
    """The page's text.

    head, body, script: what folium rendered. attributes: the values of style attributes that its scripts
    set by markup, which the policy must name. markup: what of the caller's HTML they write themselves, later.
    styles: sources of the policy for the styles that they add.
    """
    policy = _Policy(hosts={_source(host) for host in allow_hosts})
    out: list[str] = []
    pieces = list(head)
    signs = [f"<style>{text}</style>" for text in plugins.styles(script)]
    head_text = "".join([*(piece for piece in pieces if "<script" not in piece.lower()), *signs])
    # What works on Leaflet stands after it, which is at the end so that the page shows at once.
    late = "".join(piece for piece in pieces if "<script" in piece.lower())
    folium_script = _ENDING.sub(_ESCAPED, plugins.silent(script)).strip()
    supports, mends = plugins.supports(late + folium_script), plugins.mends(folium_script)
    others = late or supports or mends or _MORE_THAN_THE_MAP.search(folium_script)
    alone = content.bundle == "viewer" and not others
    leaflet = vendored.text(f"leaflet/{'leaflet-core' if alone else 'leaflet'}.js")
    first = [leaflet, viewer_text(f"dist/{content.bundle}.js"), *supports]
    last = [*mends, folium_script]
    style = viewer_text(f"dist/{content.bundle}.css")
    # Nobody reads a page with packed columns: its scripts go the same way where no others join them.
    unpack = viewer_text("dist/unpack.js") if alone and "columns" in content.islands else None
    policy.scripts += [_hash(text) for text in (*first, *last, *([unpack] if unpack else []))]
    policy.styles += [_hash(style), *styles]
    policy.attributes += sorted({_hash(value) for value in attributes})
    for part, where in ((head_text, "The page's head"), (late, "The page's head"), (body, "The page's body")):
        _account(part, where, policy, allow_hosts)
    for part in markup:
        _account(part, "A popup, tooltip or icon", policy, allow_hosts, runs=False)

    out.append('<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n')
    out.append(f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy.text())}">\n')
    out.append('<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">\n')
    out.append(
        '<meta name="color-scheme" content="light dark">\n<meta name="referrer" content="no-referrer">\n'
    )
    out.append(f"<title>{html.escape(packing.clean(content.title))}</title>\n<style>{style}</style>\n")
    out.append(f"{head_text}\n</head>\n<body>\n")
    before, after = viewer_text(content.shell).split("<!-- map -->")
    out += [before, body.strip(), after]
    out.append(f"<noscript>\n{content.fallback}\n</noscript>\n")
    data = packing.script_json(content.header)
    inert = dict(content.islands)
    if "columns" in inert:
        inert["data"] = data.encode("utf-8")
    else:
        out.append(f'<script type="application/json" id="dateline-data">{data}</script>\n')
    with ThreadPoolExecutor() as threads:
        islands = dict(zip(inert, threads.map(packing.island, inert.values()), strict=True))
    # The texts stand last: the script draws the map while the browser still reads them.
    behind = {name: name.startswith("text-") for name in islands}
    element = '<script type="application/octet-stream+base64" id="dateline-{}">{}</script>\n'
    out += [element.format(name, islands[name]) for name in sorted(islands) if not behind[name]]
    if unpack:
        scripts = [packing.island(text.encode("utf-8")) for text in (*first, *last)]
        out += [f'<script type="application/deflate+base64">{text}</script>\n' for text in scripts]
        out.append(f"<script>{unpack}</script>\n")
    else:
        out += [f"<script>{text}</script>\n" for text in first]
        out += [late, *(f"<script>{text}</script>\n" for text in last)]
    out += [element.format(name, islands[name]) for name in sorted(islands) if behind[name]]
    out.append("</body>\n</html>\n")
    return "".join(out)


@lru_cache(maxsize=8)
def viewer_text(name: str) -> str:
    """A file of the viewer: the shell, the bundled script or style."""
    return (resources.files("maps") / "viewer" / name).read_text(encoding="utf-8")


def allowed(address: str, allow_hosts: Iterable[str]) -> bool:
    """Whether the host of an address is one of those named; `{s}.` stands for any subdomain."""
    host = (urlsplit(address if "://" in address else f"https:{address}").netloc or "").lower()
    host = host.rpartition("@")[2].partition(":")[0]
    bare = re.sub(r"\A(\{[^}]*\}\.)+", "", host)
    return any(bare == name.lower() or (bare != host and bare.endswith(name.lower())) for name in allow_hosts)


def _source(host: str) -> str:
    if not re.fullmatch(r"[A-Za-z0-9.-]+", host):
        raise ValueError(f'allow_hosts takes host names such as "tile.example.org", not {host!r}')
    return f"https://{host.lower()} https://*.{host.lower()}"


def _hash(text: str) -> str:
    digest = hashlib.sha256(text.replace("\r\n", "\n").replace("\r", "\n").encode("utf-8")).digest()
    return f"'sha256-{base64.b64encode(digest).decode('ascii')}'"


def _walk(element: Element) -> Iterator[Element]:
    """Every element below, each once, in the order of the tree; also those that hang on attributes."""
    seen: set[int] = set()
    waiting: list[Element] = [element]
    while waiting:
        current = waiting.pop()
        if id(current) in seen:
            continue
        seen.add(id(current))
        yield current
        hanging = [
            value for name, value in vars(current).items() if name != "_parent" and isinstance(value, Element)
        ]
        waiting += reversed([*current._children.values(), *hanging])


def _counted(elements: Iterable[Element]) -> dict[str, str]:
    """A counted name for every random id in the tree."""
    names: dict[str, str] = {}
    for element in elements:
        names.setdefault(element._id, str(len(names) + 1))
    return names


def _rename(text: str, names: Mapping[str, str]) -> str:
    return re.sub(r"(?<=_)[0-9a-f]{32}(?![0-9a-f])", lambda found: names.get(found[0], found[0]), text)


def _check(elements: Iterable[Element], allow_hosts: Sequence[str]) -> None:
    """Refuse layers that load from a host nobody named."""
    for element in elements:
        kind = type(element).__name__
        if isinstance(element, JavascriptLink | CssLink):
            continue
        options = getattr(element, "options", None)
        values = [getattr(element, name, None) for name in _ADDRESS_ATTRIBUTES]
        values += [options.get(name) for name in _ADDRESS_OPTIONS] if isinstance(options, dict) else []
        for value in values:
            if isinstance(value, str) and _ADDRESS.match(value) and not allowed(value, allow_hosts):
                raise ForeignAddress(value, f"A layer ({kind})")


def _style_of(element: Element) -> str | None:
    """The style attribute that an element writes by markup from its script, None where it writes none."""
    if isinstance(element, Html):
        (width, unit), (height, height_unit) = element.width, element.height
        return f"width: {width}{unit}; height: {height}{height_unit};"
    if type(element).__name__ in ("Tooltip", "GeoJsonTooltip", "GeoJsonPopup"):
        style = getattr(element, "style", None)
        return style if isinstance(style, str) and style else None
    return None


class _Markup(HTMLParser):
    """Scripts, styles, style attributes and addresses in a piece of markup."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.scripts: list[str] = []
        self.styles: list[str] = []
        self.attributes: list[str] = []
        self.addresses: list[str] = []
        self._inside: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what the element loads and how it is styled."""
        values = {name: value or "" for name, value in attrs}
        if "style" in values:
            self.attributes.append(values["style"])
        address = values.get(_LOADING.get(tag, ""), "").strip()
        if address and not address.lower().startswith(("data:", "#", "about:")):
            self.addresses.append(address)
        if tag in ("script", "style") and "src" not in values:
            self._inside = self.scripts if tag == "script" else self.styles
            self._inside.append("")

    def handle_data(self, data: str) -> None:
        """Collect the text of a script or style."""
        if self._inside is not None:
            self._inside[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """A script or style ends."""
        if tag in ("script", "style"):
            self._inside = None


def _account(
    markup: str, where: str, policy: _Policy, allow_hosts: Sequence[str], *, runs: bool = True
) -> None:
    """Add a piece of folium's markup to the policy; refuse foreign addresses in it.

    runs: whether scripts and whole styles in it are the page's own; style attributes always are.
    """
    parser = _Markup()
    parser.feed(markup)
    parser.close()
    if runs:
        policy.scripts += [_hash(text) for text in parser.scripts]
        policy.styles += [_hash(text) for text in parser.styles]
    policy.attributes += sorted({_hash(value) for value in parser.attributes})
    in_styles = [
        address for text in (*parser.styles, *parser.attributes) for address in _IN_STYLE.findall(text)
    ]
    for address in (*parser.addresses, *in_styles):
        if not allowed(address, allow_hosts):
            raise ForeignAddress(address, where)
