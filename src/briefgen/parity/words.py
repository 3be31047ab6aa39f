"""Words: the text of one block as it is met, with what stands in it, normalised on the way.

Every transcriber, and the expectation, appends to one of these; so offsets mean the same
everywhere. The state of styles and links is kept by the caller's nesting.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from typing import Final

from briefgen.parity.normal import LINE, SPACES, characters
from briefgen.parity.transcript import Emphasised, Hyperlink, Reference

_EDGE: Final = " " + LINE


class Words:
    """The growing text of one block."""

    __slots__ = ("_length", "_links", "_marks", "_parts", "_references", "_space")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._space = False
        self._marks: list[tuple[str, int, int]] = []
        self._links: list[tuple[str, bool, int, int]] = []
        self._references: list[Reference] = []

    def append(
        self, text: str, styles: Iterable[str] = (), target: str = "", *, dead: bool = False
    ) -> None:
        """Add characters set in ``styles`` and linked to ``target``."""
        text = SPACES.sub(" ", characters(text))
        if not text:
            return
        if self._parts and unicodedata.combining(text[0]):
            text = self._take_back() + text
            text = characters(text)
        if text[0] == " ":
            self._space = True
            self._close_line()
            text = text[1:]
        if not text:
            return
        trailing = text[-1] == " "
        if trailing:
            text = text[:-1]
        if not text:
            return
        if self._space and self._length:
            self._parts.append(" ")
            self._length += 1
        self._space = trailing
        start = self._length
        self._parts.append(text)
        self._length += len(text)
        for style in styles:
            self._marks.append((style, start, self._length))
        if target:
            self._links.append((target, dead, start, self._length))

    def line_end(self) -> None:
        """Say that a line ended here without a space (PDF)."""
        if self._length and not self._space and not self._parts[-1].endswith(LINE):
            self._parts.append(LINE)
            self._length += 1

    def _close_line(self) -> None:
        """Take back a line end that a space follows: it was a space."""
        if self._parts and self._parts[-1] == LINE:
            self._parts.pop()
            self._length -= 1

    def refer(self, number: int) -> None:
        """Set a note reference here."""
        self._references.append(Reference(self._length, number))

    def _take_back(self) -> str:
        """Take the last character back, so that a combining mark can join it."""
        last = self._parts[-1]
        self._length -= 1
        self._parts[-1] = last[:-1]
        if not self._parts[-1]:
            self._parts.pop()
        return last[-1]

    @property
    def empty(self) -> bool:
        return not self._length and not self._references

    @property
    def text(self) -> str:
        return "".join(self._parts).strip(_EDGE)

    @property
    def references(self) -> tuple[Reference, ...]:
        end = len(self.text)
        return tuple(Reference(min(r.offset, end), r.number) for r in self._references)

    @property
    def emphasis(self) -> tuple[Emphasised, ...]:
        text = self.text
        by_style: dict[str, list[tuple[int, int]]] = {}
        for style, start, end in self._marks:
            by_style.setdefault(style, []).append((start, end))
        found = [
            Emphasised(start, end, style)
            for style, stretches in by_style.items()
            for start, end in merged(text, stretches)
        ]
        return tuple(sorted(found, key=lambda e: (e.start, e.end, e.style)))

    @property
    def links(self) -> tuple[Hyperlink, ...]:
        text = self.text
        by_target: dict[tuple[str, bool], list[tuple[int, int]]] = {}
        for target, dead, start, end in self._links:
            by_target.setdefault((target, dead), []).append((start, end))
        found = [
            Hyperlink(start, end, target, dead)
            for (target, dead), stretches in by_target.items()
            for start, end in merged(text, stretches)
        ]
        return tuple(sorted(found, key=lambda x: (x.start, x.end, x.target)))


def speaking(styles: frozenset[str], language: str) -> frozenset[str]:
    """Give styles in another language: the innermost passage says which."""
    return frozenset(s for s in styles if not s.startswith("lang:")) | {f"lang:{language}"}


def merged(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches with nothing but white space between them, and trim their edges.

    Whether a space between two words of a title is itself italic is nobody's business, and
    formats cut runs where they like.
    """
    result: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        end = min(end, len(text))
        while start < end and text[start] in _EDGE:
            start += 1
        while end > start and text[end - 1] in _EDGE:
            end -= 1
        if start >= end:
            continue
        if result and not text[result[-1][1] : start].strip(_EDGE):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
