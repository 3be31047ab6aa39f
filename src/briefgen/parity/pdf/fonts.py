"""Fonts as a reader of text needs them: characters and widths of codes, slant and weight.

ISO 32000-1, 9.7 (composite fonts) and 9.10 (extraction of text by ToUnicode).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from struct import unpack
from typing import Final

from briefgen.named import NamedTuple
from briefgen.parity.pdf.cos import File, Obj

_BLOCK: Final = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_CHAR: Final = re.compile(rb"<([0-9A-Fa-f\s]+)>\s*<([0-9A-Fa-f\s]*)>")
_RANGE: Final = re.compile(
    rb"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*(?:<([0-9A-Fa-f\s]*)>|\[([^\]]*)\])"
)
_BOLD: Final = re.compile(r"bold|black|heavy|semibold|demi", re.IGNORECASE)
_SLANTED: Final = re.compile(r"italic|oblique", re.IGNORECASE)


class Font(NamedTuple):
    """``characters`` by code; ``widths`` in thousandths of the size, ``width`` for the others."""

    wide: bool
    characters: dict[int, str]
    widths: dict[int, float]
    width: float
    italic: bool
    bold: bool

    def codes(self, raw: bytes) -> Sequence[int]:
        """Split a shown string into codes: two bytes each in a composite font, else one."""
        if not self.wide:
            return raw
        count = len(raw) // 2
        return unpack(f">{count}H", raw[: 2 * count])


def read_font(file: File, obj: Obj) -> Font:
    """Read a font dictionary."""
    entries = file.dictionary(obj)
    wide = entries.get("Subtype") == "Type0"
    descendants = file.array(entries.get("DescendantFonts"))
    inner = file.dictionary(descendants[0]) if wide and descendants else entries
    descriptor = file.dictionary(inner.get("FontDescriptor"))
    base = str(file.get(entries.get("BaseFont")) or "")
    flags, angle = descriptor.get("Flags"), descriptor.get("ItalicAngle")
    characters = _to_unicode(file.data(entries.get("ToUnicode")))
    if not wide and not characters:
        characters = {code: bytes([code]).decode("cp1252", "replace") for code in range(32, 256)}
    default = file.get(inner.get("DW"))
    return Font(
        wide=wide,
        characters=characters,
        widths=_wide_widths(file, inner) if wide else _narrow_widths(file, inner),
        width=float(default) if isinstance(default, int | float) else 1000.0 if wide else 500.0,
        italic=bool(
            (isinstance(flags, int) and flags & 64)
            or (isinstance(angle, int | float) and angle)
            or _SLANTED.search(base)
        ),
        bold=_is_bold(base, descriptor.get("FontWeight")),
    )


def _is_bold(base: str, weight: Obj) -> bool:
    if isinstance(weight, int | float):
        return weight >= 600
    return _BOLD.search(base) is not None


def _to_unicode(cmap: bytes) -> dict[int, str]:
    found: dict[int, str] = {}
    for block in _BLOCK.finditer(cmap):
        if block[1] == b"bfchar":
            for code, text in _CHAR.findall(block[2]):
                found[int(code, 16)] = _characters(text)
            continue
        for low, high, text, texts in _RANGE.findall(block[2]):
            first, last = int(low, 16), min(int(high, 16), int(low, 16) + 0xFFFF)
            if texts:
                listed = re.findall(rb"<([0-9A-Fa-f\s]*)>", texts)
                found.update(zip(range(first, last + 1), map(_characters, listed), strict=False))
            else:
                start = _characters(text)
                for code in range(first, last + 1):
                    found[code] = start[:-1] + chr(ord(start[-1]) + code - first) if start else ""
    return found


def _characters(raw: bytes) -> str:
    return bytes.fromhex(raw.decode("ascii")).decode("utf-16-be", "replace")


def _wide_widths(file: File, font: dict[str, Obj]) -> dict[int, float]:
    """Read /W (9.7.4.3): ``c [w …]`` and ``first last w``."""
    widths: dict[int, float] = {}
    items = [file.get(item) for item in file.array(font.get("W"))]
    at = 0
    while at + 1 < len(items):
        first, second = items[at], items[at + 1]
        if not isinstance(first, int):
            break
        if isinstance(second, list):
            widths.update(enumerate(file.numbers(second), start=first))
            at += 2
        elif isinstance(second, int) and at + 2 < len(items):
            width = items[at + 2]
            if isinstance(width, int | float):
                last = min(second, first + 0xFFFF)
                widths.update(dict.fromkeys(range(first, last + 1), float(width)))
            at += 3
        else:
            break
    return widths


def _narrow_widths(file: File, font: dict[str, Obj]) -> dict[int, float]:
    first = file.get(font.get("FirstChar"))
    start = first if isinstance(first, int) else 0
    return dict(enumerate(file.numbers(font.get("Widths")), start=start))
