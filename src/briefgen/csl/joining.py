"""Free text and rendered citations, joined into one note."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.csl.locale import Locale
from briefgen.csl.output import Child, Out
from briefgen.csl.punctuation import Setter
from briefgen.csl.richtext import Display, Link, Node, RichText, Styled, Text


def join(parts: Sequence[RichText | str], locale: Locale) -> RichText:
    """Join parts by the rules of punctuation: no doubled marks or spaces, marks in quotes."""
    children = [_part(part) for part in parts]
    return Setter(locale, links=True).rich(Out(list(children)))


def _part(part: RichText | str) -> Out:
    if isinstance(part, str):
        return Out([part])
    return Out([_child(node) for node in part.nodes])


def _child(node: Node) -> Child:
    if isinstance(node, Text):
        return node.text
    out = Out([_child(child) for child in node.children])
    match node:
        case Styled(style, _):
            out.styles = (style,)
        case Link(url, _):
            out.url = url
        case Display(kind, _):
            out.display = kind
    return out
