"""Compose a brief: read, resolve and lay out, up to the page that all writers share.

Each brief reads through a ``Folder`` of its own, which records every file asked for: that record
is what the next build compares before it does anything.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from briefgen.build.particulars import Particulars, particulars_of
from briefgen.build.workspace import source_date_epoch
from briefgen.citations import resolve
from briefgen.citations.resolve import StyleFile
from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import csl as style_codes
from briefgen.frozen import frozen, replace, slotted
from briefgen.model.brief import Brief, ResolvedBrief
from briefgen.model.sources import SourceLibrary
from briefgen.model.walk import blocks_in
from briefgen.readers.brief import read_brief
from briefgen.readers.cache import cache_folder
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.text import decode
from briefgen.readers.workspace import Sources, Workspace, read_workspace
from briefgen.source import Span

if TYPE_CHECKING:
    from briefgen.build.beside import Answer, Beside
    from briefgen.build.outcome import Artifact
    from briefgen.build.render import Job
    from briefgen.layout.layout import Layout
    from briefgen.layout.render import LaidOut


@slotted
class Shared:
    """What all briefs of a workspace share, read once; ``seen`` are the digests of its files.

    ``sink`` has what there is to say about them. ``second`` is a second process, where there is
    one; ``reading`` are the sources, while it reads them.
    """

    workspace: Workspace
    seen: dict[str, str]
    sink: Sink
    reading: Answer[Sources] | None = None
    second: Beside | None = None

    @property
    def library(self) -> SourceLibrary:
        """The sources, waited for."""
        self.finish()
        return self.workspace.library

    def finish(self) -> None:
        """Wait for the sources, and report what is wrong with them."""
        if self.reading is not None:
            sources, self.reading = self.reading.get(), None
            self.workspace = replace(self.workspace, library=sources.library)
            self.seen |= sources.seen
            self.sink.extend(sources.diagnostics)


def read_shared(root: Path, sink: Sink, reading: Answer[Sources] | None = None) -> Shared:
    """Read house.yaml and the sources, but for those that a second process is reading."""
    folder = Folder(root)
    library = None if reading is None else SourceLibrary({})
    workspace = read_workspace(folder, sink, library)
    return Shared(workspace, dict(folder.seen), sink, reading)


@frozen
class Resolution:
    """A brief as written, with its notes written out, and the layout that says how it is read."""

    written: Brief
    resolved: ResolvedBrief
    layout: Layout


def read_resolved(folder: Folder, shared: Shared, slug: str, sink: Sink) -> Resolution | None:
    """Read one brief and write its notes; None where that could not be done."""
    from briefgen.layout.load import load_layout

    brief = read_brief(folder, shared.workspace, slug, sink)
    if brief is None:
        return None
    layout = load_layout(brief.layout, folder, sink, brief.place("layout"))
    style_file = _style_file(folder, brief, sink)
    if layout is None or (style_file is None and brief.citation_style.endswith(".csl")):
        return None
    resolved = resolve(
        brief,
        shared.library,
        layout.order,
        sink,
        style_file=style_file,
        cache_dir=cache_folder() / "csl",
    )
    return None if resolved is None else Resolution(brief, resolved, layout)


@frozen
class Composition:
    """A brief as written, resolved, and laid out as its page."""

    written: Brief
    resolved: ResolvedBrief
    laid: LaidOut


def compose(folder: Folder, shared: Shared, slug: str, sink: Sink) -> Composition | None:
    """Read, resolve and lay out one brief; None where its page could not be made."""
    from briefgen.layout.load import load_theme
    from briefgen.layout.render import lay_out
    from briefgen.layout.theme_file import on_paper

    resolution = read_resolved(folder, shared, slug, sink)
    if resolution is None:
        return None
    brief = resolution.resolved.brief
    theme = load_theme(brief.theme, folder, sink, brief.place("theme"))
    if theme is None:
        return None
    theme = on_paper(theme, brief.page)
    laid = lay_out(resolution.resolved, resolution.layout, theme, sink, source_date_epoch())
    if laid is None:
        return None
    return Composition(resolution.written, resolution.resolved, laid)


@frozen
class Composed:
    """A brief ready to be rendered: one job an artifact."""

    version: str
    notes: int
    particulars: Particulars
    style: str
    jobs: tuple[Job, ...]


def compose_jobs(
    folder: Folder, shared: Shared, slug: str, artifacts: tuple[Artifact, ...], sink: Sink
) -> Composed | None:
    """Compose a brief up to the jobs that render its artifacts.

    A second process begins to write the Word file, if it can, as soon as there is a page.
    """
    from briefgen.build.images import load_images
    from briefgen.build.outcome import Artifact
    from briefgen.build.render import Job
    from briefgen.layout.labels import load_labels
    from briefgen.layout.numbering import number
    from briefgen.parity.expected import expected

    composition = compose(folder, shared, slug, sink)
    if composition is None:
        return None
    resolved, laid = composition.resolved, composition.laid
    assets = load_images(folder, resolved.brief, laid.theme, sink)
    if sink.failed:
        return None
    places = places_in(resolved)
    fonts = _own_fonts(folder, resolved.brief.theme)
    word = written = None
    if Artifact.DOCX in artifacts:
        from briefgen.build.word import expected_of_word, word_options, write_beside

        word = word_options(folder, shared, laid, places, sink)
        if word is None:
            return None
        written = write_beside(shared.second, laid, assets, word) if shared.second else None
    transcript = expected(resolved, laid.page, laid.layout.order)
    jobs = tuple(
        Job(artifact, laid, assets, transcript, places, fonts=fonts)
        for artifact in artifacts
        if artifact is not Artifact.DOCX
    )
    if word is not None:
        told = expected_of_word(transcript, laid.page, word)
        jobs = (*jobs, Job(Artifact.DOCX, laid, assets, told, places, word, written=written))
    brief = resolved.brief
    numbering = number(brief, laid.layout.order, load_labels(brief.language))
    notes, particulars = len(resolved.notes), particulars_of(brief, numbering)
    return Composed(brief.version, notes, particulars, brief.citation_style, jobs)


def places_in(resolved: ResolvedBrief) -> dict[str, Span]:
    """Give the place in the source of everything that has an id on the page."""
    brief = resolved.brief
    places = {bullet.id: bullet.span for bullet in brief.summary}
    places |= {section.id: section.span for section in brief.sections}
    places |= {note.id: note.span for note in resolved.notes}
    texts = (brief.lead, *(s.blocks for s in brief.sections), *(n.blocks for n in resolved.notes))
    return places | {block.id: block.span for blocks in texts for block in blocks_in(blocks)}


def _own_fonts(folder: Folder, theme: str) -> Path | None:
    """Give the folder of the fonts that a workspace's theme brings; each counts as a source."""
    place = f"templates/themes/{theme}/fonts"
    files = [name for name in folder.list(place) if name.endswith(".ttf")]
    for name in files:
        folder.read(f"{place}/{name}")
    return folder.root.resolve() / place if files else None


def _style_file(folder: Folder, brief: Brief, sink: Sink) -> StyleFile | None:
    """Read the style where the brief names a .csl file of the workspace."""
    if not brief.citation_style.endswith(".csl"):
        return None
    try:
        source = decode(folder.read(brief.citation_style), brief.citation_style, sink)
    except FileRefused as refused:
        sink.report(
            style_codes.UNKNOWN_STYLE,
            f"the citation style {brief.citation_style} can't be read: {refused.refusal}",
            (),
            "give its path from the workspace's own folder",
            path=brief.citation_style,
        )
        return None
    return None if source is None else StyleFile(source)
