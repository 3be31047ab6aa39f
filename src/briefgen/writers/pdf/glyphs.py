"""Text from right to left, told glyph by glyph in the order in which it is drawn.

Programs that take the text out of a page read glyphs from left to right and turn what runs from
right to left round themselves. So what a glyph stands for is told on the spot: by the font's
table where that has it, else by a /Span with /ActualText (ISO 32000-1, 14.9.4) of its own. Letters
of many typefaces are drawn of parts (a bowl, its dots), and a part is another letter elsewhere:
the part that takes room tells the letter, the others its marks or nothing. The line as it is read
stands in the structure tree (``tags.py``).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

_RIGHT_TO_LEFT = re.compile("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff]")
NO_BREADTH = "\u200b"
"""The text of a part that tells nothing: each glyph wants one (ISO 14289-1, 7.21.7)."""
_PIECES = re.compile(r"<([0-9a-f]*)>|([^<>]+)")


def runs_right_to_left(text: str) -> bool:
    return _RIGHT_TO_LEFT.search(text) is not None


def known_glyphs(stream: Any) -> dict[str, int]:
    """Give how many glyphs each font's table has, before a line is drawn."""
    return {font.hash: len(font.to_unicode) for font in stream._fonts.values()}


def tell_glyphs(stream: Any, box: Any, start: int, known: Mapping[str, int]) -> bool:
    """Mark what was drawn since operator ``start``; false where it is not what was laid out.

    ``known`` is what ``known_glyphs`` gave before: what a glyph tells at first is up to this line.
    """
    fonts = {font.hash: font for font in stream._fonts.values()}
    new = {name: list(font.to_unicode)[known.get(name, 0) :] for name, font in fonts.items()}
    operators: list[Any] = stream.stream
    rewriter = _Rewriter(fonts, {name: set(glyphs) for name, glyphs in new.items()}, _told(box))
    for operator in operators[start:]:
        rewriter.take(operator)
    if not rewriter.complete:
        return False
    operators[start:] = rewriter.operators
    return True


def _told(box: Any) -> list[str]:
    """Give what each glyph of a line tells, in the order of drawing."""
    from weasyprint.text.ffi import ffi

    layout = box.pango_layout
    layout.reactivate(box.style)
    line, _ = layout.get_first_line()
    encoded = layout.text.encode()
    told: list[str] = []
    run = line.runs[0] if line is not None else ffi.NULL
    while run != ffi.NULL:
        item = run.data
        text = encoded[item.item.offset : item.item.offset + item.item.length]
        backwards = bool(item.item.analysis.level % 2)
        for part, widths in _clusters(item.glyphs, text, backwards=backwards):
            told += _shared(part, widths, backwards=backwards)
        run = run.next
    layout.deactivate()
    return told


def _clusters(glyphs: Any, text: bytes, *, backwards: bool) -> Iterator[tuple[str, list[int]]]:
    """Give each cluster's text and the widths of its glyphs, in the order of drawing."""
    from weasyprint.text.ffi import pango

    widths: dict[int, list[int]] = {}
    for index in range(glyphs.num_glyphs):
        info, at = glyphs.glyphs[index], glyphs.log_clusters[index]
        widths.setdefault(at, [])
        if info.glyph != pango.PANGO_GLYPH_EMPTY:
            widths[at].append(info.geometry.width)
    starts = sorted(widths)
    ends = dict(zip(starts, [*starts[1:], len(text)], strict=True))
    for at in sorted(widths, reverse=backwards):
        yield text[at : ends[at]].decode(), widths[at]


def _shared(text: str, widths: list[int], *, backwards: bool) -> list[str]:
    """Share a cluster's characters among its glyphs: the letter is the one that takes room.

    From right to left the marks stand before their letter, the last of them first.
    """
    if not widths:
        return []
    told = [""] * len(widths)
    broad = [index for index, width in enumerate(widths) if width > 0] or [len(widths) - 1]
    letter = broad[-1] if backwards else broad[0]
    others = [index for index in range(len(widths)) if index != letter]
    if backwards:
        others.reverse()
    marks = min(len(others), len(text) - 1)
    told[letter] = text[: len(text) - marks]
    for index, mark in zip(others, text[len(text) - marks :], strict=False):
        told[index] = mark
    return told


@dataclass(slots=True)
class _Rewriter:
    """Copies operators, with a mark round each glyph whose table tells another text.

    A glyph in ``new`` has no text yet but the one that WeasyPrint gave it for this line.
    """

    fonts: Mapping[str, Any]
    new: Mapping[str, set[int]]
    told: list[str]
    operators: list[Any] = field(default_factory=list)
    complete: bool = True
    _font: Any = None
    _at: int = 0
    _pieces: list[str] = field(default_factory=list)

    def take(self, operator: Any) -> None:
        if isinstance(operator, bytes) and operator.endswith(b" TJ"):
            for glyphs, number in _PIECES.findall(operator[1:-4].decode()):
                if number:
                    self._pieces.append(number)
                for index in range(0, len(glyphs), 4):
                    self._glyph(glyphs[index : index + 4])
            self._flush()
            return
        if isinstance(operator, bytes) and operator.endswith(b" Tf"):
            self._font = self.fonts[operator[1 : operator.index(b" ")].decode()]
        elif operator == b"ET" and self._at != len(self.told):
            self.complete = False
        self.operators.append(operator)

    def _glyph(self, code: str) -> None:
        if self._at == len(self.told):
            self.complete = False
            return
        text, glyph = self.told[self._at], int(code, 16)
        self._at += 1
        new = self.new.get(self._font.hash)
        if new and glyph in new:
            new.discard(glyph)
            self._font.to_unicode[glyph] = text or NO_BREADTH
        if self._font.to_unicode.get(glyph) == text:
            self._pieces.append(f"<{code}>")
            return
        self._flush()
        self.operators += [_begin(text), f"[<{code}>] TJ".encode(), b"EMC"]

    def _flush(self) -> None:
        if self._pieces:
            self.operators.append(f"[{_joined(self._pieces)}] TJ".encode())
            self._pieces = []


def _joined(pieces: list[str]) -> str:
    """Join codes of glyphs, which stand in angle brackets, and numbers."""
    return " ".join(pieces).replace("> <", "").replace("> ", ">").replace(" <", "<")


def _begin(text: str) -> bytes:
    import pydyf

    return b"/Span <</ActualText " + bytes(pydyf.String(text).data) + b">> BDC"
