"""Check briefs: all that can be known without rendering, and nothing written."""

from __future__ import annotations

from briefgen.build.compose import compose_jobs, read_shared
from briefgen.build.workspace import Place
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.readers.files import Folder


def check(place: Place, slugs: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Read, resolve and lay out briefs; give everything there is to say about them."""
    sink = Sink()
    shared = read_shared(place.root, sink)
    if shared is None:
        return tuple(sink)
    for slug in slugs:
        found = Sink()
        try:
            compose_jobs(Folder(place.root), shared, slug, (), found)
        except BriefgenError as stopped:
            found.extend(stopped.diagnostics)
        sink.extend(found)
    return tuple(sink)
