"""Between the model's inlines and the CSL processor's rich text, both ways."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from briefgen.csl import richtext as rich
from briefgen.csl.richtext import Node, RichText
from briefgen.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    NoteReference,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)

_NOTHING = RichText()


def from_rich(text: RichText) -> tuple[Inline, ...]:
    """Turn what the processor wrote into inlines; italic inside italic is upright again."""
    return _inlines(text.nodes)


def _inlines(nodes: tuple[Node, ...]) -> tuple[Inline, ...]:
    inlines: list[Inline] = []
    for node in nodes:
        match node:
            case rich.Text(text=text):
                if text:
                    inlines.append(Text(text))
            case rich.Link(url=url, children=inner):
                inlines.append(Link(url, _inlines(inner)))
            case rich.Display(children=inner):
                inlines += _inlines(inner)
            case rich.Styled(style=style, children=inner):
                inlines += _styled(style, _inlines(inner))
            case _:
                assert_never(node)
    return tuple(inlines)


def _styled(style: rich.Style, children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    match style:
        case rich.Style.ITALIC | rich.Style.OBLIQUE | rich.Style.NO_ITALIC:
            return (Emphasis(children),)
        case rich.Style.BOLD:
            return (Strong(children),)
        case rich.Style.SMALL_CAPS:
            return (SmallCaps(children),)
        case rich.Style.SUPERSCRIPT:
            return (Superscript(children),)
        case rich.Style.SUBSCRIPT:
            return (Subscript(children),)
        case _:  # underline, light weight and their undoing have no place in a brief's page
            return children


def to_rich(inlines: tuple[Inline, ...]) -> RichText:
    """Turn an affix as the author wrote it into the processor's rich text."""
    return RichText(tuple(_rich_nodes(inlines))) if inlines else _NOTHING


def _rich_nodes(inlines: tuple[Inline, ...]) -> Iterator[Node]:
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text):
                yield rich.Text(text)
            case Emphasis(children=inner):
                yield rich.Styled(rich.Style.ITALIC, tuple(_rich_nodes(inner)))
            case Strong(children=inner):
                yield rich.Styled(rich.Style.BOLD, tuple(_rich_nodes(inner)))
            case SmallCaps(children=inner):
                yield rich.Styled(rich.Style.SMALL_CAPS, tuple(_rich_nodes(inner)))
            case Superscript(children=inner):
                yield rich.Styled(rich.Style.SUPERSCRIPT, tuple(_rich_nodes(inner)))
            case Subscript(children=inner):
                yield rich.Styled(rich.Style.SUBSCRIPT, tuple(_rich_nodes(inner)))
            case Link(target=target, children=inner):
                yield rich.Link(target, tuple(_rich_nodes(inner)))
            case Passage(children=inner) | CrossReference(children=inner):
                yield from _rich_nodes(inner)
            case LineBreak():
                yield rich.Text(" ")
            case NoteReference() | Citation() | NoteMark():
                yield rich.Text(plain((node,)))
            case _:
                assert_never(node)
