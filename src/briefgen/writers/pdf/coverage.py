"""Whether the fonts have a glyph for every character, asked before anything is laid out.

WeasyPrint prints an empty box for a character that no font has, and says so only in its log. The
``cmap`` table is read here directly (OpenType 1.9, "cmap": formats 4 and 12, which is what
Unicode fonts carry): importing fontTools for it costs more than laying out a page.
"""

from __future__ import annotations

import struct
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from xml.etree.ElementTree import Element

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register.writers import (
    FONT_NOT_EMBEDDABLE,
    MISSING_GLYPH,
    NO_FONTS,
)
from briefgen.layout.theme import Theme
from briefgen.source import Span

# Characters that print nothing, so that no font needs to have them.
_INVISIBLE = frozenset(map(chr, (0x09, 0x0A, 0x0D, 0xAD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF)))
# Pango writes these as another character where a font lacks them: no break, thin spaces.
_STAND_INS = frozenset(map(chr, (0x2010, 0x2011, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))


@lru_cache(maxsize=256)
def characters(path: Path) -> frozenset[int]:
    """Give the code points that a font file maps to a glyph; none for a file that is no font."""
    try:
        with path.open("rb") as file:
            data = _table(file.read(), b"cmap")
    except (OSError, struct.error):
        return frozenset()
    return _mapped(data) if data else frozenset()


def _table(font: bytes, tag: bytes) -> bytes:
    (count,) = struct.unpack_from(">H", font, 4)
    for index in range(count):
        name, _, offset, length = struct.unpack_from(">4sLLL", font, 12 + 16 * index)
        if name == tag:
            return font[offset : offset + length]
    return b""


def _mapped(cmap: bytes) -> frozenset[int]:
    found: set[int] = set()
    (count,) = struct.unpack_from(">H", cmap, 2)
    for index in range(count):
        platform, _, offset = struct.unpack_from(">HHL", cmap, 4 + 8 * index)
        if platform not in (0, 3):
            continue
        (form,) = struct.unpack_from(">H", cmap, offset)
        if form == 4:
            found.update(_segments(cmap[offset:]))
        elif form == 12:
            found.update(_groups(cmap[offset:]))
    return frozenset(found)


def _segments(table: bytes) -> Iterable[int]:
    """Format 4: code points by segments, whose glyphs are a shift or a list."""
    (twice,) = struct.unpack_from(">H", table, 6)
    number = twice // 2
    ends = struct.unpack_from(f">{number}H", table, 14)
    starts = struct.unpack_from(f">{number}H", table, 16 + twice)
    shifts = struct.unpack_from(f">{number}H", table, 16 + 2 * twice)
    lists_at = 16 + 3 * twice
    lists = struct.unpack_from(f">{number}H", table, lists_at)
    for index in range(number):
        for code in range(starts[index], min(ends[index], 0xFFFE) + 1):
            glyph = code + shifts[index]
            if lists[index]:
                where = lists_at + 2 * index + lists[index] + 2 * (code - starts[index])
                (glyph,) = struct.unpack_from(">H", table, where)
            if glyph & 0xFFFF:
                yield code


def _groups(table: bytes) -> Iterable[int]:
    """Format 12: sequential groups."""
    (number,) = struct.unpack_from(">L", table, 12)
    for index in range(number):
        first, last, _ = struct.unpack_from(">LLL", table, 16 + 12 * index)
        yield from range(first, last + 1)


@lru_cache(maxsize=256)
def family(path: Path) -> str:
    """Give the family that a font file belongs to (OpenType "name": id 16, else 1)."""
    try:
        with path.open("rb") as file:
            names = _table(file.read(), b"name")
        found = dict(_names(names)) if names else {}
    except (OSError, struct.error, UnicodeDecodeError):
        return ""
    return found.get(16) or found.get(1, "")


def _names(table: bytes) -> Iterable[tuple[int, str]]:
    count, text_at = struct.unpack_from(">HH", table, 2)
    for index in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(
            ">HHHHHH", table, 6 + 12 * index
        )
        if platform == 3 and language == 0x409 and name in (1, 16):
            start = text_at + offset
            yield name, table[start : start + length].decode("utf-16-be")


def check_families(theme: Theme, fonts: Iterable[Path], sink: Sink) -> bool:
    """Report each family that the theme names and no font file has; say whether all are had."""
    wanted = {theme.fonts.text, theme.fonts.display, theme.fonts.code}
    known: set[str] = set()
    for path in fonts:
        if wanted <= known:
            return True
        known.add(family(path))
    for name in sorted(wanted - known):
        sink.report(
            NO_FONTS,
            f'the theme "{theme.name}" names the font "{name}", which is not installed',
            (),
            did_you_mean(name, known),
            f"there are: {', '.join(sorted(known))}",
        )
    return wanted <= known


def refusal(path: Path) -> str:
    """Say why a font may not stand in a PDF (OpenType "OS/2", fsType), "" where it may."""
    try:
        with path.open("rb") as file:
            table = _table(file.read(), b"OS/2")
        (rights,) = struct.unpack_from(">H", table, 8)
    except (OSError, struct.error):
        return "it is no font that can be read"
    if rights & 0x000F == 0x0002:
        return "its licence does not let it be embedded"
    if rights & 0x0100:
        return "its licence does not let it be embedded in part"
    if rights & 0x0200:
        return "its licence lets only its bitmaps be embedded"
    return ""


def check_rights(fonts: Iterable[Path], sink: Sink) -> bool:
    """Report each of a house's own fonts that may not be embedded; say whether all may."""
    refused = [(path, refusal(path)) for path in fonts]
    for path, reason in refused:
        if reason:
            sink.report(FONT_NOT_EMBEDDABLE, f"{path.name}: {reason}", path=path.name)
    return not any(reason for _, reason in refused)


def uncovered(root: Element, fonts: Iterable[Path]) -> frozenset[int]:
    """Give the code points of the page that no font has."""
    wanted = {c for text in root.itertext() for c in text} - _INVISIBLE - _STAND_INS
    missing = {ord(c) for c in wanted}
    for path in fonts:
        if not missing:
            break
        missing -= characters(path)
    return frozenset(missing)


def report_missing(
    root: Element, missing: frozenset[int], places: Mapping[str, Span], sink: Sink
) -> None:
    """Report the characters that no font has, once a block.

    ``places`` gives the source of the element with an id.
    """
    from briefgen.writers.pdf.scripts import package_for

    wanted = frozenset(map(chr, missing))

    def visit(element: Element, place: str) -> None:
        place = element.get("id") or place
        for text in (element.text or "", *(child.tail or "" for child in element)):
            found = sorted(wanted.intersection(text))
            if not found:
                continue
            packages = {package_for(character) for character in found} - {""}
            sink.report(
                MISSING_GLYPH,
                f"no font has {', '.join(map(_named, found[:4]))}"
                + (f" and {len(found) - 4} more of its characters" if len(found) > 4 else ""),
                at(places.get(place), "in this block"),
                f"it stands in “{_around(text, found[0])}”",
                *(f"install the font package: pip install {name}" for name in sorted(packages)),
                "write it another way, or give the theme a font that has it",
            )
        for child in element:
            visit(child, place)

    visit(root, "")


def _named(character: str) -> str:
    name = unicodedata.name(character, "unnamed")
    return f"{character!r} (U+{ord(character):04X} {name})"


def _around(text: str, character: str) -> str:
    where = text.index(character)
    return " ".join(text[max(0, where - 24) : where + 24].split())
