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
from typing import BinaryIO
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
_INVISIBLE = frozenset(
    "\t\n\r\u00ad\u200b\u200c\u200d\u2060\ufeff"
    "\u061c\u200e\u200f\u2066\u2067\u2068\u2069"  # only steer which way text runs
)
# Pango writes these as another character where a font lacks them: no break, thin spaces.
_STAND_INS = frozenset(map(chr, (0x2010, 0x2011, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000)))


@lru_cache(maxsize=256)
def characters(path: Path) -> frozenset[int]:
    """Give the code points that a font file maps to a glyph; none for a file that is no font."""
    try:
        with path.open("rb") as file:
            data = _table(file, b"cmap")
    except (OSError, struct.error):
        return frozenset()
    return _mapped(data) if data else frozenset()


def _table(file: BinaryIO, tag: bytes, face: int = 0) -> bytes:
    """Read a table of a font, or of one face of a collection."""
    at = _faces(file)[face]
    file.seek(at + 4)
    (count,) = struct.unpack(">H", file.read(2))
    file.seek(at + 12)
    for name, _, offset, length in struct.iter_unpack(">4sLLL", file.read(16 * count)):
        if name == tag:
            file.seek(offset)
            return file.read(length)
    return b""


def _faces(file: BinaryIO) -> tuple[int, ...]:
    """Give where each face begins: one at 0, unless it is a collection ("ttcf")."""
    file.seek(0)
    tag, _, count = struct.unpack(">4sLL", file.read(12).ljust(12, b"\0"))
    if tag != b"ttcf":
        return (0,)
    return struct.unpack(f">{count}L", file.read(4 * count))


def _mapped(cmap: bytes) -> frozenset[int]:
    found: set[int] = set()
    (count,) = struct.unpack_from(">H", cmap, 2)
    records = (struct.unpack_from(">HHL", cmap, 4 + 8 * index) for index in range(count))
    for offset in sorted({offset for platform, _, offset in records if platform in (0, 3)}):
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
    return next(iter(families(path)), "")


@lru_cache(maxsize=256)
def families(path: Path) -> frozenset[str]:
    """Give the families of a font file: several where it is a collection, none if it is no font."""
    found: set[str] = set()
    try:
        with path.open("rb") as file:
            for face in range(len(_faces(file))):
                table = _table(file, b"name", face)
                names = dict(_names(table)) if table else {}
                found.add(names.get(16) or names.get(1, ""))
    except (OSError, struct.error, UnicodeDecodeError):
        return frozenset()
    return frozenset(found - {""})


@lru_cache(maxsize=256)
def family_names(path: Path) -> frozenset[str]:
    """Give every name by which a font file can be asked for: "Source Sans Pro" and "… Light"."""
    try:
        with path.open("rb") as file:
            tables = [_table(file, b"name", face) for face in range(len(_faces(file)))]
            return frozenset(name for table in tables if table for _, name in _names(table))
    except (OSError, struct.error, UnicodeDecodeError):
        return frozenset()


def is_variable(path: Path) -> bool:
    """Say whether a font has axes ("fvar")."""
    try:
        with path.open("rb") as file:
            return bool(_table(file, b"fvar"))
    except (OSError, struct.error):
        return False


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
            table = _table(file, b"OS/2")
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
    wanted = frozenset(map(chr, missing))

    def visit(element: Element, place: str, language: str) -> None:
        place = element.get("id") or place
        language = element.get("lang") or language
        for text in (element.text or "", *(child.tail or "" for child in element)):
            found = sorted(wanted.intersection(text))
            if not found:
                continue
            sink.report(
                MISSING_GLYPH,
                f"no font has {', '.join(map(_named, found[:4]))}"
                + (f" and {len(found) - 4} more of its characters" if len(found) > 4 else ""),
                at(places.get(place), "in this block"),
                f"it stands in “{_around(text, found[0])}”",
                *sorted({_install(character, language) for character in found} - {""}),
                "write it another way, or give the theme a font that has it",
            )
        for child in element:
            visit(child, place, language)

    visit(root, "", "")


def _install(character: str, language: str) -> str:
    """Say what to install for a character, "" where no package is known or it is there."""
    from briefgen.writers.pdf import instances, scripts

    if package := scripts.package_for(character, language):
        return f"install its fonts from the system's packages: apt-get install {package}"
    package = instances.package_for(character)
    return f"install the font package: pip install {package}" if package else ""


def _named(character: str) -> str:
    name = unicodedata.name(character, "unnamed")
    return f"{character!r} (U+{ord(character):04X} {name})"


def _around(text: str, character: str) -> str:
    where = text.index(character)
    return " ".join(text[max(0, where - 24) : where + 24].split())
