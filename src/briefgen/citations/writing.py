"""Write the notes out: their citations through the CSL processor, joined with their free text.

Numbered notes → ResolvedNote. Two citations in one note are told to the processor as standing in
one note, so that Ibid. never follows a note with several sources.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from briefgen import csl
from briefgen.citations.numbering import OpenNote
from briefgen.citations.rich import from_rich, to_rich
from briefgen.frozen import frozen, replace
from briefgen.model.blocks import Block, Paragraph
from briefgen.model.brief import CitePosition, ResolvedNote
from briefgen.model.inlines import (
    Citation,
    Cite,
    Code,
    Inline,
    LineBreak,
    NoteMark,
    NoteReference,
    Text,
)
from briefgen.model.walk import blocks_in, rewrite_blocks, texts_of

JOINING = ".,;:!?"
"""Characters of free text that join with the citation before them instead of following it."""


@frozen
class Placed:
    """A citation and its place in its note: first thing, last thing of its paragraph."""

    citation: Citation
    starts: bool
    ends: bool


def write_notes(
    notes: Sequence[OpenNote], cited: Sequence[Sequence[Placed]], processor: csl.Processor
) -> tuple[ResolvedNote, ...]:
    """Write every note out.

    ``notes`` are in order, ``cited`` are the citations of each; the processor knows all sources.
    """
    asked = [c for note, placed in zip(notes, cited, strict=True) for c in _citations(note, placed)]
    writer = _Writer(processor.cite(asked), processor)
    return tuple(map(writer.note, notes))


def placed_citations(note: OpenNote) -> list[Placed]:
    """Give the citations of a note in order, each with its place."""
    if note.citation is not None:  # by far the most
        return [Placed(note.citation, True, True)]
    placed: list[Placed] = []
    first = True
    for block in blocks_in(note.blocks):
        for text in texts_of(block):
            leaves = [leaf for leaf in _leaves(text) if not _is_blank(leaf)]
            for index, node in enumerate(leaves):
                if isinstance(node, Citation):
                    placed.append(Placed(node, first, index == len(leaves) - 1))
                first = False
    return placed


def _is_blank(node: Inline) -> bool:
    return isinstance(node, Text) and not node.text.strip()


def _leaves(inlines: Sequence[Inline]) -> Iterator[Inline]:
    for node in inlines:
        match node:
            case Text() | Code() | LineBreak() | NoteReference() | Citation() | NoteMark():
                yield node
            case _:
                yield from _leaves(node.children)


def _citations(note: OpenNote, placed: Sequence[Placed]) -> list[csl.Citation]:
    lone = len({cite.key for place in placed for cite in place.citation.cites}) == 1
    return [
        csl.Citation(
            tuple(
                [
                    _cite(cite, capital=place.starts and position == 0)
                    for position, cite in enumerate(place.citation.cites)
                ]
            ),
            note.number,
            section=note.section,
            starts_note=place.starts,
            ends_note=place.ends,
            lone_source=lone,
        )
        for place in placed
    ]


def _cite(cite: Cite, *, capital: bool) -> csl.Cite:
    """Turn a cite into the processor's; a prefix that opens a note opens with a capital."""
    prefix = _capitalised(cite.prefix) if capital and cite.prefix else cite.prefix
    return csl.Cite(
        cite.key,
        cite.locator,
        cite.label,
        to_rich(prefix) if prefix else "",
        to_rich(cite.suffix) if cite.suffix else "",
        cite.suppress_author,
    )


def _capitalised(inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
    if inlines and isinstance(first := inlines[0], Text):
        return (replace(first, text=first.text[:1].upper() + first.text[1:]), *inlines[1:])
    return inlines


class _Writer:
    """Puts rendered citations in place of the written ones, in the order of the notes."""

    def __init__(self, rendered: Iterable[csl.RenderedCitation], processor: csl.Processor) -> None:
        self.rendered = iter(rendered)
        self.processor = processor
        self.positions: list[CitePosition] = []

    def note(self, note: OpenNote) -> ResolvedNote:
        self.positions = []
        blocks: tuple[Block, ...]
        if note.citation is not None:
            written = from_rich(self.rendered_as(note.citation))
            blocks = (Paragraph(f"{note.id}-p", written, note.span),)
        else:
            blocks = rewrite_blocks(note.blocks, self.rewrite)
        return ResolvedNote(
            note.number,
            note.id,
            note.key,
            blocks,
            tuple(note.references),
            tuple(self.positions),
            note.span,
        )

    def rewrite(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        written: list[Inline] = []
        pending: csl.RichText | None = None
        for node in inlines:
            if pending is not None and isinstance(node, Text):
                mark, rest = _leading_mark(node.text)
                if mark:
                    pending = csl.join([pending, mark], self.processor.locale)
                    moved = node.span.start + len(mark)
                    node = Text(rest, replace(node.span, start=min(moved, node.span.end)))
            if pending is not None:
                written += from_rich(pending)
                pending = None
            if isinstance(node, Citation):
                pending = self.rendered_as(node)
            elif not isinstance(node, Text) or node.text:
                written.append(self.descend(node))
        if pending is not None:
            written += from_rich(pending)
        return tuple(written)

    def descend(self, node: Inline) -> Inline:
        match node:
            case Text() | Code() | LineBreak() | NoteReference() | Citation() | NoteMark():
                return node
            case _:
                return replace(node, children=self.rewrite(node.children))

    def rendered_as(self, citation: Citation) -> csl.RichText:
        rendered = next(self.rendered)
        for cite, position in zip(citation.cites, rendered.positions, strict=True):
            self.positions.append(CitePosition(cite.key, position.value, cite.locator))
        return rendered.content


def _leading_mark(text: str) -> tuple[str, str]:
    """Split off the punctuation with which free text follows a citation."""
    if text[:1] in JOINING and text[:2] != "..":
        return text[:1], text[1:]
    return "", text
