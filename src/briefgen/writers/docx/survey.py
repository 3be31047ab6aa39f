"""Survey: what a page holds that is referred to, and on which page of paper it will stand.

Page blocks → notes, labels and targets of the draft, and the numbers that fields show until Word
counts. Only Word knows its pages; a field always carries a result (ISO 29500-1, 17.16.18), and one
that is about right serves readers that never work it out.
"""

from __future__ import annotations

from typing import Final, assert_never

from briefgen.layout.page import (
    Break,
    Figure,
    Group,
    Heading,
    List,
    NoteReference,
    Notes,
    Page,
    PageBlock,
    PageInline,
    Paragraph,
    Role,
    Table,
    Text,
)
from briefgen.readers.docx.names import BLOCK, GROUP, note_paragraph
from briefgen.writers.docx.draft import Draft

_CHARACTERS_A_PAGE: Final = 2600
_HEADING: Final = 160
"""What a heading takes, as running text."""

_FIGURE: Final = 900
_CELL: Final = 20


def survey(draft: Draft, page: Page) -> None:
    """Learn what may be referred to before anything is written; guess the page of each block."""
    surveyor = _Surveyor(draft)
    surveyor.read(page.blocks)
    draft.last_page = surveyor.page


class _Surveyor:
    """Goes through the page once, counting characters."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._begun = 1
        self._characters = 0

    @property
    def page(self) -> int:
        """The page of paper that has been reached; the first is 1."""
        return self._begun + self._characters // _CHARACTERS_A_PAGE

    def read(self, blocks: tuple[PageBlock, ...]) -> None:
        for block in blocks:
            match block:
                case Paragraph(inlines=inlines):
                    self._begin(block.id, BLOCK)
                    self._characters += _length(inlines)
                case Heading(inlines=inlines):
                    self._begin(block.id, BLOCK)
                    self._characters += _length(inlines) + _HEADING
                case Group():
                    self._group(block)
                case List(items=items):
                    self._begin(block.id, GROUP)
                    for item in items:
                        # An item's own paragraph comes later and takes the id over.
                        self._begin(item.id, GROUP)
                        self.read(item.blocks)
                case Figure(caption=caption):
                    self._begin(block.id, BLOCK, block.label)
                    self._characters += _length(caption) + _FIGURE
                case Table():
                    self._begin(block.id, GROUP, block.label)
                    self._characters += _length(block.caption) + _cells(block)
                case Notes():
                    self._notes(block)
                case _:
                    assert_never(block)

    def _begin(self, identifier: str, prefix: str, label: str = "") -> None:
        """Note a block that begins here."""
        if identifier:
            self._draft.targets[identifier] = prefix
            self._draft.pages.setdefault(identifier, self.page)
        if label:
            self._draft.labels[identifier] = label

    def _group(self, group: Group) -> None:
        alone = group.role in (Role.COVER, Role.LANDSCAPE)
        if (alone or group.new_page) and self._characters:
            self._turn()
        self._begin(group.id, GROUP)
        self.read(group.blocks)
        if alone:
            self._turn()

    def _turn(self) -> None:
        self._begun, self._characters = self.page + 1, 0

    def _notes(self, block: Notes) -> None:
        self._begin(block.id, GROUP)
        before = self._characters
        for note in block.notes:
            self._draft.notes[note.id] = note
            self.read(note.blocks)
            # It goes by the note: there is no bookmark to lead to.
            self._draft.targets.pop(note_paragraph(note.id), None)
        # They are set in smaller type.
        self._characters = before + (self._characters - before) * 2 // 3


def _cells(table: Table) -> int:
    words = sum(_length(cell.inlines) for row in (*table.head, *table.rows) for cell in row)
    return words + _CELL * sum(map(len, table.rows))


def _length(inlines: tuple[PageInline, ...]) -> int:
    """Count characters, without note numbers."""
    count = 0
    for node in inlines:
        match node:
            case Text(text=text):
                count += len(text)
            case NoteReference():
                pass
            case Break():
                count += 1
            case _:
                count += _length(node.children)
    return count
