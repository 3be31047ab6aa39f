"""What is known and collected while one document is written.

A ``Draft`` belongs to one call of ``write_docx``; a ``Story`` to one part that holds text, since
the links and pictures of the notes are relationships of the notes' own part (section 6 of the
design).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.diagnostics import Code, Sink, at
from briefgen.frozen import slotted
from briefgen.layout.page import (
    Break,
    Metadata,
    Note,
    NoteReference,
    PageInline,
    Text,
)
from briefgen.layout.theme import Theme
from briefgen.named import StrEnum
from briefgen.source import Span
from briefgen.writers.docx.media import Media, Pictures
from briefgen.writers.docx.numbering import Numbering
from briefgen.writers.docx.numbers import Numbers
from briefgen.writers.docx.package import Relationships
from briefgen.writers.docx.scripts import ScriptFont
from briefgen.writers.docx.stylesheet import StyleRow


class NoteKind(StrEnum):
    """Word's two kinds of notes; the value is the element's name."""

    ENDNOTE = "endnote"
    FOOTNOTE = "footnote"


@slotted
class Story:
    """A part that holds text. ``in_note`` is true where Word allows no note reference."""

    relationships: Relationships = field(default_factory=Relationships)
    in_note: bool = False


@slotted
class Draft:
    """The state of one document. ``notes`` are the page's by id, ``written`` the numbers of
    those referred to so far, in order; ``targets`` the bookmark prefixes of the ids;
    ``place`` is the id of the block at hand; ``pages`` guesses the page of each id, ``last_page``
    that of the end; ``script_fonts`` are those that runs name; the next paragraph begins a page
    where ``new_page`` is set."""

    metadata: Metadata
    theme: Theme
    media: Media
    pictures: Pictures
    sink: Sink
    note_kind: NoteKind
    numbering: Numbering
    places: Mapping[str, Span]
    place: str = ""
    numbers: Numbers = field(default_factory=Numbers)
    notes: dict[str, Note] = field(default_factory=dict)
    written: dict[str, int] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)
    targets: dict[str, str] = field(default_factory=dict)
    pending: list[str] = field(default_factory=list)
    custom_styles: dict[str, StyleRow] = field(default_factory=dict)
    script_fonts: dict[str, ScriptFont] = field(default_factory=dict)
    after_table: bool = False
    pages: dict[str, int] = field(default_factory=dict)
    last_page: int = 1
    new_page: bool = False

    def report(self, code: Code, message: str) -> None:
        """Report at the place in the source that the block at hand was written at."""
        self.sink.report(code, message, at(self.places.get(self.place)))


def plain(inlines: tuple[PageInline, ...]) -> str:
    """Give the characters of inlines, without note numbers."""
    parts: list[str] = []
    for node in inlines:
        match node:
            case Text(text=text):
                parts.append(text)
            case Break():
                parts.append(" ")
            case NoteReference():
                pass
            case _:
                parts.append(plain(node.children))
    return "".join(parts)
