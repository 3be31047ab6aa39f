"""What a brief points at inside itself: link targets, ids, images.

Stage 1. Notes and sources are resolved by citations/; here is what needs no numbering.
"""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import markup, yaml
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
from briefgen.model.brief import Brief
from briefgen.model.inlines import Citation, CrossReference, Inline
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.load import report_refused
from briefgen.source import Span


def check_references(brief: Brief, folder: Folder, sink: Sink) -> None:
    """Report ids that are given twice, links to none, and images that aren't there."""
    places: dict[str, Span] = {section.id: section.span for section in brief.sections}
    blocks = list(_all_blocks(brief))
    for block in blocks:
        first = places.get(block.id)
        if first is not None:
            labels = (Label(block.span, "again here"), Label(first, "first here"))
            message = f'the id "{block.id}" is given twice'
            sink.report(yaml.DUPLICATE_ID, message, labels, "rename one of the two")
        places[block.id] = block.span
        if isinstance(block, Figure):
            _check_image(f"content/{brief.slug}/{block.source}", block.span, folder, sink)
    for link in _cross_references(brief, blocks):
        if link.target not in places:
            sink.report(
                markup.UNKNOWN_TARGET,
                f'the brief has no part with the id "{link.target}"',
                at(link.span),
                did_you_mean(link.target, places),
            )


def _check_image(rel: str, span: Span, folder: Folder, sink: Sink) -> None:
    try:
        folder.read(rel)
    except FileRefused as refused:
        report_refused(refused, sink, span)


def _all_blocks(brief: Brief) -> Iterator[Block]:
    notes = (brief.notes or {}).values()
    for blocks in (
        brief.lead,
        *(section.blocks for section in brief.sections),
        *(note.blocks for note in notes),
    ):
        yield from walk_blocks(blocks)


def walk_blocks(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Give blocks and the blocks inside them, in reading order."""
    for block in blocks:
        yield block
        match block:
            case BulletList(items=items) | OrderedList(items=items):
                for item in items:
                    yield from walk_blocks(item.blocks)
            case BlockQuote(blocks=inner) | PullQuote(blocks=inner) | Box(blocks=inner):
                yield from walk_blocks(inner)
            case _:
                pass


def block_inlines(block: Block) -> Iterator[tuple[Inline, ...]]:
    """Give the runs of inlines that stand directly in a block."""
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
        case _:
            pass


def _cross_references(brief: Brief, blocks: list[Block]) -> Iterator[CrossReference]:
    runs = [brief.title, brief.subtitle]
    runs += [bullet.inlines for bullet in brief.summary]
    runs += [section.title for section in brief.sections]
    runs += [run for block in blocks for run in block_inlines(block)]
    for run in runs:
        yield from _in_inlines(run)


def _in_inlines(inlines: tuple[Inline, ...]) -> Iterator[CrossReference]:
    for node in inlines:
        if isinstance(node, CrossReference):
            yield node
        if isinstance(node, Citation):
            for cite in node.cites:
                yield from _in_inlines(cite.prefix + cite.suffix)
        yield from _in_inlines(getattr(node, "children", ()))
