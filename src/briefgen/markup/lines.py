"""From a block token's lines back to the places of its content.

markdown-it gives a block token its lines and its content without the containers' signs
(``> ``, indentation); each line of content is the end of its source line.
"""

from __future__ import annotations

from briefgen.source import Passage, Span


class Lines:
    """The lines of a text that was parsed into blocks."""

    __slots__ = ("_starts", "passage", "text")

    def __init__(self, passage: Passage) -> None:
        self.passage = passage
        self.text = passage.text
        starts, at = [0], self.text.find("\n")
        while at != -1:
            starts.append(at + 1)
            at = self.text.find("\n", at + 1)
        starts.append(len(self.text) + 1)
        self._starts = starts

    def line(self, number: int) -> tuple[int, int]:
        """Give where a 0-based line begins and ends, without its line break."""
        if number + 1 >= len(self._starts):
            return len(self.text), len(self.text)
        return self._starts[number], self._starts[number + 1] - 1

    def span(self, first: int, end: int) -> Span:
        """Give the span of lines ``first`` to ``end`` (excluded), without white space around."""
        start = self.line(first)[0]
        stop = self.line(max(end - 1, first))[1]
        words = self.text[start:stop]
        start += len(words) - len(words.lstrip())
        stop -= len(words) - len(words.rstrip())
        return self.passage.span(start, max(stop, start + 1))

    def content(self, content: str, first: int) -> Passage:
        """Give a block's content, which begins in line ``first``, as a passage."""
        ranges: list[tuple[int, int]] = []
        parts = content.split("\n")
        for index, part in enumerate(parts):
            start, end = self.line(first + index)
            at = self._end_of(part, start, end) if index else self._within(part, start, end)
            if at is None:
                return self._inexact(content, first)
            last = index == len(parts) - 1
            ranges.append((at, at + len(part) + (not last)))
        found = self.passage.extract(*ranges)
        return found if found.text == content else self._inexact(content, first)

    def _end_of(self, part: str, start: int, end: int) -> int | None:
        """Find a line's content at the end of the source line."""
        stop = end if self.text.endswith(part, start, end) else self._stripped(start, end)
        at = stop - len(part)
        return at if at >= start and self.text.startswith(part, at) else None

    def _within(self, part: str, start: int, end: int) -> int | None:
        """Find the first line's content, which a heading may end with ``#``."""
        at = self._end_of(part, start, end)
        if at is not None:
            return at
        at = self.text.find(part, start, end)
        return None if at == -1 else at

    def _stripped(self, start: int, end: int) -> int:
        return start + len(self.text[start:end].rstrip())

    def _inexact(self, content: str, first: int) -> Passage:
        """Give the content with each line led back to the start of its source line."""
        starts = tuple(
            self.passage.file_offset(self.line(first + index)[0])
            for index in range(content.count("\n") + 1)
        )
        return Passage(content, self.passage.file, starts, exact=False)
