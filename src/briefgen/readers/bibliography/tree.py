"""Makes the tree of a source out of the fields of another format."""

from __future__ import annotations

from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar, Sequence, Style
from briefgen.source import Span


def text(value: str, span: Span) -> Scalar:
    """Give a text that another format holds as a scalar of its place."""
    return Scalar(value, span, Style.DOUBLE)


def mapping(fields: dict[str, Node], span: Span) -> Mapping:
    """Give a mapping; each key stands at its value's place."""
    entries = {
        name: Entry(Scalar(name, node.span, Style.DOUBLE), node) for name, node in fields.items()
    }
    return Mapping(entries, span)


def name_node(parts: dict[str, str], span: Span) -> Mapping:
    """Give a name in CSL's parts; empty ones are left out."""
    return mapping({key: text(value, span) for key, value in parts.items() if value}, span)


def names_node(names: list[dict[str, str]], span: Span) -> Sequence:
    return Sequence(tuple(name_node(name, span) for name in names), span)
