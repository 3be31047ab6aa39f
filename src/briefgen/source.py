"""Where a piece of text stands: files, spans, and passages lifted out of files.

Everything that reads gives spans; everything that reports uses them. Offsets count characters
(code points) of the decoded file; lines and columns are 1-based, a column counts characters.
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import field
from typing import Final

from briefgen.frozen import frozen


@frozen
class Location:
    """A place as an editor shows it: 1-based line and column."""

    line: int
    column: int


@frozen
class SourceFile:
    """A decoded text file; ``path`` is relative to the workspace, with forward slashes.

    Each is equal to itself only: two readings of a path are two files.
    """

    path: str
    text: str
    _line_starts: tuple[int, ...] = field(init=False, repr=False)  # empty until asked for

    __eq__ = object.__eq__
    __hash__ = object.__hash__

    def __post_init__(self) -> None:
        object.__setattr__(self, "_line_starts", ())

    def _lines(self) -> tuple[int, ...]:
        if not self._line_starts:
            object.__setattr__(self, "_line_starts", tuple(_line_starts(self.text)))
        return self._line_starts

    def location(self, offset: int) -> Location:
        """Give the line and column of a character offset (clamped to the file)."""
        offset = min(max(offset, 0), len(self.text))
        starts = self._lines()
        line = bisect_right(starts, offset)
        return Location(line, offset - starts[line - 1] + 1)

    def offset(self, line: int, column: int = 1) -> int:
        """Give the character offset of a 1-based line and column (clamped to the file)."""
        starts = self._lines()
        line = min(max(line, 1), len(starts))
        return min(starts[line - 1] + column - 1, len(self.text))

    def line(self, number: int) -> str:
        """Give the text of a 1-based line without its line break."""
        starts = self._lines()
        start = starts[number - 1]
        end = len(self.text) if number == len(starts) else starts[number] - 1
        return self.text[start:end].rstrip("\r")

    def span(self, start: int, end: int) -> Span:
        return Span(self, start, end)


@frozen
class Span:
    """A stretch of a file, ``start`` to ``end`` in character offsets, ``end`` excluded."""

    file: SourceFile
    start: int
    end: int

    @property
    def location(self) -> Location:
        return self.file.location(self.start)

    def __str__(self) -> str:
        at = self.location
        return f"{self.file.path}:{at.line}:{at.column}"


@frozen
class Passage:
    """Text lifted out of a file (a YAML scalar, a Markdown file), with the way back.

    ``line_offsets[i]`` is the file offset at which line ``i`` of ``text`` begins; within a line
    the mapping is one to one. Where it isn't (escapes, folded lines, joined stretches),
    ``pieces`` holds the pairs (offset in ``text``, offset in ``file``) at which each one-to-one
    stretch begins, the first at 0. Where neither can be told, ``exact`` is false and every line
    maps to its own ``line_offsets`` entry.
    """

    text: str
    file: SourceFile
    line_offsets: tuple[int, ...] = ()
    exact: bool = True
    pieces: tuple[tuple[int, int], ...] = ()
    _starts: tuple[int, ...] = field(init=False, repr=False, compare=False)
    _targets: tuple[int, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if self.pieces:
            starts, targets = zip(*self.pieces, strict=True)
        else:
            starts = tuple(_line_starts(self.text))[: len(self.line_offsets)]
            targets = self.line_offsets
        object.__setattr__(self, "_starts", starts or (0,))
        object.__setattr__(self, "_targets", targets or (0,))

    @classmethod
    def of_file(cls, file: SourceFile) -> Passage:
        """Take a whole file as one passage."""
        return cls(file.text, file, pieces=((0, 0),))

    def file_offset(self, offset: int) -> int:
        """Map an offset in ``text`` to an offset in ``file``."""
        starts = self._starts
        piece = max(bisect_right(starts, offset) - 1, 0) if len(starts) > 1 else 0
        target, start = self._targets[piece], starts[piece]
        return target + offset - start if self.exact and offset > start else target

    def span(self, start: int, end: int) -> Span:
        """Map a stretch of ``text`` to a span of ``file``."""
        if len(self._starts) == 1 and self.exact and end > start >= self._starts[0]:
            first = self._targets[0] + start - self._starts[0]
            return Span(self.file, first, first + end - start)
        first = self.file_offset(start)
        if not self.exact or end <= start:
            return Span(self.file, first, first + 1)
        return Span(self.file, first, max(first, self.file_offset(end - 1)) + 1)

    def extract(self, *ranges: tuple[int, int]) -> Passage:
        """Join stretches of this passage into a new one that leads back to the same places."""
        pieces: list[tuple[int, int]] = []
        length = 0
        for start, end in ranges:
            pieces.append((length, self.file_offset(start)))
            inner = bisect_right(self._starts, start)
            while inner < len(self._starts) and self._starts[inner] < end:
                pieces.append((length + self._starts[inner] - start, self._targets[inner]))
                inner += 1
            length += end - start
        text = "".join(self.text[start:end] for start, end in ranges)
        unique = {start: target for start, target in pieces if start < length or not start}
        return Passage(text, self.file, exact=self.exact, pieces=tuple(unique.items()) or ((0, 0),))


def _line_starts(text: str) -> list[int]:
    starts, at = [0], text.find("\n")
    while at != -1:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts


NOWHERE: Final = SourceFile("<generated>", "")
"""The file of things that no author wrote, such as a rendered citation."""
