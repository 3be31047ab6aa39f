"""Rules of fonts: embedded, every glyph there, and told as text (ISO 19005-3, 6.2.11)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

import pikepdf

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.cmaps import mapped
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.drawing import UsedFont
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import child, is_dictionary, items, name, number, place
from briefgen.parity.pdf_rules.truetype import FontProgram, read_truetype

_SIMPLE: Final = {"Type1", "MMType1", "TrueType"}
_COMPOSITE: Final = {"CIDFontType0", "CIDFontType2"}
_PROGRAMS: Final = ("FontFile", "FontFile2", "FontFile3")
_IDENTITY: Final = {"Identity-H", "Identity-V"}
_ENCODINGS: Final = {"MacRomanEncoding", "WinAnsiEncoding"}
_NO_TEXT: Final = {"\x00", "\ufeff", "\ufffe"}
_SYMBOLIC: Final = 4


def fonts(document: Document) -> Findings:
    """Every font that draws something is whole, and its characters have a text."""
    for used in document.drawn.fonts.values():
        if not used.strings:
            continue
        base = name(used.object.get("/BaseFont")) or "without a name"
        where = f"{base}, {place(used.object, used.page)}"
        match name(used.object.get("/Subtype")):
            case "Type0":
                yield from _composite(used, where)
            case "Type3":
                yield from _text_of_simple(used, where)
            case kind if kind in _SIMPLE:
                yield from _embedded(used, used.object, where)
                yield from _simple(used, kind, where)
                yield from _text_of_simple(used, where)
            case kind:
                what = f'"{kind}" is no kind of font'
                yield Finding(codes.PDF_FONT, what, "ISO 19005-3, 6.2.11.2", where)


def _embedded(used: UsedFont, font: Any, where: str) -> Findings:
    descriptor = font.get("/FontDescriptor")
    programs = [child(descriptor, key) for key in _PROGRAMS]
    if used.visible and not any(isinstance(p, pikepdf.Stream) for p in programs):
        yield Finding(codes.PDF_FONT, "a font is not embedded", "Matterhorn 31-009", where)


def _simple(used: UsedFont, kind: str, where: str) -> Findings:
    font = used.object
    first, last = number(font.get("/FirstChar")), number(font.get("/LastChar"))
    widths = items(font.get("/Widths"))
    if first is None or last is None or len(widths) != last - first + 1:
        what = "a font's widths are missing or not as many as its characters"
        yield Finding(codes.PDF_FONT, what, "ISO 19005-3, 6.2.11.5", where)
    if kind != "TrueType":
        return
    symbolic = (number(child(font, "FontDescriptor", "Flags")) or 0) & _SYMBOLIC
    encoding = font.get("/Encoding")
    base = name(encoding) or name(child(encoding, "BaseEncoding"))
    if not symbolic and base not in _ENCODINGS:
        what = "a TrueType font has neither MacRomanEncoding nor WinAnsiEncoding"
        yield Finding(codes.PDF_FONT, what, "Matterhorn 31-021", where)
    elif symbolic and encoding is not None:
        what = "a symbolic TrueType font has an encoding"
        yield Finding(codes.PDF_FONT, what, "Matterhorn 31-024", where)


def _text_of_simple(used: UsedFont, where: str) -> Findings:
    unicode = used.object.get("/ToUnicode")
    encoding = used.object.get("/Encoding")
    if isinstance(unicode, pikepdf.Stream):
        one_byte = {bytes([code]) for string in used.strings for code in string}
        yield from _texts(unicode, one_byte, where)
    elif (name(encoding) or name(child(encoding, "BaseEncoding"))) not in _ENCODINGS:
        what = "a font does not say what its characters mean (/ToUnicode)"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 31-027", where)


def _composite(used: UsedFont, where: str) -> Findings:
    font = used.object
    below = next((f for f in items(font.get("/DescendantFonts")) if is_dictionary(f)), None)
    if below is None or name(below.get("/Subtype")) not in _COMPOSITE:
        what = "a composite font has no font below it"
        yield Finding(codes.PDF_FONT, what, "ISO 32000-1, 9.7.6.1", where)
        return
    yield from _embedded(used, below, where)
    encoding = font.get("/Encoding")
    if not name(encoding) and not isinstance(encoding, pikepdf.Stream):
        what = "a composite font has no encoding"
        yield Finding(codes.PDF_FONT, what, "Matterhorn 31-006", where)
    mapping = below.get("/CIDToGIDMap")
    if (
        name(below.get("/Subtype")) == "CIDFontType2"
        and name(mapping) != "Identity"
        and not isinstance(mapping, pikepdf.Stream)
    ):
        what = "a font does not say which glyph is which (/CIDToGIDMap)"
        clause = "Matterhorn 31-005" if mapping is None else "Matterhorn 31-004"
        yield Finding(codes.PDF_FONT, what, clause, where)
    if not is_dictionary(below.get("/CIDSystemInfo")):
        what = "a font does not name its character collection (/CIDSystemInfo)"
        yield Finding(codes.PDF_FONT, what, "ISO 32000-1, 9.7.3", where)
    if name(encoding) not in _IDENTITY:
        return  # Codes of other lengths: ToUnicode is all that can be asked for here.
    pairs = {s[at : at + 2] for s in used.strings for at in range(0, len(s), 2)}
    unicode = font.get("/ToUnicode")
    if isinstance(unicode, pikepdf.Stream):
        yield from _texts(unicode, pairs, where)
    else:
        what = "a font does not say what its characters mean (/ToUnicode)"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 31-027", where)
    yield from _glyphs(below, {int.from_bytes(pair, "big") for pair in pairs}, where)


def _texts(unicode: Any, used: set[bytes], where: str) -> Findings:
    """Every code that is shown has a text, and none that says nothing (Matterhorn 10-001)."""
    texts = mapped(unicode.read_bytes())
    missing = sorted(code.hex() for code in used if not texts.get(code))
    if missing:
        what = f"characters have no text (code {', '.join(missing[:5])})"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 10-001", where)
    empty = sorted(code.hex() for code in used if texts.get(code, "x") in _NO_TEXT)
    if empty:
        what = f"characters have a text that says nothing (code {', '.join(empty[:5])})"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 31-028, 31-029", where)


def _glyphs(font: Any, used: set[int], where: str) -> Findings:
    """Every CID that is shown leads to a glyph, as wide as the file says."""
    mapping = font.get("/CIDToGIDMap")
    table = mapping.read_bytes() if isinstance(mapping, pikepdf.Stream) else None
    glyphs = {cid: _glyph(cid, table) for cid in used}
    if 0 in glyphs.values():
        what = "a missing character is drawn (.notdef)"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 31-030", where)
    embedded = child(font, "FontDescriptor", "FontFile2")
    if not isinstance(embedded, pikepdf.Stream):
        return
    program = read_truetype(embedded.read_bytes())
    if program is None:
        what = "an embedded font cannot be read"
        yield Finding(codes.PDF_FONT, what, "ISO 19005-3, 6.2.11.4", where)
        return
    beyond = sorted(cid for cid, glyph in glyphs.items() if glyph >= program.count)
    if beyond:
        what = f"characters are drawn that the embedded font lacks (glyph {beyond[0]})"
        yield Finding(codes.PDF_GLYPH, what, "Matterhorn 31-011", where)
    yield from _widths(font, glyphs, program, where)
    listed = child(font, "FontDescriptor", "CIDSet")
    if isinstance(listed, pikepdf.Stream):
        yield from _listed(listed.read_bytes(), used, where)


def _listed(bits: bytes, used: set[int], where: str) -> Findings:
    """A list of the font's characters, where there is one, has those that are shown (9.8.3.2)."""
    absent = [cid for cid in used if cid >= 8 * len(bits) or not bits[cid // 8] & 0x80 >> cid % 8]
    if absent:
        what = f"a font's list of characters lacks some that are shown (CID {min(absent)})"
        yield Finding(codes.PDF_FONT, what, "Matterhorn 31-014", where)


def _glyph(cid: int, table: bytes | None) -> int:
    return cid if table is None else int.from_bytes(table[2 * cid : 2 * cid + 2], "big")


def _widths(font: Any, glyphs: dict[int, int], program: FontProgram, where: str) -> Findings:
    """Widths in the file are those of the font, within one thousandth (6.2.11.5)."""
    told = dict(_told_widths(font))
    default = float(font.get("/DW", 1000))
    wrong = [
        cid
        for cid, glyph in glyphs.items()
        if glyph < program.count and abs(told.get(cid, default) - program.width(glyph)) > 1.01
    ]
    if wrong:
        what = f"widths in the file are not the font's (glyph {min(wrong)})"
        yield Finding(codes.PDF_FONT, what, "ISO 19005-3, 6.2.11.5", where)


def _told_widths(font: Any) -> Iterator[tuple[int, float]]:
    """Read /W: ``c [w w …]`` and ``first last w`` (9.7.4.3)."""
    entries = items(font.get("/W"))
    at = 0
    while at + 1 < len(entries):
        first, second = int(entries[at]), entries[at + 1]
        if isinstance(second, pikepdf.Array):
            yield from ((first + n, float(width)) for n, width in enumerate(second))
            at += 2
        elif at + 2 < len(entries):
            width = float(entries[at + 2])
            yield from ((cid, width) for cid in range(first, min(int(second), 0xFFFF) + 1))
            at += 3
        else:
            break
