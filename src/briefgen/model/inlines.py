"""Inlines: what stands inside a paragraph, a heading, a bullet, a note.

Each carries the span of the source that it was written in; a span in ``NOWHERE`` marks what a
citation style wrote.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.source import NOWHERE, Span

GENERATED = Span(NOWHERE, 0, 0)


@frozen
class Text:
    """Plain characters; a line break of the source is one space."""

    text: str
    span: Span = GENERATED


@frozen
class Emphasis:
    """``*text*``: italic, and upright again inside italic."""

    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class Strong:
    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class SmallCaps:
    """``[text]{.smallcaps}``."""

    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class Superscript:
    """``^text^``."""

    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class Subscript:
    """``~text~``."""

    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class Code:
    """`` `text` ``: set in the monospaced face; no inlines inside."""

    text: str
    span: Span = GENERATED


@frozen
class Link:
    """``[text](https://…)`` or ``<https://…>``; ``target`` is absolute: https, http, mailto."""

    target: str
    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class CrossReference:
    """``[text](#id)``: a section, figure, table or box of the same brief.

    With no text (``[](#fig-funds)``) the label of the target is written ("Figure 1").
    """

    target: str
    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class Passage:
    """``[text]{lang=ur}``: words in another language than their surroundings (BCP 47)."""

    language: str
    children: tuple[Inline, ...]
    span: Span = GENERATED


@frozen
class LineBreak:
    span: Span = GENERATED


@frozen
class NoteReference:
    """``[^name]``, as written: the reference to a named note, not yet numbered."""

    key: str
    span: Span = GENERATED


@frozen
class Cite:
    """One source in a citation: CSL's cite.

    ``label`` is a CSL locator term ("page", "chapter", "paragraph", …); ``key_span`` is the
    place of ``@key`` itself.
    """

    key: str
    key_span: Span
    prefix: tuple[Inline, ...] = ()
    label: str = "page"
    locator: str = ""
    suffix: tuple[Inline, ...] = ()
    suppress_author: bool = False


@frozen
class Citation:
    """``[see @a, p. 4; @b]``, as written: outside a note it makes a note on the spot."""

    cites: tuple[Cite, ...]
    span: Span = GENERATED


@frozen
class NoteMark:
    """A numbered reference to a note: what resolution puts for a note reference or citation.

    ``reference_id`` is unique in the brief (the back-link's target); ``first`` is true for the
    reference that gave the note its number.
    """

    number: int
    note_id: str
    reference_id: str
    first: bool
    span: Span = GENERATED


Inline = (
    Text
    | Emphasis
    | Strong
    | SmallCaps
    | Superscript
    | Subscript
    | Code
    | Link
    | CrossReference
    | Passage
    | LineBreak
    | NoteReference
    | Citation
    | NoteMark
)


def plain(inlines: tuple[Inline, ...]) -> str:
    """Give the characters that a reader sees, without note marks and unresolved citations."""
    parts: list[str] = []
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text):
                parts.append(text)
            case LineBreak():
                parts.append("\n")
            case NoteReference() | Citation() | NoteMark():
                pass
            case _:
                parts.append(plain(node.children))
    return "".join(parts)


def prints(inlines: tuple[Inline, ...]) -> bool:
    """Say whether a reader sees anything but spaces: whether ``plain`` gives more than those."""
    for node in inlines:
        match node:
            case Text(text=text) | Code(text=text):
                if text and not text.isspace():
                    return True
            case LineBreak() | NoteReference() | Citation() | NoteMark():
                pass
            case _:
                if prints(node.children):
                    return True
    return False
