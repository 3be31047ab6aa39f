"""A transcript: what a reader of an artifact meets, in order, whatever the format.

Made once from the source (``parity/expected.py``) and once from each artifact, by code that
shares nothing with the writers.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from briefgen.source import Span


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    FIGURE = "figure"
    CAPTION = "caption"
    CELL = "table cell"
    NOTE = "note"


@dataclass(frozen=True, slots=True)
class Emphasised:
    """A stretch of an entry's text (character offsets) that is set apart: "em", "strong"."""

    start: int
    end: int
    style: str


@dataclass(frozen=True, slots=True)
class Reference:
    """A note reference: the characters of the entry's text before it, and its number."""

    offset: int
    number: int


@dataclass(frozen=True, slots=True)
class Hyperlink:
    """A link: the stretch of the entry's text it covers, and its absolute target."""

    start: int
    end: int
    target: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One text block. ``text`` is normalised (``parity/normal.py``) and holds no note numbers.

    ``level`` is a heading's level or a list's depth (1 outermost); ``number`` a note's number.
    ``alt`` is a figure's. ``span`` is where the source says it, None in an artifact's transcript.
    """

    kind: Kind
    text: str
    level: int = 0
    number: int = 0
    references: tuple[Reference, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    emphasis: tuple[Emphasised, ...] = ()
    alt: str = ""
    language: str = ""
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Transcript:
    """``facts`` are the document's own words about itself: title, author, language, date …"""

    entries: tuple[Entry, ...]
    notes: tuple[Entry, ...]
    facts: dict[str, str]
