"""A Word file as it was read: blocks, notes, ids and properties.

What ``merge`` and redlines stand on: text with its runs, as the file stands with its tracked
changes accepted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.frozen import frozen
from briefgen.named import StrEnum

SOURCE_DIGEST: Final = "Sources SHA-256"
"""The custom property that says from which sources a file was made."""


class Kind(StrEnum):
    TITLE = "title"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CAPTION = "caption"
    CELL = "cell"
    FIGURE = "figure"


@frozen
class Run:
    """Characters of one look. ``link`` is an address, or ``#bookmark``; ``vertical`` is
    "superscript", "subscript" or ""; ``style`` the name of the run's own style."""

    text: str
    bold: bool = False
    italic: bool = False
    small_caps: bool = False
    vertical: str = ""
    style: str = ""
    link: str = ""
    language: str = ""


@frozen
class NoteMark:
    """A reference to a note: ``number`` is the note's, counted in this file; ``id`` the
    reference's own and ``note_id`` the note's, "" where Word lost or never had them."""

    number: int
    id: str = ""
    note_id: str = ""


Inline = Run | NoteMark


@frozen
class Block:
    """A paragraph. ``groups`` are the ids of what begins with it: a section, a list, a table.

    ``level`` is a heading's (2 for the page's ``h2``) or a list's depth from 1; ``alt`` the
    alternative text of its picture; ``names`` are all bookmarks of ours that begin in it.
    """

    kind: Kind
    id: str
    style: str
    inlines: tuple[Inline, ...]
    level: int = 0
    ordered: bool = False
    groups: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    alt: str = ""
    paragraph_id: str = ""

    @property
    def text(self) -> str:
        """The characters, without note numbers."""
        return "".join(run.text for run in self.inlines if isinstance(run, Run))


@frozen
class Note:
    """``id`` is the note's of the page, "" for one that was made in Word. ``references`` are
    the ids of the marks that point at it, in order."""

    number: int
    id: str
    kind: str
    blocks: tuple[Block, ...]
    references: tuple[str, ...]

    @property
    def text(self) -> str:
        return "\n".join(block.text for block in self.blocks)


@frozen
class WordFile:
    """``properties`` are the core, extended and custom ones by name; ``changes`` counts the
    tracked insertions and deletions, ``comments`` the comments."""

    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    properties: Mapping[str, str]
    changes: int = 0
    comments: int = 0

    @property
    def is_ours(self) -> bool:
        """Whether it was made by briefgen: some block still has its id."""
        return any(block.id for block in self.blocks)

    @property
    def source_digest(self) -> str:
        """The digest of the sources that the file was made from, "" where it has none."""
        return self.properties.get(SOURCE_DIGEST, "")
