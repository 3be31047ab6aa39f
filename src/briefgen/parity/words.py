"""Words: the text of one block as it is met, with what stands in it, normalised as a whole.

Every transcriber, and the expectation, appends to one of these; so offsets mean the same
everywhere, however a format cuts a text into runs. The state of styles and links is kept by the
caller's nesting.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable
from typing import Final
from unicodedata import combining

from briefgen.named import NamedTuple
from briefgen.parity.normal import LINE, WHITE, characters, normal
from briefgen.parity.transcript import Emphasised, Entry, Hyperlink, Place, Reference
from briefgen.source import Span

_EDGE: Final = " " + LINE
_WHITE: Final = WHITE + LINE
_WORD: Final = re.compile(f"[^{_WHITE}]+")
_LINE_ENDS: Final = re.compile(f"[{_EDGE}]*{LINE}[{_EDGE}]*")

Stretches = list[tuple[int, int]]


class Said(NamedTuple):
    """What a block says; offsets are those of ``text``."""

    text: str
    references: tuple[Reference, ...] = ()
    links: tuple[Hyperlink, ...] = ()
    emphasis: tuple[Emphasised, ...] = ()

    def entry(
        self,
        place: Place,
        *,
        within: str,
        hidden: str = "",
        span: Span | None = None,
        id: str = "",
        backlinks: int = -1,
    ) -> Entry:
        """Give the block that says this."""
        return Entry(
            place.kind,
            self.text,
            place.level,
            place.number,
            self.references,
            self.links,
            self.emphasis,
            place.header,
            within,
            hidden,
            span,
            id,
            backlinks,
        )


class Words:
    """The growing text of one block; offsets are those of the characters as they were met."""

    __slots__ = ("_length", "_links", "_marks", "_parts", "_references")

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._marks: dict[str, Stretches] = {}
        self._links: dict[tuple[str, bool], Stretches] = {}
        self._references: list[tuple[int, int]] = []

    @property
    def begun(self) -> bool:
        return bool(self._parts or self._references)

    def append(
        self, text: str, styles: Collection[str] = (), target: str = "", *, dead: bool = False
    ) -> None:
        """Add characters set in ``styles`` and linked to ``target``."""
        start = self._length
        self._parts.append(text)
        self._length = end = start + len(text)
        if not (styles or target):
            return
        if text and combining(text[0]):
            start = _letter("".join(self._parts), start)
        for style in styles:
            _stretch(self._marks.setdefault(style, []), start, end)
        if target:
            _stretch(self._links.setdefault((target, dead), []), start, end)

    def line_end(self) -> None:
        """Say that a line ended here without a space (PDF)."""
        self.append(LINE)

    def refer(self, number: int) -> None:
        """Set a note reference here."""
        self._references.append((self._length, number))

    def said(self) -> Said:
        """Give what has been said so far."""
        met = "".join(self._parts)
        text = _normal(met)
        if not (self._references or self._links or self._marks):
            return Said(text)
        place = _places(met, text)
        links: list[Hyperlink] = []
        for (target, dead), stretches in self._links.items():
            for start, end in _placed(text, stretches, place):
                links.append(Hyperlink(start, end, target, dead))
        marks: list[Emphasised] = []
        for style, stretches in self._marks.items():
            for start, end in _placed(text, stretches, place):
                marks.append(Emphasised(start, end, style))
        links.sort()
        marks.sort()
        references = [Reference(_after(text, place(at)), number) for at, number in self._references]
        return Said(text, tuple(references), tuple(links), tuple(marks))


def _placed(text: str, stretches: Stretches, place: Callable[[int], int]) -> Stretches:
    """Give stretches among the characters as met by their places in the text."""
    if len(stretches) == 1:  # as nearly always
        ((a, b),) = stretches
        start, end = _trimmed(text, place(a), place(b))
        return [(start, end)] if start < end else []
    return merged(text, [(place(a), place(b)) for a, b in stretches])


def _stretch(stretches: Stretches, start: int, end: int) -> None:
    """Add a stretch, or lengthen the one that ends where it begins."""
    if stretches and stretches[-1][1] >= start:
        stretches[-1] = (stretches[-1][0], end)
    else:
        stretches.append((start, end))


def _normal(met: str) -> str:
    text = normal(met)
    if LINE not in text:
        return text
    text = _LINE_ENDS.sub(lambda ends: " " if " " in ends[0] else LINE, text)
    return text.strip(_EDGE)


def _places(met: str, text: str) -> Callable[[int], int]:
    """Give what tells where a place among the characters as met stands in the text.

    It may lie as far before or behind the text as there are spaces.
    """
    if met.strip(_EDGE) == text:
        before = len(met) - len(met.lstrip(_EDGE))
        return lambda at: at - before
    starts, lengths = _words(met)

    def place(at: int) -> int:
        word = bisect_right(starts, at) - 1
        if word < 0:
            return 0
        return lengths[word] + len(characters(met[starts[word] : at]).rstrip(_WHITE))

    return place


def _words(met: str) -> tuple[list[int], list[int]]:
    """Give the places of the words as met, and the length of the text before each.

    No rule about characters acts over white space, so that each word is as long as by itself.
    """
    starts: list[int] = []
    lengths: list[int] = []
    length = 0
    for word in _WORD.finditer(met):
        if said := characters(word[0]):
            starts.append(word.start())
            lengths.append(length)
            length += len(said) + 1
    return starts, lengths


def _letter(met: str, at: int) -> int:
    """Give the place of the letter that the mark at ``at`` is set on."""
    while at and combining(met[at]):
        at -= 1
    return at


def _after(text: str, at: int) -> int:
    """Give where a note reference stands: after a word, not after the space behind it."""
    at = min(at, len(text))
    if at <= 0:
        return 0
    return at - 1 if text[at - 1] in _EDGE else at


def speaking(styles: frozenset[str], language: str) -> frozenset[str]:
    """Give styles in another language: the innermost passage says which."""
    return frozenset(s for s in styles if not s.startswith("lang:")) | {f"lang:{language}"}


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Take white space from both ends of a stretch."""
    start, end = max(start, 0), min(end, len(text))
    while start < end and text[start] in _EDGE:
        start += 1
    while end > start and text[end - 1] in _EDGE:
        end -= 1
    return start, end


def merged(text: str, stretches: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Join stretches with nothing but white space between them, and trim their edges.

    Whether a space between two words of a title is itself italic is nobody's business, and
    formats cut runs where they like.
    """
    result: list[tuple[int, int]] = []
    for start, end in sorted(stretches):
        start, end = _trimmed(text, start, end)
        if start >= end:
            continue
        if result and not text[result[-1][1] : start].strip(_EDGE):
            result[-1] = (result[-1][0], max(end, result[-1][1]))
        else:
            result.append((start, end))
    return result
