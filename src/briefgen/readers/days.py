"""The ISO 8601 date that another way of writing one most likely means; for hints only."""

from __future__ import annotations

import datetime
import re
from typing import Final

_MONTHS: Final = (
    "january", "february", "march", "april", "may", "june", "july", "august", "september",
    "october", "november", "december",
)  # fmt: skip
_YEAR_FIRST: Final = re.compile(r"(\d{4})[-/. ](\d{1,2})[-/. ](\d{1,2})\.?")
_YEAR_LAST: Final = re.compile(r"(\d{1,2})[-/.] ?(\d{1,2})[-/.] ?(\d{4})")
_WORDS: Final = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\.? )?([A-Za-z]{3,9})\.?(?: (\d{1,2})(?:st|nd|rd|th)?)?,? (\d{4})"
)


def likely_date(text: str) -> str:
    """Give ``2016-09-27`` for "27.9.2016" or "September 27, 2016"; "" where it isn't sure."""
    text = " ".join(text.split())
    if match := _YEAR_FIRST.fullmatch(text):
        return _iso(match[1], match[2], match[3])
    if match := _YEAR_LAST.fullmatch(text):
        first, second = int(match[1]), int(match[2])
        if "/" in text and first <= 12 and second <= 12 and first != second:
            return ""  # the day and the month may be either
        day, month = (match[1], match[2]) if second <= 12 else (match[2], match[1])
        return _iso(match[3], month, day)
    if match := _WORDS.fullmatch(text):
        names = [n for n in _MONTHS if n.startswith(match[2].lower())]
        if len(names) == 1 and not (match[1] and match[3]):
            month = str(_MONTHS.index(names[0]) + 1)
            day = match[1] or match[3]
            return _iso(match[4], month, day) if day else f"{match[4]}-{int(month):02}"
    return ""


def _iso(year: str, month: str, day: str) -> str:
    try:
        return datetime.date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
