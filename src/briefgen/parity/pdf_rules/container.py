"""Rules of the file itself: first and last bytes, version, id, encryption (ISO 19005-3, 6.1)."""

from __future__ import annotations

import re
from typing import Final

import pikepdf

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import child, items, name

_HEADER: Final = re.compile(rb"%PDF-1\.[0-7](?:\r\n|\r|\n)")
_NEWEST: Final = (1, 7)
_ACCESSIBLE: Final = 1 << 9


def container(document: Document) -> Findings:
    """The file begins, ends and is packed as an archive's files are."""
    data, pdf = document.data, document.pdf
    header = _HEADER.match(data)
    if header is None:
        what = "the file does not begin with a line %PDF-1.n, with n from 0 to 7"
        yield Finding(codes.PDF_FILE, what, "ISO 19005-3, 6.1.2")
    else:
        comment = data[header.end() : header.end() + 5]
        if comment[:1] != b"%" or len(comment) < 5 or min(comment[1:]) < 128:
            what = "no comment of four bytes above 127 follows the first line"
            yield Finding(codes.PDF_FILE, what, "ISO 19005-3, 6.1.2")
    version = name(document.root.get("/Version"))
    if version and tuple(int(n) for n in re.findall(r"\d+", version)[:2]) > _NEWEST:
        yield Finding(codes.PDF_FILE, f"it is PDF {version}", "ISO 19005-3, 6.1.2")
    if len(items(pdf.trailer.get("/ID"))) != 2:
        yield Finding(codes.PDF_FILE, "the file has no id (/ID)", "ISO 19005-3, 6.1.3")
    end = data.rfind(b"%%EOF")
    if data[end + 5 :] not in {b"", b"\n", b"\r", b"\r\n"}:
        what = "something stands after the end of the file (%%EOF)"
        yield Finding(codes.PDF_FILE, what, "ISO 19005-3, 6.1.3")
    if child(document.root, "Perms") is not None:
        unknown = {key for key in document.root.Perms if key not in {"/UR3", "/DocMDP"}}
        if unknown:
            what = f"the file sets permissions of a kind that no archive knows ({min(unknown)})"
            yield Finding(codes.PDF_FILE, what, "ISO 19005-3, 6.1.12")
    yield from _encryption(pdf)


def _encryption(pdf: pikepdf.Pdf) -> Findings:
    if not pdf.is_encrypted:
        return
    yield Finding(codes.PDF_ENCRYPTED, "the file is encrypted", "ISO 19005-3, 6.1.3")
    if not int(pdf.trailer.Encrypt.get("/P", 0)) & _ACCESSIBLE:
        what = "the file's permissions keep screen readers out"
        yield Finding(codes.PDF_ENCRYPTED, what, "Matterhorn 26-002")
