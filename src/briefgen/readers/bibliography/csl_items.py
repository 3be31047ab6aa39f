"""CSL-JSON items -> sources' trees: a list of items, or Pandoc's ``references:``.

csl-data.json. An item's id is its key; what Zotero and Pandoc call otherwise gets CSL's name,
and what only they read is left out.
"""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.fields import report_shape
from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar, Sequence
from briefgen.source import Span

_OTHER_NAMES: Final = {
    "shortTitle": "title-short",
    "journalAbbreviation": "container-title-short",
    "event": "event-title",
}
_UNREAD: Final = frozenset({"id", "citation-key", "categories", "custom", "_graph"})


def read_items(node: Node, sink: Sink) -> list[tuple[str, Span, Mapping]]:
    """Give each item's key, its place, and its tree."""
    if isinstance(node, Mapping) and "references" in node.entries:
        node = node.entries["references"].value
    if isinstance(node, Mapping) and "id" in node.entries:
        node = Sequence((node,), node.span)
    if not isinstance(node, Sequence):
        report_shape(node, "expected a list of CSL-JSON items", sink)
        return []
    return [found for item in node.items if (found := _read_item(item, sink)) is not None]


def _read_item(item: Node, sink: Sink) -> tuple[str, Span, Mapping] | None:
    if not isinstance(item, Mapping):
        report_shape(item, "expected a CSL-JSON item", sink)
        return None
    entry = item.entries.get("citation-key") or item.entries.get("id")
    if entry is None or not isinstance(entry.value, Scalar) or not entry.value.text:
        place = item.span.file.span(item.span.start, item.span.start + 1)
        sink.report(codes.MISSING_FIELD, 'an item needs "id"', at(place), "add its key as id")
        return None
    entries: dict[str, Entry] = {}
    for name, field in item.entries.items():
        name = _OTHER_NAMES.get(name, name)
        if name not in _UNREAD:
            entries.setdefault(name, field)
    return entry.value.text, entry.value.span, Mapping(entries, item.span, item.flow)
