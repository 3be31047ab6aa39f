"""The rules that a finished file is held against before it is released.

PDF/UA-1 and PDF/A-3a for a PDF, structure, safety and accessibility for a Word file; both by
briefgen's own checkers, which share nothing with its writers.
"""

from __future__ import annotations

from briefgen.diagnostics import Severity, Sink


def hold(kind: str, data: bytes, sink: Sink, path: str) -> int:
    """Hold a file against the rules for its kind, report, and give the number of warnings."""
    found = Sink()
    if kind == "pdf":
        from briefgen.parity.pdf_rules import check_pdf

        check_pdf(data, found, path=path)
    elif kind == "docx":
        from briefgen.readers.docx.check import check_docx

        check_docx(data, found, path=path)
    sink.extend(found)
    return sum(d.severity is Severity.WARNING for d in found)
