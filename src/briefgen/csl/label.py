"""Citation labels: trigraphs such as `Doe99` for items that bring none of their own."""

from __future__ import annotations

from briefgen.csl.item import NAME_VARIABLES, Item

_LENGTHS = {1: (4,), 2: (2, 2), 3: (2, 1, 1)}


def citation_label(item: Item) -> str:
    """Return letters of the authors' family names and two figures of the year."""
    names = item.names("author")
    if not names:
        for variable in sorted(NAME_VARIABLES):
            names = item.names(variable)
            if names:
                break
    lengths = _LENGTHS.get(len(names), (1, 1, 1, 1))
    if not names:
        return item.text("title").replace(" ", "")[:4] + _year(item)
    letters = "".join(
        (name.family or name.literal)[:length] for name, length in zip(names, lengths, strict=False)
    )
    return letters + _year(item)


def _year(item: Item) -> str:
    date = item.date("issued")
    return f"{date.start.year % 100:02d}" if date is not None and date.start else "00"
