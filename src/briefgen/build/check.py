"""Check briefs: all that can be known without rendering, and nothing written."""

from __future__ import annotations

from briefgen.build.compose import Shared, compose, read_shared
from briefgen.build.images import load_images
from briefgen.build.workspace import Place
from briefgen.citations.doctor import examine
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
            _check_one(place, shared, slug, found)
        except BriefgenError as stopped:
            found.extend(stopped.diagnostics)
        sink.extend(found)
    return tuple(sink)


def _check_one(place: Place, shared: Shared, slug: str, sink: Sink) -> None:
    folder = Folder(place.root)
    composition = compose(folder, shared, slug, sink)
    if composition is not None:
        load_images(folder, composition.resolved.brief, sink)
        examine(composition.written, shared.workspace.library, sink)
