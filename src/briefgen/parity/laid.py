"""What the layout laid out: entries from the typed page, the layout's own words among them.

Page → entries in reading order, labels of figures and tables, furniture. The page's notes are
left out: what a note says is the source's business.
"""

from __future__ import annotations

from dataclasses import field
from typing import assert_never

from briefgen.frozen import replace, slotted
from briefgen.layout import page as p
from briefgen.model.brief import NotesAs
from briefgen.parity.align import key
from briefgen.parity.normal import normal
from briefgen.parity.transcript import CONTENTS, Entry, Kind, Origin, Place
from briefgen.parity.words import Said, Words, speaking

Styles = frozenset[str]

_STYLES = {
    p.Style.EMPHASIS: "em",
    p.Style.CITE: "em",
    p.Style.STRONG: "strong",
    p.Style.SMALL_CAPS: "small-caps",
    p.Style.SUPERSCRIPT: "sup",
    p.Style.SUBSCRIPT: "sub",
    p.Style.CODE: "code",
}

_PARAGRAPH = Place(Kind.PARAGRAPH)

_WITHIN = {p.Role.BLOCKQUOTE: "quote", p.Role.PULLQUOTE: "pull quote", p.Role.TOC: CONTENTS}


@slotted
class Laid:
    """The page as entries; ``labels`` by id of the figure or table, ``groups`` by their ids the
    first words in each. Whose words an entry has is told where the source's are laid over it."""

    entries: list[Entry] = field(default_factory=list)
    labels: dict[str, str] = field(default_factory=dict)
    groups: dict[str, str] = field(default_factory=dict)
    within: str = ""
    footnotes: bool = False

    def read(self, blocks: tuple[p.PageBlock, ...], depth: int = 0) -> None:
        for block in blocks:
            self._block(block, depth)

    def _add(self, place: Place, said: Said, id: str = "") -> None:
        self.entries.append(said.entry(place, within=self.within, id=id))

    def _block(self, block: p.PageBlock, depth: int) -> None:
        match block:
            case p.Paragraph():
                self._add(_PARAGRAPH, _said(block.inlines), block.id)
            case p.Heading(level=level):
                kind = Kind.TITLE if level == 1 else Kind.HEADING
                self._add(Place(kind, level), _said(block.inlines), block.id)
            case p.List():
                for at, item in enumerate(block.items):
                    self._item(item, depth + 1, block.start + at if block.ordered else 0)
            case p.Group():
                around, self.within = self.within, _WITHIN.get(block.role, "")
                before = len(self.entries)
                self.read(block.blocks, depth)
                self._opened(block.id, before)
                self.within = around
            case p.Figure():
                self.labels[block.id] = block.label
                if block.alt:
                    alt = normal(block.alt)
                    self.entries.append(
                        Entry(Kind.FIGURE, "", alt=alt, within=self.within, id=block.id)
                    )
                self._caption(block)
            case p.Table():
                self.labels[block.id] = block.label
                self._caption(block)
                self._cells(block)
            case p.Notes():
                self._block(block.heading, depth)
                self._opened(block.id, len(self.entries) - 1)
                if self.footnotes:
                    self.entries[-1] = replace(self.entries[-1], origin=Origin.UNPAGED)
            case _:
                assert_never(block)

    def _opened(self, id: str, first: int) -> None:
        """Note what a group begins with."""
        if id and first < len(self.entries):
            self.groups[id] = key(self.entries[first])

    def _item(self, item: p.Item, depth: int, number: int) -> None:
        for at, block in enumerate(item.blocks):
            if at == 0 and isinstance(block, p.Paragraph):
                place = Place(Kind.ITEM, depth, number)
                self._add(place, _said(block.inlines), block.id or item.id)
            else:
                self._block(block, depth)

    def _caption(self, block: p.Figure | p.Table) -> None:
        said = _said(block.caption, f"{block.label} " if block.label else "")
        if said.text:
            self._add(Place(Kind.CAPTION), said)

    def _cells(self, table: p.Table) -> None:
        for row, cells in enumerate(table.head + table.rows, start=1):
            for column, cell in enumerate(cells, start=1):
                said = _said(cell.inlines)
                if said.text or said.references:
                    self._add(Place(Kind.CELL, row, column, cell.header), said)


def lay_open(page: p.Page) -> Laid:
    """Read a page into entries."""
    laid = Laid(footnotes=page.metadata.notes_as == NotesAs.FOOTNOTES)
    laid.read(page.blocks)
    return laid


def furniture_patterns(page: p.Page) -> tuple[str, ...]:
    """Give the furniture as patterns: ``{page}`` and ``{pages}`` stand for numbers."""
    return tuple(normal(words) for words in page.furniture.values() if words)


def _said(inlines: tuple[p.PageInline, ...], before: str = "") -> Said:
    words = Words()
    words.append(before)
    _write(words, inlines)
    return words.said()


def _write(
    words: Words,
    inlines: tuple[p.PageInline, ...],
    styles: Styles = frozenset(),
    target: str = "",
) -> None:
    for node in inlines:
        match node:
            case p.Text(text=text):
                words.append(text, styles, target)
            case p.NoteReference(number=number):
                words.refer(number)
            case p.Break():
                words.append(" ")
            case p.Styled(style=style, children=children):
                _write(words, children, _styled(styles, style), target)
            case p.Abbreviation(children=children):
                _write(words, children, styles, target)
            case p.Language(language=tag, children=children):
                _write(words, children, speaking(styles, tag), target)
            case p.Link(children=children):
                _write(words, children, styles, node.target)
            case _:
                assert_never(node)


def _styled(styles: Styles, style: p.Style) -> Styles:
    name = _STYLES.get(style)
    if name is None:
        return styles
    return styles ^ {name} if name == "em" else styles | {name}
