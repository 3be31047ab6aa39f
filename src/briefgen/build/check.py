"""Check briefs: all that can be known without laying out pages, and nothing written.

The Word file costs little, so it is made in memory and held against the rules of ``check_docx``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.build.compose import Composition, Shared, compose, places_in, read_shared
from briefgen.build.images import load_images
from briefgen.build.workspace import CONTENT, Place
from briefgen.citations.doctor import examine_sources, examine_text
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.readers.files import Folder

if TYPE_CHECKING:
    from briefgen.writers.assets import Assets


def check(place: Place, slugs: tuple[str, ...]) -> tuple[Diagnostic, ...]:
    """Read, resolve and lay out briefs; give everything there is to say about them."""
    sink = Sink()
    shared = read_shared(place.root, sink)
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
        theme = composition.laid.theme
        assets = load_images(folder, composition.resolved.brief, theme, sink)
        if not shared.sink.failed:  # what a source lacks may be what could not be read of it
            examine_sources(composition.written, shared.library, sink)
        examine_text(composition.written, shared.library, sink)
        if not sink.failed:
            _check_word(folder, shared, composition, assets, sink)


def _check_word(
    folder: Folder, shared: Shared, composition: Composition, assets: Assets, sink: Sink
) -> None:
    """Hold the brief's Word file against all rules.

    Content is checked at its own place before this, and the themes' files break no rule: what is
    left is mostly a house's own file, so that is named where there is one.
    """
    from briefgen.build.word import word_options
    from briefgen.readers.docx.check import check_docx
    from briefgen.writers.docx import write_docx

    brief, laid = composition.resolved.brief, composition.laid
    options = word_options(folder, shared, laid, places_in(composition.resolved), sink)
    if options is None:
        return
    data = write_docx(laid.page, laid.theme, assets, options, sink)
    if not sink.failed:
        house = options.house
        path = house.file.path if house else f"{CONTENT}/{brief.slug}/brief.yaml"
        check_docx(data, sink, path=path)
