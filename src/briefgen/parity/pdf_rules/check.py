"""Check any PDF: opened with pikepdf, held against all rules, and told what breaks them."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator

import pikepdf

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules import (
    alternatives,
    container,
    fonts,
    graphics,
    metadata,
    nesting,
    safety,
    structure,
    tables,
)
from briefgen.parity.pdf_rules.document import Document, read_document
from briefgen.parity.pdf_rules.finding import Finding, report

_RULES = (
    container.container,
    safety.safety,
    safety.embedded,
    safety.layers,
    metadata.metadata,
    structure.tagged,
    structure.roles,
    structure.tree,
    structure.parents,
    nesting.headings,
    nesting.nesting,
    tables.tables,
    alternatives.alternatives,
    alternatives.languages,
    alternatives.notes_on_pages,
    alternatives.destinations,
    fonts.fonts,
    graphics.colours,
    graphics.graphics,
)
# What pikepdf and the rules stumble over where an object is of another kind than it must be.
_DAMAGE = (
    pikepdf.PdfError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RuntimeError,
    TypeError,
    ValueError,
)


def check_pdf(data: bytes, sink: Sink, *, path: str = "") -> bool:
    """Hold a PDF against all rules; give whether it could be opened and read through."""
    pdf = _opened(data, sink, path)
    if pdf is None:
        return False
    with pdf:
        try:
            report(list(_findings(read_document(pdf, data))), sink, path)
        except _DAMAGE as error:
            message = f"the PDF is damaged inside: {_words(error)}"
            sink.report(codes.PDF_UNREADABLE, message, path=path)
            return False
    return True


def _findings(document: Document) -> Iterator[Finding]:
    for rule in _RULES:
        yield from rule(document)


def _opened(data: bytes, sink: Sink, path: str) -> pikepdf.Pdf | None:
    """Open a PDF without mending it; whatever keeps it shut is reported."""
    if b"%PDF-" not in data[:1024]:
        message = "this is no PDF: it does not begin with %PDF-"
        sink.report(codes.PDF_UNREADABLE, message, (), codes.PDF_UNREADABLE.mend, path=path)
        return None
    try:
        pdf = pikepdf.open(io.BytesIO(data), attempt_recovery=False)
    except pikepdf.PasswordError:
        message = "the PDF is encrypted and opens with a password only"
        sink.report(codes.PDF_ENCRYPTED, message, (), codes.PDF_ENCRYPTED.mend, path=path)
        return None
    except pikepdf.PdfError as error:
        cut = "" if b"%%EOF" in data[-1024:] else "; its end is missing"
        message = f"the PDF is damaged or cut off: {_words(error)}{cut}"
        sink.report(codes.PDF_UNREADABLE, message, (), codes.PDF_UNREADABLE.mend, path=path)
        return None
    if not pdf.pages:
        sink.report(codes.PDF_UNREADABLE, "the PDF has no pages", path=path)
        return None
    return pdf


def _words(error: Exception) -> str:
    """Give the library's words without its name for the file, which is an address in memory."""
    return re.sub(r"(stream )?<_io\.BytesIO object[^>]*>: ", "", str(error))
