"""What folium's layers and plugins need on a page that loads nothing."""

from __future__ import annotations

import base64
import json
from functools import lru_cache
from importlib import resources


@lru_cache(maxsize=1)
def marker_icons() -> str:
    """The script that gives Leaflet's own marker its pictures, which it would look for beside its style."""
    folder = resources.files("maps") / "vendor" / "leaflet" / "images"
    names = {"iconUrl": "marker-icon", "iconRetinaUrl": "marker-icon-2x", "shadowUrl": "marker-shadow"}
    pictures = {
        option: "data:image/png;base64," + base64.b64encode((folder / f"{name}.png").read_bytes()).decode()
        for option, name in names.items()
    }
    return (
        "delete L.Icon.Default.prototype._getIconUrl;\n"
        f"L.Icon.Default.mergeOptions({json.dumps(pictures, indent=0)});"
    )
