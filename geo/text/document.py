"""A text as it was read, and the parts that it falls into."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from geo.dates import When

PassageKind = Literal["headline", "dateline", "body", "caption", "related", "junk"]


@dataclass(frozen=True, slots=True)
class Passage:
    """A stretch of a document's text with one function.

    start, end: code points into the document's text as given, end exclusive.
    when: the date that stands beside it (a related headline's own date), null where none.
    `related`: a headline of another report; `junk`: advertising, navigation, bylines, share lines.
    """

    start: int
    end: int
    kind: PassageKind
    when: When | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One text. record: its id within the source. passages: in order, never overlapping.

    published_time: ISO 8601 with the offset as written, where the publication has a time. publisher: the name
    of the site or feed, as it gives it. known_by: what tells it from others of the source where its record is
    only a number, which the next reading may give to another one.
    """

    source: str
    record: str
    text: str
    title: str | None = None
    published: dt.date | None = None
    url: str | None = None
    lang: str = "en"
    passages: tuple[Passage, ...] = ()
    published_time: str | None = None
    publisher: str | None = None
    known_by: str | None = None

    @property
    def identity(self) -> str:
        """What stays the same of it from reading to reading."""
        return self.known_by or self.record
