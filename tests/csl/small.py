"""Small styles and sources for tests of the processor."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from briefgen import csl

_STYLE = """<style xmlns="http://purl.org/net/xbiblio/csl" class="{kind}" version="1.0" {style}>
<info><title/><id/><updated>2026-01-01T00:00:00+00:00</updated></info>{before}
<citation {citation}>{sort}<layout {layout}>{body}</layout></citation></style>"""


def style(body: str, **parts: str) -> csl.Style:
    """Make a style around the body of its citation layout."""
    filled = {"kind": "note", "style": "", "before": "", "citation": "", "sort": "", "layout": ""}
    return csl.parse_style(_STYLE.format(body=body, **(filled | parts)), "small")


def book(item_id: str, author: str = "", year: int = 0, **fields: Any) -> dict[str, Any]:
    """Make a book; `author` is "Family, Given" or several of them, parted by semicolons."""
    item: dict[str, Any] = {"id": item_id, "type": "book", "title": f"Title of {item_id}"}
    if author:
        names = (name.partition(", ") for name in author.split("; "))
        item["author"] = [{"family": family, "given": given} for family, _, given in names]
    if year:
        item["issued"] = {"date-parts": [[year]]}
    return item | fields


def processor(
    used: csl.Style,
    items: Sequence[dict[str, Any]],
    language: str = "en-US",
    options: csl.Options | None = None,
) -> csl.Processor:
    """Make a processor for some items."""
    return csl.Processor(used, {item["id"]: item for item in items}, language, options=options)


def notes(*ids: str) -> list[csl.Citation]:
    """Cite sources in notes 1, 2, …; several in one note as "a b", with a page as "a:12"."""
    citations = []
    for number, cited in enumerate(ids, 1):
        pairs = [each.partition(":") for each in cited.split()]
        cites = tuple(csl.Cite(item, page) for item, _, page in pairs)
        citations.append(csl.Citation(cites, number))
    return citations


def printed(used: csl.Style, items: Sequence[dict[str, Any]], *ids: str) -> list[str]:
    """Return the notes for `ids` as plain text."""
    return [each.content.plain() for each in processor(used, items).cite(notes(*ids))]
