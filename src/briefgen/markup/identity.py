"""Block ids: ``<scope>-<8 hex>``, from a block's kind and plain text.

Stable under edits elsewhere: an id changes only with its own block's text. Equal blocks are told
apart by their order.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from briefgen.model.blocks import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.inlines import plain


class BlockIds:
    """Gives the ids of one scope."""

    __slots__ = ("_given", "_scope")

    def __init__(self, scope: str) -> None:
        self._scope = scope
        self._given: dict[str, int] = {}

    def give(self, kind: str, text: str) -> str:
        """Give the id of a block of this kind with this plain text."""
        words = " ".join(text.split())
        digest = hashlib.sha256(f"{kind}\0{words}".encode()).hexdigest()[:8]
        count = self._given.get(digest, 0) + 1
        self._given[digest] = count
        suffix = f"-{count}" if count > 1 else ""
        return f"{self._scope}-{digest}{suffix}"


def block_text(block: Block) -> str:
    """Give the plain text of a block, with a line for each of its parts."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            return plain(inlines)
        case BulletList(items=items) | OrderedList(items=items):
            return "\n".join(blocks_text(item.blocks) for item in items)
        case BlockQuote(blocks=blocks) | PullQuote(blocks=blocks):
            return blocks_text(blocks)
        case Box(title=title, blocks=blocks):
            return f"{plain(title)}\n{blocks_text(blocks)}"
        case Figure(source=source, alt=alt, caption=caption):
            return f"{source}\n{alt}\n{plain(caption)}"
        case Table(caption=caption, head=head, rows=rows):
            cells = [cell for row in (head, *rows) for cell in row]
            return "\n".join((plain(caption), *(plain(cell.inlines) for cell in cells)))


def blocks_text(blocks: Iterable[Block]) -> str:
    """Give the plain text of blocks, one line each."""
    return "\n".join(block_text(block) for block in blocks)
