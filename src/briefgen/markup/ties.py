"""Spaces at which no line may end: "p. 4", "J. R. Smith", "12 km", "27 September", French signs.

By language, as its style guides ask (for French, the Lexique of the Imprimerie nationale). A space
becomes a no-break space (U+00A0), in French before some signs a narrow one (U+202F): there are
never more or fewer places than the author typed.
"""

from __future__ import annotations

import re
from functools import cache
from typing import Final

from briefgen.frozen import frozen

_BEFORE_NUMBERS: Final = {
    "en": "p pp no nos vol vols ch chs fig figs art arts sec para paras n nn col cols ed",
    "de": "S Nr Nrn Bd Bde Abb Tab Kap Art Abs Rn Anm Z Jg H",
    "fr": "p pp no vol chap fig art al t",
    "es": "p pp pág págs núm núms vol cap caps fig art arts",
    "it": "p pp pag pagg n nn vol cap capp fig art artt",
    "pt": "p pp pág págs vol cap fig art arts",
    "nl": "p pp blz nr nrs dl hfst afb art",
    "ru": "с стр т гл рис ст п табл",
}
"""Abbreviations that stand before a number."""

_NAMED_NUMBERS: Final = {
    "en": "figure table chapter section article part annex appendix box resolution",
    "de": "Abbildung Tabelle Kapitel Abschnitt Artikel Teil Anhang Kasten Resolution",
    "fr": "figure tableau chapitre section article partie annexe encadré résolution",
    "es": "figura tabla capítulo sección artículo parte anexo recuadro resolución",
}

_TITLES: Final = {
    "en": "Mr Mrs Ms Dr Prof St Gen Col Lt Capt Sen Rep Rev",
    "de": "Dr Prof Hr Fr St",
    "fr": "M MM Dr Pr St",
    "es": "Sr Sra Srta Dr Dra D",
}

_MONTHS: Final = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Jänner Februar März April Mai Juni Juli August September Oktober November "
    "Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre "
    "diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre "
    "dicembre",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro "
    "dezembro",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "ru": "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
}

_UNITS: Final = frozenset(
    "km km² m m² m³ cm mm kg g t ha l kW MW GW kWh MWh GWh TWh °C °F % ‰ € $ £ USD EUR GBP million "
    "billion trillion Mio. Mrd. Millionen Milliarden millions milliards millones percent".split()
)
_SIGNS: Final = frozenset({"№", "§", "§§", "n°", "n.º"})
_NO_BREAK: Final = "\u00a0"
_NARROW: Final = "\u202f"
_FRENCH: Final = re.compile(r"(?<=\S) (?=[;!?](?!\w))|(?<=«) | (?=»)")
_BETWEEN: Final = re.compile(r" (?:(?=\d)|(?<=[.\d§№°º] )(?=\S))")
"""Spaces that may hold something together: beside a number or a sign of one, behind a point."""

_OPENING: Final = "([{“‘«‹„‚\"'—–¿¡"
_CLOSING: Final = ")]}”’»›“‘\"'—–.,;:!?…"
_LONGEST: Final = 24
"""Characters of a word that is looked at."""


@frozen
class _Words:
    """The words of a language that hold on to their neighbour."""

    short: frozenset[str]
    named: frozenset[str]
    titles: frozenset[str]
    months: frozenset[str]
    french: bool


def tie(text: str, language: str) -> str:
    """Write the spaces of a text that hold its parts together as such."""
    if " " not in text:
        return text
    words = _words(language)
    if words.french:
        text = _FRENCH.sub(_NARROW, text).replace(" : ", f"{_NO_BREAK}: ")
    places = [found.start() for found in _BETWEEN.finditer(text)]
    if not places:
        return text
    held = [at for at in places if _holds(_before(text, at), _after(text, at), words)]
    if not held:
        return text
    parts = [text[start:end] for start, end in _cut(held, len(text))]
    return _NO_BREAK.join(parts)


def _cut(places: list[int], length: int) -> list[tuple[int, int]]:
    return list(zip([0, *(at + 1 for at in places)], [*places, length], strict=True))


def _before(text: str, at: int) -> str:
    return (text[max(at - _LONGEST, 0) : at].rsplit(None, 1) or [""])[-1].lstrip(_OPENING)


def _after(text: str, at: int) -> str:
    return text[at + 1 : at + _LONGEST].split(None, 1)[0]


def _holds(before: str, after: str, words: _Words) -> bool:
    """Say whether two words belong on one line."""
    bare = after.rstrip(_CLOSING)
    if after[0].isdecimal():
        short = before.removesuffix(".")
        return (
            before in _SIGNS
            or (short != before and short.casefold() in words.short)
            or before.casefold() in words.named
            or (before in words.months and bare.isdecimal() and len(bare) <= 2)
        )
    if before[-1:].isdecimal() and (after in _UNITS or bare in _UNITS):
        return True
    if bare in words.months:
        day = before.removesuffix(".")
        return day.isdecimal() and len(day) <= 2
    if not before.endswith("."):
        return False
    if len(before) == 2 and before[0].isalpha():  # an initial, or "z. B."
        return after[0].isupper() if before[0].isupper() else after[1:2] == "."
    return before[:-1] in words.titles and after[0].isupper()


@cache
def _words(language: str) -> _Words:
    primary = language.partition("-")[0].lower()

    def listed(table: dict[str, str], *, folded: bool = False) -> frozenset[str]:
        words = table.get(primary, "")
        return frozenset((words.casefold() if folded else words).split())

    return _Words(
        listed(_BEFORE_NUMBERS, folded=True),
        listed(_NAMED_NUMBERS, folded=True),
        listed(_TITLES),
        listed(_MONTHS),
        french=primary == "fr" and not language.endswith("-CH"),
    )
