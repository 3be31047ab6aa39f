"""The numbered notes of a brief, as text and as data."""

from __future__ import annotations

import textwrap
from typing import Any

from briefgen.build.compose import read_resolved, read_shared
from briefgen.build.workspace import Place
from briefgen.diagnostics import Diagnostic, Sink
from briefgen.model.blocks import Block
from briefgen.model.brief import ResolvedBrief, ResolvedNote
from briefgen.model.inlines import plain
from briefgen.model.walk import blocks_in, texts_of
from briefgen.readers.files import Folder


def notes_of(place: Place, slug: str) -> tuple[ResolvedBrief | None, tuple[Diagnostic, ...]]:
    """Read a brief and write its notes; nothing is laid out."""
    sink = Sink()
    shared = read_shared(place.root, sink)
    resolution = read_resolved(Folder(place.root), shared, slug, sink)
    return (None if resolution is None else resolution.resolved), tuple(sink)


def notes_as_text(resolved: ResolvedBrief) -> str:
    """Write the notes as a numbered list, lines of 88 columns."""
    width = len(str(len(resolved.notes)))
    lines: list[str] = []
    for note in resolved.notes:
        label = f"{note.number:>{width}}. "
        lines += textwrap.wrap(
            _text(note.blocks),
            88,
            initial_indent=label,
            subsequent_indent=" " * len(label),
            break_long_words=False,
            break_on_hyphens=False,
        )
    return "".join(f"{line}\n" for line in lines)


def notes_as_json(resolved: ResolvedBrief) -> str:
    """Write the notes as a JSON array in order.

    Each has ``number``, ``key`` ("" for a note made on the spot), ``text``, ``html`` and
    ``cites``: the source's key, CSL position and locator of each cite.
    """
    import json

    data = [_data(note, resolved.brief.language) for note in resolved.notes]
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _data(note: ResolvedNote, language: str) -> dict[str, Any]:
    from briefgen.layout.fragments import inlines_xhtml

    texts = (text for block in blocks_in(note.blocks) for text in texts_of(block))
    cites = [{"key": c.key, "position": c.position, "locator": c.locator} for c in note.cites]
    return {
        "number": note.number,
        "key": note.key,
        "text": _text(note.blocks),
        "html": "".join(f"<p>{inlines_xhtml(text, language)}</p>" for text in texts),
        "cites": cites,
    }


def _text(blocks: tuple[Block, ...]) -> str:
    texts = [plain(text) for block in blocks_in(blocks) for text in texts_of(block)]
    return " ".join(" ".join(texts).split())
