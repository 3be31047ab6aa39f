"""Rules of what the file says of itself: XMP, information dictionary, title (ISO 16684-1).

Matterhorn 05 to 07; ISO 19005-3, 6.6: what stands in both places is the same.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from typing import Any, Final

import pikepdf

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import child, is_dictionary, place, text

_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XMP: Final = "{http://ns.adobe.com/xap/1.0/}"
_PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"
_PDFA: Final = "{http://www.aiim.org/pdfa/ns/id/}"
_PDFUA: Final = "{http://www.aiim.org/pdfua/ns/id/}"
_SCHEMA: Final = "{http://www.aiim.org/pdfa/ns/schema#}"
_EQUAL: Final = (
    ("Title", f"{_DC}title"),
    ("Author", f"{_DC}creator"),
    ("Subject", f"{_DC}description"),
    ("Keywords", f"{_PDF}Keywords"),
    ("Creator", f"{_XMP}CreatorTool"),
    ("Producer", f"{_PDF}Producer"),
    ("CreationDate", f"{_XMP}CreateDate"),
    ("ModDate", f"{_XMP}ModifyDate"),
)
_DATES: Final = {"CreationDate", "ModDate"}
_DEAD_ATTRIBUTES: Final = re.compile(rb"<\?xpacket begin=[^?]*\b(?:bytes|encoding)=")


def metadata(document: Document) -> Findings:
    """The file has a title that is shown, and says which standards it means to keep."""
    if child(document.root, "ViewerPreferences", "DisplayDocTitle") is not True:
        what = "the window shows the file's name, not its title (/DisplayDocTitle)"
        yield Finding(codes.PDF_METADATA, what, "Matterhorn 07-001")
    stream = document.root.get("/Metadata")
    if not isinstance(stream, pikepdf.Stream):
        what = "the file has no XMP metadata (/Metadata)"
        yield Finding(codes.PDF_METADATA, what, "Matterhorn 06-001")
        return
    packet = stream.read_bytes()
    root = _parsed(packet)
    if root is None:
        what = "the XMP metadata cannot be read"
        yield Finding(codes.PDF_METADATA, what, "Matterhorn 06-001", place(stream))
        return
    if _DEAD_ATTRIBUTES.search(packet):
        what = "the XMP packet has attributes that are no longer allowed (bytes, encoding)"
        yield Finding(codes.PDF_METADATA, what, "ISO 19005-3, 6.6.2.1", place(stream))
    facts = _facts(root)
    yield from _claims(root, facts)
    yield from _agreement(document, facts)


def _parsed(packet: bytes) -> ET.Element | None:
    if b"<!DOCTYPE" in packet or b"<!ENTITY" in packet:
        return None
    try:
        return ET.fromstring(packet.strip(b"\x00 \r\n\t"))
    except (ET.ParseError, LookupError, ValueError):
        return None


def _facts(root: ET.Element) -> dict[str, list[str]]:
    """Read every property as a list of its values: as attribute, text or RDF container."""
    facts: dict[str, list[str]] = {}
    for description in root.iter(f"{_RDF}Description"):
        for key, value in description.attrib.items():
            facts.setdefault(key, [value])
        for element in description:
            values = [_words(item) for item in element.iter(f"{_RDF}li")] or [_words(element)]
            facts.setdefault(element.tag, values)
    return facts


def _words(element: ET.Element) -> str:
    return "".join(element.itertext()).strip()


def _claims(root: ET.Element, facts: dict[str, list[str]]) -> Findings:
    if not any(facts.get(f"{_DC}title", ())):
        yield Finding(codes.PDF_METADATA, "the file has no title (dc:title)", "Matterhorn 06-003")
    if facts.get(f"{_PDFUA}part") != ["1"]:
        what = "the file does not say that it keeps PDF/UA-1 (pdfuaid:part)"
        yield Finding(codes.PDF_METADATA, what, "Matterhorn 06-002")
    part, level = facts.get(f"{_PDFA}part"), facts.get(f"{_PDFA}conformance")
    if part != ["3"] or level != ["A"]:
        what = "the file does not say that it keeps PDF/A-3a (pdfaid:part, pdfaid:conformance)"
        yield Finding(codes.PDF_METADATA, what, "ISO 19005-3, 6.6.4")
    described = {_words(element) for element in root.iter(f"{_SCHEMA}namespaceURI")}
    if f"{_PDFUA}part" in facts and _PDFUA.strip("{}") not in described:
        what = "the schema of pdfuaid:part is not described"
        yield Finding(codes.PDF_METADATA, what, "ISO 19005-3, 6.6.2.3.1")


def _agreement(document: Document, facts: dict[str, list[str]]) -> Findings:
    """Information dictionary and XMP say the same, where the first says anything (6.6.3)."""
    info: Any = document.pdf.trailer.get("/Info")
    if not is_dictionary(info):
        return
    for key, tag in _EQUAL:
        said = text(info.get(f"/{key}")).strip()
        if said and not _same(key, said, facts.get(tag)):
            what = f"information dictionary and XMP differ in {key}"
            yield Finding(codes.PDF_METADATA, what, "ISO 19005-3, 6.6.3", place(info))


def _same(key: str, said: str, values: list[str] | None) -> bool:
    if values is None:
        return False
    if key in _DATES:
        return _moment(said) == _moment(values[0])
    if key == "Author":
        return _plain(said) in {_plain(joint.join(values)) for joint in (", ", "; ")}
    return said == values[0] or (key == "Title" and said in values)


def _plain(value: Any) -> str:
    return " ".join(str(value).split())


def _moment(value: str) -> str:
    """Give a date's digits, to the second; what is not said is the first moment (7.9.4)."""
    digits = re.sub(r"[^0-9]", "", re.split(r"[Zz]|[+-]\d\d[':]?\d\d'?$", value.strip())[0])
    return (digits + "00000101000000"[len(digits) :])[:14]
