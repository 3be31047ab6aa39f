"""The page as a typed tree: what the Word writer writes.

Read from the XHTML that a layout made (``layout/vocabulary.py`` says which elements), so that a
layout's own boxes and order reach every output. Roles are those of DPUB-ARIA 1.1.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.named import StrEnum


class Style(StrEnum):
    """An inline's look, by its element."""

    EMPHASIS = "em"
    STRONG = "strong"
    SMALL_CAPS = "small-caps"
    SUPERSCRIPT = "sup"
    SUBSCRIPT = "sub"
    CODE = "code"
    QUOTE = "q"
    CITE = "cite"
    LABEL = "label"
    """``span.label``: the words before a caption or a line of the colophon."""


@frozen
class Text:
    text: str


@frozen
class Styled:
    style: Style
    children: tuple[PageInline, ...]


@frozen
class Abbreviation:
    """``abbr[title]``: what it stands for goes where the format has a place for it."""

    expansion: str
    children: tuple[PageInline, ...]


@frozen
class Language:
    """``span[lang]``: BCP 47 tag; ``dir`` is "ltr" or "rtl"."""

    language: str
    direction: str
    children: tuple[PageInline, ...]


@frozen
class Link:
    """``a[href]``: an absolute URL, or ``#id`` of a place in the page."""

    target: str
    children: tuple[PageInline, ...]


@frozen
class NoteReference:
    """``a[role=doc-noteref]``: ``id`` is the reference's own, ``note_id`` the note's."""

    id: str
    note_id: str
    number: int
    first: bool


@frozen
class Break:
    """``br``."""


PageInline = Text | Styled | Abbreviation | Language | Link | NoteReference | Break


class Role(StrEnum):
    """What a group is for: its element and role in the page."""

    HEADER = "header"
    COVER = "cover"
    SECTION = "section"
    ABSTRACT = "doc-abstract"
    PULLQUOTE = "doc-pullquote"
    BLOCKQUOTE = "blockquote"
    BOX = "box"
    ABOUT = "about"
    COLOPHON = "colophon"
    TOC = "doc-toc"
    LANDSCAPE = "landscape"


@frozen
class Paragraph:
    """``p``. ``name`` is its class or role ("byline", "date", "series", "lead", "doc-subtitle",
    or "" for running text): the Word style is named after it."""

    id: str
    name: str
    inlines: tuple[PageInline, ...]
    language: str = ""


@frozen
class Heading:
    """``h1`` (the title) to ``h6``."""

    id: str
    level: int
    inlines: tuple[PageInline, ...]


@frozen
class Item:
    """``li``: blocks; inlines that stand in it directly are one paragraph.

    ``id`` is that of the item, given again to that paragraph.
    """

    id: str
    blocks: tuple[PageBlock, ...]


@frozen
class List:
    id: str
    ordered: bool
    start: int
    items: tuple[Item, ...]


@frozen
class Group:
    """``header``, ``section``, ``aside``, ``blockquote``, ``nav``: blocks under one role.

    ``name`` is the class that a layout gave to tell two groups of a role apart
    ("recommendations"), or "". ``new_page`` says that it begins on a page of its own.
    """

    id: str
    role: Role
    name: str
    blocks: tuple[PageBlock, ...]
    language: str = ""
    new_page: bool = False


@frozen
class Figure:
    """``figure`` with an ``img``. ``source`` is relative to the brief's folder.

    ``label`` is "Figure 1" (the first words of ``figcaption``, in ``span.label``). ``name`` is
    "logo" or "cover-image" for a picture that is no figure of the text.
    """

    id: str
    source: str
    alt: str
    label: str
    number: int
    caption: tuple[PageInline, ...]
    name: str = ""


@frozen
class Cell:
    """``th`` or ``td``; ``align`` is "start", "center" or "end"."""

    inlines: tuple[PageInline, ...]
    header: bool
    align: str


@frozen
class Table:
    id: str
    label: str
    number: int
    caption: tuple[PageInline, ...]
    head: tuple[tuple[Cell, ...], ...]
    rows: tuple[tuple[Cell, ...], ...]


@frozen
class Note:
    """One ``li`` of the notes, without its back-links."""

    id: str
    number: int
    blocks: tuple[PageBlock, ...]


@frozen
class Notes:
    """``section[role=doc-endnotes]``: its heading and the notes in order."""

    id: str
    heading: Heading
    notes: tuple[Note, ...]


PageBlock = Paragraph | Heading | List | Group | Figure | Table | Notes


@frozen
class Metadata:
    """What the page says about the brief; dates are ISO 8601, languages BCP 47.

    ``identifier`` is the DOI as an address. ``modified`` is the date of the last correction, or
    the brief's own; ``stamp`` is the moment (W3CDTF, UTC) that files carry as that of their last
    change.
    """

    title: str
    short_title: str
    language: str
    direction: str
    authors: tuple[str, ...]
    date: str
    description: str
    keywords: tuple[str, ...]
    publisher: str
    series: str
    version: str
    identifier: str
    notes_as: str
    modified: str = ""
    stamp: str = ""
    licence: str = ""
    licence_url: str = ""
    series_name: str = ""
    series_number: str = ""
    issn: str = ""


@frozen
class Page:
    """A brief laid out: what it says about itself, its blocks in reading order, and the words
    of its furniture by name.

    ``furniture`` holds the running texts that a layout's stylesheet and the Word writer put into
    headers and footers: "running-head", "running-series", and "page-of" with ``{page}`` and
    ``{pages}`` in it. ``omits`` names what the layout leaves out on purpose ("series").
    """

    metadata: Metadata
    blocks: tuple[PageBlock, ...]
    furniture: dict[str, str]
    omits: frozenset[str] = frozenset()
