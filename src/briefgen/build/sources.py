"""The sources of a workspace, or those that some briefs cite, as CSL-JSON and as a list."""

from __future__ import annotations

import json

from briefgen.build.compose import read_shared
from briefgen.build.workspace import Place
from briefgen.citations.sources import cited_keys
from briefgen.diagnostics import Diagnostic, Sink
from briefgen.model.sources import Source
from briefgen.readers.brief import read_brief
from briefgen.readers.files import Folder


def sources_of(
    place: Place, slugs: tuple[str, ...]
) -> tuple[tuple[Source, ...], tuple[Diagnostic, ...]]:
    """Give the sources that briefs cite, in order of first cite; without slugs, all there are."""
    sink = Sink()
    shared = read_shared(place.root, sink)
    library = shared.library
    keys = dict.fromkeys(() if slugs else library)
    for slug in slugs:
        brief = read_brief(Folder(place.root), shared.workspace, slug, sink)
        if brief is not None:
            keys |= dict.fromkeys(cited_keys(brief))
    return tuple(library[key] for key in keys if key in library), tuple(sink)


def sources_as_csl_json(sources: tuple[Source, ...]) -> str:
    """Write sources as CSL-JSON, as Zotero and other managers import it."""
    items = [{"id": source.key, **source.item} for source in sources]
    return json.dumps(items, ensure_ascii=False, indent=2) + "\n"


def sources_as_text(sources: tuple[Source, ...]) -> str:
    """Write one line a source: its key, its type, its title."""
    rows = [(s.key, str(s.item.get("type", "")), str(s.item.get("title", ""))) for s in sources]
    widths = [max((len(row[column]) for row in rows), default=0) for column in (0, 1)]
    return "".join(
        f"{k:<{widths[0]}}  {t:<{widths[1]}}  {title}".rstrip() + "\n" for k, t, title in rows
    )
