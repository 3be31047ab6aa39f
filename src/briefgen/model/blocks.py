"""Blocks: paragraphs, lists, quotes, boxes, figures, tables.

``id`` is unique in the brief and stable under edits elsewhere: the same id is the web page's
and the PDF structure element's, and the Word bookmark is made from it.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.model.inlines import Inline
from briefgen.named import StrEnum
from briefgen.source import Span


@frozen
class Paragraph:
    id: str
    inlines: tuple[Inline, ...]
    span: Span


@frozen
class Heading:
    """A heading inside a section's prose: level 3 (``###``) to 6; a section's own is level 2."""

    id: str
    level: int
    inlines: tuple[Inline, ...]
    span: Span


@frozen
class ListItem:
    blocks: tuple[Block, ...]
    span: Span


@frozen
class BulletList:
    id: str
    items: tuple[ListItem, ...]
    span: Span


@frozen
class OrderedList:
    id: str
    start: int
    items: tuple[ListItem, ...]
    span: Span


@frozen
class BlockQuote:
    id: str
    blocks: tuple[Block, ...]
    span: Span


@frozen
class PullQuote:
    """``::: pullquote``: a sentence lifted out for the eye; it has no notes of its own."""

    id: str
    blocks: tuple[Block, ...]
    span: Span


@frozen
class Box:
    """``::: box Title``: an aside with an optional title."""

    id: str
    title: tuple[Inline, ...]
    blocks: tuple[Block, ...]
    span: Span


@frozen
class Figure:
    """``![alt](figures/x.png "Caption"){#fig-x}`` alone in its paragraph.

    ``source`` is relative to the brief's folder. ``alt`` is never empty unless the figure is
    marked ``{.decorative}``. ``number`` is 1-based over the figures of the brief, 0 until known.
    """

    id: str
    source: str
    alt: str
    caption: tuple[Inline, ...]
    span: Span
    number: int = 0
    decorative: bool = False


class Align(StrEnum):
    START = "start"
    CENTER = "center"
    END = "end"


@frozen
class Cell:
    inlines: tuple[Inline, ...]
    span: Span
    header: bool = False


@frozen
class Table:
    """A pipe table, with ``Table: caption {#tbl-x}`` as the paragraph before or after it.

    A ``wide`` one has pages of its own, turned.
    """

    id: str
    caption: tuple[Inline, ...]
    alignments: tuple[Align, ...]
    head: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    span: Span
    number: int = 0
    wide: bool = False


Block = (
    Paragraph | Heading | BulletList | OrderedList | BlockQuote | PullQuote | Box | Figure | Table
)
