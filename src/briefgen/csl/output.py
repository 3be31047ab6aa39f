"""The output tree: what elements of a style render to, before punctuation is settled.

Stage 3: Style × item → Out. Delimiters and affixes are still properties of their node, so that
a part may be dropped or replaced (collapsing, substitution, suppressed authors) without any
repair of the text around it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TypeAlias

from briefgen.csl.richtext import DisplayKind, Style

Child: TypeAlias = "str | Out"


class Out:
    """A node of the output tree. `tag` names what it holds, where later stages ask for that."""

    __slots__ = (
        "children",
        "delimiter",
        "display",
        "parsed",
        "prefix",
        "quotes",
        "styles",
        "suffix",
        "tag",
        "url",
        "value",
    )

    def __init__(
        self,
        children: list[Child],
        *,
        prefix: str = "",
        suffix: str = "",
        delimiter: str = "",
        tag: str = "",
        styles: tuple[Style, ...] = (),
    ) -> None:
        self.children = children
        self.prefix = prefix
        self.suffix = suffix
        self.delimiter = delimiter
        self.tag = tag
        self.styles = styles
        self.quotes = False
        self.display: DisplayKind | None = None
        self.url = ""
        self.value: object = None
        self.parsed = False  # lettering from markup in a field: flips against what surrounds it

    def copy(self, children: list[Child]) -> Out:
        """Return the same node around other children."""
        twin = Out(
            children,
            prefix=self.prefix,
            suffix=self.suffix,
            delimiter=self.delimiter,
            tag=self.tag,
            styles=self.styles,
        )
        twin.quotes = self.quotes
        twin.display = self.display
        twin.url = self.url
        twin.value = self.value
        twin.parsed = self.parsed
        return twin


def walk(node: Child) -> Iterator[Out]:
    """Yield a node and all below it, in order."""
    if isinstance(node, Out):
        yield node
        for child in node.children:
            yield from walk(child)


def find(node: Child, tag: str) -> Out | None:
    """Return the first node with that tag, or None."""
    return next((each for each in walk(node) if each.tag == tag), None)


def replace(node: Child, change: Callable[[Out], Child | None]) -> Child | None:
    """Rebuild a tree, asking `change` about each node from the top.

    `change` gives the node itself to go on below it, another to put in its place, None to drop
    it. Nodes that lose all their children go with them.
    """
    if isinstance(node, str):
        return node
    changed = change(node)
    if changed is not node:
        return changed
    children = [replace(child, change) for child in node.children]
    kept = [child for child in children if child is not None and child != ""]
    if node.children and not kept:
        return None
    if len(kept) == len(node.children) and all(
        a is b for a, b in zip(kept, node.children, strict=True)
    ):
        return node
    return node.copy(kept)


def text_of(node: Child) -> str:
    """Return the bare characters of a tree, with delimiters and affixes, without punctuation."""
    if isinstance(node, str):
        return node
    inner = node.delimiter.join([text for child in node.children if (text := text_of(child))])
    return f"{node.prefix}{inner}{node.suffix}"


def is_empty(node: Child | None) -> bool:
    """Say whether nothing would be printed."""
    if node is None:
        return True
    if isinstance(node, str):
        return not node
    for child in node.children:  # noqa: SIM110 - in half the time that all() takes
        if not is_empty(child):
            return False
    return True
