"""Free text and rendered citations, joined into one note."""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.csl.locale import Locale
from briefgen.csl.output import Child, Out
from briefgen.csl.punctuation import Setter
from briefgen.csl.richtext import Display, Link, Node, RichText, Styled, Text


def join(parts: Sequence[RichText | str], locale: Locale) -> RichText:
    """Join parts by the rules of punctuation: no doubled marks or spaces, marks in quotes."""
    children: list[Child] = [_part(part) for part in _marks_in_quotes(parts, locale)]
    return Setter(locale, links=True).rich(Out(children))


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


def _marks_in_quotes(parts: Sequence[RichText | str], locale: Locale) -> list[RichText | str]:
    """Move a comma or period that opens a part into the quotation marks that end the one before.

    CSL 1.0.2, "punctuation-in-quote", for quotes that are already written out.
    """
    moved = list(parts)
    if not locale.punctuation_in_quote:
        return moved
    closing = (locale.quotes(inner=False)[1], locale.quotes(inner=True)[1])
    for at in range(1, len(moved)):
        before, part = moved[at - 1], moved[at]
        if isinstance(before, RichText) and isinstance(part, str) and part[:1] in (",", "."):
            nodes = _into_quotes(before.nodes, part[0], closing)
            if nodes is not None:
                moved[at - 1 : at + 1] = [RichText(nodes), part[1:]]
    return moved


def _into_quotes(
    nodes: tuple[Node, ...], mark: str, closing: tuple[str, ...]
) -> tuple[Node, ...] | None:
    """Put a mark before the closing quotation marks that end ``nodes``; None where none do."""
    if not nodes:
        return None
    *before, last = nodes
    if not isinstance(last, Text):
        inner = _into_quotes(last.children, mark, closing)
        return None if inner is None else (*before, last._replace(children=inner))
    end = last.text
    while end.endswith(closing):
        end = end[: -next(len(quote) for quote in closing if end.endswith(quote))]
    if end == last.text or end.endswith((",", ".", "?", "!")):
        return None
    return (*before, Text(f"{end}{mark}{last.text[len(end) :]}"))
