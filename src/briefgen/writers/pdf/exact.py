"""Make the text that readers take out of a PDF the text of the source.

What is drawn differs from what was written in three ways: a line has lost the space at its end, a
divided word has gained a hyphen, and a glyph may stand for other letters than the font's table
says (small capitals, right-to-left runs, ligatures used for two spellings).

- The lost space is drawn, as a glyph at the end of the line (ISO 32000-1, 14.8.2.5: words are
  separated by spaces that are there).
- The hyphen of a divided word is marked as U+00AD by its own /Span with /ActualText (14.8.2.2.3).
- What runs from right to left is told glyph by glyph (``glyphs.py``), and as it is read in the
  structure tree.
- Otherwise the run carries its text as /ActualText (14.9.4).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from briefgen.writers.pdf.glyphs import NO_BREADTH, tell_glyphs
from briefgen.writers.pdf.hooks import Run

_SOFT_HYPHEN = "\u00ad"
# What shows as nothing, and so is in no glyph: it is no loss.
_UNSEEN = dict.fromkeys(
    map(
        ord,
        "\u00ad\u200b\u200c\u200d\u2060\ufeff\n\t\u061c\u200e\u200f\u2066\u2067\u2068\u2069",
    )
)
_GLYPHS = re.compile(r"<([0-9a-f]*)>")


def make_exact(stream: Any, run: Run, start: int, known: Mapping[str, int] | None = None) -> None:
    """Compare what was drawn since operator ``start`` with what the line carries, and mend it.

    ``known`` says that some of it runs from right to left, see ``glyphs.tell_glyphs``.
    """
    verbatim: str = getattr(run.box, "verbatim", run.box.text)
    wanted = verbatim.translate(_UNSEEN)
    drawn = _drawn(stream, start)
    if drawn == wanted:
        return
    if known is not None and tell_glyphs(stream, run.box, start, known):
        run.read = wanted
        return
    shown = wanted.rstrip(" ")
    if not shown:
        if not _draw_space(stream, run.box):
            run.actual = wanted
        return
    if drawn.rstrip(" ") == shown and wanted != shown:
        if not _append_space(stream):
            run.actual = wanted
        return
    hyphen = run.box.style["hyphenate_character"]
    if drawn == shown + hyphen and len(hyphen) == 1 and _mark_hyphen(stream):
        return
    run.actual = shown + _SOFT_HYPHEN if drawn == shown + hyphen else wanted


def _drawn(stream: Any, start: int) -> str:
    """Give the text of the glyphs shown since ``start``, by the tables the PDF will hold."""
    fonts = {font.hash: font for font in stream._fonts.values()}
    text: list[str] = []
    table: dict[int, str] = {}
    for operator in stream.stream[start:]:
        if not isinstance(operator, bytes):
            continue
        if operator.endswith(b" Tf"):
            table = fonts[operator[1 : operator.index(b" ")].decode()].to_unicode
        elif operator.endswith(b"TJ"):
            for glyphs in _GLYPHS.findall(operator.decode()):
                text += [
                    table.get(glyph) or _part_of_letter(table, glyph)
                    for glyph in (int(glyphs[i : i + 4], 16) for i in range(0, len(glyphs), 4))
                ]
    return "".join(text)


def _part_of_letter(table: dict[int, str], glyph: int) -> str:
    """Give a glyph that is a part of a letter, such as its dots, a text that shows nothing.

    WeasyPrint gives it none, and its code would stand for no text (ISO 14289-1, 7.21.7).
    """
    table[glyph] = NO_BREADTH
    return NO_BREADTH


def _append_space(stream: Any) -> bool:
    """Show a space after the last glyph; false where the run has no glyph to follow."""
    operators: list[Any] = stream.stream
    at = _last_shown(operators)
    if at is None:
        return False
    font = _font_before(stream, at)
    space = next((glyph for glyph, text in font.to_unicode.items() if text == " "), None)
    if space is None:
        return False
    operators[at] = operators[at][: -len(b"] TJ")] + f"<{space:04x}>] TJ".encode()
    return True


def _draw_space(stream: Any, box: Any) -> bool:
    """Show the space of a text of nothing else, which WeasyPrint leaves out.

    Gives false where the font's table has another character for that glyph: U+00A0 came first.
    """
    from weasyprint.text.ffi import FROM_UNITS, ffi, pango

    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    run = line.runs[0] if line is not None else ffi.NULL
    drawn = False
    if run != ffi.NULL:
        item = run.data
        pango_font = item.item.analysis.font
        font, size = stream.add_font(pango_font)
        glyph = item.glyphs.glyphs[0].glyph
        if font.to_unicode.setdefault(glyph, " ") == " ":
            extents = stream.ink_rect, stream.logical_rect
            pango.pango_font_get_glyph_extents(pango_font, glyph, *extents)
            width = stream.logical_rect.width * FROM_UNITS * 1000 / size
            font.widths.setdefault(glyph, round(width))
            stream.begin_text()
            stream.set_text_matrix(1, 0, 0, -1, box.position_x, box.position_y + box.baseline)
            stream.set_font_size(font.hash, size)
            stream.show_text(f"<{glyph:04x}>")
            stream.end_text()
            drawn = True
    layout.deactivate()
    return drawn


_LAST_GLYPH = re.compile(rb"\[(.*)<([0-9a-f]*)([0-9a-f]{4})>([^<>]*)\] TJ", re.DOTALL)
_BEGIN_SOFT_HYPHEN = b"/Span <</ActualText <FEFF00AD>>> BDC"


def _mark_hyphen(stream: Any) -> bool:
    """Set the last glyph apart as a soft hyphen; false where it is not alone at the end."""
    operators: list[Any] = stream.stream
    at = _last_shown(operators)
    found = None if at is None else _LAST_GLYPH.fullmatch(operators[at])
    if at is None or found is None:
        return False
    before, same, last, after = found.groups()
    head = before + (b"<" + same + b">" if same else b"")
    operators[at : at + 1] = [
        *([b"[" + head + b"] TJ"] if head else []),
        _BEGIN_SOFT_HYPHEN,
        b"[<" + last + b">" + after + b"] TJ",
        b"EMC",
    ]
    return True


def _last_shown(operators: list[Any]) -> int | None:
    for back in range(1, min(len(operators), 8) + 1):
        operator = operators[-back]
        if isinstance(operator, bytes):
            if operator.endswith(b"TJ"):
                return len(operators) - back
            if operator == b"BT":
                return None
    return None


def _font_before(stream: Any, at: int) -> Any:
    for back in range(at, -1, -1):
        operator = stream.stream[back]
        if isinstance(operator, bytes) and operator.endswith(b" Tf"):
            name = operator[1 : operator.index(b" ")].decode()
            return next(font for font in stream._fonts.values() if font.hash == name)
    raise AssertionError("glyphs are shown in no font")
