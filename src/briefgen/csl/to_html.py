"""Rich text as HTML, in the form that the public CSL test suite expects."""

from __future__ import annotations

import re
import unicodedata
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
    text = text.replace("  ", "&#160; ")
    return text if text.isascii() else _RAISED.sub(_raise, text)


_RAISED = re.compile("[ª²³¹º\u02b0-\u02b8\u02e0-\u02e4\u1d2c-\u1d6a\u2070-\u207f\u2120\u2122]")


def _raise(match: re.Match[str]) -> str:
    """Write a raised letter of Unicode as the letter in `<sup>`, as the suite does."""
    kind, _, codes = unicodedata.decomposition(match.group()).partition(" ")
    if kind != "<super>":
        return match.group()
    return f"<sup>{''.join(chr(int(code, 16)) for code in codes.split())}</sup>"


def entry_html(rich: RichText) -> str:
    """Return the inside of a bibliography entry; blocks of it stand on lines of their own."""
    parts: list[str] = []
    for node in rich.nodes:
        text = _node(node)
        if isinstance(node, Display):
            match node.kind:
                case DisplayKind.LEFT_MARGIN:
                    text = f"\n    {text}"
                case DisplayKind.BLOCK:
                    text = f"\n\n    {text}\n"
                case DisplayKind.RIGHT_INLINE | DisplayKind.INDENT:
                    text = f"{text}\n  "
        parts.append(text)
    return "".join(parts)
