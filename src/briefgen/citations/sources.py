"""Which sources a brief cites, as it is written."""

from __future__ import annotations

from collections.abc import Iterator

from briefgen.model.brief import Brief
from briefgen.model.inlines import Citation, Inline
from briefgen.model.walk import blocks_in, inlines_in, texts_of


def cited_keys(brief: Brief) -> tuple[str, ...]:
    """Give the keys of all cites, each once: those of the text first, then those of the notes."""
    keys: dict[str, None] = {}
    for text in _texts(brief):
        for node in inlines_in(text):
            if isinstance(node, Citation):
                keys |= dict.fromkeys(cite.key for cite in node.cites)
    return tuple(keys)


def _texts(brief: Brief) -> Iterator[tuple[Inline, ...]]:
    for bullet in brief.summary:
        yield bullet.inlines
    running = (brief.lead, *(section.blocks for section in brief.sections))
    notes = (note.blocks for note in (brief.notes or {}).values())
    for blocks in (*running, *notes):
        for block in blocks_in(blocks):
            yield from texts_of(block)
