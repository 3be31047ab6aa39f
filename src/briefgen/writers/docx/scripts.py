"""Fonts of other scripts in Word: those that the PDF is set in, and what stands in for them.

Word sets Chinese, Japanese and Korean in ``w:eastAsia``, scripts that are shaped or run from right
to left in ``w:cs`` (ISO 29500-1, 17.3.2.26). Whoever lacks a font gets one of its alternatives
(17.8.3.1): those that come with Word and with macOS; else Word goes by the charset.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from briefgen.layout.languages import primary, region, script
from briefgen.named import NamedTuple
from briefgen.writers.docx.languages import is_complex, is_east_asian
from briefgen.writers.docx.xml import quote


class ScriptFont(NamedTuple):
    """A family beside serif or sans-serif type; ``panose`` and ``charset`` are 17.8.3.13 and .2."""

    name: str
    alternatives: str
    serif: bool
    charset: str
    panose: str


_SERIF: Final = "02020603050405020304"
_SANS: Final = "020B0604020202020204"


def _pair(
    charset: str, serif: tuple[str, str], sans: tuple[str, str]
) -> tuple[ScriptFont, ScriptFont]:
    return (
        ScriptFont(*serif, True, charset, _SERIF),
        ScriptFont(*sans, False, charset, _SANS),
    )


_FONTS: Final = {
    "Hans": _pair(
        "86",
        ("Noto Serif CJK SC", "Noto Serif SC,SimSun,Songti SC"),
        ("Noto Sans CJK SC", "Noto Sans SC,Microsoft YaHei,PingFang SC"),
    ),
    "Hant": _pair(
        "88",
        ("Noto Serif CJK TC", "Noto Serif TC,PMingLiU,Songti TC"),
        ("Noto Sans CJK TC", "Noto Sans TC,Microsoft JhengHei,PingFang TC"),
    ),
    "HK": _pair(
        "88",
        ("Noto Serif CJK HK", "Noto Serif HK,PMingLiU_HKSCS,Songti TC"),
        ("Noto Sans CJK HK", "Noto Sans HK,Microsoft JhengHei,PingFang HK"),
    ),
    "Jpan": _pair(
        "80",
        ("Noto Serif CJK JP", "Noto Serif JP,Yu Mincho,MS Mincho,Hiragino Mincho ProN"),
        ("Noto Sans CJK JP", "Noto Sans JP,Yu Gothic,MS Gothic,Hiragino Sans"),
    ),
    "Kore": _pair(
        "81",
        ("Noto Serif CJK KR", "Noto Serif KR,Batang,AppleMyungjo"),
        ("Noto Sans CJK KR", "Noto Sans KR,Malgun Gothic,Apple SD Gothic Neo"),
    ),
    "Arab": _pair(
        "B2",
        ("Noto Sans Arabic", "Times New Roman,Geeza Pro"),
        ("Noto Sans Arabic", "Arial,Geeza Pro"),
    ),
    "Aran": _pair(
        "B2",
        ("Noto Nastaliq Urdu", "Urdu Typesetting,Jameel Noori Nastaleeq"),
        ("Noto Nastaliq Urdu", "Urdu Typesetting,Jameel Noori Nastaleeq"),
    ),
    "Hebr": _pair(
        "B1",
        ("Noto Sans Hebrew", "Times New Roman,Arial Hebrew"),
        ("Noto Sans Hebrew", "Arial,Arial Hebrew"),
    ),
    "Deva": _pair(
        "00",
        ("Noto Serif Devanagari", "Kokila,Nirmala UI,Mangal,Devanagari MT"),
        ("Noto Sans Devanagari", "Nirmala UI,Mangal,Kohinoor Devanagari"),
    ),
}
_SCRIPTS: Final = {
    "ar": "Arab", "fa": "Arab", "ur": "Arab", "ps": "Arab", "sd": "Arab", "ckb": "Arab",
    "ug": "Arab", "he": "Hebr", "yi": "Hebr", "hi": "Deva", "mr": "Deva", "ne": "Deva",
    "sa": "Deva", "ja": "Jpan", "ko": "Kore", "yue": "HK",
}  # fmt: skip


@lru_cache(maxsize=256)
def script_font(language: str, *, serif: bool) -> ScriptFont | None:
    """Give the family for a language's script, None where it is written in the theme's letters."""
    pair = _FONTS.get(_script(language))
    return None if pair is None else pair[0 if serif else 1]


def theme_script(language: str) -> str:
    """Give the script by which a theme's list of fonts knows a language (20.1.4.1.16)."""
    named = _script(language)
    return {"Kore": "Hang", "HK": "Hant", "Aran": "Arab"}.get(named, named or "Zyyy")


def _script(language: str) -> str:
    named = script(language).title()
    if primary(language) == "zh":
        return _chinese(named, region(language))
    if named in _FONTS or named == "Latn":
        return named
    return _SCRIPTS.get(primary(language), "")


def _chinese(named: str, place: str) -> str:
    """Give the form of Chinese characters that a tag asks for (CLDR, likelySubtags)."""
    if place in ("HK", "MO"):
        return "HK"
    return "Hant" if named == "Hant" or (place == "TW" and named != "Hans") else "Hans"


@lru_cache(maxsize=256)
def run_fonts(language: str, *, serif: bool) -> str:
    """Give ``w:rFonts`` for a run in a language, "" where the style's fonts have its letters.

    The hint lets Word take punctuation that Latin has, too, such as “”, from the East Asian font.
    """
    font = script_font(language, serif=serif)
    if font is None:
        return ""
    name = quote(font.name)
    if is_east_asian(language):
        return f'<w:rFonts w:hint="eastAsia" w:eastAsia="{name}"/>'
    return f'<w:rFonts w:cs="{name}"/>' if is_complex(language) else ""
