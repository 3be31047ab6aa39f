"""Write a laid-out brief as a PDF: PDF/UA-1 and PDF/A-3a in one file.

Stage: write. LaidOut, Assets → bytes. Reads no file but fonts; the same page gives the same bytes
on any clock, locale and machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from briefgen import __version__
from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.css import stylesheet
from briefgen.readers.cache import cache_folder
from briefgen.source import Span
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import fonts, start
from briefgen.writers.pdf.coverage import check_families, check_rights, report_missing, uncovered
from briefgen.writers.pdf.fetch import OwnFiles
from briefgen.writers.pdf.page import page_tree, stray_links
from briefgen.writers.pdf.records import kept_records
from briefgen.writers.pdf.style_fonts import check_styles
from briefgen.writers.pdf.xmp import xmp_packet

if TYPE_CHECKING:  # its imports are the whole of layout/
    from briefgen.layout.render import LaidOut


def write_pdf(
    laid: LaidOut,
    assets: Assets,
    sink: Sink,
    *,
    places: Mapping[str, Span] | None = None,
    font_folders: Iterable[Path] = (),
) -> bytes | None:
    """Write the PDF, or report why there is none.

    ``places`` gives the source of each element by its id; ``font_folders`` are a house's own.
    """
    root = page_tree(laid.xhtml, laid.theme, laid.page.furniture, laid.page.metadata.notes_as)
    stray = stray_links(root)
    for target in stray:
        sink.report(codes.PDF_RENDERER, f"the link to “{target}” leads nowhere from a PDF")
    own = tuple(font_folders)
    allowed = check_rights(fonts.font_files(own), sink)
    folders = _with_supplement(root, fonts.font_folders(own))
    files = fonts.font_files(folders)
    rules: tuple[str, ...] = ()
    missing = uncovered(root, files)
    if missing:
        from briefgen.writers.pdf.beyond import fonts_beyond

        more = fonts_beyond(root, missing, laid.theme, own)
        folders, rules, missing = (*folders, *more.folders), more.rules, more.missing
        report_missing(root, missing, places or {}, sink)
    known = check_families(laid.theme, files, sink)
    known = check_styles(laid.layout, laid.theme, files, sink) and known
    if not known or missing or stray or not allowed:
        return None
    spans = _spans(root, places or {})
    return _print(root, laid, assets, _load(folders, rules), spans, sink)


def warm_up() -> None:
    """Load WeasyPrint and prepare the fonts, before there is a brief to print."""
    from briefgen.writers.pdf.render import prepare

    prepare(_load(fonts.font_folders()))


def _with_supplement(root: Any, folders: tuple[Path, ...]) -> tuple[Path, ...]:
    """Add the italics' missing letters where the page has any of them."""
    from briefgen.writers.pdf.supplement import FAMILIES, Letters, needed, supplement_folder

    packages = [folder for folder in folders if folder.name in FAMILIES]
    letters = needed(root.itertext()) if packages else None
    if letters is None:
        return folders
    if letters is Letters.MARKED:  # the sans-serif italics have them
        packages = [folder for folder in packages if folder.name == "font_source_serif_pro"]
    made = [supplement_folder(package, cache_folder(), letters) for package in packages]
    return (*folders, *(folder for folder in made if folder is not None))


def _load(folders: tuple[Path, ...], rules: tuple[str, ...] = ()) -> str:
    """Load WeasyPrint for these fonts, with our hooks; give the path of fontconfig's file."""
    cache = cache_folder()
    file = fonts.fontconfig_file(folders, cache, rules)
    start.load(file, cache)
    from briefgen.writers.pdf import hooks

    hooks.install()
    return str(file)


def _spans(root: Any, places: Mapping[str, Span]) -> dict[Any, Span]:
    """Give for each element the place in the source of the nearest that has one."""
    found: dict[Any, Span] = {}
    stack: list[tuple[Any, Span | None]] = [(root, None)]
    while stack:
        element, above = stack.pop()
        span = places.get(element.get("id", ""), above)
        if span is not None:
            found[element] = span
        stack.extend((child, span) for child in element)
    return found


def _print(
    root: Any,
    laid: LaidOut,
    assets: Assets,
    fontconfig_file: str,
    spans: Mapping[Any, Span],
    sink: Sink,
) -> bytes | None:
    from briefgen.writers.pdf.bounds import check_bounds
    from briefgen.writers.pdf.footnotes import check_footnotes
    from briefgen.writers.pdf.grid import align
    from briefgen.writers.pdf.last_page import filled
    from briefgen.writers.pdf.pictures import check_pictures
    from briefgen.writers.pdf.render import OUTPUT_INTENT, render

    css = stylesheet(laid.layout, laid.theme, "print")
    fetcher = OwnFiles(assets.images)

    def lay_out(more: str = "") -> Any:
        return render(root, css, fetcher, fontconfig_file, more)

    with kept_records() as records:
        try:
            document = lay_out()
            if laid.page.metadata.notes_as != "footnotes":
                document = filled(document, laid.theme, lay_out)
            align(document, laid.theme)
        except Exception as error:  # a house's style sheet can ask for what WeasyPrint fails at
            failed = f"the renderer failed at the style sheet: {type(error).__name__} {error}"
            sink.report(codes.PDF_RENDERER, failed)
            return None
        noted = check_footnotes(document, spans, sink)
        _describe(document)
        data: bytes | None = None
        if noted:
            data = document.write_pdf(
                pdf_variant="pdf/a-3a", output_intent=OUTPUT_INTENT, finisher=_finish, cache={}
            )
    for url in fetcher.refused:
        sink.report(codes.RESOURCE_REFUSED, f"the page asked for {url}, which is not its own")
    for record in records:
        sink.report(codes.PDF_RENDERER, record)
    for what in document.untagged:
        sink.report(codes.PDF_UNTAGGED, f"“{what}” is drawn where it cannot be tagged")
    sound = check_bounds(document, spans, sink) and noted
    sound = check_pictures(root, document, spans, sink) and sound
    return data if sound and not (fetcher.refused or records or document.untagged) else None


def _describe(document: Any) -> None:
    """Give the document's metadata one packet for both standards."""
    from weasyprint import VERSION

    metadata = document.metadata
    producer = f"WeasyPrint {VERSION}"
    metadata.generator = f"briefgen {__version__}"
    metadata.modified = metadata.modified or metadata.created
    metadata.generate_rdf_metadata = lambda *_standard: xmp_packet(metadata, producer)


def _finish(document: Any, pdf: Any) -> None:
    """Settle what PDF/A-3 asks of objects that are there: plain metadata, no interpolation."""
    reference = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[reference].compress = False
    for one in pdf.objects:
        extra = getattr(one, "extra", None)
        if extra is not None and "Interpolate" in extra:  # ISO 19005-3, 6.2.8.1
            extra["Interpolate"] = "false"
