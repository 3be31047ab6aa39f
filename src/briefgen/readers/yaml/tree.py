"""The tree that YAML is read into: Scalar, Sequence, Mapping, each with its span.

YAML 1.2.2, chapter 3.2.1 (representation graph) without tags and aliases: a plain tree in which
every scalar is text until a field's kind types it.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.named import StrEnum
from briefgen.readers.yaml.passages import passage_of
from briefgen.source import Passage, Span


class Style(StrEnum):
    """How a scalar is written (YAML 1.2.2, chapters 7.3 and 8.1)."""

    PLAIN = ""
    SINGLE = "'"
    DOUBLE = '"'
    LITERAL = "|"
    FOLDED = ">"


@frozen
class Scalar:
    """A scalar; ``comment`` is the span of a ``#`` comment that ends a plain scalar's line."""

    text: str
    span: Span
    style: Style = Style.PLAIN
    comment: Span | None = None

    @property
    def empty(self) -> bool:
        """Whether nothing is written at all (``key:``)."""
        return not self.text and self.style is Style.PLAIN

    def passage(self) -> Passage:
        """Give the text with the way back to each character's place."""
        return passage_of(self.text, self.span, self.style)


@frozen
class Sequence:
    items: tuple[Node, ...]
    span: Span
    flow: bool = False


@frozen
class Entry:
    """One ``key: value`` of a mapping."""

    key: Scalar
    value: Node


@frozen
class Mapping:
    entries: dict[str, Entry]
    span: Span
    flow: bool = False


Node = Scalar | Sequence | Mapping
