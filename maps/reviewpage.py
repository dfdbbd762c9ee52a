"""The page of a review: names to decide, their candidates on a small map, and the corrections to save.

It is built as the map page is: one file, everything inside, a policy by hash, data that runs nowhere.
"""

from __future__ import annotations

import html
from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

import gazetteer as places
from gazetteer.names import normalise
from geo import corrections
from geo.correctionsheet import opened, widened
from geo.review import Question
from maps import basemap, framing, labels, packing, page
from maps.borders import Borders

AROUND = 60
"""Other places that a question's map shows, the most frequent."""
_WRITTEN = ("text", "country", "source", "place_id", "lon", "lat", "ignore")
_PLAIN_ROWS = 200
_PLAIN_LENGTH = 120


def render(
    questions: Sequence[Question],
    *,
    existing: bytes = b"",
    file: str = "corrections.csv",
    title: str | None = None,
    gazetteer: places.Gazetteer | None = None,
) -> str:
    """The page of some questions, as `geo.questions` makes them.

    existing: the corrections so far, which the page saves along. file: the name that it saves under.
    gazetteer: where the map's labels and borders come from; the default one when None.
    The same questions and corrections give the same text. Raises BadOption for corrections with faults.
    """
    source = gazetteer if gazetteer is not None else places.load()
    heading = packing.clean(title or "Names to decide")
    header: dict[str, Any] = {
        "format": 1,
        "title": heading,
        "file": packing.clean(file),
        "questions": [_question(question) for question in questions],
        "sheet": _sheet(existing, file),
    }
    countries = sorted(
        place.id for place in source.largest(framing.WHOLE_WORLD, levels=("country",), limit=400)
    )
    borders = Borders.of(source)
    base = basemap.build(_points(questions), countries=countries, borders=borders)
    header["basemap"] = base.header
    names = labels.build(source, countries, base.detailed, base.boxes, base.frame, basemap.extents(borders))
    islands = {**base.islands, **labels.islands(names)}
    content = page.Content(
        heading, header, islands, _plain(heading, questions), bundle="review", shell="review.html"
    )
    return page.compose(content, head=(), body="", script="")


def _question(question: Question) -> dict[str, Any]:
    clean = packing.clean
    return {
        "name": clean(question.name),
        "key": normalise(question.name),
        "country": question.country,
        "status": question.status,
        "reason": clean(question.reason),
        "confidence": question.confidence,
        "rows": question.rows,
        "countries": list(question.countries),
        "here": [clean(source) for source in question.here],
        "scopes": list(question.scopes),
        "examples": [
            {
                "source": clean(example.source),
                "record": clean(example.record),
                "text": (text := clean(example.text or example.words)),
                "at": -1 if example.start is None else _units(text[: example.start]),
                "length": _units(example.words),
            }
            for example in question.examples
        ],
        "choices": [
            {
                "id": choice.place_id,
                "label": clean(choice.label),
                "level": choice.level,
                "lon": choice.lon,
                "lat": choice.lat,
                "why": [clean(reason) for reason in choice.why],
                "near": None if choice.near is None else clean(choice.near),
                "near_km": choice.near_km,
                "median_km": choice.median_km,
            }
            for choice in question.choices
        ],
        "around": [[clean(name), lon, lat] for name, lon, lat in question.around[:AROUND]],
    }


def _sheet(existing: bytes, file: str) -> dict[str, Any]:
    """The corrections so far, and with all columns that a decision may need: lines are only added."""
    corrections.parse(existing, file)
    sheet = opened(existing)
    wide = widened(sheet, _WRITTEN)
    return {
        "text": sheet.text,
        "widened": wide.text,
        "columns": [header.casefold() for header in wide.headers],
        "mark": wide.mark,
        "newline": wide.newline,
        "bom": sheet.bom,
    }


def _points(questions: Iterable[Question]) -> np.ndarray[Any, np.dtype[np.float64]]:
    """(n, 2) lon, lat of all that the maps show."""
    points = [
        point
        for question in questions
        for point in (
            *((choice.lon, choice.lat) for choice in question.choices),
            *((lon, lat) for _, lon, lat in question.around[:AROUND]),
        )
    ]
    return np.array(points, dtype=np.float64).reshape(-1, 2)


def _units(text: str) -> int:
    """Length in UTF-16 units, as the page's script counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def _plain(title: str, questions: Sequence[Question]) -> str:
    """What readers without scripts see: the names and what they may mean."""
    parts = [f"<h1>{html.escape(title)}</h1>", "<p>To choose on this page, allow its script to run.</p>"]
    parts.append(
        '<table><caption>Names</caption><thead><tr><th scope="col">Name</th><th scope="col">Rows</th>'
        '<th scope="col">May mean</th></tr></thead><tbody>'
    )
    for question in questions[:_PLAIN_ROWS]:
        meant = "; ".join(f"{choice.label} ({choice.place_id})" for choice in question.choices)
        cells = (question.name, str(question.rows), meant or question.reason)
        parts.append("<tr>" + "".join(f"<td>{_short(cell)}</td>" for cell in cells) + "</tr>")
    parts.append("</tbody></table>")
    if len(questions) > _PLAIN_ROWS:
        parts.append(f"<p>… and {len(questions) - _PLAIN_ROWS:,} more</p>")
    return '<div class="dl-plain">\n' + "\n".join(parts) + "\n</div>"


def _short(text: str) -> str:
    cut = text if len(text) <= _PLAIN_LENGTH else f"{text[: _PLAIN_LENGTH - 1]}…"
    return html.escape(packing.clean(cut).replace("\r", " "))
