"""Between the model's inlines and the CSL processor's rich text, both ways."""

from __future__ import annotations

from collections.abc import Callable, Iterator
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
            case rich.Styled(style=style, children=inner):
                lettering = _LETTERINGS.get(style)
                children = _inlines(inner)
                if lettering is None:
                    inlines += children
                else:
                    inlines.append(lettering(children))
            case rich.Link(url=url, children=inner):
                inlines.append(Link(url, _inlines(inner)))
            case rich.Display(children=inner):
                inlines += _inlines(inner)
            case _:
                assert_never(node)
    return tuple(inlines)


# Underline, light weight and their undoing have no place in a brief's page.
_LETTERINGS: dict[rich.Style, Callable[[tuple[Inline, ...]], Inline]] = {
    rich.Style.ITALIC: Emphasis,
    rich.Style.OBLIQUE: Emphasis,
    rich.Style.NO_ITALIC: Emphasis,
    rich.Style.BOLD: Strong,
    rich.Style.SMALL_CAPS: SmallCaps,
    rich.Style.SUPERSCRIPT: Superscript,
    rich.Style.SUBSCRIPT: Subscript,
}


def to_rich(inlines: tuple[Inline, ...]) -> RichText:
    """Turn an affix as the author wrote it into the processor's rich text."""
    return RichText(tuple(_rich_nodes(inlines)))


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
