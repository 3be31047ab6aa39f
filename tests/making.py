"""Briefs made by hand, as short as a test can say them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping
from itertools import count
from typing import Any

from briefgen.model.blocks import Block, Paragraph
from briefgen.model.brief import Brief, Note, Publisher, Section, SummaryBullet
from briefgen.model.inlines import GENERATED, Citation, Cite, Inline, NoteReference, Text
from briefgen.model.sources import Source, SourceLibrary

_ids = count()
REFERS = (Citation, NoteReference)

INTERVIEW = {
    "type": "interview",
    "title": "Interview with police officials",
    "issued": {"date-parts": [[2016, 4, 7]]},
}


def article(family: str, title: str, **fields: Any) -> dict[str, Any]:
    return {
        "type": "article-newspaper",
        "author": [{"family": family, "given": "A."}],
        "title": title,
        "container-title": "Dawn",
        "issued": {"date-parts": [[2016, 2, 11]]},
        **fields,
    }


LIBRARY = SourceLibrary(
    {
        key: Source(key, {"id": key, **item}, GENERATED, {})
        for key, item in {
            "khan": article("Khan", "IS Emerging as a Threat"),
            "ali": article("Ali", "Four Men Held"),
            "police": INTERVIEW,
        }.items()
    }
)


def cite(*keys: str, **fields: Any) -> Citation:
    return Citation(tuple(Cite(key, GENERATED, **fields) for key in keys))


def note(key: str) -> NoteReference:
    return NoteReference(key)


def paragraph(*inlines: Inline | str) -> Paragraph:
    """Make a paragraph; two references to notes that follow each other get a word between."""
    nodes: list[Inline] = []
    for node in inlines:
        made = Text(node) if isinstance(node, str) else node
        if nodes and isinstance(made, REFERS) and isinstance(nodes[-1], REFERS):
            nodes.append(Text(" and"))
        nodes.append(made)
    return Paragraph(f"p{next(_ids)}", tuple(nodes), GENERATED)


def section(name: str, *blocks: Block) -> Section:
    return Section(name, (Text(name),), blocks, GENERATED)


def bullet(*inlines: Inline) -> SummaryBullet:
    return SummaryBullet(f"b{next(_ids)}", inlines, (), GENERATED)


def brief(*sections: Section, notes: Mapping[str, Any] | None = None, **fields: Any) -> Brief:
    """Make a brief; ``notes`` maps a key to the inlines of a note of one paragraph."""
    written = {
        key: Note(key, (paragraph(*inlines),), GENERATED) for key, inlines in (notes or {}).items()
    }
    return Brief(
        slug="b",
        title=(Text("B"),),
        date=datetime.date(2016, 9, 27),
        language="en-US",
        publisher=Publisher("P"),
        span=GENERATED,
        sections=sections,
        notes=written,
        **fields,
    )
