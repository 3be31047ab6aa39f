"""Showing a difference: both texts cut to where they part, with a caret under the first."""

from __future__ import annotations

import unicodedata
from typing import Final

from briefgen.parity.normal import LINE
from briefgen.parity.transcript import Entry, Kind

_AROUND: Final = 28
_ALIKE: Final = str.maketrans("‐‑–—−’‘“”", "-----''\"\"")
_SHORT: Final = 60


def cut(text: str, size: int = _SHORT) -> str:
    """Give the first words of a text, quoted."""
    text = text.replace(LINE, " ")
    return f'"{text}"' if len(text) <= size else f'"{text[: size - 1].rstrip()}…"'


def name(entry: Entry) -> str:
    """Name an entry in a message: its kind and its first words."""
    match entry.kind:
        case Kind.FIGURE:
            return f"the figure {cut(entry.alt)}" if entry.alt else "a figure without alt text"
        case Kind.CELL:
            return f"the table cell {cut(entry.text)} (row {entry.level}, column {entry.number})"
        case Kind.NOTE:
            return f"note {entry.number} {cut(entry.text)}"
        case Kind.TITLE:
            return f"the title {cut(entry.text)}"
        case Kind.ITEM | Kind.HEADING | Kind.PARAGRAPH | Kind.CAPTION:
            return f"the {entry.kind.value} {cut(entry.text)}"


def difference(wanted: str, found: str) -> tuple[str, str, str]:
    """Give both texts around the place where they part, and the caret line for them."""
    found = found.replace(LINE, " ")
    start = 0
    while start < min(len(wanted), len(found)) and wanted[start] == found[start]:
        start += 1
    left = max(0, start - _AROUND)
    lead = "…" if left else ""
    return (
        lead + _window(wanted, left, start),
        lead + _window(found, left, start),
        " " * (len(lead) + start - left) + "^",
    )


def unlike(wanted: str, found: str) -> str:
    """Name the first characters in which two texts part, where they look alike; else ""."""
    pair = next(((a, b) for a, b in zip(wanted, found, strict=False) if a != b), None)
    if pair is None:
        return ""
    looks = [unicodedata.normalize("NFKC", c).translate(_ALIKE) for c in pair]
    if looks[0] != looks[1]:
        return ""
    names = [f"U+{ord(c):04X} {unicodedata.name(c, '')}".rstrip() for c in pair]
    return f"the source has {names[0]} there, the artifact {names[1]}"


def _window(text: str, left: int, start: int) -> str:
    right = start + _AROUND
    return text[left:right] + ("…" if right < len(text) else "")


def around(text: str, offset: int) -> str:
    """Give the words before and after an offset, with a mark at it."""
    before, after = text[max(0, offset - _AROUND) : offset], text[offset : offset + _AROUND]
    lead = "…" if offset > _AROUND else ""
    return f'"{lead}{before}‸{after}{"…" if offset + _AROUND < len(text) else ""}"'
