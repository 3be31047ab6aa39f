"""The way back from a scalar's text to the characters of the file.

A literal block maps line by line; plain, quoted and folded scalars are aligned with their source
run by run, escapes included (YAML 1.2.2, chapters 5.7, 6.5, 7.3 and 8.1). Where the alignment
does not come out, the passage is inexact and leads to the scalar's own start: never to a wrong
place.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.source import Passage, Span

_WHITE: Final = " \t\n"
_ESCAPE: Final = re.compile(
    r"\\(?:x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(\n)|(.))", re.DOTALL
)
_SINGLE_ESCAPES: Final = {
    "0": "\0", "a": "\a", "b": "\b", "t": "\t", "\t": "\t", "n": "\n", "v": "\v",
    "f": "\f", "r": "\r", "e": "\x1b", " ": " ", '"': '"', "/": "/", "\\": "\\",
    "N": "\x85", "_": "\xa0", "L": "\u2028", "P": "\u2029",
}  # fmt: skip


def passage_of(text: str, span: Span, style: str) -> Passage:
    """Give the passage of a scalar whose source is ``span`` and whose value is ``text``."""
    raw = span.file.text[span.start : span.end]
    if not style and raw == text:
        return Passage(text, span.file, pieces=((0, span.start),))
    match style:
        case "|":
            pieces = _literal(text, raw)
        case ">":
            header = raw.find("\n") + 1
            pieces = _aligned(text, raw, header, len(raw), "")
        case "'" | '"':
            pieces = _aligned(text, raw, 1, len(raw) - 1, style)
        case _:
            pieces = _aligned(text, raw, 0, len(raw), "")
    if pieces is None:
        lines = text.count("\n") + 1
        return Passage(text, span.file, (span.start,) * lines, exact=False)
    shifted = tuple((start, span.start + target) for start, target in pieces)
    return Passage(text, span.file, pieces=shifted)


def _literal(text: str, raw: str) -> list[tuple[int, int]] | None:
    """Map each line of a literal block to its source line, behind the indentation."""
    at = raw.find("\n") + 1
    if at == 0:
        return [(0, len(raw))] if not text else None
    pieces: list[tuple[int, int]] = []
    length = 0
    lines = text.split("\n")
    indent: int | None = None
    for number, line in enumerate(lines):
        last = number == len(lines) - 1
        end = raw.find("\n", at)
        end = len(raw) if end == -1 else end
        source = raw[at:end]
        if line:
            indent = len(source) - len(line) if indent is None else indent
            if indent < 0 or source[indent:] != line:
                return None
            pieces.append((length, at + indent))
        elif not last:
            pieces.append((length, end))
        else:
            pieces.append((length, min(at, len(raw))))
        length += len(line) + 1
        at = min(end + 1, len(raw))
    return pieces


def _aligned(text: str, raw: str, at: int, end: int, quote: str) -> list[tuple[int, int]] | None:
    """Align a folded or quoted value with its source, run by run.

    White space of the value stands for any white space of the source (folding); every other
    character stands for itself or for its escape.
    """
    pieces: list[tuple[int, int]] = []
    shift: int | None = None
    position = 0
    while position < len(text):
        character = text[position]
        step = _step(raw, at, end, quote)
        if step is None:
            return None
        decoded, width = step
        if decoded == character and (width == 1 or character not in _WHITE):
            taken = 1
        elif character in _WHITE and raw[at] in _WHITE:
            taken = _white_run(text, position)
            width = _white_run(raw, at, end)
        elif decoded == character:
            taken = 1
        elif decoded == "" or raw[at] in _WHITE:
            at += width
            continue
        else:
            return None
        if shift != at - position:
            shift = at - position
            pieces.append((position, at))
        position += taken
        at += width
        if taken != width:
            shift = None
    return pieces or [(0, at)]


def _white_run(text: str, at: int, end: int | None = None) -> int:
    stop = len(text) if end is None else end
    run = at
    while run < stop and text[run] in _WHITE:
        run += 1
    return run - at


def _step(raw: str, at: int, end: int, quote: str) -> tuple[str, int] | None:
    """Give the next character that the source stands for, and how many it is written with."""
    if at >= end:
        return None
    if quote == "'" and raw.startswith("''", at):
        return "'", 2
    if quote == '"' and raw[at] == "\\":
        match = _ESCAPE.match(raw, at, end)
        if match is None:
            return None
        if (digits := match[1] or match[2] or match[3]) is not None:
            return chr(int(digits, 16)), match.end() - at
        if match[4] is not None:
            run = match.end()
            while run < end and raw[run] in " \t":
                run += 1
            return "", run - at
        return _SINGLE_ESCAPES.get(match[5], ""), 2
    return raw[at], 1
