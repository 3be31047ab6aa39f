"""Dates (CSL 1.0.2, "Date", "Date-part", "Date Ranges")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.csl.elements import Date, DatePart
from briefgen.csl.item import DateParts, DateValue
from briefgen.csl.numbers import ordinal_suffix
from briefgen.csl.output import Child, Out

if TYPE_CHECKING:
    from briefgen.csl.context import Context

YEAR = "year"
_RANK = {"year": 0, "month": 1, "day": 2}


def render_date(cx: Context, element: Date) -> Out | None:
    """Render a date element; None where its variable is empty."""
    cx.called += 1
    value = cx.date(element.variable)
    if value is None:
        return None
    if cx.sorting:
        return _sort_date(cx, value, element)
    if value.start is None:
        cx.filled += 1
        cx.note(element.variable)
        words: list[Child] = list(cx.read(value.literal))
        if not element.form and [part.name for part in element.parts] == ["year"]:
            words = [cx.looked(words, element.parts[0].look)]
        return cx.looked(words, element.look, "date")
    parts, delimiter = _parts(cx, element)
    children = _range(cx, value, parts, element.variable)
    if not children:
        return None
    cx.filled += 1
    cx.note(element.variable)
    out = cx.looked(children, element.look, "date")
    out.delimiter = delimiter
    return out


def _parts(cx: Context, element: Date) -> tuple[tuple[DatePart, ...], str]:
    """Return the parts to print: the element's own, or the locale's with its overrides."""
    if not element.form:
        return element.parts, element.delimiter
    known = cx.date_parts.get(id(element))
    if known is not None:
        return known
    localized = cx.locale.dates.get(element.form)
    if localized is None:
        return (), ""
    overrides = {part.name: part for part in element.parts}
    parts = tuple(
        _overridden(part, overrides.get(part.name))
        for part in localized.parts
        if part.name in element.shown
    )
    found = (parts, localized.delimiter)
    cx.date_parts[id(element)] = found
    return found


def _overridden(part: DatePart, over: DatePart | None) -> DatePart:
    # "Localized Dates": affixes of date-parts come from the locale only.
    if over is None:
        return part
    look = over.look
    return DatePart(
        part.name,
        over.form or part.form,
        over.range_delimiter if over.range_delimiter != "–" else part.range_delimiter,
        part.look._replace(
            styles=look.styles or part.look.styles,
            case=look.case or part.look.case,
            strip_periods=look.strip_periods or part.look.strip_periods,
        ),
    )


def _range(
    cx: Context, value: DateValue, parts: tuple[DatePart, ...], variable: str
) -> list[Child]:
    assert value.start is not None
    if value.open_end:
        children = _side(cx, value.start, parts, variable)
        if children and isinstance(children[-1], Out):
            children[-1].suffix = "–"
        return children
    if value.end is None:
        return _side(cx, value.start, parts, variable)
    largest = _largest_difference(value.start, value.end, parts)
    if largest is None:
        return _side(cx, value.start, parts, variable)
    differing = [index for index, part in enumerate(parts) if _RANK[part.name] >= _RANK[largest]]
    first, last = differing[0], differing[-1]
    middle = parts[first : last + 1]
    present = [part for part in middle if getattr(value.start, part.name)]
    delimiter = (present or middle)[-1].range_delimiter
    before = _side(cx, value.start, parts[:first], variable)
    start = _side(cx, value.start, middle, variable)
    if largest == "year" and value.start.year < 0 and value.end.year < 0:
        start = _side(cx, value.start._replace(year=-value.start.year), middle, variable, era=False)
    end = _side(cx, value.end, middle, variable)
    after = _side(cx, value.end, parts[last + 1 :], variable)
    if start and isinstance(start[-1], Out):
        start[-1].suffix = ""
    if end and isinstance(end[0], Out):
        end[0].prefix = ""
    joined = _joined(start, delimiter, end)
    return [*before, *joined, *after]


def _joined(start: list[Child], delimiter: str, end: list[Child]) -> list[Child]:
    """Put a range into as many children as the date's delimiter may come between."""
    if not start or not end:
        return start or end
    seam = Out([start[-1], delimiter, end[0]])
    return [*start[:-1], seam, *end[1:]]


def _largest_difference(
    start: DateParts, end: DateParts, parts: tuple[DatePart, ...]
) -> str | None:
    shown = {part.name for part in parts}
    for name in ("year", "month", "day"):
        if name in shown and getattr(start, name) != getattr(end, name):
            return name
    return None


def _side(
    cx: Context, date: DateParts, parts: tuple[DatePart, ...], variable: str, era: bool = True
) -> list[Child]:
    children: list[Child] = []
    for part in parts:
        text = _part_text(cx, date, part) if era or part.name != "year" else str(date.year)
        if text:
            out = cx.looked([text], part.look, YEAR if part.name == "year" else "")
            if part.name == "year":
                out.value = variable
            children.append(out)
    return children


def _part_text(cx: Context, date: DateParts, part: DatePart) -> str:
    match part.name:
        case "year":
            return _year(cx, date.year, part.form)
        case "month":
            return _month(cx, date.month, part.form) or date.season
        case "day":
            return _day(cx, date.day, date.month, part.form)
        case _:
            return ""


def _year(cx: Context, year: int, form: str) -> str:
    if not year:
        return ""
    if form == "short":
        return f"{abs(year) % 100:02d}"
    if year < 0:
        return f"{-year}{cx.locale.term('bc') or ''}"
    return f"{year}{cx.locale.term('ad') or ''}" if year < 1000 else str(year)


def _month(cx: Context, month: int, form: str) -> str:
    if not month:
        return ""
    if 21 <= month <= 24 and form.startswith("numeric"):
        return ""
    if 21 <= month <= 24:
        return cx.locale.term(f"season-{month - 20:02d}") or ""
    if not 1 <= month <= 12:
        return ""
    match form:
        case "numeric":
            return str(month)
        case "numeric-leading-zeros":
            return f"{month:02d}"
        case "short":
            return cx.locale.term(f"month-{month:02d}", "short") or ""
        case _:
            return cx.locale.term(f"month-{month:02d}") or ""


def _day(cx: Context, day: int, month: int, form: str) -> str:
    if not day:
        return ""
    match form:
        case "numeric-leading-zeros":
            return f"{day:02d}"
        case "ordinal":
            # "Locale Options": limit-day-ordinals-to-day-1.
            if day > 1 and cx.locale.options.get("limit-day-ordinals-to-day-1") == "true":
                return str(day)
            gender = cx.locale.gender(f"month-{month:02d}") if month else ""
            return f"{day}{ordinal_suffix(day, cx.locale, gender)}"
        case _:
            return str(day)


def _sort_date(cx: Context, value: DateValue, element: Date) -> Out:
    """Render a date for sorting: of what it shows, biggest part first ("Sorting")."""
    cx.filled += 1
    shown = tuple(part.name for part in element.parts) if not element.form else element.shown
    return Out([sort_text(value, shown)])


def sort_text(value: DateValue, shown: tuple[str, ...]) -> str:
    """Return a date as a string that sorts in time order, BC years included."""
    if value.start is None:
        return ""  # words have no place in time: with the undated, at the end
    text = "".join(_sortable(side, shown) for side in (value.start, value.end) if side)
    return text if value.end else text + "-00000000"


def _sortable(date: DateParts, shown: tuple[str, ...]) -> str:
    year = date.year if "year" in shown else 0
    month = date.month if "month" in shown else 0
    day = date.day if "day" in shown else 0
    sign = "Y" if year >= 0 else "X"
    return f"{sign}{year if year >= 0 else 9999 + year:04d}{month:02d}{day:02d}"
