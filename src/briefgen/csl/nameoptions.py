"""The options of a name list (CSL 1.0.2, "Name", "Inheritable Name Options")."""

from __future__ import annotations

from collections.abc import Mapping

from briefgen.named import NamedTuple


class NameOptions(NamedTuple):
    """Attributes of `<name>`, its parents' included, as values."""

    form: str = "long"
    conjunction: str = ""
    delimiter: str = ", "
    precedes_last: str = "contextual"
    precedes_et_al: str = "contextual"
    et_al_min: int = 0
    et_al_use_first: int = -1
    et_al_use_last: bool = False
    subsequent_min: int = 0
    subsequent_use_first: int = -1
    initialize: bool = True
    initialize_with: str | None = None
    sort_order: str = ""
    sort_separator: str = ", "


def name_options(merged: Mapping[str, str]) -> NameOptions:
    """Read merged attributes."""
    return NameOptions(
        form=merged.get("name-form", "long"),
        conjunction=merged.get("and", ""),
        delimiter=merged.get("name-delimiter", ", "),
        precedes_last=merged.get("delimiter-precedes-last", "contextual"),
        precedes_et_al=merged.get("delimiter-precedes-et-al", "contextual"),
        et_al_min=_number(merged, "et-al-min", 0),
        et_al_use_first=_number(merged, "et-al-use-first", -1),
        et_al_use_last=merged.get("et-al-use-last") == "true",
        subsequent_min=_number(merged, "et-al-subsequent-min", 0),
        subsequent_use_first=_number(merged, "et-al-subsequent-use-first", -1),
        initialize=merged.get("initialize", "true") == "true",
        initialize_with=merged.get("initialize-with"),
        sort_order=merged.get("name-as-sort-order", ""),
        sort_separator=merged.get("sort-separator", ", "),
    )


def _number(merged: Mapping[str, str], key: str, default: int) -> int:
    text = merged.get(key, "")
    return int(text) if text.isdigit() else default
