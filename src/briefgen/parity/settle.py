"""Settling line ends: a PDF does not say whether a line ended at a space or inside a word.

Each open line end is settled against the expected text from both ends, so that a difference in
the middle does not blur the rest; a hyphen before a line end is dropped only where the source
has none. What stays open gets the plain reading: a hyphenated word is one word, else a space.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from typing import Final

from briefgen.frozen import frozen, replace
from briefgen.parity.normal import LINE, as_drawn
from briefgen.parity.transcript import Emphasised, Entry, Hyperlink, Reference

_HYPHENS: Final = "\u2010-"


@frozen
class _Settled:
    """How one line end reads: whether the character before it goes, and what it becomes."""

    drops: bool
    joint: str


def settle(entry: Entry, text: str) -> Entry:
    """Give the entry with its line ends settled against ``text``."""
    if LINE not in entry.text:
        return entry
    lines = entry.text.split(LINE)
    return _rebuilt(entry, lines, _settlements(lines, as_drawn(text)))


def _settlements(lines: list[str], text: str) -> list[_Settled]:
    drawn = [as_drawn(line) for line in lines]
    joints: list[_Settled | None] = [None] * (len(lines) - 1)
    _forwards(drawn, text, joints)
    if None in joints:
        _backwards(drawn, text, joints)
    return [
        joint if joint is not None else _plain_reading(line)
        for line, joint in zip(lines, joints, strict=False)
    ]


def _plain_reading(line: str) -> _Settled:
    if line.endswith("\u2010"):
        return _Settled(True, "")
    if line.endswith(("-", "/", "–", "—")):
        return _Settled(False, "")
    return _Settled(False, " ")


def _forwards(drawn: list[str], text: str, joints: list[_Settled | None]) -> None:
    at = 0
    for index in range(len(joints)):
        line = drawn[index]
        if text.startswith(line, at):
            at += len(line)
            drops = False
        elif line[-1:] in _HYPHENS and line[:-1] and text.startswith(line[:-1], at):
            at += len(line) - 1
            drops = True
        else:
            return
        # A hyphen that stands nowhere else is a hyphenation, so the word goes on.
        space = not drops and text[at : at + 1] == " "
        joints[index] = _Settled(drops, " " if space else "")
        at += space


def _backwards(drawn: list[str], text: str, joints: list[_Settled | None]) -> None:
    end = len(text)
    for index in range(len(joints) - 1, -1, -1):
        line = drawn[index + 1]
        if joints[index] is not None or not text.endswith(line, 0, end):
            return
        end -= len(line)
        space = text[end - 1 : end] == " "
        before = text[: end - 1] if space else text[:end]
        drops = drawn[index][-1:] in _HYPHENS and not before.endswith(drawn[index][-1])
        joints[index] = _Settled(drops, " " if space and not drops else "")
        end -= space
        if drops:
            # The next line to be met ends without its hyphen.
            drawn[index] = drawn[index][:-1]


def _rebuilt(entry: Entry, lines: list[str], joints: list[_Settled]) -> Entry:
    starts, olds, shifts, pieces = 0, [0], [0], []
    length = 0
    for line, joint in zip(lines, [*joints, _Settled(False, "")], strict=True):
        olds.append(starts)
        shifts.append(length - starts)
        kept = line[:-1] if joint.drops else line
        pieces.append(kept + joint.joint)
        starts += len(line) + 1
        length += len(kept) + len(joint.joint)
    text = "".join(pieces)

    def moved(offset: int) -> int:
        return min(offset + shifts[bisect_right(olds, offset) - 1], len(text))

    return _shifted(replace(entry, text=text), moved)


def _shifted(entry: Entry, moved: Callable[[int], int]) -> Entry:
    """Move every offset of an entry; the end of a stretch goes with its last character."""
    text = entry.text

    def end(offset: int) -> int:
        return moved(offset - 1) + 1 if offset else 0

    def whole(start: int, stop: int) -> tuple[int, int]:
        while stop > start and text[stop - 1] == " ":
            stop -= 1
        return start, stop

    return replace(
        entry,
        references=tuple(
            Reference(min(end(r.offset), len(text)), r.number) for r in entry.references
        ),
        links=tuple(
            Hyperlink(*whole(moved(x.start), min(end(x.end), len(text))), x.target, x.dead)
            for x in entry.links
        ),
        emphasis=tuple(
            Emphasised(*whole(moved(x.start), min(end(x.end), len(text))), x.style)
            for x in entry.emphasis
        ),
    )
