"""Letters that the italics lack, made of their parts: ḥ, ṭ, ṣ, ẓ, ʿ; Greek and Cyrillic.

The italic faces of the installed package have 420 glyphs; the upright ones have 907. A letter with
a mark below is composed here from the italic's own letter and the upright's mark, and a modifier
letter is the upright's, slanted, so that ``Ḥizb`` in italics is one typeface. Neither family has
Greek or Cyrillic italics: they are the upright letters, slanted (obliques). Each made face is
the whole italic and takes its place (``fonts.py``), so that no word is pieced together. fontTools
makes them when a brief first needs them; they are kept in the cache folder, and the same input
gives the same bytes. They have a name of their own (OFL 1.1, 3: no Reserved Font Name).
"""

from __future__ import annotations

import hashlib
import io
import math
import re
import unicodedata
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from briefgen.named import StrEnum
from briefgen.readers.cache import save
from briefgen.writers.pdf.coverage import characters
from briefgen.writers.pdf.fonts import SUPPLEMENTS

FACES = {"It": "Regular", "SemiboldIt": "Semibold", "BoldIt": "Bold", "LightIt": "Light"}
FAMILIES = {
    "font_source_serif_pro": ("SourceSerifPro", SUPPLEMENTS["Source Serif Pro"]),
    "font_source_sans_pro": ("SourceSansPro", SUPPLEMENTS["Source Sans Pro"]),
}
_MARKS_BELOW = (0x0323, 0x0331)
_MODIFIERS = (0x02BE, 0x02BF, 0x02B9, 0x02BA)
_FORM = "3"
_WIDE = re.compile("[\u0370-\u052f\u1c80-\u1c8f\u1f00-\u1fff\u2de0-\u2dff\ua640-\ua69f]")


class Letters(StrEnum):
    """What is made: letters of names from Arabic; or Greek and Cyrillic as well."""

    MARKED = "marked"
    WIDE = "wide"


def needed(texts: Iterable[str]) -> Letters | None:
    """Say which of the letters that the supplement makes stand in the texts: None, or the least
    set that has them all."""
    found: Letters | None = None
    for text in texts:
        if not text.isascii():
            if _WIDE.search(text):
                return Letters.WIDE
            if not CANDIDATES.isdisjoint(text):
                found = Letters.MARKED
    return found


def _candidates() -> frozenset[str]:
    found = {chr(code) for code in _MODIFIERS}
    for code in range(0x1E00, 0x1F00):
        parts = unicodedata.normalize("NFD", chr(code))
        if len(parts) >= 2 and ord(parts[1]) in _MARKS_BELOW:
            found.add(chr(code))
    return frozenset(found)


CANDIDATES = _candidates()


def supplement_folder(package: Path, cache: Path, letters: Letters = Letters.MARKED) -> Path | None:
    """Give the folder of the supplementary faces of a package, made where there are none yet."""
    stem, family = FAMILIES[package.name]
    sources = {
        italic: (package / f"files/{stem}-{italic}.ttf", package / f"files/{stem}-{upright}.ttf")
        for italic, upright in FACES.items()
    }
    seed = f"{_FORM}{'' if letters is Letters.MARKED else letters.value}" + "".join(
        f"{path} {path.stat().st_size}" for pair in sources.values() for path in pair
    )
    folder = cache / f"supplement-{hashlib.sha256(seed.encode()).hexdigest()[:12]}"
    for name, (italic, upright) in sources.items():
        path = folder / f"{family.replace(' ', '')}-{name}.ttf"
        if not path.is_file() and not save(path, _make(italic, upright, family, letters)):
            return None
    return folder


def _make(italic: Path, upright: Path, family: str, letters: Letters) -> bytes:
    """Compose one face and give its bytes."""
    from fontTools.ttLib import TTFont

    font, donor = TTFont(italic, recalcTimestamp=False), TTFont(upright)
    have = characters(italic)
    composer = _Composer(font, donor)
    made: dict[int, str] = {}
    for code in sorted(ord(c) for c in CANDIDATES if ord(c) not in have):
        if name := composer.compose(code):
            made[code] = name
    if letters is Letters.WIDE:
        for code in sorted(characters(upright) - have):
            if _WIDE.match(chr(code)) and (name := composer.slanted(code)):
                made[code] = name
    for table in ("DSIG", "hdmx", "VDMX", "LTSH"):
        if table in font:
            del font[table]
    for subtable in font["cmap"].tables:
        if subtable.isUnicode():
            subtable.cmap = {**subtable.cmap, **made}
    _rename(font, family)
    out = io.BytesIO()
    font.save(out, reorderTables=True)
    return out.getvalue()


class _Composer:
    """Adds glyphs to an italic face from its letters and an upright face's marks."""

    def __init__(self, font: Any, donor: Any) -> None:
        self.font, self.donor = font, donor
        self.letters, self.marks = font.getBestCmap(), donor.getBestCmap()
        self.slant = math.tan(math.radians(-font["post"].italicAngle))
        self.donor_glyphs = donor.getGlyphSet()

    def compose(self, code: int) -> str | None:
        """Add the glyph for a code point and give its name; None where its parts are missing."""
        if code in _MODIFIERS:
            return self.slanted(code)
        parts = unicodedata.normalize("NFD", chr(code))
        rest = unicodedata.normalize("NFC", parts[0] + parts[2:])
        mark = ord(parts[1])
        if len(rest) != 1 or ord(rest) not in self.letters or mark not in self.marks:
            return None
        return self._with_mark(code, self.letters[ord(rest)], self.marks[mark])

    def _with_mark(self, code: int, letter: str, mark: str) -> str | None:
        from fontTools.pens.boundsPen import BoundsPen
        from fontTools.pens.transformPen import TransformPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        glyphs = self.font.getGlyphSet()
        bounds, mark_bounds = BoundsPen(glyphs), BoundsPen(self.donor_glyphs)
        glyphs[letter].draw(bounds)
        self.donor_glyphs[mark].draw(mark_bounds)
        if bounds.bounds is None or mark_bounds.bounds is None or bounds.bounds[1] < -60:
            return None  # a letter with a descender has no room for a mark below
        left, bottom, right, top = bounds.bounds
        m_left, m_bottom, m_right, m_top = mark_bounds.bounds
        # The middle of the letter, followed along the slant from its half height to the mark.
        middle = (left + right) / 2 - self.slant * ((bottom + top) / 2)
        height = (m_bottom + m_top) / 2
        shift = middle + self.slant * height - (m_left + m_right) / 2
        pen = TTGlyphPen(None)
        _draw(glyphs, letter, pen)
        move = (1, 0, 0, 1, round(shift), 0)
        _draw(self.donor_glyphs, mark, TransformPen(pen, move))
        return self._add(code, pen.glyph(), self.font["hmtx"][letter])

    def slanted(self, code: int) -> str | None:
        """Add the upright's glyph, slanted, and give its name; None where it has none."""
        from fontTools.pens.transformPen import TransformPen
        from fontTools.pens.ttGlyphPen import TTGlyphPen

        name = self.marks.get(code)
        if name is None:
            return None
        pen = TTGlyphPen(None)
        # Slanted about the middle of the capitals, where such letters stand.
        lean = (1, 0, self.slant, 1, -self.slant * 330, 0)
        _draw(self.donor_glyphs, name, TransformPen(pen, lean))
        return self._add(code, pen.glyph(), self.donor["hmtx"][name])

    def _add(self, code: int, glyph: Any, metrics: tuple[int, int]) -> str:
        name = f"uni{code:04X}.made"
        self.font.setGlyphOrder([*self.font.getGlyphOrder(), name])
        self.font["glyf"].glyphs[name] = glyph
        self.font["glyf"].glyphOrder = self.font.getGlyphOrder()
        glyph.recalcBounds(self.font["glyf"])
        self.font["hmtx"][name] = (metrics[0], getattr(glyph, "xMin", 0))
        return name


def _draw(glyphs: Any, name: str, pen: Any) -> None:
    """Draw a glyph with its components as outlines."""
    from fontTools.pens.recordingPen import DecomposingRecordingPen

    recorder = DecomposingRecordingPen(glyphs)
    glyphs[name].draw(recorder)
    recorder.replay(pen)


def _rename(font: Any, family: str) -> None:
    for record in list(font["name"].names):
        if record.nameID in (1, 16):
            record.string = family
        elif record.nameID == 4:
            record.string = f"{family} {record.toUnicode().split('Pro')[-1].strip()}"
        elif record.nameID == 6:
            record.string = family.replace(" ", "") + "-" + record.toUnicode().split("-")[-1]
        elif record.nameID in (3, 18, 21, 22):
            font["name"].removeNames(nameID=record.nameID)
