"""The protocol of the CSL test suite, spoken by briefgen.csl.

`render(request) -> reply`, as the suite's runner asks for it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from briefgen import csl
from briefgen.csl.to_html import entry_html

_UNPRINTED = "[CSL STYLE ERROR: reference with no printed form.]"


def render(request: dict[str, Any]) -> dict[str, Any]:
    """Answer one request of the suite."""
    style = csl.parse_style(request["style"], request["id"])
    items = {str(item.get("id", "")): item for item in request["items"]}
    processor = csl.Processor(
        style,
        items,
        locales=csl.Locales(Path(request["locale_dir"])),
        abbreviations=_abbreviations(request.get("abbreviations")),
        options=csl.Options(links=False, capital_particles=False),
    )
    if request["citations"] is None:
        processor.register(list(items))
    rendered = processor.cite(_citations(request, processor.order()))
    texts = [csl.html(each.content) or _UNPRINTED for each in rendered]
    if request["mode"] != "bibliography":
        return {"citations": texts}
    bibliography = processor.bibliography()
    if bibliography is None:
        return {"citations": texts, "entries": []}
    return {"citations": texts, "entries": [entry_html(e.content) for e in bibliography.entries]}


def _abbreviations(given: Any) -> dict[str, dict[str, str]] | None:
    return (given or {}).get("default") if isinstance(given, dict) else None


def _citations(request: dict[str, Any], order: list[str]) -> list[csl.Citation]:
    if request["citations"] is not None:
        return [
            csl.Citation(
                tuple(_cite(cite) for cite in citation["citationItems"]),
                int((citation.get("properties") or {}).get("noteIndex") or 0),
                str(citation.get("citationID", "")),
            )
            for citation in request["citations"]
        ]
    clusters = request["clusters"] or [[{"id": item_id} for item_id in order]]
    return [
        csl.Citation(tuple(_cite(cite, stateless=True) for cite in cluster)) for cluster in clusters
    ]


_POSITIONS = (
    csl.Position.FIRST,
    csl.Position.SUBSEQUENT,
    csl.Position.IBID,
    csl.Position.IBID_WITH_LOCATOR,
)


def _place(cite: dict[str, Any]) -> csl.Place:
    """Read where a stateless cite says that it stands."""
    return csl.Place(
        _POSITIONS[int(cite.get("position") or 0)],
        bool(cite.get("near-note")),
        int(cite.get("first-reference-note-number") or 0),
    )


def _cite(cite: dict[str, Any], stateless: bool = False) -> csl.Cite:
    return csl.Cite(
        item_id=str(cite["id"]),
        locator=str(cite.get("locator") or ""),
        label=str(cite.get("label") or "page"),
        prefix=str(cite.get("prefix") or ""),
        suffix=str(cite.get("suffix") or ""),
        suppress_author=bool(cite.get("suppress-author")),
        author_only=bool(cite.get("author-only")),
        place=_place(cite) if stateless else None,
    )
