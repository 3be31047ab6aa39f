"""The elements of a web page, as far as they say what the text in them is.

HTML Living Standard, 4; DPUB-ARIA 1.1 for the roles.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.frozen import slotted
from briefgen.parity.html.hiding import Element
from briefgen.parity.transcript import Kind

VOID: Final = re.compile("area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr").fullmatch
BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|caption|dd|div|dl|dt|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
).fullmatch
KINDS: Final = {"figcaption": Kind.CAPTION, "caption": Kind.CAPTION, "h1": Kind.TITLE} | {
    f"h{level}": Kind.HEADING for level in range(2, 7)
}
STYLES: Final = {
    "em": "em",
    "i": "em",
    "cite": "em",
    "strong": "strong",
    "b": "strong",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
}
DATES: Final = ("dcterms.date", "dcterms.issued", "dcterms.created", "dc.date", "date")
UNREAD: Final = frozenset({"script", "style", "title", "template", "noscript", "svg", "math"})


@slotted
class Open:
    """An open element and what it means for the text in it."""

    element: Element
    styles: frozenset[str] = frozenset()
    target: str = ""
    hidden: str = ""
    language: str = ""
    unread: bool = False


@slotted
class List:
    """An open list; ``next`` is the number of the item that comes."""

    ordered: bool
    next: int
    notes: bool = False


@slotted
class Item:
    """An open list item; ``fresh`` until its first block has been read."""

    number: int
    depth: int
    fresh: bool
    note: int = 0


@slotted
class Table:
    """An open table, and where in it the reader is."""

    row: int = 0
    column: int = 0
    header: bool = False
    cell: bool = False
