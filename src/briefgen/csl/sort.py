"""Sorting of cites and entries (CSL 1.0.2, "Sorting")."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar

from briefgen.csl.collate import collation_key
from briefgen.csl.context import Context
from briefgen.csl.dates import sort_text
from briefgen.csl.elements import PLAIN, Names, SortKey
from briefgen.csl.item import DATE_VARIABLES, NAME_VARIABLES, NUMBER_VARIABLES
from briefgen.csl.names import render_names
from briefgen.csl.output import text_of
from briefgen.csl.render import render_all

T = TypeVar("T")
_TAGS = r"<[^>]*>"
_DAY = ("year", "month", "day")


def sorted_by(
    entries: Sequence[T], keys: Sequence[SortKey], context: Callable[[T], Context]
) -> list[T]:
    """Sort by keys; entries without a value for a key come last for it, ascending or not."""
    ordered = list(entries)
    for key in reversed(keys):
        values = [key_text(context(entry), key) for entry in ordered]
        pairs = list(zip(values, ordered, strict=True))
        there = [pair for pair in pairs if pair[0]]
        missing = [entry for value, entry in pairs if not value]
        there.sort(key=_first, reverse=key.descending)
        ordered = [entry for _, entry in there] + missing
    return ordered


def _first(pair: tuple[str, object]) -> str:
    return collation_key(pair[0])


def key_text(cx: Context, key: SortKey) -> str:
    """Return what one item sorts by under one key."""
    cx.sorting = True
    cx.sort_names = key.names
    if key.macro:
        children = render_all(cx, cx.abridged(cx.style.macro(key.macro)))
        return re.sub(_TAGS, "", " ".join(filter(None, map(text_of, children)))).strip()
    variable = key.variable
    if variable in NAME_VARIABLES:
        out = render_names(cx, _names_element(variable))
        return text_of(out) if out is not None else ""
    if variable in DATE_VARIABLES:
        date = cx.date(variable)
        return sort_text(date, _DAY) if date is not None else ""
    value = cx.text(variable)
    if variable in NUMBER_VARIABLES:
        return number_text(value)
    return re.sub(_TAGS, "", value)


def number_text(value: str) -> str:
    """Return a number so that it sorts by size."""
    match = re.search(r"\d+", value)
    return f"{int(match.group()):09d}{value}" if match else value


def _names_element(variable: str) -> Names:
    return Names((variable,), "; ", {}, PLAIN, PLAIN, PLAIN, None, None, False, True, (), PLAIN, -1)
