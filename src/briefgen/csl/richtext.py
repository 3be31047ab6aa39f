"""Rich text: the format-neutral result of a citation.

A value of type `RichText` is a tuple of nodes. Writers turn it into XHTML, WordprocessingML or
plain text; `briefgen.csl.html` turns it into the HTML of the public CSL test suite. Named tuples,
as in `elements`: a long brief makes tens of thousands.
"""

from __future__ import annotations

from typing import TypeAlias

from briefgen.named import NamedTuple, StrEnum


class Style(StrEnum):
    """A change of lettering.

    The `NO_…` members undo what stands around them (CSL 1.0.2, "Formatting": a value of
    `normal` inside text that isn't).
    """

    ITALIC = "italic"
    OBLIQUE = "oblique"
    NO_ITALIC = "no-italic"
    BOLD = "bold"
    LIGHT = "light"
    NO_BOLD = "no-bold"
    SMALL_CAPS = "small-caps"
    NO_SMALL_CAPS = "no-small-caps"
    UNDERLINE = "underline"
    NO_UNDERLINE = "no-underline"
    SUPERSCRIPT = "superscript"
    SUBSCRIPT = "subscript"
    BASELINE = "baseline"


class DisplayKind(StrEnum):
    """Where a part of an entry stands (CSL 1.0.2, "Display")."""

    BLOCK = "block"
    LEFT_MARGIN = "left-margin"
    RIGHT_INLINE = "right-inline"
    INDENT = "indent"


class Text(NamedTuple):
    """Characters, without markup."""

    text: str


class Styled(NamedTuple):
    """Children in another lettering."""

    style: Style
    children: tuple[Node, ...]


class Link(NamedTuple):
    """Children that lead to a URL."""

    url: str
    children: tuple[Node, ...]


class Display(NamedTuple):
    """Children that stand apart in their entry."""

    kind: DisplayKind
    children: tuple[Node, ...]


Node: TypeAlias = Text | Styled | Link | Display


class RichText(NamedTuple):
    """A tree of text, lettering and links."""

    nodes: tuple[Node, ...] = ()

    @staticmethod
    def of(text: str) -> RichText:
        """Wrap plain characters."""
        return RichText((Text(text),) if text else ())

    def plain(self) -> str:
        """Return the characters alone."""
        parts: list[str] = []
        _collect(self.nodes, parts)
        return "".join(parts)

    def __bool__(self) -> bool:
        return bool(self.nodes)


def _collect(nodes: tuple[Node, ...], into: list[str]) -> None:
    for node in nodes:
        if isinstance(node, Text):
            into.append(node.text)
        else:
            _collect(node.children, into)
