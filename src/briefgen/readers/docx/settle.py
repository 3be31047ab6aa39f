"""Settling ids: each is given once, and those that an editor's program lost are given again.

Blocks with the ids of their bookmarks → blocks with the ids that are theirs.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from briefgen.frozen import replace
from briefgen.readers.docx.file import Block
from briefgen.readers.docx.names import (
    BLOCK,
    GROUP,
    identify,
    is_copy,
    note_paragraph,
    original,
    paragraph_number,
)

Blocks = tuple[Block, ...]

_IN_NOTE: Final = re.compile(r"(.+)-(?:p|[0-9a-f]{8}(?:-\d+)?)")
"""The id of a note's block, which begins with the note's."""


def identified(known: Mapping[str, str], name: str, prefix: str) -> str:
    """Give the id that a bookmark stands for, or its name where only the brief could tell."""
    return known.get(name) or identify(name, prefix) or name


class Settler:
    """Gives the blocks of a file their ids; ``known`` are those of the brief by bookmark, and
    ``by_paragraph`` by Word's own paragraph id."""

    def __init__(self, known: Mapping[str, str], by_paragraph: Mapping[str, list[str]]) -> None:
        self._known = known
        self._by_paragraph = by_paragraph
        self._there: set[str] = set()
        self._in_notes: dict[str, list[str]] = {}
        for identifier in dict.fromkeys(known.values()):
            if found := _IN_NOTE.fullmatch(identifier):
                self._in_notes.setdefault(found[1], []).append(identifier)

    def settle(self, stories: Sequence[Blocks]) -> list[Blocks]:
        """Settle the ids of the body's and the notes' blocks, as far as each can tell its own.

        What a bookmark says goes first: the half of a paragraph that was cut in two may bear its
        paragraph id as well, and a copy its bookmark by another name.
        """
        settled = [tuple(map(self._once, story)) for story in stories]
        settled = [tuple(map(self._by_paragraph_id, story)) for story in settled]
        return [tuple(map(self._as_copied, story)) for story in settled]

    def opened(self, note: str, blocks: Blocks) -> Blocks:
        """Give the paragraph that a note begins with its id where the note's tells it.

        A citation's bears no bookmark, and LibreOffice loses that of any other note. Where
        more than one id of the note is left over, none is given.
        """
        if not blocks or blocks[0].id or not note:
            return blocks
        left = [own for own in self._in_notes.get(note, ()) if own not in self._there]
        if not left and blocks[0].paragraph_id == _paragraph_id(note_paragraph(note)):
            left = [note_paragraph(note)]
        if len(left) != 1:
            return blocks
        self._there.add(left[0])
        return (replace(blocks[0], id=left[0]), *blocks[1:])

    def _once(self, block: Block) -> Block:
        """Leave an id with the first that bears it: LibreOffice gives both halves of a paragraph
        that was cut in two its bookmark."""
        groups = tuple(group for group in block.groups if group not in self._there)
        identifier = block.id if block.id not in self._there else ""
        self._there.update((identifier, *groups))
        self._there.discard("")
        if (identifier, groups) == (block.id, block.groups):
            return block
        return replace(block, id=identifier, groups=groups)

    def _by_paragraph_id(self, block: Block) -> Block:
        """Who types over a whole paragraph deletes its bookmark with its words."""
        known = [] if block.id else self._by_paragraph.get(block.paragraph_id, [])
        if len(known) != 1 or known[0] in self._there:
            return block
        self._there.add(known[0])
        return replace(block, id=known[0])

    def _as_copied(self, block: Block) -> Block:
        """LibreOffice opens a file with its notes twice, and keeps the second ones' bookmarks,
        which it calls copies; a copy's original is there."""
        copies = [name for name in block.names if is_copy(name)]
        if not copies:
            return block
        own = self._originals(copies, BLOCK)[:1] if not block.id else ()
        groups = self._originals(copies, GROUP)
        self._there.update((*own, *groups))
        return replace(block, id=own[0] if own else block.id, groups=(*block.groups, *groups))

    def _originals(self, copies: Sequence[str], prefix: str) -> tuple[str, ...]:
        found = (
            identified(self._known, original(name), prefix)
            for name in copies
            if name.startswith(prefix)
        )
        return tuple(identifier for identifier in found if identifier not in self._there)


def _paragraph_id(identifier: str) -> str:
    return f"{paragraph_number(identifier):08X}"
