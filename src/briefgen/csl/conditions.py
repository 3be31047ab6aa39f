"""Conditions (CSL 1.0.2, "Choose")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.csl.elements import Branch, Choose, Element, Test
from briefgen.csl.numbers import is_numeric

if TYPE_CHECKING:
    from briefgen.csl.context import Context


def chosen(cx: Context, element: Choose) -> tuple[Element, ...] | None:
    """Return the elements of the first branch that holds."""
    if not element.steady:
        return _first(cx, element)
    known = cx.item.choices
    key = id(element)
    if key not in known:
        known[key] = _first(cx, element)
    found: tuple[Element, ...] | None = known[key]
    return found


def _first(cx: Context, element: Choose) -> tuple[Element, ...] | None:
    for branch in element.branches:
        if holds(cx, branch):
            return branch.children
    return None


def holds(cx: Context, branch: Branch) -> bool:
    """Answer a branch; `else` always holds."""
    tests = branch.tests
    if not tests:
        return True
    match branch.match:
        case "any":
            return any(_answer(cx, test) for test in tests)
        case "none":
            return not any(_answer(cx, test) for test in tests)
        case _:
            return all(_answer(cx, test) for test in tests)


def _answer(cx: Context, test: Test) -> bool:
    match test.kind:
        case "type":
            return cx.item.type == test.value
        case "variable":
            return cx.has(test.value)
        case "is-numeric":
            return is_numeric(cx.text(test.value))
        case "is-uncertain-date":
            date = cx.item.date(test.value)
            return date is not None and date.circa
        case "locator":
            return bool(cx.locator) and cx.label == test.value
        case "position":
            return _position(cx, test.value)
        case "disambiguate":
            cx.conditions_met += 1
            holds_now = cx.conditions_met <= cx.expansion.conditions
            return holds_now == (test.value == "true")
        case _:
            return False


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
