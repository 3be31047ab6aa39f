"""Given names told apart in a whole document, whether or not their cites are ambiguous.

CSL 1.0.2, "givenname-disambiguation-rule": all values but `by-cite`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, TypeAlias

from briefgen.csl.context import NameBlock
from briefgen.csl.initials import initials
from briefgen.csl.item import Name

if TYPE_CHECKING:
    from briefgen.csl.style import Style

_Levels: TypeAlias = "dict[str, dict[tuple[int, int], int]]"


def global_levels(blocks: Mapping[str, Sequence[NameBlock]], rule: str, style: Style) -> _Levels:
    """Return, by item, the level that each name must be shown at to be told from the others."""
    primary = rule.startswith("primary-name")
    only_initials = rule.endswith("with-initials")
    shown = [
        (item_id, block, number, name)
        for item_id, listed in blocks.items()
        for block in (listed[:1] if primary else listed)
        for number, name in enumerate(block.names[:1] if primary else block.names)
        if not name.literal and name.given
    ]
    families: dict[tuple[str, str], set[str]] = {}
    for _, _, _, name in shown:
        families.setdefault(_family(name), set()).add(_compared(name.given))
    levels: _Levels = {}
    for item_id, block, number, name in shown:
        others = families[_family(name)]
        if len(others) < 2:
            continue
        level = _level(name, others, block, only_initials, style)
        if level:
            levels.setdefault(item_id, {})[(block.at, number)] = level
    return levels


def _family(name: Name) -> tuple[str, str]:
    return name.non_dropping, name.family


def _compared(given: str) -> str:
    """Return a given name without the spaces and full stops that spellings differ in."""
    return re.sub(r"\.\s*", ". ", given).strip()


def _level(
    name: Name, others: set[str], block: NameBlock, only_initials: bool, style: Style
) -> int:
    options = block.options
    own = _compared(name.given)
    if options.initialize_with is None or not options.initialize:
        return 0 if only_initials else 2
    mark = options.initialize_with
    short = initials(own, mark, True, style.initialize_with_hyphen)
    alike = [
        initials(other, mark, True, style.initialize_with_hyphen) == short
        for other in others
        if other != own
    ]
    if only_initials:
        return 0 if all(alike) else 1
    return 2 if any(alike) else 1
