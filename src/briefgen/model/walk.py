"""Walks over blocks and inlines: every node in reading order, and rebuilding with others.

The one place that knows which children each kind of block and inline has.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import assert_never

from briefgen.frozen import replace
from briefgen.model.blocks import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Cell,
    Figure,
    Heading,
    ListItem,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.inlines import (
    Citation,
    Code,
    Inline,
    LineBreak,
    NoteMark,
    NoteReference,
    Text,
)

Rewrite = Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
"""Takes the inlines of one text block, gives those that stand there instead."""


def inlines_in(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Yield every inline, parents before children, in reading order.

    A citation's affixes are not entered: they are part of the citation.
    """
    for node in inlines:
        yield node
        match node:
            case Text() | Code() | LineBreak() | NoteReference() | Citation() | NoteMark():
                pass
            case _:
                yield from inlines_in(node.children)


def blocks_in(blocks: Iterable[Block]) -> Iterator[Block]:
    """Yield every block, parents before children, in reading order."""
    for block in blocks:
        yield block
        match block:
            case Paragraph() | Heading() | Figure() | Table():  # the first, for by far the most
                pass
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from blocks_in(item.blocks)
            case BlockQuote(blocks=inner) | PullQuote(blocks=inner) | Box(blocks=inner):
                yield from blocks_in(inner)
            case _:
                assert_never(block)


def texts_of(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Yield the inline sequences that stand in a block itself, not those of blocks inside it."""
    match block:
        case Paragraph(inlines=inlines) | Heading(inlines=inlines):
            yield inlines
        case Box(title=title):
            yield title
        case Figure(caption=caption):
            yield caption
        case Table(caption=caption, head=head, rows=rows):
            yield caption
            for row in (head, *rows):
                for cell in row:
                    yield cell.inlines
        case BulletList() | OrderedList() | BlockQuote() | PullQuote():
            pass
        case _:
            assert_never(block)


def rewrite_blocks(blocks: tuple[Block, ...], rewrite: Rewrite) -> tuple[Block, ...]:
    """Rebuild blocks with ``rewrite`` applied to every inline sequence, in reading order."""
    return tuple(_rewrite_block(block, rewrite) for block in blocks)


def _rewrite_block(block: Block, rewrite: Rewrite) -> Block:
    match block:
        case Paragraph(id=block_id, inlines=inlines, span=span):  # by far the most
            return Paragraph(block_id, rewrite(inlines), span)
        case Heading():
            return replace(block, inlines=rewrite(block.inlines))
        case BulletList() | OrderedList():
            return replace(block, items=tuple(_rewrite_item(i, rewrite) for i in block.items))
        case BlockQuote() | PullQuote():
            return replace(block, blocks=rewrite_blocks(block.blocks, rewrite))
        case Box():
            title = rewrite(block.title)
            return replace(block, title=title, blocks=rewrite_blocks(block.blocks, rewrite))
        case Figure():
            return replace(block, caption=rewrite(block.caption))
        case Table():
            caption = rewrite(block.caption)
            head = _rewrite_row(block.head, rewrite)
            rows = tuple(_rewrite_row(row, rewrite) for row in block.rows)
            return replace(block, caption=caption, head=head, rows=rows)
        case _:
            assert_never(block)


def _rewrite_item(item: ListItem, rewrite: Rewrite) -> ListItem:
    return replace(item, blocks=rewrite_blocks(item.blocks, rewrite))


def _rewrite_row(row: tuple[Cell, ...], rewrite: Rewrite) -> tuple[Cell, ...]:
    return tuple(replace(cell, inlines=rewrite(cell.inlines)) for cell in row)
