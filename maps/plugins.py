"""folium's layers and plugins on a page that loads nothing: what stands in for them, which are refused."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from importlib import resources
from typing import Any

from branca.element import Element, Html
from folium.template import Template

from maps import vendored
from maps.errors import UnsupportedLayer

_NEEDS_NETWORK = "asks a server, and a dateline page asks none"
_NEEDS_CODE = "turns its charts into code, which the page's policy keeps out"
_SIDE_BY_SIDE = "Save two maps and show them side by side with maps.embed."
REFUSED: Mapping[str, tuple[str, str]] = {
    "DualMap": ("makes a page of two maps of its own", _SIDE_BY_SIDE),
    "GeoMan": ("brings a script of 400 kB", "Use folium.plugins.Draw."),
    "Geocoder": (_NEEDS_NETWORK, "Leave it out: the page has a search of its own."),
    "IFrame": (
        "shows its content in a frame, which the page's policy keeps out",
        "Give the HTML to folium.Popup itself.",
    ),
    "Realtime": (
        _NEEDS_NETWORK,
        "Build the map anew when there is news, with folium.GeoJson for your layer.",
    ),
    "RegularPolygonMarker": (
        "draws with a script that has no release that could be carried",
        "Use folium.CircleMarker, or folium.Marker with a DivIcon.",
    ),
    "SideBySideLayers": ("compares tiles, which come from the network", _SIDE_BY_SIDE),
    "TimeSliderChoropleth": (
        "draws with D3, a script of 220 kB",
        "Use folium.plugins.TimestampedGeoJson, or give its rows as events: the page has a time line.",
    ),
    "TimestampedWmsTileLayers": (_NEEDS_NETWORK, "Use folium.plugins.TimestampedGeoJson."),
    "TreeLayerControl": (
        "writes the names of layers as markup, so that they could run",
        "Use folium.LayerControl, which the page draws itself.",
    ),
    "Vega": (_NEEDS_CODE, "Use a picture of the chart in folium.Popup."),
    "VegaLite": (_NEEDS_CODE, "Use a picture of the chart in folium.Popup."),
    "VectorGridProtobuf": (_NEEDS_NETWORK, "Use folium.GeoJson."),
}
UNNEEDED = re.compile(
    r"jquery-?ui|highlight\.js|/d3/3\.5\.5/|leaflet-groupedlayercontrol|leaflet-measure|awesome-markers|awesome\.rotate"
)
"""Addresses of scripts and styles that folium names and that nothing on a dateline page uses."""

_LAYERS = """
{% macro script(this, kwargs) %}
dateline.own.layers({{ this._parent.get_name() }}, [
{%- for key, val in this.base_layers.items() %}
{name: {{ key|tojson }}, layer: {{ val }}, group: "", one: true},
{%- endfor %}
{%- for key, val in this.overlays.items() %}
{name: {{ key|tojson }}, layer: {{ val }}, group: "", one: false},
{%- endfor %}
]);
{% endmacro %}
"""
_GROUPS = """
{% macro script(this, kwargs) %}
{%- for val in this.layers_untoggle|sort %}
{{ val }}.remove();
{%- endfor %}
dateline.own.layers({{ this._parent.get_name() }}, [
{%- for group, layers in this.grouped_overlays.items() %}
{%- for key, val in layers.items() %}
{name: {{ key|tojson }}, layer: {{ val }}, group: {{ group|tojson }},
 one: {{ (group in this.options.get("exclusiveGroups", this.options.get("exclusive_groups", [])))|tojson }}},
{%- endfor %}
{%- endfor %}
]);
{% endmacro %}
"""
_SCALE = """
{% macro script(this, kwargs) %}
dateline.own.scale({
caption: {{ this.caption|tojson }}, low: {{ this.color_domain[0]|tojson }},
high: {{ this.color_domain[-1]|tojson }},
colors: {{ this.color_range[::10]|tojson }}, ticks: {{ this.tick_labels|list|tojson }}
});
{% endmacro %}
"""
_SCROLL = "{% macro script(this, kwargs) %}dateline.own.scroll({{ this._parent.get_name() }});{% endmacro %}"
_TEMPLATES = {
    "LayerControl": Template(_LAYERS),
    "GroupedLayerControl": Template(_GROUPS),
    "ColorMap": Template(_SCALE),
    "LinearColormap": Template(_SCALE),
    "StepColormap": Template(_SCALE),
    "ScrollZoomToggler": Template(_SCROLL),
}
_MISSING = object()
_MORE_THAN_THE_MAP = re.compile(r"\bL\.(?!map\(|CRS\.)\w|\bdateline\.own\b")
_LOGGED = re.compile(r"^\s*console\.log\((?:newdate|coords)\);?$", re.MULTILINE)
_JQUERY = re.compile(r"\$[.(]|\bjQuery\b")
_STAND_INS = (
    (r"L\.AwesomeMarkers", "awesome-markers.js"),
    (r"L\.control\.measure|L\.Control\.Measure", "measure.js"),
    (r"L\.heatLayer|HeatmapOverlay", "canvas.js"),
    (r"L\.StripePattern|L\.Pattern", "mixin.js"),
)
_MENDS = ((r"L\.BeautifyIcon", "beautify-icon.js"),)
_SIGNS = re.compile(r"L\.AwesomeMarkers|L\.BeautifyIcon|control\.locate|tagFilterButton|timeDimension")


@contextmanager
def adapted(elements: Iterable[Element]) -> Iterator[None]:
    """While in it, elements render as the page needs them; afterwards they are as their owner made them."""
    before: list[tuple[Element, str, Any]] = []
    try:
        for element in elements:
            for name, value in _changes(element).items():
                before.append((element, name, vars(element).get(name, _MISSING)))
                setattr(element, name, value)
        yield
    finally:
        for element, name, value in reversed(before):
            if value is _MISSING:
                delattr(element, name)
            else:
                setattr(element, name, value)


def refuse(elements: Iterable[Element]) -> None:
    """Raise UnsupportedLayer for the first element that cannot work on a page without a network."""
    for element in elements:
        kind = type(element)
        if kind.__name__ in REFUSED and kind.__module__.startswith(("folium", "branca")):
            raise UnsupportedLayer(f"folium.{kind.__name__}", *REFUSED[kind.__name__])
        if getattr(element, "embed_link", None):
            raise UnsupportedLayer(
                f"folium.{kind.__name__} with a link instead of data",
                "would load it when the page opens",
                "Give it the data: a dict, a GeoDataFrame or the text of the file.",
            )


def markup(element: Element) -> str:
    """The caller's HTML that an element hands to its script: popups, tooltips, icons; "" for the others."""
    if isinstance(element, Html):
        return element.data if element.script else ""
    kind = type(element).__name__
    if kind == "Tooltip":
        return str(vars(element)["text"])
    options = getattr(element, "options", None)
    value = options.get("html") if kind == "DivIcon" and isinstance(options, dict) else None
    return value if isinstance(value, str) else ""


def supports(script: str) -> list[str]:
    """The scripts that what folium wrote needs before it, of those that no element names."""
    found = [vendored.text("jquery/jquery.min.js")] if _JQUERY.search(script) else []
    if _MORE_THAN_THE_MAP.search(script):
        own = resources.files("maps") / "viewer" / "dist" / "own.js"
        found += [own.read_text(encoding="utf-8"), marker_icons()]
    return [*found, *(_stand_in(name) for words, name in _STAND_INS if re.search(words, script))]


def silent(script: str) -> str:
    """The script without what folium's own templates write to the console."""
    return _LOGGED.sub("", script)


def mends(script: str) -> list[str]:
    """Those that follow the vendored ones, whose parts they replace."""
    return [_stand_in(name) for words, name in _MENDS if re.search(words, script)]


def styles(script: str) -> list[str]:
    """The styles that it needs besides: signs as characters, for those who would load a font of signs."""
    return [_stand_in("signs.css")] if _SIGNS.search(script) else []


def marker_icons() -> str:
    """The script that gives Leaflet's own marker its pictures, which it would look for beside its style."""
    names = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
    pictures = {option: vendored.picture(f"leaflet/images/{name}.png") for option, name in names.items()}
    return (
        "delete L.Icon.Default.prototype._getIconUrl;\n"
        f"L.Icon.Default.mergeOptions({json.dumps(pictures, indent=0)});"
    )


def _stand_in(name: str) -> str:
    return (resources.files("maps") / "viewer" / "standins" / name).read_text(encoding="utf-8")


def _changes(element: Element) -> dict[str, Any]:
    kind = type(element)
    if kind.__name__ in _TEMPLATES and kind.__module__.startswith(("folium", "branca")):
        return {"_template": _TEMPLATES[kind.__name__]}
    if isinstance(element, Html):
        data = element.data.replace("\\`", "`")
        return {"data": _quoted(data if element.script else html.escape(data)), "script": True}
    if kind.__name__ == "Tooltip":
        return {"text": _quoted(str(vars(element)["text"]))}
    return {}


def _quoted(text: str) -> str:
    """HTML that means the same and that a template literal of JavaScript takes as it is."""
    return text.replace("\\", "&#92;").replace("`", "&#96;").replace("${", "&#36;{")
