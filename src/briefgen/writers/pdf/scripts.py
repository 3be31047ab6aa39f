"""Scripts whose fonts the system's packages bring: which of them a page needs, and in which form.

The form of a letter is the language's: 骨 is drawn otherwise in Beijing, Taipei, Tokyo and Seoul,
and Urdu in Nastaliq (``ur-Aran``, ISO 15924) has other letters than in Naskh. A passage that names
no such language takes the form of the page's others, else simplified Chinese.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final
from xml.etree.ElementTree import Element

from briefgen.frozen import frozen
from briefgen.layout.languages import direction, primary, region, script


@frozen
class Script:
    """A form of a script: its families beside serif and sans-serif type, and where they come from.

    ``files`` are names of font files, the same in every distribution; ``package`` is Debian's.
    """

    serif: str
    sans: str
    files: tuple[str, ...]
    package: str


_CJK_FILES: Final = tuple(
    f"Noto{kind}CJK-{weight}.ttc" for kind in ("Serif", "Sans") for weight in ("Regular", "Bold")
)


def _cjk(form: str) -> Script:
    families = f"Noto Serif CJK {form}", f"Noto Sans CJK {form}"
    return Script(*families, _CJK_FILES, "fonts-noto-cjk")


SIMPLIFIED: Final = _cjk("SC")
TRADITIONAL: Final = _cjk("TC")
HONG_KONG: Final = _cjk("HK")
JAPANESE: Final = _cjk("JP")
KOREAN: Final = _cjk("KR")
NASTALIQ: Final = Script(
    "Noto Nastaliq Urdu",
    "Noto Nastaliq Urdu",
    ("NotoNastaliqUrdu-Regular.ttf", "NotoNastaliqUrdu-Bold.ttf"),
    "fonts-noto-core",
)
DEVANAGARI: Final = Script(
    "Noto Serif Devanagari",
    "Noto Sans Devanagari",
    tuple(
        f"Noto{kind}Devanagari-{weight}.ttf"
        for kind in ("Serif", "Sans")
        for weight in ("Regular", "Bold")
    ),
    "fonts-noto-core",
)

_WITH_RULES: Final = frozenset(("zh", "yue", "ja", "ko", "hi", "mr", "ne", "sa"))
_CJK: Final = (SIMPLIFIED, TRADITIONAL, HONG_KONG, JAPANESE, KOREAN)
SCRIPTS: Final = (*_CJK, NASTALIQ, DEVANAGARI)

# Unicode 16, Blocks.
_DEVANAGARI: Final = ((0x0900, 0x097F), (0x1CD0, 0x1CFF), (0xA8E0, 0xA8FF))
_ARABIC: Final = ((0x0600, 0x06FF), (0x0750, 0x077F), (0x08A0, 0x08FF), (0xFB50, 0xFEFC))
_KANA: Final = ((0x3040, 0x30FF), (0x31F0, 0x31FF), (0xFF66, 0xFF9F))
_HANGUL: Final = ((0x1100, 0x11FF), (0x3130, 0x318F), (0xA960, 0xA97F), (0xAC00, 0xD7FF))
_BOPOMOFO: Final = ((0x3100, 0x312F), (0x31A0, 0x31BF))
_EAST_ASIAN: Final = (
    (0x2E80, 0x2FDF), (0x2FF0, 0x33FF), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF),
    (0xFE30, 0xFE4F), (0xFF00, 0xFFEF), (0x20000, 0x3FFFF), *_HANGUL,
)  # fmt: skip


@frozen
class Need:
    """A script that a page needs: its characters there, and the language tags that ask for it.

    Tags are in lower case, as Pango gives them to fontconfig.
    """

    script: Script
    languages: tuple[str, ...]
    characters: frozenset[int]


def scripts_needed(root: Element, missing: frozenset[int]) -> tuple[Need, ...]:
    """Give the scripts of the characters that the theme's fonts lack, in the page's order."""
    wanted = {chr(code) for code in missing}
    found: dict[Script | None, list[tuple[str, str]]] = {}
    for text, language in _passages(root, ""):
        for character in sorted(wanted.intersection(text)):
            form = script_of(character, language)
            if form is not None or _within(ord(character), _EAST_ASIAN):
                found.setdefault(form, []).append((character, language.lower()))
    undecided = found.pop(None, [])
    if undecided:
        other = next((form for form in found if form in _CJK), SIMPLIFIED)
        found.setdefault(other, []).extend(undecided)
    return tuple(
        Need(
            form,
            tuple(dict.fromkeys(tag for _, tag in uses if _asks_for(tag, form))),
            frozenset(ord(character) for character, _ in uses),
        )
        for form, uses in found.items()
        if form is not None
    )


def needed_elsewhere(root: Element, missing: frozenset[int]) -> frozenset[int]:
    """Give the characters of ``missing`` that stand in text of none of these scripts, too."""
    wanted = {chr(code) for code in missing}
    return frozenset(
        ord(character)
        for text, language in _passages(root, "")
        for character in wanted.intersection(text)
        if script_of(character, language) is None
    )


def script_of(character: str, language: str) -> Script | None:
    """Give the script of a character in a language; None where it is another's, or undecided."""
    code = ord(character)
    if _within(code, _DEVANAGARI):
        return DEVANAGARI
    if _within(code, _ARABIC):
        return NASTALIQ if script(language) == "aran" else None
    if not _within(code, _EAST_ASIAN):
        return None
    return _form(language) or _form_of(code)


def has_rules(language: str) -> bool:
    """Say whether ``scripts.css`` has rules for a language."""
    return direction(language) == "rtl" or primary(language) in _WITH_RULES


def package_for(character: str, language: str) -> str:
    """Name the system's package that has a character, "" where none is known."""
    form = script_of(character, language)
    if form is None and _within(ord(character), _EAST_ASIAN):
        form = SIMPLIFIED
    return "" if form is None else form.package


def _form(language: str) -> Script | None:
    """Give the form of Chinese characters that a language has (CLDR, likelySubtags)."""
    match primary(language):
        case "ja":
            return JAPANESE
        case "ko":
            return KOREAN
        case "yue":
            return HONG_KONG
        case "zh" if region(language) in ("HK", "MO"):
            return HONG_KONG
        case "zh" if script(language) == "hant" or region(language) == "TW":
            return TRADITIONAL
        case "zh":
            return SIMPLIFIED
    return None


def _asks_for(language: str, form: Script) -> bool:
    return script(language) == "aran" if form is NASTALIQ else _form(language) is form


def _form_of(code: int) -> Script | None:
    """Give the form that a character itself tells."""
    if _within(code, _KANA):
        return JAPANESE
    if _within(code, _HANGUL):
        return KOREAN
    return TRADITIONAL if _within(code, _BOPOMOFO) else None


def _passages(element: Element, language: str) -> Iterator[tuple[str, str]]:
    """Walk the texts below an element, each with its language."""
    language = element.get("lang") or language
    if element.text:
        yield element.text, language
    for child in element:
        yield from _passages(child, language)
        if child.tail:
            yield child.tail, language


def _within(code: int, ranges: Iterable[Sequence[int]]) -> bool:
    return any(first <= code <= last for first, last in ranges)
