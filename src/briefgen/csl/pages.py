"""Page ranges, within whatever else a field says (CSL 1.0.2, "Page Ranges")."""

from __future__ import annotations

import re

from briefgen.csl.locale import Locale
from briefgen.csl.numbers import range_delimiter

_ALONE = r"(?<![\w\-–])", r"(?![\w\-–])"
# 12-15, S12-S15, 8n12-8n15: prefix and digits on both sides.
_RANGE = rf"{_ALONE[0]}((?:\d*[A-Za-z]+)?)(\d+)\s*[-–]+\s*((?:\d*[A-Za-z]+)?)(\d+){_ALONE[1]}"
# i-ix, IV-VI, 12a-14, iv-5: nothing to expand or to shorten.
_END = r"(\d+[A-Za-z]?|[ivxlcdm]+|[IVXLCDM]+)"
_OTHER_RANGE = rf"{_ALONE[0]}{_END}\s*[-–]+\s*{_END}{_ALONE[1]}"


def page_range(text: str, style_format: str, locale: Locale) -> str:
    """Set the page ranges within a text ("Page Ranges")."""
    if text.isdigit():
        return text
    delimiter = range_delimiter(locale)

    def one(match: re.Match[str]) -> str:
        prefix, first, second_prefix, last = match.groups()
        if second_prefix != prefix:
            return f"{prefix}{first}-{second_prefix}{last}"
        if not style_format:
            return f"{prefix}{first}{delimiter}{second_prefix}{last}"
        full = _expanded(first, last)
        if style_format == "expanded":
            return f"{prefix}{first}{delimiter}{prefix}{full}"
        return f"{prefix}{first}{delimiter}{_shortened(first, full, style_format)}"

    text = text.replace("\\-", "\0")
    text = re.sub(_RANGE, one, text)
    text = re.sub(_OTHER_RANGE, rf"\1{delimiter}\2", text)
    text = re.sub(r"(?<=\d)\s*&\s*(?=\d)", f" {locale.ampersand} ", text)
    return text.replace("\0", "-")


def _expanded(first: str, last: str) -> str:
    if len(last) < len(first):
        return first[: len(first) - len(last)] + last
    return last


def _shortened(first: str, last: str, style_format: str) -> str:
    if len(first) != len(last):
        return last
    match style_format:
        case "minimal":
            return _minimal(first, last, 1)
        case "minimal-two":
            return _minimal(first, last, 2)
        case "chicago" | "chicago-15" | "chicago-16":
            return _chicago(first, last, style_format)
        case _:
            return last


def _minimal(first: str, last: str, least: int) -> str:
    same = 0
    while same < len(last) - least and first[same] == last[same]:
        same += 1
    return last[same:]


def _chicago(first: str, last: str, style_format: str) -> str:
    # "Page Ranges", table of Chicago: under 100 and multiples of 100 in full; x01–x09 the
    # changed part only; otherwise two digits, or more as needed.
    number = int(first)
    if number < 100 or number % 100 == 0:
        return last
    if number % 100 < 10:
        return _minimal(first, last, 1)
    short = _minimal(first, last, 2)
    if style_format != "chicago-16" and len(first) == 4 and len(short) == 3:
        return last
    return short
