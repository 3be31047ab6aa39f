"""Locators: ``, pp. 4–5`` after a key, in CSL's terms.

CSL 1.0.2, Appendix III, "Locators"; the form of a locator in a citation is Pandoc's
("Citation syntax"): an optional comma, an optional word such as "p." or "chap.", then numbers;
or anything in braces.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Final

from briefgen.frozen import frozen

WORDS: Final[dict[str, tuple[str, ...]]] = {
    "act": ("act", "acts"),
    "appendix": ("appendix", "app.", "apps."),
    "article-locator": ("article", "articles", "art.", "arts."),
    "book": ("book", "books", "bk.", "bks."),
    "canon": ("canon", "canons", "can."),
    "chapter": ("chapter", "chapters", "chap.", "chaps.", "ch.", "chs."),
    "column": ("column", "columns", "col.", "cols."),
    "elocation": ("loc.", "locs.", "location", "locations"),
    "equation": ("equation", "equations", "eq.", "eqs."),
    "figure": ("figure", "figures", "fig.", "figs."),
    "folio": ("folio", "folios", "fol.", "fols."),
    "issue": ("issue", "issues", "number", "numbers", "no.", "nos."),
    "line": ("line", "lines", "l.", "ll."),
    "note": ("note", "notes", "n.", "nn."),
    "opus": ("opus", "opera", "op.", "opp."),
    "page": ("page", "pages", "p.", "pp."),
    "paragraph": ("paragraph", "paragraphs", "para.", "paras.", "par.", "pars.", "¶", "¶¶"),
    "part": ("part", "parts", "pt.", "pts."),
    "rule": ("rule", "rules", "r.", "rr."),
    "scene": ("scene", "scenes", "sc.", "scs."),
    "section": ("section", "sections", "sec.", "secs.", "sect.", "sects.", "§", "§§"),
    "sub-verbo": ("sub verbo", "s.v.", "s.vv."),
    "supplement": ("supplement", "supplements", "supp.", "supps."),
    "table": ("table", "tables", "tbl.", "tbls."),
    "timestamp": ("timestamp", "timestamps", "time", "at"),
    "verse": ("verse", "verses", "v.", "vv."),
    "volume": ("volume", "volumes", "vol.", "vols."),
}

_LABELS: Final = {word: label for label, words in WORDS.items() for word in words}


def _one_of(words: Iterable[str]) -> str:
    """Write a pattern for the longest of some words, the first letter told apart first."""
    rests: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        rest = re.escape(word[1:]) + (r"(?!\w)" if word[-1].isalpha() else "")
        rests.setdefault(re.escape(word[0]), []).append(rest)
    return "|".join(f"{first}(?:{'|'.join(rest)})" for first, rest in rests.items())


_WORD: Final = re.compile(_one_of(_LABELS), re.IGNORECASE)
_ROMAN: Final = r"[ivxlcdmIVXLCDM]+"
_UNIT: Final = rf"(?:[^\s,;{{}}\[\]]*\d[^\s,;{{}}\[\]]*|{_ROMAN}(?:[-–—]{{1,3}}{_ROMAN})?(?![\w.]))"
_NUMBERS: Final = re.compile(rf"{_UNIT}(?:(?:,\s*|\s+)(?:{_UNIT}))*")
_BRACED: Final = re.compile(r"\{([^{}]*)\}")
_PAGES: Final = re.compile(r", pp?\. ([0-9]+(?:[-–][0-9]+)?)")  # as most are written
_START: Final = re.compile(r"[ \t\n]*,?[ \t\n]*")


@frozen
class Locator:
    """A locator, its CSL label, and where what follows it begins."""

    label: str
    text: str
    end: int


def read_locator(text: str, start: int, end: int) -> Locator | None:
    """Read a locator at the start of what follows a key; None where there is none."""
    if plain := _PAGES.fullmatch(text, start, end):
        return Locator("page", plain[1], end)
    begin = _START.match(text, start, end)
    at = begin.end() if begin else start
    if at == start:
        return None
    label = ""
    if braced := _BRACED.match(text, at, end):
        return _in_braces(braced)
    if (word := _WORD.match(text, at, end)) is not None:
        label = _LABELS[word.group().lower()]
        at = word.end()
        while at < end and text[at] in " \t\n\xa0\u202f":
            at += 1
        if braced := _BRACED.match(text, at, end):
            return Locator(label, braced[1].strip(), braced.end())
    numbers = _NUMBERS.match(text, at, end)
    if numbers is None or (not label and not numbers.group()[0].isdigit() and _wordy(numbers[0])):
        return None
    found = numbers.group().rstrip(".,:!?")
    return Locator(label or "page", _tidy(found), numbers.start() + len(found))


def _wordy(text: str) -> bool:
    """Tell whether Roman numerals without a label are rather a word ("mix", "I")."""
    return not any(character.isdigit() for character in text)


def _in_braces(braced: re.Match[str]) -> Locator:
    inside = braced[1].strip()
    word = _WORD.match(inside)
    if word is None:
        return Locator("page", inside, braced.end())
    return Locator(_LABELS[word.group().lower()], inside[word.end() :].strip(), braced.end())


def _tidy(text: str) -> str:
    """Write ``--`` between numbers as the dash that it stands for."""
    if "--" in text:
        text = re.sub(r"(?<=\w)---?(?=\w)", "–", text)
    return " ".join(text.split())
