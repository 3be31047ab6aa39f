"""Ids that are unique, links that lead somewhere, headings that skip no level.

HTML 4.3.11 asks for headings in order; PDF/UA-1 (ISO 14289-1, 7.4.2) refuses a skipped level.
"""

from __future__ import annotations

from briefgen.diagnostics import Label, Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.checks.index import Index
from briefgen.layout.origins import Origins
from briefgen.layout.xhtml import text_of


def check_structure(index: Index, origins: Origins, sink: Sink) -> None:
    """Check ids, links within the page, and headings."""
    _ids(index, origins, sink)
    for element in index.linked:
        target = element.get("href", "")
        if not target.startswith("#") or element.get("role") or target[1:] in index.named:
            continue
        sink.report(
            codes.DEAD_TARGET,
            f'nothing on the page has the id "{target[1:]}"',
            at(origins.of(element)),
            did_you_mean(target[1:], index.named),
        )
    _headings(index, origins, sink)


def _ids(index: Index, origins: Origins, sink: Sink) -> None:
    for element in index.again:
        identity = element.get("id", "")
        labels = at(origins.of(element), "again here")
        if span := origins.of(index.named[identity]):
            labels += (Label(span, "first here"),)
        sink.report(codes.DUPLICATE_ID, f'the id "{identity}" is given twice', labels)


def _headings(index: Index, origins: Origins, sink: Sink) -> None:
    level = titles = 0
    for element in index.headings:
        span = origins.of(element)
        found = int(element.tag[1])
        if not text_of(element).strip():
            sink.report(codes.HEADING_ORDER, "a heading is empty", at(span))
        titles += found == 1
        if found == 1 and titles > 1:
            sink.report(codes.HEADING_ORDER, "there is a second title (h1)", at(span), "use h2")
        elif found > level + 1:
            before = f"after h{level}" if level else "before the title (h1)"
            hint = f"use h{level + 1}" if level else ""
            sink.report(codes.HEADING_ORDER, f"h{found} comes {before}", at(span), hint)
        level = found
    if not titles:
        hint = "write <h1>{{ brief.title }}</h1>"
        place = at(origins.start())
        sink.report(codes.HEADING_ORDER, "the page has no title (h1)", place, hint)
