"""Dates written out ("15 May 2001", "Spring 1999", "ca. 44 BC") -> year, month, day."""

from __future__ import annotations

import re

from briefgen.csl.item import DateParts, DateValue

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_ISO = r"^(-?\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$"
_CIRCA = r"^(?:circa|ca?\.?)\s+|\?$"
_ERA = r"\s*(b\.?c\.?e?\.?|a\.?d\.?|c\.?e\.?)$"


def read_raw(raw: str, circa: bool = False) -> DateValue | None:
    """Read a date or a range of dates; what can't be read is kept as words."""
    text = raw.strip()
    if not text:
        return None
    bare = re.sub(_CIRCA, "", text, flags=re.IGNORECASE).strip()
    circa = circa or bare != text
    single = _one(bare)
    if single is not None:
        return DateValue(single, None, circa)
    for separator in ("/", "–", "--", " - ", "-"):
        first, found, second = bare.partition(separator)
        start, end = _one(first), _one(second)
        if found and start is not None and end is not None:
            return DateValue(start, end, circa)
        if found and start is not None and separator == "/" and not second.strip():
            return DateValue(start, None, circa, "", True)
    return DateValue(circa=circa, literal=text)


def _one(text: str) -> DateParts | None:
    text = text.strip()
    era = re.search(_ERA, text, re.IGNORECASE)
    if era is not None and re.match(r"\d", text):
        before = text[: era.start()].strip()
        if before.isdigit():
            return DateParts(-int(before) if era[1].lower().startswith("b") else int(before))
        return None
    iso = re.match(_ISO, text)
    if iso is not None:
        return DateParts(int(iso[1]), int(iso[2] or 0), int(iso[3] or 0))
    slashes = re.match(r"^(\d{1,2})/(\d{1,2})/(\d{4})$", text)
    if slashes is not None:
        return _slashed(*map(int, slashes.groups()))
    return _worded(text)


def _slashed(first: int, second: int, year: int) -> DateParts:
    """Read `month/day/year`, or `day/month/year` where only that is a date."""
    if first > 12 >= second:
        first, second = second, first
    return DateParts(year, first, second)


def _worded(text: str) -> DateParts | None:
    words = re.findall(r"[^\W\d_]+|\d+", text)
    if not words or re.sub(r"[\w\s,.]", "", text):
        return None
    year = month = day = 0
    for word in words:
        if word.isdigit():
            if len(word) >= 3 and not year:
                year = int(word)
            elif len(word) <= 2 and not day:
                day = int(word)
            else:
                return None
        elif word.lower() in _SEASONS and not month:
            month = _SEASONS[word.lower()]
        elif word.lower()[:3] in _MONTHS and not month:
            month = _MONTHS.index(word.lower()[:3]) + 1
        elif word.lower() not in ("st", "nd", "rd", "th"):
            return None
    return DateParts(year, month, day) if year else None
