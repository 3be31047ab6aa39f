"""``![alt](figures/x.png "Caption"){#fig-x}``: a figure, alone in its paragraph.

CommonMark 0.31.2, 6.4 "Images"; the attributes are Pandoc's.
"""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from briefgen.markup.attributes import Attributes, split_attributes
from briefgen.source import Passage

_ESCAPE: Final = re.compile(r"\\([!-/:-@\[-`{-~])")


class FigureParts(NamedTuple):
    """The parts of a figure; ``alt`` and ``caption`` lead back to their places."""

    alt: Passage
    source: str
    source_at: tuple[int, int]
    caption: Passage
    attributes: Attributes | None
    end: int


def read_figure(content: Passage) -> FigureParts | None:
    """Read a paragraph's content as a figure; None where it isn't one image alone."""
    from markdown_it.helpers import parseLinkDestination, parseLinkTitle

    text = content.text
    if not text.startswith("!["):
        return None
    end, attributes, _ = split_attributes(text)
    close = _label_end(text)
    if close < 0 or not text.startswith("(", close + 1):
        return None
    at = _skip_white(text, close + 2)
    destination = parseLinkDestination(text, at, end)
    if not destination.ok:
        return None
    source_at = (at, destination.pos)
    at = _skip_white(text, destination.pos)
    title_start = title_end = at
    if at > destination.pos:
        title = parseLinkTitle(text, at, end)
        if title.ok:
            title_start, title_end = at + 1, title.pos - 1
            at = _skip_white(text, title.pos)
    if at != end - 1 or text[at : at + 1] != ")":
        return None
    return FigureParts(
        alt=_unescaped(content, 2, close),
        source=destination.str,
        source_at=source_at,
        caption=_unescaped(content, title_start, title_end, '"'),
        attributes=attributes,
        end=end,
    )


def _label_end(text: str) -> int:
    """Give where the brackets of ``![alt]`` close, -1 where they don't."""
    depth, at = 0, 1
    while at < len(text):
        match text[at]:
            case "\\":
                at += 1
            case "[":
                depth += 1
            case "]":
                depth -= 1
                if depth == 0:
                    return at
        at += 1
    return -1


def _skip_white(text: str, at: int) -> int:
    while at < len(text) and text[at] in " \t\n":
        at += 1
    return at


def _unescaped(content: Passage, start: int, end: int, only: str = "") -> Passage:
    """Lift a stretch out without its backslashes: all of them, or those before ``only``.

    The caption keeps the others: its own markup is parsed afterwards.
    """
    ranges: list[tuple[int, int]] = []
    begin = start
    for match in _ESCAPE.finditer(content.text, start, end):
        if not only or match[1] in only:
            ranges.append((begin, match.start()))
            begin = match.start() + 1
    ranges.append((begin, end))
    return content.extract(*(one for one in ranges if one[0] < one[1] or len(ranges) == 1))
