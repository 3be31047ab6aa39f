"""Dates of sources -> CSL-JSON dates.

csl-data.json, "date-variable", and EDTF level 0 and 1 as far as CSL can say it: ``2016-02-13``,
``2015-12``, ``2015``, ``2015-22`` (summer), ``2016-03/2016-08``, ``2015~`` (about 2015).
"""

from __future__ import annotations

import datetime
import re
from typing import Any, Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.days import likely_date
from briefgen.readers.fields import Field, Record, Schema, report_shape
from briefgen.readers.kinds import Choice, Line, Word, scalar
from briefgen.readers.yaml.tree import Mapping, Node, Scalar, Sequence

Date = dict[str, Any]

SEASONS: Final = ("spring", "summer", "autumn", "winter")
_PARTS: Final = re.compile(r"(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
_FIRST_SEASON: Final = 21  # EDTF: 21 is spring, 24 winter


class DateParts:
    """CSL-JSON's lists of year, month and day, as the text that they stand for."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> str | None:
        ends = node.items if isinstance(node, Sequence) else ()
        if not ends or not all(isinstance(end, Sequence) for end in ends):
            report_shape(node, f"{name}: expected lists of year, month and day", sink)
            return None
        texts: list[str] = []
        for end in ends:
            parts = end.items if isinstance(end, Sequence) else ()
            numbers = [part.text for part in parts if isinstance(part, Scalar)]
            if not all(re.fullmatch(r"-?\d+", number) for number in numbers) or not numbers:
                report_shape(node, f"{name}: expected lists of year, month and day", sink)
                return None
            year, *rest = (int(number) for number in numbers)
            texts.append(
                "-".join(
                    [f"{year:05}" if year < 0 else f"{year:04}", *(f"{part:02}" for part in rest)]
                )
            )
        return "/".join(texts)

    def schema(self) -> Schema:
        part = {"type": ["integer", "string"]}
        return {"type": "array", "items": {"type": "array", "items": part}}


WHEN = Field("date", Word(), "The date: 2016, 2016-02, 2016-02-13, or a range with a slash.")
YEAR = Field("year", Word(), "The year, beside a season.")
SEASON = Field("season", Choice((*SEASONS, "fall", "1", "2", "3", "4")), "The season of the year.")
CIRCA = Field("circa", Choice(("true", "false", "1", "0")), "Whether the date is only about right.")
PARTS = Field("date-parts", DateParts(), "The date in CSL-JSON's parts: [[2016, 2, 13]].")
RAW = Field("raw", Line(), "A date as another program wrote it.")
LITERAL = Field("literal", Line(), 'A date in words: "n.d.", "Ramadan 1437".')
DATE: Final = Record(
    "a date", (WHEN, YEAR, SEASON, CIRCA, LITERAL, PARTS, RAW), "A date with more to say."
)


class SourceDate:
    """A date as precise as it is known."""

    __slots__ = ()

    def read(self, node: Node, name: str, sink: Sink) -> Date | None:
        """Give a CSL-JSON date; reports and gives None where there is none."""
        if isinstance(node, Mapping):
            return _read_mapping(node, name, sink)
        found = scalar(node, name, sink)
        if found is None:
            return None
        date = parse_date(found.text.strip())
        if isinstance(date, str):
            sink.report(
                codes.BAD_DATE,
                f"{name}: {date}",
                at(found.span),
                _hint(found.text),
            )
            return None
        return date

    def schema(self) -> Schema:
        return {"anyOf": [{"type": ["string", "integer"]}, DATE.schema()]}


def _hint(text: str) -> str:
    likely = likely_date(text)
    if likely:
        return f"write {likely}"
    return "write 2016-02-13, 2016-02 or 2016; a range with a slash; words as {literal: …}"


def _read_mapping(node: Mapping, name: str, sink: Sink) -> Date | None:
    values = DATE.read(node, name, sink)
    if values is None:
        return None
    literal, season = values.get(LITERAL), values.get(SEASON)
    if literal is not None:
        return {"literal": literal}
    text = values.get(WHEN) or values.get(YEAR) or values.get(PARTS)
    raw = values.get(RAW)
    if text is None and raw is not None:
        read = parse_date(raw)
        return {"literal": raw} if isinstance(read, str) else read
    date = "a date needs a date, a year or a literal" if text is None else parse_date(text)
    if isinstance(date, str):
        sink.report(codes.BAD_DATE, f"{name}: {date}", at(node.span), "write {date: 2016-02}")
        return None
    if season is not None:
        word = "autumn" if season == "fall" else season
        date["season"] = int(word) if word.isdigit() else SEASONS.index(word) + 1
    if values.get_or(CIRCA, "") in ("true", "1"):
        date["circa"] = True
    return date


def parse_date(text: str) -> Date | str:
    """Give the CSL-JSON date that a text stands for, or what is wrong with it."""
    circa = False
    ends: list[list[int]] = []
    season = 0
    for end in text.split("/"):
        plain = end.rstrip("~?%")
        circa = circa or plain != end
        match = _PARTS.fullmatch(plain)
        if match is None:
            return f'"{text}" is not a date'
        parts = [int(part) for part in match.groups() if part is not None]
        if len(parts) == 2 and _FIRST_SEASON <= parts[1] < _FIRST_SEASON + 4:
            season = parts.pop() - _FIRST_SEASON + 1
        elif (fault := _calendar_fault(parts)) is not None:
            return fault
        ends.append(parts)
    if len(ends) > 2:
        return f'"{text}" is not a range of two dates'
    if len(ends) == 2 and ends[1] < ends[0]:
        return f'"{text}" ends before it begins'
    date: Date = {"date-parts": ends}
    if season:
        date["season"] = season
    if circa:
        date["circa"] = True
    return date


def _calendar_fault(parts: list[int]) -> str | None:
    """Tell what is wrong with a year, month and day."""
    year, month, day = (*parts, 1, 1)[:3]
    try:
        datetime.date(year if 1 <= year <= 9999 else 4, month, day)
    except ValueError:
        return f"there is no {'-'.join(f'{part:02}' for part in parts)}"
    return None
