"""Headings as a list of contents has them: their words, without note marks, links and breaks.

Stage: layout. A note belongs to the heading itself, and a link inside a link leads nowhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from briefgen.frozen import replace
from briefgen.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    NoteReference,
    Text,
)


def entry(inlines: tuple[Inline, ...], labels: Mapping[str, str]) -> tuple[Inline, ...]:
    """Give a heading's inlines for a list; ``labels`` are the words of bare cross references."""
    return tuple(_bare(inlines, labels))


def _bare(inlines: tuple[Inline, ...], labels: Mapping[str, str]) -> Iterator[Inline]:
    for node in inlines:
        match node:
            case NoteMark() | NoteReference() | Citation():
                pass
            case Text() | Code():
                yield node
            case LineBreak(span=span):
                yield Text(" ", span)
            case CrossReference(children=()):
                yield Text(labels.get(node.target, node.target), node.span)
            case Link() | CrossReference():
                yield from _bare(node.children, labels)
            case _:
                yield replace(node, children=entry(node.children, labels))
