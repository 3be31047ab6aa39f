"""The house's header and footer in place of the theme's, with their pictures and links."""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.opening import parse_xml
from briefgen.readers.docx.wordml import NS, VAL, W14, WP, R, remove, switch
from briefgen.writers.docx.house import House, Taken
from briefgen.writers.docx.numbers import Numbers
from briefgen.writers.docx.package import Package, Relationships

if TYPE_CHECKING:
    from lxml.etree import _Element

_WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_STYLED: Final = ("pStyle", "rStyle", "tblStyle")
_MARKS: Final = ("bookmarkStart", "bookmarkEnd", "proofErr", "lastRenderedPageBreak")
_KINDS: Final = ("header", "footer")


def take_furniture(
    package: Package, house: House, taken: Taken, numbers: Numbers, sink: Sink
) -> None:
    """Replace the headers and footers that the house has; its first page is as it says."""
    section = _section(house)
    if section is None:
        return
    found = {kind: _references(house, section, kind) for kind in _KINDS}
    if not any(found.values()):
        return
    document = parse_xml(package.parts["word/document.xml"])
    sections = list(document.iter(f"{NS}sectPr"))
    rels = package.parts["word/_rels/document.xml.rels"].decode()
    titled = switch(section, "titlePg") is True
    for kind, parts in found.items():
        if not parts:
            continue
        for target in sections:
            for reference in target.findall(f"{NS}{kind}Reference"):
                target.remove(reference)
        for place, part in parts.items():
            name = f"house-{kind}-{place}.xml"
            _copy(package, house, part, name, kind, taken, numbers, sink)
            identifier = f"rIdHouse{kind.title()}{place.title()}"
            rels = _related(rels, identifier, kind, name)
            wanted = sections if place != "first" else sections[:1]
            for target in wanted:
                target.insert(0, _reference(target, kind, place, identifier))
    if not titled:
        for element in document.iter(f"{NS}titlePg"):
            remove(element)
    package.parts["word/document.xml"] = _bytes(document)
    package.parts["word/_rels/document.xml.rels"] = rels.encode()
    if any("even" in parts for parts in found.values()):
        settings = package.parts["word/settings.xml"].decode()
        package.parts["word/settings.xml"] = settings.replace(
            "<w:characterSpacingControl", "<w:evenAndOddHeaders/><w:characterSpacingControl", 1
        ).encode()


def _section(house: House) -> _Element | None:
    body = house.file.tree(house.file.main).find(f"{NS}body")
    return None if body is None else body.find(f"{NS}sectPr")


def _references(house: House, section: _Element, kind: str) -> dict[str, str]:
    """Give the parts of one kind by place: "default", "first" where shown, "even" where on."""
    known = house.file.relationships(house.file.main)
    found: dict[str, str] = {}
    for reference in section.iterfind(f"{NS}{kind}Reference"):
        relationship = known.get(reference.get(f"{R}id", ""))
        if relationship is not None and relationship.target in house.file.parts:
            found[reference.get(f"{NS}type", "default")] = relationship.target
    if switch(section, "titlePg") is not True:
        found.pop("first", None)
    settings = house.file.related(house.file.main, "settings")
    if not settings or switch(house.file.tree(settings), "evenAndOddHeaders") is not True:
        found.pop("even", None)
    return found


def _copy(
    package: Package,
    house: House,
    part: str,
    target: str,
    kind: str,
    taken: Taken,
    numbers: Numbers,
    sink: Sink,
) -> None:
    """Copy a header or footer with what it shows. Eight parts, all of one step: it stays whole."""
    root = deepcopy(house.file.tree(part))
    relationships = Relationships()
    renamed: dict[str, str] = {}
    for relationship in house.file.relationships(part).values():
        if relationship.kind == "hyperlink" and relationship.external:
            renamed[relationship.id] = relationships.add(
                "hyperlink", relationship.target, external=True
            )
        elif relationship.kind == "image" and relationship.target in house.file.parts:
            name = f"media/house-{relationship.target.rpartition('/')[2]}"
            package.add_binary(
                f"word/{name}",
                house.file.content_type(relationship.target),
                house.file.parts[relationship.target],
            )
            renamed[relationship.id] = relationships.add("image", name)
        else:
            sink.report(
                codes.UNSAFE_WORD_FILE,
                f"the {kind} of the house file brings {relationship.kind}, which is left out",
                path=house.file.path,
            )
    _clean(root, renamed, taken, numbers)
    package.add(f"word/{target}", f"{_WORDML}{kind}+xml", _bytes(root).decode())
    package.relate(f"word/{target}", relationships)


def _clean(root: _Element, renamed: dict[str, str], taken: Taken, numbers: Numbers) -> None:
    """Bring ids to those of the document; what only the house's file knew goes."""
    for element in [e for mark in _MARKS for e in root.iter(f"{NS}{mark}")]:
        remove(element)
    for element in root.iter():
        for attribute in (f"{W14}paraId", f"{W14}textId"):
            element.attrib.pop(attribute, "")
        for attribute in (f"{R}id", f"{R}embed", f"{R}link", f"{R}pict"):
            used = element.get(attribute)
            if used is not None:
                if used in renamed:
                    element.set(attribute, renamed[used])
                else:
                    del element.attrib[attribute]
    for drawn in root.iter(f"{WP}docPr"):
        drawn.set("id", str(numbers.drawing_id()))
    for tag in _STYLED:
        for element in root.iter(f"{NS}{tag}"):
            style = element.get(VAL, "")
            element.set(VAL, taken.ids.get(style, style))


def _reference(section: _Element, kind: str, place: str, identifier: str) -> _Element:
    reference = section.makeelement(f"{NS}{kind}Reference")
    reference.set(f"{NS}type", place)
    reference.set(f"{R}id", identifier)
    return reference


def _related(rels: str, identifier: str, kind: str, target: str) -> str:
    uri = f"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"
    row = f'<Relationship Id="{identifier}" Type="{uri}" Target="{target}"/>'
    return rels.replace("</Relationships>", f"{row}</Relationships>")


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
