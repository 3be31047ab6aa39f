"""Computed values of properties that nobody has set, without the whole of the cascade.

Each box asks for some eighty properties, of which a style sheet has set ten. For the others
WeasyPrint goes the way of those: a logical name is looked for, variables and formulas are told
apart, a computing function is asked. Here the value of the parent, or the initial one, is taken at
once where all that comes to the same.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

# Computed from one another, or passed on in a way of their own.
_OWN_WAYS = {"position", "float", "display", "page"}


def unset_values(css: Any) -> Callable[[Any, str], Any]:
    """Give ``ComputedStyle.__missing__`` for the module ``weasyprint.css``."""
    original, initial_values = css.ComputedStyle.__missing__, css.INITIAL_VALUES
    inherited = frozenset(name for name in css.INHERITED if _is_plain(name))
    others = set(initial_values) - css.INHERITED - css.INITIAL_NOT_COMPUTED - _OWN_WAYS
    initial = {
        name: _logical_names(css.PHYSICAL_FUNCTIONS.get(name)) for name in filter(_is_plain, others)
    }

    def value_of(style: Any, name: str) -> Any:
        cascaded = style.cascaded
        if name not in cascaded:
            if name in inherited:
                parent = style.parent_style
                if parent is not None:
                    value = style[name] = parent[name]
                    return value
            elif name in initial:
                logical = initial[name]
                if logical is None or logical[style["direction"]] not in cascaded:
                    value = style[name] = initial_values[name]
                    return value
        return original(style, name)

    return value_of


def _is_plain(name: str) -> bool:
    return not name.startswith(("text_decoration_", "__"))


def _logical_names(function: Any) -> dict[str, str] | None:
    """Give the logical name of a physical property by direction (CSS Logical Properties 1)."""
    if function is None:
        return None
    return {direction: function(block="ttb", inline=direction) for direction in ("ltr", "rtl")}
