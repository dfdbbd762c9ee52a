"""Nothing in the data runs, whatever the format it came in: it shows as the text that it is."""

from __future__ import annotations

import csv
import html
import json
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import geopandas as gpd
import pandas as pd
import pytest
from openpyxl import Workbook
from playwright.sync_api import Page

import gazetteer
import geo
from gazetteer.names import normalise
from maps import EventMap, packing
from tests.browser.payloads import PAYLOADS

pytestmark = pytest.mark.browser

FIELDS = ("title", "text", "place", "type", "url", "country", "admin1", "<b>own</b>{{7*7}}")
CITIES = ("Voronezh", "Kursk", "Kazan", "Tula", "Ryazan", "Samara", "Saratov", "Penza", "Lipetsk", "Orenburg")
UNSAFE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
WRITTEN = [payload.replace("\ud800", "?") for payload in PAYLOADS]
PLAIN = [UNSAFE.sub("?", payload) for payload in PAYLOADS]
WALK = """async () => {
  await dateline.ready;
  const bad = "script,img,iframe,object,embed,style,link,base,meta,form,video,audio,math,portal,animate";
  const found = [];
  const look = () => {
    for (const element of document.querySelectorAll("#dateline *")) {
      if (element.matches(bad)) found.push(element.outerHTML);
      for (const { name, value } of element.attributes) {
        const leads = name.endsWith("href");
        const astray = leads && !/^(https?:|#)/.test(value);
        const telling = leads && value.startsWith("http") && element.rel !== "noopener noreferrer";
        if (/^on|srcdoc|formaction/.test(name) || astray || telling) found.push(element.outerHTML);
      }
    }
  };
  const region = document.querySelector("[aria-label=Event]");
  const texts = (selector) => [...region.querySelectorAll(selector)].map((element) => element.textContent);
  const shown = {};
  for (const id of IDS) {
    dateline.select(id);
    shown[id] = [texts("h2")[0], texts("blockquote").join(""), texts("dt").join("|")];
  }
  look();
  dateline.select(null);
  for (const tab of document.querySelectorAll("[role=tab]")) {
    tab.click();
    for (const group of document.querySelectorAll("details")) group.open = true;
    look();
  }
  return { shown, found, all: document.getElementById("dateline").textContent };
}"""


def rows(payloads: Sequence[str]) -> list[dict[str, str]]:
    """Each payload in every field: once at a place, once where the place, date and point should be."""
    placed = {"date": "2025-01-16", "lon": "39.18", "lat": "51.67"}
    return [
        row
        for number, text in enumerate(payloads)
        for row in (
            {"id": f"{number}", **dict.fromkeys(FIELDS, text), **placed},
            {"id": f"off {number}", **dict.fromkeys((*FIELDS, "date", "lon", "lat"), text)},
        )
    ]


def delimited(path: Path, mark: str) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = rows(WRITTEN)
        writer = csv.DictWriter(file, list(table[0]), delimiter=mark)
        writer.writeheader()
        writer.writerows(table)


def workbook(path: Path) -> None:
    book = Workbook()
    table = rows(PLAIN)
    for line in (list(table[0]), *(list(row.values()) for row in table)):
        book.active.append(line)
        for cell in book.active[book.active.max_row]:
            cell.data_type = "s"
    book.save(path)


def features(path: Path) -> None:
    lines = [
        {"type": "Feature", "properties": row, "geometry": {"type": "Point", "coordinates": [39.18, 51.67]}}
        for row in rows(PLAIN)
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": lines}), encoding="utf-8")


def layer(path: Path) -> None:
    table = pd.DataFrame(rows(PLAIN)).drop(columns=["lon", "lat"])
    points = gpd.points_from_xy([39.18] * len(table), [51.67] * len(table))
    frame = gpd.GeoDataFrame(table, geometry=points, crs=4326)
    if path.suffix == ".gpkg":
        frame.to_file(path, driver="GPKG")
    else:
        frame.to_parquet(path)


def sentence(number: int, text: str) -> str:
    """A report of its own for each payload, so that none repeats another."""
    return f"On {number % 28 + 1} January 2025, shells fell in {CITIES[number % len(CITIES)]}: {text}."


def feed(path: Path) -> None:
    items = "".join(
        f"<item><guid>{number}</guid><title>{html.escape(text)}</title><link>{html.escape(text)}</link>"
        f"<description>{html.escape(sentence(number, text))}</description></item>"
        for number, text in enumerate(PLAIN)
    )
    path.write_text(f'<rss version="2.0"><channel><title>x</title>{items}</channel></rss>', encoding="utf-8")


def atom(path: Path) -> None:
    entries = "".join(
        f"<entry><id>{number}</id><title type='html'>{html.escape(html.escape(text))}</title>"
        f'<link href="{html.escape(text)}"/><updated>2025-01-16T00:00:00Z</updated>'
        f"<summary>{html.escape(sentence(number, text))}</summary></entry>"
        for number, text in enumerate(PLAIN)
    )
    path.write_text(f'<feed xmlns="http://www.w3.org/2005/Atom">{entries}</feed>', encoding="utf-8")


def told(path: Path) -> None:
    path.write_text(
        "\n\n".join(sentence(number, text) for number, text in enumerate(PLAIN)), encoding="utf-8"
    )


def article(path: Path) -> None:
    """Each payload twice: as text of the page, and as its markup."""
    body = "".join(
        f"<p>{html.escape(sentence(number, text))}</p>\n<p>{text}</p>" for number, text in enumerate(PLAIN)
    )
    path.write_text(
        f"<html><head><title>{html.escape(''.join(PLAIN))}</title></head><body>{body}</body></html>",
        encoding="utf-8",
    )


FORMATS: dict[str, Callable[[Path], Any]] = {
    ".csv": lambda path: delimited(path, ","),
    ".tsv": lambda path: delimited(path, "\t"),
    ".xlsx": workbook,
    ".json": lambda path: path.write_text(json.dumps(rows(PAYLOADS)), encoding="utf-8"),
    ".jsonl": lambda path: path.write_text("\n".join(map(json.dumps, rows(PAYLOADS))), encoding="utf-8"),
    ".geojson": features,
    ".gpkg": layer,
    ".parquet": layer,
    ".rss": feed,
    ".atom": atom,
    ".html": article,
    ".txt": told,
}


def walked(page: Page, ids: Sequence[str]) -> dict[str, Any]:
    """What the page shows of each event, and what on it could run or load."""
    found: dict[str, Any] = page.evaluate(WALK.replace("IDS", json.dumps(list(ids))))
    return found


def cleaned(value: Any) -> str:
    return packing.clean(value) if isinstance(value, str) else ""


def test_there_are_enough_payloads() -> None:
    assert len(set(PAYLOADS)) >= 150


@pytest.mark.parametrize("suffix", FORMATS)
def test_nothing_runs_in_any_field_of_any_format(
    visit: Callable[..., Page], tmp_path: Path, gaz: gazetteer.Gazetteer, suffix: str
) -> None:
    source = tmp_path / f"in{suffix}"
    FORMATS[suffix](source)
    events = geo.locate([source], gazetteer=gaz)
    mapped = events[events["status"] == "mapped"]
    # Those of a text that say nothing of an event, or the same as another, are not on the map; most are.
    assert len(mapped) > (len(PAYLOADS) / 4 if suffix in (".rss", ".atom", ".html", ".txt") else 200)
    out = tmp_path / "map.html"
    EventMap(events, title=" ".join(PAYLOADS), gazetteer=gaz).save(out)
    # One format in full: behind the event table all are the same page.
    opened = mapped if suffix == ".csv" else mapped.iloc[::6]
    seen = walked(visit(out.as_uri()), opened["event_id"].tolist())
    assert seen["found"] == []
    for event in opened.itertuples():
        title, quoted, _ = seen["shown"][event.event_id]
        if cleaned(event.title).strip():
            assert title == cleaned(event.title)
        if cleaned(event.text).strip() and quoted:
            assert quoted == cleaned(event.text)


def test_nothing_runs_in_the_names_of_files_columns_and_places(
    visit: Callable[..., Page], tmp_path: Path, gaz: gazetteer.Gazetteer
) -> None:
    folder = tmp_path / "in"
    folder.mkdir()
    names = [text for text in dict.fromkeys(PLAIN) if "/" not in text and 0 < len(text.encode()) < 200]
    for number, name in enumerate(names):
        with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(["id", "title", "place", "lon", "lat", "date", f"{name}\t"])
            writer.writerow([f"{number}", "x", name, "39.18", "51.67", "2025-01-16", "y"])
    decided = tmp_path / "corrections.csv"
    with decided.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["text", "lon", "lat"])
        writer.writerows([name, "39.18", "51.67"] for name in names if normalise(name))
    events = geo.locate([folder], gazetteer=gaz, corrections=decided)
    out = tmp_path / "map.html"
    EventMap(events, gazetteer=gaz).save(out)
    seen = walked(visit(out.as_uri()), events.loc[events["status"] == "mapped", "event_id"].tolist())
    assert seen["found"] == []
    assert sum(f"{name}.csv" in seen["all"] for name in names) > 0.9 * len(names)
