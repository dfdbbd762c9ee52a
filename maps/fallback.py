"""What readers without scripts see: a small picture of the map and a table of the first events."""

from __future__ import annotations

import numpy as np

from maps import packing, picture, svg
from maps.captions import ATTRIBUTION
from maps.layers import Rows
from maps.picture import Subject
from maps.svg import escaped
from maps.theme import Theme

TABLE_ROWS = 200
BYTES = 60_000
_LONGEST = 120


def markup(subject: Subject, theme: Theme) -> str:
    """An inline SVG and a table, at most 60 kB together.

    Styled by presentation attributes only: the page's policy blocks style attributes.
    """
    content = subject.rows
    parts = [
        f"<h1>{_text(subject.title)}</h1>",
        svg.markup(picture.sketched(subject, theme=theme), small=True),
    ]
    size = sum(len(part.encode("utf-8")) for part in parts) + 440
    body: list[str] = []
    for at in range(min(content.mapped, TABLE_ROWS)):
        row = _table_row(content, at, theme)
        size += len(row.encode("utf-8")) + 1
        if size > BYTES:
            break
        body.append(row)
    parts.append(
        '<table><caption>Events</caption><thead><tr><th scope="col">Date</th><th scope="col">Event</th>'
        '<th scope="col">Place</th><th scope="col">Type</th></tr></thead><tbody>'
    )
    parts += body
    parts.append("</tbody></table>")
    if content.mapped > len(body):
        parts.append(f"<p>… and {content.mapped - len(body):,} more</p>")
    parts.append(f"<p>{ATTRIBUTION}</p>")
    return '<div class="dl-plain">\n' + "\n".join(parts) + "\n</div>"


def _table_row(content: Rows, at: int, theme: Theme) -> str:
    day = content.days["date_start"][at]
    date = "" if day == packing.NULL else str(np.datetime64(int(day), "D"))
    place = content.texts["place_name"][at] or content.texts["place_text"][at]
    name = content.texts["title"][at] or content.texts["text"][at] or place
    cells = (date, name, place, theme.label(content.categories["type"][at]))
    return "<tr>" + "".join(f"<td>{_text(cell)}</td>" for cell in cells) + "</tr>"


def _text(value: str) -> str:
    short = value if len(value) <= _LONGEST else value[: _LONGEST - 1] + "…"
    return escaped(short)
