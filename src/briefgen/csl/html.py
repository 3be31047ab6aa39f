"""Rich text as HTML, in the form that the public CSL test suite expects."""

from __future__ import annotations

from typing import assert_never

from briefgen.csl.richtext import Display, DisplayKind, Link, Node, RichText, Style, Styled, Text

_TAGS: dict[Style, tuple[str, str]] = {
    Style.ITALIC: ("<i>", "</i>"),
    Style.OBLIQUE: ("<em>", "</em>"),
    Style.NO_ITALIC: ('<span style="font-style:normal;">', "</span>"),
    Style.BOLD: ("<b>", "</b>"),
    Style.LIGHT: ('<span style="font-weight:light;">', "</span>"),
    Style.NO_BOLD: ('<span style="font-weight:normal;">', "</span>"),
    Style.SMALL_CAPS: ('<span style="font-variant:small-caps;">', "</span>"),
    Style.NO_SMALL_CAPS: ('<span style="font-variant:normal;">', "</span>"),
    Style.UNDERLINE: ('<span style="text-decoration:underline;">', "</span>"),
    Style.NO_UNDERLINE: ('<span style="text-decoration:none;">', "</span>"),
    Style.SUPERSCRIPT: ("<sup>", "</sup>"),
    Style.SUBSCRIPT: ("<sub>", "</sub>"),
    Style.BASELINE: ('<span style="baseline">', "</span>"),
}


def html(rich: RichText) -> str:
    """Return `rich` as a fragment of HTML; links are printed as their text."""
    return _nodes(rich.nodes)


def _nodes(nodes: tuple[Node, ...]) -> str:
    return "".join(_node(node) for node in nodes)


def _node(node: Node) -> str:
    match node:
        case Text(text):
            return escape(text)
        case Styled(style, children):
            start, end = _TAGS[style]
            return start + _nodes(children) + end
        case Link(_, children):
            return _nodes(children)
        case Display(kind, children):
            return f'<div class="csl-{kind.value}">{_nodes(children)}</div>'
        case _:
            assert_never(node)


def escape(text: str) -> str:
    """Replace the characters that HTML reserves, as the test suite writes them."""
    text = text.replace("&", "&#38;").replace("<", "&#60;").replace(">", "&#62;")
    return text.replace("  ", "&#160; ")


def entry_html(rich: RichText) -> str:
    """Return the inside of a bibliography entry; blocks of it stand on lines of their own."""
    parts: list[str] = []
    blocks = [node for node in rich.nodes if isinstance(node, Display)]
    if not blocks:
        return html(rich)
    for node in rich.nodes:
        if isinstance(node, Display) and _opens_line(node.kind):
            parts.append("\n    ")
        parts.append(_node(node))
    text = "".join(parts)
    if isinstance(rich.nodes[-1], Display):
        text += "\n  "
    return text


def _opens_line(kind: DisplayKind) -> bool:
    return kind in (DisplayKind.LEFT_MARGIN, DisplayKind.BLOCK)
