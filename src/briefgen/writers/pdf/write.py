"""Write a laid-out brief as a PDF: PDF/UA-1 and PDF/A-3a in one file.

Stage: write. LaidOut, Assets → bytes. Reads no file but fonts; the same page gives the same bytes
on any clock, locale and machine.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.css import stylesheet
from briefgen.layout.render import LaidOut
from briefgen.source import Span
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import fonts, start
from briefgen.writers.pdf.cache import cache_folder
from briefgen.writers.pdf.coverage import check_coverage
from briefgen.writers.pdf.fetch import OwnFiles
from briefgen.writers.pdf.page import page_tree
from briefgen.writers.pdf.records import kept_records
from briefgen.writers.pdf.xmp import xmp_packet


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
    root = page_tree(laid.xhtml, laid.theme, laid.page.furniture)
    folders = fonts.font_folders(font_folders)
    if not check_coverage(root, fonts.font_files(folders), places or {}, sink):
        return None
    cache = cache_folder()
    start.load(fonts.fontconfig_file(folders, cache), cache)
    return _print(root, stylesheet(laid.layout, laid.theme, "print"), assets, sink)


def _print(root: Any, css: str, assets: Assets, sink: Sink) -> bytes | None:
    from briefgen.writers.pdf import hooks
    from briefgen.writers.pdf.bounds import check_bounds
    from briefgen.writers.pdf.render import render

    hooks.install()
    fetcher = OwnFiles(assets.images)
    with kept_records() as records:
        document = render(root, css, fetcher)
        _describe(document)
        data: bytes = document.write_pdf(
            pdf_variant="pdf/a-3a", finisher=_finish, cache={}, dpi=None
        )
    for url in fetcher.refused:
        sink.report(codes.RESOURCE_REFUSED, f"the page asked for {url}, which is not its own")
    for record in records:
        sink.report(codes.PDF_RENDERER, record)
    inside = check_bounds(document, sink)
    return None if fetcher.refused or records or not inside else data


def _describe(document: Any) -> None:
    """Give the document's metadata one packet for both standards."""
    from weasyprint import VERSION

    metadata = document.metadata
    producer = f"WeasyPrint {VERSION}"
    metadata.generator = f"briefgen {__version__}"
    metadata.modified = metadata.modified or metadata.created
    metadata.generate_rdf_metadata = lambda *_standard: xmp_packet(metadata, producer)


def _finish(document: Any, pdf: Any) -> None:
    """Settle what WeasyPrint writes last: plain metadata, our name in the Info dictionary."""
    reference = int(pdf.catalog["Metadata"].split()[0])
    pdf.objects[reference].compress = False
