"""Number figures and tables in reading order and check what cross-references point at."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.diagnostics import Label, Sink, at, did_you_mean
from briefgen.diagnostics.register import citations as codes
from briefgen.frozen import replace
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
from briefgen.model.inlines import CrossReference, Inline
from briefgen.model.walk import blocks_in, inlines_in, texts_of
from briefgen.source import Span


def number_floats(brief: Brief) -> Brief:
    """Give figures and tables their 1-based numbers, each kind counted on its own."""
    counter = _Counter()
    lead = counter.blocks(brief.lead)
    sections = tuple(replace(s, blocks=counter.blocks(s.blocks)) for s in brief.sections)
    return replace(brief, lead=lead, sections=sections)


class _Counter:
    def __init__(self) -> None:
        self.figures = 0
        self.tables = 0

    def blocks(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self.block(block) for block in blocks)

    def block(self, block: Block) -> Block:
        match block:
            case Figure():
                if block.decorative and not block.caption:
                    return block
                self.figures += 1
                return replace(block, number=self.figures)
            case Table():
                self.tables += 1
                return replace(block, number=self.tables)
            case BulletList() | OrderedList():
                items = tuple(replace(i, blocks=self.blocks(i.blocks)) for i in block.items)
                return replace(block, items=items)
            case BlockQuote() | PullQuote() | Box():
                return replace(block, blocks=self.blocks(block.blocks))
            case Paragraph() | Heading():
                return block
            case _:
                assert_never(block)


def check_references(brief: Brief, sink: Sink) -> None:
    """Report ids given twice, and references to sections and ids that don't exist."""
    places: dict[str, Span] = {}
    for identifier, span in _ids(brief):
        if identifier in places:
            labels = (Label(span, "given again here"), Label(places[identifier], "first here"))
            sink.report(codes.DUPLICATE_ID, f'the id "{identifier}" is given twice', labels)
        else:
            places[identifier] = span
    sections = {section.id for section in brief.sections}
    for bullet in brief.summary:
        for name in bullet.carried_by:
            if name not in sections:
                message = f'a bullet is said to come from "{name}", which is no section'
                hint = did_you_mean(name, sections)
                place = at(bullet.carried_span or bullet.span)
                sink.report(codes.UNKNOWN_SECTION, message, place, hint)
    for reference in _cross_references(brief):
        if reference.target not in places:
            message = f'nothing in the brief has the id "{reference.target}"'
            hint = did_you_mean(reference.target, places)
            sink.report(codes.UNKNOWN_REFERENCE, message, at(reference.span), hint)


def _ids(brief: Brief) -> Iterator[tuple[str, Span]]:
    for section in brief.sections:
        yield section.id, section.span
        for block in blocks_in(section.blocks):
            yield block.id, block.span


def _cross_references(brief: Brief) -> Iterator[CrossReference]:
    for node in inlines_in(_all_inlines(brief)):
        if isinstance(node, CrossReference):
            yield node


def _all_inlines(brief: Brief) -> Iterator[Inline]:
    for bullet in brief.summary:
        yield from bullet.inlines
    notes = (note.blocks for note in (brief.notes or {}).values())
    for blocks in (brief.lead, *(s.blocks for s in brief.sections), *notes):
        for block in blocks_in(blocks):
            for text in texts_of(block):
                yield from text
