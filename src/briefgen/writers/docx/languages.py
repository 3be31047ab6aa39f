"""Languages as Word sorts them: Latin, East Asian, complex script; and which way they run.

``w:lang`` has three attributes (ISO 29500-1, 17.3.2.20): ``val`` for Latin text, ``eastAsia``,
and ``bidi`` for complex scripts, whose runs also carry ``w:rtl``.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final

from briefgen.layout.languages import direction, primary, region, script
from briefgen.writers.docx.xml import quote

_COMPLEX: Final = frozenset(
    ("th", "lo", "km", "my", "hi", "bn", "ta", "te", "mr", "gu", "pa", "kn", "ml", "si", "ne", "sa")
)
_EAST_ASIAN: Final = frozenset(("zh", "ja", "ko", "yue"))

_RTL_CHARACTERS: Final = (
    "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc\U00010800-\U00010fff\U0001e800-\U0001efff]"
)


@cache
def _stretches(*, rtl: bool) -> re.Pattern[str]:
    """Give the pattern of stretches against the surroundings' direction, made when needed.

    Right-to-left characters with the neutral ones between them; or Latin, Greek and Cyrillic
    words with what stands between them.
    """
    if rtl:
        last = "[A-Za-z0-9\u00c0-\u058f%)]"
        return re.compile(rf"[A-Za-z\u00c0-\u058f](?:[^\u0590-\u08ff]*{last})?")
    one = _RTL_CHARACTERS
    return re.compile(f"{one}+(?:[^A-Za-z0-9\u00c0-\u058f]*{one}+)*")


@lru_cache(maxsize=256)
def is_rtl(language: str) -> bool:
    """Tell whether a BCP 47 tag's script runs from right to left."""
    return direction(language) == "rtl"


_PLACES: Final = {"Hans": "zh-CN", "Hant": "zh-TW", "ja": "ja-JP", "ko": "ko-KR"}


def word_language(language: str) -> str:
    """Give the tag by which Word and LibreOffice know a form of East Asian writing."""
    if region(language) or not is_east_asian(language):
        return language
    if primary(language) == "zh":
        return _PLACES["Hant" if script(language) == "hant" else "Hans"]
    return _PLACES.get(language.lower(), language)


@lru_cache(maxsize=256)
def is_complex(language: str) -> bool:
    return is_rtl(language) or language.lower().partition("-")[0] in _COMPLEX


@lru_cache(maxsize=256)
def is_east_asian(language: str) -> bool:
    return language.lower().partition("-")[0] in _EAST_ASIAN


@lru_cache(maxsize=256)
def run_language(language: str) -> str:
    """Give ``w:lang`` for a run in a language."""
    tag = quote(language)
    if is_complex(language):
        return f'<w:lang w:val="{tag}" w:bidi="{tag}"/>'
    if is_east_asian(language):
        return f'<w:lang w:val="{tag}" w:eastAsia="{tag}"/>'
    return f'<w:lang w:val="{tag}"/>'


def split_directions(text: str, *, rtl: bool = False) -> list[tuple[str, bool]]:
    """Split text into stretches, each with whether it runs from right to left.

    ``rtl`` is the direction of the surroundings: spaces and punctuation at the edges of a
    stretch go with it.
    """
    stretch = _stretches(rtl=rtl)
    pieces: list[tuple[str, bool]] = []
    at = 0
    for found in stretch.finditer(text):
        if found.start() > at:
            pieces.append((text[at : found.start()], rtl))
        pieces.append((found[0], not rtl))
        at = found.end()
    if at < len(text):
        pieces.append((text[at:], rtl))
    return pieces


_POINT: Final = frozenset(("en", "zh", "ja", "ko", "he", "th", "ur", "hi", "ga", "mt"))


def decimal_symbol(language: str) -> str:
    return "." if language.lower().partition("-")[0] in _POINT else ","
