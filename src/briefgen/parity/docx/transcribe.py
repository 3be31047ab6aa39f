"""DOCX bytes → Transcript: body, notes, headers and footers, core properties."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from briefgen.frozen import replace
from briefgen.parity.align import key
from briefgen.parity.docx.looks import Looks
from briefgen.parity.docx.package import Package, Relationship, W, value
from briefgen.parity.docx.story import PART, Shared, Story
from briefgen.parity.docx.styles import Numbering, Styles
from briefgen.parity.normal import normal
from briefgen.parity.transcript import Entry, Hyperlink, Kind, Transcript, UnreadableError

_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_TERMS: Final = "{http://purl.org/dc/terms/}"
_CORE: Final = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}"
_FACTS: Final = {
    "title": f"{_DC}title",
    "authors": f"{_DC}creator",
    "language": f"{_DC}language",
    "description": f"{_DC}description",
    "keywords": f"{_CORE}keywords",
    "date": f"{_TERMS}created",
}
_NOTES: Final = ("endnotes", "footnotes")
_ID: Final = W + "id"
_TYPE: Final = W + "type"


def transcribe_docx(data: bytes) -> Transcript:
    """Read a Word file back; raises ``UnreadableError`` where it is none or is damaged."""
    try:
        return _transcribed(Package(data))
    except (RecursionError, ValueError) as error:
        raise UnreadableError(f"the Word file is damaged ({error})") from error


def _transcribed(package: Package) -> Transcript:
    top = package.relationships("")
    main = next((r.target for r in top.values() if r.kind == "officeDocument"), "")
    if not main:
        raise UnreadableError("it has no main document")
    parts = package.relationships(main)
    styles = Styles(_part(package, parts, "styles"))
    core = _core_facts(package, top)
    named = core.get("language", "")
    if named in styles.languages:
        styles.language = named
    shared = Shared(package, styles, Looks(styles), Numbering(_part(package, parts, "numbering")))
    body = package.xml(main).find(W + "body")
    if body is None:
        raise UnreadableError("its main document has no body")
    story = Story(shared, main)
    story.read(body)
    story.finish()
    notes = list(_notes(shared, parts))
    facts = _facts(package, top, core, shared)
    if notes:
        shared.oddities += _note_numbers(_part(package, parts, "settings"), body, shared)
    for name, number in shared.returns:
        if shared.marks.get(name) != number:
            shared.odd(f"a second reference to note {number} does not lead to its first")
    return Transcript(
        entries=tuple(_resolved(entry, shared) for entry in story.entries),
        notes=tuple(_resolved(entry, shared) for entry in notes),
        facts=facts,
        furniture=tuple(_furniture(shared, parts)),
        oddities=tuple(shared.oddities),
    )


def _part(package: Package, parts: dict[str, Relationship], kind: str) -> ET.Element | None:
    name = next((r.target for r in parts.values() if r.kind == kind), "")
    return package.xml(name) if name else None


def _notes(shared: Shared, parts: dict[str, Relationship]) -> Iterator[Entry]:
    """Give the notes by number; a separator has a ``w:type``, a note has none (17.11.2)."""
    found: dict[int, list[Entry]] = {}
    present: set[str] = set()
    for kind in _NOTES:
        name = next((r.target for r in parts.values() if r.kind == kind), "")
        if not name:
            continue
        shared.endnotes = shared.endnotes or kind == "endnotes"
        story = Story(shared, name)
        tag = W + kind.removesuffix("s")
        for note in shared.package.xml(name):
            if note.tag != tag or note.get(_TYPE, "normal") != "normal":
                continue
            identifier = note.get(_ID, "")
            if identifier in present:
                shared.odd(f"two notes have the id {identifier}")
            present.add(identifier)
            number = shared.numbers.get(identifier)
            if number is None:
                shared.odd(f"no reference leads to the note with the id {identifier}")
                continue
            found[number] = [_of_note(number, entry) for entry in story.note(number, note)]
    for identifier, number in shared.numbers.items():
        if identifier not in present:
            shared.odd(f"the reference to note {number} leads to no note")
    for number in sorted(found):
        yield from found[number]


def _of_note(number: int, entry: Entry) -> Entry:
    """Give what stands in a note as its text, whatever it is."""
    if entry.kind is Kind.NOTE:
        return entry
    return replace(entry, kind=Kind.NOTE, level=0, number=number, header=False)


def _note_numbers(settings: ET.Element | None, body: ET.Element, shared: Shared) -> Iterator[str]:
    """Check that endnotes show as 1, 2, 3: Word's default is i, ii, iii (17.11.17)."""
    general = None if settings is None else settings.find(f"{W}endnotePr")
    sections = [section.find(W + "endnotePr") for section in body.iter(W + "sectPr")]
    kind = value(None if general is None else general.find(W + "numFmt"))
    kinds = {value(None if s is None else s.find(W + "numFmt")) or kind for s in sections} or {kind}
    if shared.endnotes and kinds != {"decimal"}:
        yield "Word shows the notes under other numbers than 1, 2, 3"
    for properties in (general, *sections):
        if properties is None:
            continue
        if value(properties.find(W + "numStart")) not in ("", "1"):
            yield "Word does not begin the notes at 1"
        if value(properties.find(W + "numRestart")) not in ("", "continuous"):
            yield "Word numbers the notes anew in each section"


def _resolved(entry: Entry, shared: Shared) -> Entry:
    """Turn links to bookmarks into links to what is marked."""
    if not entry.links or not any(link.target.startswith("#") for link in entry.links):
        return entry
    return replace(entry, links=tuple(_landed(link, shared) for link in entry.links))


def _landed(link: Hyperlink, shared: Shared) -> Hyperlink:
    if not link.target.startswith("#"):
        return link
    place = shared.places.get(link.target[1:])
    if place is None:
        return link._replace(dead=True)
    return link._replace(target=f"#{key(place)}")


def _furniture(shared: Shared, parts: dict[str, Relationship]) -> Iterator[str]:
    """Give the lines of headers and footers; a tab parts left from right."""
    for relationship in parts.values():
        if relationship.kind not in ("header", "footer"):
            continue
        for paragraph in shared.package.xml(relationship.target).iter(W + "p"):
            story = Story(shared, relationship.target, tab=PART)
            wrapper = ET.Element("part")
            wrapper.append(paragraph)
            story.read(wrapper)
            words = (part for entry in story.entries for part in entry.text.split(PART))
            yield from (line for line in map(normal, words) if line)


def _core_facts(package: Package, top: dict[str, Relationship]) -> dict[str, str]:
    facts: dict[str, str] = {}
    for relationship in top.values():
        if relationship.kind.endswith("core-properties"):
            core = package.xml(relationship.target)
            found = {fact: normal(core.findtext(tag) or "") for fact, tag in _FACTS.items()}
            facts.update((fact, words) for fact, words in found.items() if words)
    return facts


def _facts(
    package: Package, top: dict[str, Relationship], core: dict[str, str], shared: Shared
) -> dict[str, str]:
    """Give what the file says about itself: ``core``, and what only Office has a place for."""
    facts = dict(core)
    for relationship in top.values():
        if relationship.kind == "extended-properties":
            for element in package.xml(relationship.target):
                if element.tag.endswith("}Company") and element.text:
                    facts["publisher"] = normal(element.text)
    if "date" in facts:
        facts["date"] = facts["date"][:10]
    default = shared.styles.language
    if facts.get("language") and default and facts["language"] != default:
        shared.odd(f"the properties say {facts['language']}, the text is marked {default}")
    facts.setdefault("language", default)
    return facts
