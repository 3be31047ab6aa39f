"""Numbers, ordinals and roman numerals (CSL 1.0.2, "Number", "Ordinals", "Label")."""

from __future__ import annotations

import re

from briefgen.csl.locale import Locale

_NUMBER = r"(?:[A-Za-z]*\d+[A-Za-z]*|[ivxlcdm]+)"
_BETWEEN = r"\s*(?:[,&\-–]|,?\s*\b(?:and|et|und|y)\b)\s*"
_NUMERIC = rf"^{_NUMBER}(?:{_BETWEEN}{_NUMBER})*$"
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip


def is_numeric(text: str) -> bool:
    """Answer the `is-numeric` condition: numbers, each perhaps with affixes, and separators."""
    return bool(re.match(_NUMERIC, text))


def is_plural(text: str, variable: str, conjunctions: tuple[str, ...] = ()) -> bool:
    """Say whether a label for `text` is plural ("Label": several numbers, or a count over 1)."""
    if variable.startswith("number-of-") and text.strip().isdigit():
        return int(text) not in (0, 1)
    bare = text.replace("\\-", "")
    for word in conjunctions:
        bare = re.sub(rf"(?<=\d)[\s,]+{re.escape(word)}\s+(?=\d)", ",", bare)
    number = r"(?:[A-Za-z]*\d+[A-Za-z]*|\b[ivxlcdm]+\b|\b[IVXLCDM]+\b)"
    if re.match(rf"{number}\s*,\s*[^\W\d_]+\.?\s+\d", bare):
        return False  # "1, fol. 186": what follows is another kind of place
    return bool(re.search(rf"{number}\s*[,&–-]+\s*{number}", bare))


def roman(number: int) -> str:
    """Return a roman numeral in lower case; numbers from 4000 on stay arabic."""
    if not 0 < number < 4000:
        return str(number)
    text = ""
    for value, sign in _ROMAN:
        while number >= value:
            text += sign
            number -= value
    return text


def ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return a number with its ordinal suffix ("Ordinal Suffixes")."""
    return f"{number}{ordinal_suffix(number, locale, gender)}"


def ordinal_suffix(number: int, locale: Locale, gender: str) -> str:
    """Return the suffix alone: the most specific of the terms that match."""
    candidates = (
        (f"ordinal-{number:02d}" if number < 100 else "", "whole-number"),
        (f"ordinal-{number % 100:02d}", "last-two-digits"),
        (f"ordinal-{number % 10:02d}", "last-digit"),
    )
    for name, wanted in candidates:
        term = locale.gendered(name, gender) if name else None
        if term is None:
            continue
        value = int(name[-2:])
        match = term.match or ("last-digit" if value < 10 else "last-two-digits")
        if (
            wanted == "whole-number"
            or match == wanted
            or (match == "last-digit" and number % 10 == value)
        ):
            return term.single
    term = locale.gendered("ordinal", gender)
    return term.single if term else ""


def long_ordinal(number: int, locale: Locale, gender: str) -> str:
    """Return a number as a word, for 1 to 10; above, or where the word is missing, `ordinal`."""
    if 1 <= number <= 10:
        term = locale.gendered(f"long-ordinal-{number:02d}", gender)
        if term is not None and term.single:
            return term.single
    return ordinal(number, locale, gender)


def formatted(text: str, form: str, locale: Locale, variable: str) -> str:
    """Return a number variable in a form; what isn't a number stays as it is."""
    if not is_numeric(text):
        return text.replace("\\-", "-")
    gender = locale.gender(variable)

    def one(match: re.Match[str]) -> str:
        number = int(match.group())
        match form:
            case "ordinal":
                return ordinal(number, locale, gender)
            case "long-ordinal":
                return long_ordinal(number, locale, gender)
            case "roman":
                return roman(number)
            case _:
                return match.group()

    text = _spaced(text, locale)
    if form == "numeric":
        return text
    return re.sub(r"(?<![A-Za-z\d])\d+(?![A-Za-z\d])", one, text)


def _spaced(text: str, locale: Locale) -> str:
    """Set the separators of a numeric value: `2, 3`, `2 & 3`, `2–3` ("Number")."""
    text = re.sub(r"\s*,\s*", ", ", text)
    text = re.sub(r"\s*&\s*", " & ", text)
    return re.sub(r"\s*[-–]\s*", range_delimiter(locale), text)


def range_delimiter(locale: Locale) -> str:
    """Return what stands between the ends of a range in a language."""
    return locale.term("page-range-delimiter") or "–"
