"""Which elements render an item alike at each of its cites, and by which variables."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from briefgen.csl.compile import PASSING
from briefgen.csl.elements import (
    Choose,
    Date,
    Element,
    Group,
    Label,
    Names,
    Number,
    TextMacro,
    TextTerm,
    TextValue,
    TextVariable,
)

if TYPE_CHECKING:
    from briefgen.csl.style import Style


def variables_of(style: Style, elements: Iterable[Element]) -> frozenset[str] | None:
    """Return the variables that elements render; None if they depend on more than the item.

    Names do: what is shown of them changes with their position and with disambiguation.
    """
    found: set[str] = set()
    for element in elements:
        below = _variables(style, element)
        if below is None:
            return None
        found |= below
    return frozenset(found)


def _variables(style: Style, element: Element) -> frozenset[str] | None:
    match element:
        case TextVariable() | Number() | Label():
            variable = element.variable
            return None if variable in PASSING else frozenset((variable,))
        case Date():
            return frozenset((element.variable,))
        case TextTerm() | TextValue():
            return frozenset()
        case TextMacro():
            return style.steady_variables(element.macro)
        case Group():
            return variables_of(style, element.children)
        case Choose():
            if not element.steady:
                return None
            children = [child for branch in element.branches for child in branch.children]
            return variables_of(style, children)
        case Names():
            return None
