"""Fields in a house's header or footer that show what a brief is: their results are the brief's.

ISO 29500-1, 17.16.5. Word works them out when it lays pages out, others show what is cached, and
that is of the brief from which the house made its file.
"""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING, Final

from lxml import etree

from briefgen.diagnostics import Sink
from briefgen.frozen import replace
from briefgen.layout.page import Metadata
from briefgen.readers.docx.opening import open_package, parse_xml
from briefgen.readers.docx.wordml import NS, name, remove
from briefgen.writers.docx.house import House

if TYPE_CHECKING:
    from lxml.etree import _Element

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"


_TITLES: Final = frozenset(
    (
        *("title", "titel", "titre", "título", "titolo", "rubrik", "tittel", "otsikko", "tytuł"),
        *("название", "عنوان", "表題", "标题"),
    )
)
"""Under which names Words of several languages know the style of titles, in lower case."""


def for_brief(house: House, metadata: Metadata) -> House:
    """Give the house's file with the brief's words in its headers and footers."""
    file = house.file
    parts = dict(file.parts)
    for relationship in file.relationships(file.main).values():
        if relationship.kind in ("header", "footer") and relationship.target in parts:
            root = parse_xml(parts[relationship.target])
            renew_results(root, metadata)
            parts[relationship.target] = etree.tostring(root, encoding="UTF-8")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for part, data in parts.items():
            archive.writestr(part, data)
    renewed = open_package(out.getvalue(), Sink(), file.path)
    return house if renewed is None else replace(house, file=renewed)


def renew_results(root: _Element, metadata: Metadata) -> None:
    """Give the fields of a part the brief's words."""
    for field in list(root.iter(f"{NS}fldSimple")):
        _renew(list(field.iter(f"{NS}t")), _words(field.get(f"{NS}instr", ""), metadata))
    for paragraph in root.iter(f"{NS}p"):
        for code, texts in _complex_fields(paragraph):
            _renew(texts, _words(code, metadata))


def _complex_fields(paragraph: _Element) -> list[tuple[str, list[_Element]]]:
    """Give the code and the texts of the result of each field that ends where it began."""
    found: list[tuple[str, list[_Element]]] = []
    code, within = "", ""
    texts: list[_Element] = []
    for element in paragraph.iter(f"{NS}fldChar", f"{NS}instrText", f"{NS}t"):
        match name(element):
            case "fldChar":
                within = element.get(f"{NS}fldCharType", "")
                if within == "begin":
                    code, texts = "", []
                elif within == "end":
                    found.append((code, texts))
            case "instrText":
                code += element.text or ""
            case _ if within == "separate":
                texts.append(element)
    return found


def _words(code: str, metadata: Metadata) -> str:
    """Give what a field shows of this brief, "" where it is of another kind."""
    kind, _, rest = code.strip().partition(" ")
    match kind.upper():
        case "STYLEREF":
            style = rest.strip().partition('"')[2].partition('"')[0] or rest.split("\\")[0]
            return metadata.title if style.strip().casefold() in _TITLES else ""
        case "TITLE":
            return metadata.title
        case "AUTHOR":
            return "; ".join(metadata.authors)
        case "SUBJECT":
            return metadata.series
        case _:
            return ""


def _renew(texts: list[_Element], words: str) -> None:
    """Put the words into the first text, and take the others out."""
    if not texts or not words:
        return
    texts[0].text = words
    texts[0].set(_SPACE, "preserve")
    for text in texts[1:]:
        remove(text)
