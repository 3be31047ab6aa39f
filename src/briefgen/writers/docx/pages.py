"""Guess on which page each block will stand, for the numbers that fields show until Word counts.

Page blocks → page numbers by id. Only Word knows its pages; a field always carries a result
(ISO 29500-1, 17.16.18), and one that is about right serves readers that never work it out.
"""

from __future__ import annotations

from typing import Final

from briefgen.layout.page import Figure, Group, Heading, List, Notes, PageBlock, Role, Table
from briefgen.writers.docx.draft import all_inlines, plain

_CHARACTERS_A_PAGE: Final = 2600
_HEADING: Final = 160
"""What a heading takes, as running text."""

_FIGURE: Final = 900
_CELL: Final = 20


def guess_pages(blocks: tuple[PageBlock, ...]) -> tuple[dict[str, int], int]:
    """Give the page on which each block with an id is likely to begin, and that of the end.

    The first is 1.
    """
    guess = _Guess()
    guess.read(blocks)
    return guess.pages, guess.page


class _Guess:
    """Goes through the page, counting characters."""

    def __init__(self) -> None:
        self.pages: dict[str, int] = {}
        self._begun = 1
        self._characters = 0

    @property
    def page(self) -> int:
        return self._begun + self._characters // _CHARACTERS_A_PAGE

    def read(self, blocks: tuple[PageBlock, ...]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: PageBlock) -> None:
        alone = isinstance(block, Group) and block.role in (Role.COVER, Role.LANDSCAPE)
        if isinstance(block, Group) and (alone or block.new_page) and self._characters:
            self._turn()
        if block.id:
            self.pages.setdefault(block.id, self.page)
        match block:
            case Group(blocks=inner):
                self.read(inner)
                if alone:
                    self._turn()
            case List(items=items):
                for item in items:
                    if item.id:
                        self.pages.setdefault(item.id, self.page)
                    self.read(item.blocks)
            case _:
                self._characters += _room(block)

    def _turn(self) -> None:
        self._begun, self._characters = self.page + 1, 0


def _room(block: PageBlock) -> int:
    """Give the room that a block takes, in characters of running text."""
    words = sum(len(plain(inlines)) for inlines in all_inlines((block,)))
    match block:
        case Heading():
            return words + _HEADING
        case Figure():
            return words + _FIGURE
        case Table(rows=rows):
            return words + _CELL * sum(map(len, rows))
        case Notes():
            # Smaller type.
            return words * 2 // 3
        case _:
            return words
