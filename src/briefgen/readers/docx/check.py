"""Check any Word file: safe, well put together, open to every reader."""

from __future__ import annotations

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.opening import open_package


def check_docx(data: bytes, sink: Sink, *, path: str = "") -> bool:
    """Hold a Word file against all rules; give whether it could be opened."""
    from lxml.etree import XMLSyntaxError

    from briefgen.readers.docx.access import check_access
    from briefgen.readers.docx.rules import check_structure
    from briefgen.readers.docx.unsafe import check_safety

    package = open_package(data, sink, path)
    if package is None:
        return False
    try:
        check_safety(package, sink)
        check_structure(package, sink)
        check_access(package, sink)
    except (XMLSyntaxError, ValueError, KeyError) as error:
        sink.report(codes.DAMAGED_WORD_FILE, f"a part cannot be read: {error}", path=path)
        return False
    return True
