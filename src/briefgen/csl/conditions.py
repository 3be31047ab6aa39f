"""Conditions (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from briefgen.csl.elements import Branch, Choose, Element
from briefgen.csl.numbers import is_numeric

if TYPE_CHECKING:
    from briefgen.csl.context import Context


def chosen(cx: Context, element: Choose) -> tuple[Element, ...] | None:
    """Return the elements of the first branch that holds."""
    for branch in element.branches:
        if holds(cx, branch):
            return branch.children
    return None


def holds(cx: Context, branch: Branch) -> bool:
    """Answer a branch; `else` always holds."""
    if not branch.tests:
        return True
    decisive = branch.match in ("any", "none")  # the answer after which no other test matters
    for kind, value in branch.tests:
        if _ANSWERS[kind](cx, value) is decisive:
            return branch.match == "any"
    return branch.match != "any"


def _uncertain(cx: Context, variable: str) -> bool:
    date = cx.item.date(variable)
    return date is not None and date.circa


def _disambiguate(cx: Context, wanted: str) -> bool:
    cx.conditions_met += 1
    return (cx.conditions_met <= cx.expansion.conditions) == (wanted == "true")


def _position(cx: Context, wanted: str) -> bool:
    # "position": ibid-with-locator implies ibid, and ibid implies subsequent.
    place = cx.place
    if place.position is None:
        return False
    match wanted:
        case "near-note":
            return place.near_note
        case "first":
            return place.position == "first"
        case "subsequent":
            return place.position != "first"
        case "ibid":
            return place.position in ("ibid", "ibid-with-locator")
        case _:
            return place.position == wanted


_ANSWERS: dict[str, Callable[[Context, str], bool]] = {
    "type": lambda cx, wanted: cx.item.type == wanted,
    "variable": lambda cx, variable: cx.has(variable),
    "is-numeric": lambda cx, variable: is_numeric(cx.text(variable)),
    "is-uncertain-date": _uncertain,
    "locator": lambda cx, label: bool(cx.locator) and cx.label == label,
    "position": _position,
    "disambiguate": _disambiguate,
}
