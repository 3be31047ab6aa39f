"""A transcript: what a reader of an artifact meets, in order, whatever the format.

Made once from the source (``parity/expected.py``) and once from each artifact, by code that
shares nothing with the writers. Offsets count characters of the entry's text.
"""

from __future__ import annotations

from dataclasses import field
from typing import Final

from briefgen.frozen import frozen
from briefgen.named import NamedTuple, StrEnum
from briefgen.source import Span

CONTENTS: Final = "contents"


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "list item"
    FIGURE = "figure"
    CAPTION = "caption"
    CELL = "table cell"
    NOTE = "note"


class Origin(StrEnum):
    """Who wrote an entry: the brief, or the layout (labels, byline, colophon).

    ``UNPAGED`` is the layout's, too, but where footnotes stand on their pages there is no place
    for it: the heading over the notes.
    """

    SOURCE = "source"
    LAYOUT = "layout"
    UNPAGED = "unpaged"


class Emphasised(NamedTuple):
    """A stretch of an entry's text that is set apart.

    ``style`` is "em", "strong", "small-caps", "sup", "sub", "code", or "lang:" and a tag.
    """

    start: int
    end: int
    style: str


class Reference(NamedTuple):
    """A note reference: the characters of the entry's text before it, and its number."""

    offset: int
    number: int


class Hyperlink(NamedTuple):
    """A link: the stretch of the entry's text it covers, and its target.

    An absolute URL, or ``#id`` of a place in the brief. ``dead`` says that an artifact's own
    link leads nowhere.
    """

    start: int
    end: int
    target: str
    dead: bool = False


class Place(NamedTuple):
    """What a block is and where it stands, apart from what it says; fields as in ``Entry``."""

    kind: Kind
    level: int = 0
    number: int = 0
    header: bool = False


@frozen
class Entry:
    """One text block. ``text`` is normalised (``parity/normal.py``) and holds no note numbers.

    ``level`` is a heading's level, a list's depth (1 outermost), a cell's row (1 first);
    ``number`` a note's number, an ordered item's, a cell's column. ``within`` is "quote" or
    "pull quote" for what stands in one, "contents" in the page's table of contents. ``header``
    marks a header cell. ``alt`` is a figure's. ``hidden`` says why a reader does not meet the
    text that is in the file, "" where all is well. ``backlinks`` counts the links from a note to
    its references, -1 where the format has its own way back. ``page`` is the page on which the
    place stands that a line of the contents leads to, 0 where nobody knows it. ``span`` is where
    the source says it, None in an artifact's transcript.
    """

    kind: Kind
    text: str
    level: int = 0
    number: int = 0
    references: tuple[Reference, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    emphasis: tuple[Emphasised, ...] = ()
    header: bool = False
    within: str = ""
    hidden: str = ""
    span: Span | None = None
    id: str = ""
    backlinks: int = -1
    alt: str = ""
    page: int = 0
    origin: Origin = Origin.SOURCE


@frozen
class Mention:
    """Words of the source that stand inside the layout's: an author's name, the series."""

    what: str
    text: str
    span: Span | None = None


@frozen
class Transcript:
    """``facts`` are the document's own words about itself: title, author, language, date …

    ``footnotes`` says that notes stand at the foot of pages, where there are pages.
    ``furniture`` are the running heads and feet: patterns with ``{page}`` and ``{pages}`` in
    what is expected, lines as they stand in an artifact; ``allowed`` are words that may stand
    among them and need not (the way past the masthead on the web page). ``outline`` are the
    bookmarks, level and words. ``oddities`` are findings that need no comparison: words outside
    the reading order, tracked changes, a reference to no note. ``groups`` gives for each group
    with an id (a section, the notes) the first words in it (``align.key``), where links lead.
    ``one_page`` says that there is no page after the first, which has the masthead for its head.
    """

    entries: tuple[Entry, ...]
    notes: tuple[Entry, ...]
    facts: dict[str, str]
    footnotes: bool = False
    mentions: tuple[Mention, ...] = ()
    furniture: tuple[str, ...] = ()
    allowed: tuple[str, ...] = ()
    outline: tuple[tuple[int, str], ...] | None = None
    oddities: tuple[str, ...] = field(default=())
    groups: dict[str, str] = field(default_factory=dict)
    one_page: bool = False


class UnreadableError(Exception):
    """An artifact that is not what its name says, or is damaged: the reason, lower-case."""
