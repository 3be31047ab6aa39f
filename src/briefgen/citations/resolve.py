"""Resolve a brief: check what it points at, number its notes, write its citations out."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from briefgen import csl
from briefgen.citations.floats import check_references, number_floats
from briefgen.citations.numbering import number_notes
from briefgen.citations.writing import placed_citations, write_notes
from briefgen.diagnostics import Diagnostic, Label, Sink, at, did_you_mean
from briefgen.diagnostics.register import citations as codes
from briefgen.diagnostics.register import csl as style_codes
from briefgen.frozen import frozen
from briefgen.model.brief import Brief, ResolvedBrief, ResolvedNote
from briefgen.model.inlines import Cite, prints
from briefgen.model.sources import SourceLibrary
from briefgen.model.walk import blocks_in, texts_of
from briefgen.source import SourceFile, Span


@frozen
class StyleFile:
    """A workspace's own .csl file, already read."""

    source: SourceFile


def resolve(
    brief: Brief,
    library: SourceLibrary,
    order: tuple[str, ...],
    sink: Sink,
    *,
    style_file: StyleFile | None = None,
    cache_dir: Path | None = None,
) -> ResolvedBrief | None:
    """Number the notes in reading ``order`` and write every citation out.

    ``style_file`` stands for the style that the brief names when that is a file of the
    workspace; ``cache_dir`` holds compiled styles between runs. Gives None where notes could not
    be written; what is wrong is in ``sink``.
    """
    before = len(sink)
    check_references(brief, sink)
    numbered, notes = number_notes(number_floats(brief), order, sink)
    cited = [placed_citations(note) for note in notes]
    cites = [cite for placed in cited for each in placed for cite in each.citation.cites]
    known = _check_sources(cites, library, sink)
    style = load_style(brief, sink, style_file, cache_dir)
    if style is None or not known or _errors_since(sink, before):
        return None
    options = csl.Options(
        ibid_across_sections=brief.ibid_across_sections,
        full_form_per_section=brief.full_form_per_section,
    )
    items = {cite.key: library[cite.key].item for cite in cites}
    processor = csl.Processor(style, items, language=brief.language, options=options)
    written = write_notes(notes, cited, processor)
    _refuse_empty(written, sink)
    return ResolvedBrief(numbered, written)


def load_style(
    brief: Brief, sink: Sink, style_file: StyleFile | None, cache_dir: Path | None
) -> csl.Style | None:
    """Load the brief's citation style, reporting one that is unknown or breaks CSL's rules."""
    try:
        if style_file is not None:
            return csl.parse_style(style_file.source.text, name=style_file.source.path)
        return csl.load_style(brief.citation_style, cache_dir=cache_dir)
    except csl.StyleNotFound as missing:
        near = ", ".join(f'"{name}"' for name in missing.suggestions)
        sink.report(
            style_codes.UNKNOWN_STYLE,
            f'there is no citation style "{brief.citation_style}"',
            at(brief.place("citation_style")),
            f"did you mean {near}?" if near else "",
            "name a bundled style, a published CSL style, or a .csl file of the workspace",
        )
    except csl.StyleError as broken:
        sink.add(_broken_style(broken, style_file))
    return None


def _broken_style(broken: csl.StyleError, style_file: StyleFile | None) -> Diagnostic:
    if style_file is None:
        return Diagnostic(style_codes.BROKEN_STYLE, broken.message, path=broken.name)
    start = style_file.source.offset(broken.line, broken.column)
    label = Label(Span(style_file.source, start, start + 1))
    return Diagnostic(style_codes.BROKEN_STYLE, broken.message, (label,))


def _errors_since(sink: Sink, count: int) -> bool:
    return any(d.severity == "error" for d in sink.diagnostics[count:])


def _check_sources(cites: Iterable[Cite], library: SourceLibrary, sink: Sink) -> bool:
    """Tell whether all sources are known; those of a file that could not be read are not missed."""
    known = True
    for cite in cites:
        if cite.key not in library:
            known = False
            if not library.whole:
                break
            near = did_you_mean(cite.key, library)
            hint = near or "add it to content/sources.yaml"
            sink.report(
                codes.UNKNOWN_SOURCE,
                f'there is no source "{cite.key}"',
                at(cite.key_span, "cited here"),
                hint,
            )
    return known


def _refuse_empty(notes: tuple[ResolvedNote, ...], sink: Sink) -> None:
    for note in notes:
        texts = [text for block in blocks_in(note.blocks) for text in texts_of(block)]
        if not any(map(prints, texts)):
            sink.report(codes.EMPTY_NOTE, f"note {note.number} prints nothing", at(note.span))
