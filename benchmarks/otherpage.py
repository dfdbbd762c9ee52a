"""Makes the page of another package, in that package's own environment, and prints the seconds.

python benchmarks/otherpage.py NAME EVENTS FILE; what a process pays once, imports above all, does not count.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pandas as pd

TOLD = ["title", "text", "url"]
MARKER = """function (row) {
  const marker = L.marker(new L.LatLng(row[0], row[1]));
  const words = document.createElement("div");
  words.textContent = row[2] + " " + row[3] + " " + row[4];
  return marker.bindPopup(words);
}"""


def fastcluster(events: pd.DataFrame, path: Path) -> None:
    import folium
    from folium.plugins import FastMarkerCluster

    page = folium.Map(tiles=None, prefer_canvas=True, maxZoom=18)
    FastMarkerCluster(events[["lat", "lon", *TOLD]].to_numpy().tolist(), callback=MARKER).add_to(page)
    page.fit_bounds(bounds(events))
    page.save(path)


def geojson(events: pd.DataFrame, path: Path) -> None:
    import folium

    page = folium.Map(tiles=None, prefer_canvas=True, maxZoom=18)
    features = [
        {"type": "Feature", "geometry": {"type": "Point", "coordinates": [lon, lat]}, "properties": told}
        for lon, lat, told in zip(events["lon"], events["lat"], events[TOLD].to_dict("records"), strict=True)
    ]
    collection = {"type": "FeatureCollection", "features": features}
    popup = folium.GeoJsonPopup(TOLD)
    folium.GeoJson(collection, marker=folium.CircleMarker(radius=4), popup=popup).add_to(page)
    page.fit_bounds(bounds(events))
    page.save(path)


def explore(events: pd.DataFrame, path: Path) -> None:
    import geopandas as gpd

    points = gpd.points_from_xy(events["lon"], events["lat"])
    frame = gpd.GeoDataFrame(events[[*TOLD, "type"]], geometry=points, crs=4326)
    frame.explore(column="type", tooltip=TOLD, tiles=None, prefer_canvas=True).save(path)


def plotly(events: pd.DataFrame, path: Path) -> None:
    import plotly.express as px

    figure = px.scatter_map(
        events, lat="lat", lon="lon", color="type", hover_name="title", hover_data=["text", "url"], zoom=1,
        map_style="white-bg",
    )  # fmt: skip
    figure.write_html(path, include_plotlyjs=True)


def plotly_geo(events: pd.DataFrame, path: Path) -> None:
    import plotly.express as px

    figure = px.scatter_geo(
        events, lat="lat", lon="lon", color="type", hover_name="title", hover_data=["text", "url"]
    )
    figure.write_html(path, include_plotlyjs=True)


def pydeck(events: pd.DataFrame, path: Path) -> None:
    import pydeck

    layer = pydeck.Layer(
        "ScatterplotLayer", events[["lon", "lat", *TOLD]], get_position="[lon, lat]", get_radius=4,
        radius_units="'pixels'", get_fill_color=[200, 60, 60], pickable=True,
    )  # fmt: skip
    view = pydeck.ViewState(longitude=10, latitude=25, zoom=1)
    deck = pydeck.Deck([layer], initial_view_state=view, map_style=None, tooltip={"text": "{title}\n{text}"})
    deck.to_html(str(path), offline=True, notebook_display=False)


def bounds(events: pd.DataFrame) -> list[list[float]]:
    south, west = events[["lat", "lon"]].min()
    north, east = events[["lat", "lon"]].max()
    return [[south, west], [north, east]]


MAKERS: dict[str, Callable[[Any, Path], None]] = {
    maker.__name__: maker for maker in (fastcluster, geojson, explore, plotly, plotly_geo, pydeck)
}

if __name__ == "__main__":
    table = pd.read_parquet(sys.argv[2])
    MAKERS[sys.argv[1]](table[:10], Path(sys.argv[3]))
    start = time.perf_counter()
    MAKERS[sys.argv[1]](table, Path(sys.argv[3]))
    print(time.perf_counter() - start)
