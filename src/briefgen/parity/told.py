"""What the source tells: entries from the model's blocks and inlines.

ResolvedBrief → regions of entries, each with its span. Knows nothing of layouts and writers.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import assert_never

from briefgen.frozen import frozen, replace
from briefgen.model import blocks as b
from briefgen.model import inlines as i
from briefgen.model.brief import Brief, ResolvedBrief, ResolvedNote
from briefgen.model.walk import blocks_in
from briefgen.parity.normal import normal
from briefgen.parity.transcript import Entry, Kind, Place
from briefgen.parity.words import Said, Words, speaking
from briefgen.source import Span

Styles = frozenset[str]
PLAIN: Styles = frozenset()
_PARAGRAPH = Place(Kind.PARAGRAPH)


@frozen
class Region:
    """A part of the brief whose entries stand together and in this order."""

    name: str
    entries: tuple[Entry, ...]


def write_inlines(
    words: Words,
    inlines: tuple[i.Inline, ...],
    labels: Mapping[str, str],
    styles: Styles = PLAIN,
    target: str = "",
) -> None:
    """Write inlines; ``labels`` gives the words of a cross reference that has none ("Figure 1")."""
    for node in inlines:
        match node:
            case i.Text(text=text):
                words.append(text, styles, target)
            case i.NoteMark(number=number):
                words.refer(number)
            case i.Code(text=text):
                words.append(text, styles | {"code"}, target)
            case i.LineBreak():
                words.append(" ")
            case i.Emphasis(children=children):
                # Emphasis inside emphasis is upright again.
                write_inlines(words, children, labels, styles ^ {"em"}, target)
            case i.Strong(children=children):
                write_inlines(words, children, labels, styles | {"strong"}, target)
            case i.SmallCaps(children=children):
                write_inlines(words, children, labels, styles | {"small-caps"}, target)
            case i.Superscript(children=children):
                write_inlines(words, children, labels, styles | {"sup"}, target)
            case i.Subscript(children=children):
                write_inlines(words, children, labels, styles | {"sub"}, target)
            case i.Passage(children=children):
                write_inlines(words, children, labels, speaking(styles, node.language), target)
            case i.Link(children=children):
                write_inlines(words, children, labels, styles, node.target)
            case i.CrossReference(children=children):
                own = children or (i.Text(labels.get(node.target, "")),)
                write_inlines(words, own, labels, styles, f"#{node.target}")
            case i.NoteReference() | i.Citation():
                raise ValueError("a resolved brief holds no unresolved note")
            case _:
                assert_never(node)


class Teller:
    """Turns blocks into entries; ``labels`` are the page's by id of figure and table."""

    __slots__ = ("_labels", "_within")

    def __init__(self, labels: Mapping[str, str]) -> None:
        self._labels = labels
        self._within = ""

    def inlines(
        self,
        place: Place,
        inlines: tuple[i.Inline, ...],
        span: Span,
        id: str = "",
        *,
        before: str = "",
    ) -> Entry:
        """Give the entry of one run of inlines; ``before`` is a label that stands first."""
        said = self._said(inlines, before)
        return said.entry(place, within=self._within, span=span, id=id)

    def _said(self, inlines: tuple[i.Inline, ...], before: str = "") -> Said:
        words = Words()
        if before:
            words.append(f"{before} ")
        write_inlines(words, inlines, self._labels)
        return words.said()

    def blocks(self, blocks: tuple[b.Block, ...], depth: int = 0) -> Iterator[Entry]:
        """Give the entries of blocks; ``depth`` is that of the list they stand in."""
        for block in blocks:
            yield from self.block(block, depth)

    def block(self, block: b.Block, depth: int) -> Iterator[Entry]:
        match block:
            case b.Paragraph(inlines=inlines):
                yield self.inlines(_PARAGRAPH, inlines, block.span, block.id)
            case b.Heading(inlines=inlines):
                place = Place(Kind.HEADING, block.level)
                yield self.inlines(place, inlines, block.span, block.id)
            case b.BulletList(items=items):
                for item in items:
                    yield from self._item(item, depth + 1, 0)
            case b.OrderedList(items=items):
                for at, item in enumerate(items):
                    yield from self._item(item, depth + 1, block.start + at)
            case b.BlockQuote(blocks=inner):
                yield from self._inside("quote", inner, depth)
            case b.PullQuote(blocks=inner):
                yield from self._inside("pull quote", inner, depth)
            case b.Box(title=title, blocks=inner):
                if title:
                    # The level is the layout's: it knows how deep the box stands.
                    yield self.inlines(Place(Kind.HEADING), title, block.span, block.id)
                yield from self._inside("", inner, depth)
            case b.Figure():
                yield from self._figure(block)
            case b.Table():
                yield from self._table(block)
            case _:
                assert_never(block)

    def _inside(self, within: str, blocks: tuple[b.Block, ...], depth: int) -> Iterator[Entry]:
        around, self._within = self._within, within
        yield from self.blocks(blocks, depth)
        self._within = around

    def _item(self, item: b.ListItem, depth: int, number: int) -> Iterator[Entry]:
        for at, block in enumerate(item.blocks):
            if at == 0 and isinstance(block, b.Paragraph):
                place = Place(Kind.ITEM, depth, number)
                yield self.inlines(place, block.inlines, block.span, block.id)
            else:
                yield from self.block(block, depth)

    def _figure(self, figure: b.Figure) -> Iterator[Entry]:
        if not figure.decorative:
            alt = normal(figure.alt)
            yield Entry(Kind.FIGURE, "", alt=alt, span=figure.span, id=figure.id)
        yield from self._caption(figure)

    def _caption(self, block: b.Figure | b.Table) -> Iterator[Entry]:
        label = self._labels.get(block.id, "")
        place = Place(Kind.CAPTION)
        caption = self.inlines(place, block.caption, block.span, block.id, before=label)
        if caption.text:
            yield caption

    def _table(self, table: b.Table) -> Iterator[Entry]:
        yield from self._caption(table)
        rows = ((table.head,) if table.head else ()) + table.rows
        for row, cells in enumerate(rows, start=1):
            for column, cell in enumerate(cells, start=1):
                header = cell.header or (row == 1 and bool(table.head))
                place = Place(Kind.CELL, row, column, header)
                told = self.inlines(place, cell.inlines, cell.span)
                if told.text or told.references:
                    yield told

    def notes(self, resolved: ResolvedBrief) -> Iterator[Entry]:
        """Give the notes; each paragraph of a note is an entry with the note's number.

        Notes are citations and remarks: whatever blocks they have count as text of the note.
        """
        for note in resolved.notes:
            yield from self._note(note)

    def _note(self, note: ResolvedNote) -> Iterator[Entry]:
        place, ways = Place(Kind.NOTE, number=note.number), len(note.references)
        for block in note.blocks:
            if isinstance(block, b.Paragraph):  # as nearly all are
                span = _span(block.span, note)
                said = self._said(block.inlines)
                yield said.entry(place, within="", span=span, id=note.id, backlinks=ways)
                ways = 0
                continue
            for told in self.block(block, 0):
                yield replace(
                    told,
                    kind=Kind.NOTE,
                    level=0,
                    number=note.number,
                    span=_span(told.span, note),
                    backlinks=ways,
                    id=note.id,
                )
                ways = 0


def _span(own: Span | None, note: ResolvedNote) -> Span:
    """Give where words of a note are written; those that a style made are at the note's place."""
    return own if own and own.file.text else note.span


def regions(resolved: ResolvedBrief, labels: Mapping[str, str]) -> list[Region]:
    """Give the regions of a brief, without its notes."""
    brief, teller = resolved.brief, Teller(labels)

    def told(name: str, entries: Iterator[Entry]) -> Region:
        return Region(name, tuple(entries))

    return [
        told("cover", _cover(teller, brief)),
        told("title", iter([_title(teller, brief)])),
        told("subtitle", _subtitle(teller, brief)),
        told("lead", teller.blocks(brief.lead)),
        told("summary", _summary(teller, brief)),
        told("sections", _sections(teller, brief)),
        told("about", (e for p in brief.authors for e in teller.blocks(p.about))),
        told("imprint", teller.blocks(brief.publisher.imprint)),
    ]


def _cover(teller: Teller, brief: Brief) -> Iterator[Entry]:
    if brief.cover is not None:
        yield from teller.block(brief.cover, 0)


def _title(teller: Teller, brief: Brief) -> Entry:
    return teller.inlines(Place(Kind.TITLE, 1), brief.title, brief.span)


def _subtitle(teller: Teller, brief: Brief) -> Iterator[Entry]:
    if brief.subtitle:
        yield teller.inlines(_PARAGRAPH, brief.subtitle, brief.span)


def _summary(teller: Teller, brief: Brief) -> Iterator[Entry]:
    for bullet in brief.summary:
        yield teller.inlines(Place(Kind.ITEM, 1), bullet.inlines, bullet.span, bullet.id)


def _sections(teller: Teller, brief: Brief) -> Iterator[Entry]:
    for section in brief.sections:
        yield teller.inlines(Place(Kind.HEADING, 2), section.title, section.span, section.id)
        yield from teller.blocks(section.blocks)


def targets(brief: Brief) -> dict[str, str]:
    """Give the words of a cross reference that has none of its own, by the target's id."""
    words = {section.id: i.plain(section.title) for section in brief.sections}
    for blocks in (brief.lead, *(section.blocks for section in brief.sections)):
        for block in blocks_in(blocks):
            match block:
                case b.Box(title=title) | b.Heading(inlines=title):
                    words[block.id] = i.plain(title)
                case _:
                    pass
    return words
