"""PDF bytes → Transcript: pages drawn, tree heard, metadata read.

Reads what a screen reader hears, and beside it what is drawn and never heard.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Final

from briefgen.frozen import replace
from briefgen.layout.languages import direction
from briefgen.parity.normal import normal
from briefgen.parity.pdf.content import Painter
from briefgen.parity.pdf.cos import File, Obj, Ref
from briefgen.parity.pdf.fonts import Font
from briefgen.parity.pdf.links import Links
from briefgen.parity.pdf.state import Drawn, Run
from briefgen.parity.pdf.structure import Heard, Listener, Mark
from briefgen.parity.pdf.visible import Box
from briefgen.parity.transcript import Entry, Transcript, UnreadableError
from briefgen.parity.words import Words

_DEEPEST: Final = 64
_RDF: Final = "{http://www.w3.org/1999/02/22-rdf-syntax-ns#}"
_DC: Final = "{http://purl.org/dc/elements/1.1/}"
_XMP: Final = "{http://ns.adobe.com/xap/1.0/}"
_PDF: Final = "{http://ns.adobe.com/pdf/1.3/}"


def transcribe_pdf(data: bytes) -> Transcript:
    """Read a PDF back; raises ``UnreadableError`` where it is none or is damaged."""
    try:
        return _transcribed(File(data))
    except (RecursionError, ValueError, LookupError, TypeError) as error:
        raise UnreadableError(f"the PDF is damaged ({type(error).__name__}: {error})") from error


def _transcribed(file: File) -> Transcript:
    catalog = file.dictionary(file.trailer.get("Root"))
    pages = list(_pages(file, catalog.get("Pages"), {}, 0))
    if not pages:
        raise UnreadableError("it has no pages")
    numbers = {ref.number: at for at, (ref, _) in enumerate(pages)}
    links = Links(file, catalog, numbers)
    if not links.tree:
        raise UnreadableError("it has no structure tree: a screen reader hears nothing of it")
    drawn = Drawn()
    fonts: dict[int, Font] = {}
    for number, (_, entries) in enumerate(pages):
        _draw(file, number, entries, fonts, drawn)
    language = file.text(catalog.get("Lang"))
    heard = Listener(file, drawn, numbers, links).listen(language)
    facts, oddities = _facts(file, catalog)
    facts["language"] = language
    if file.dictionary(catalog.get("MarkInfo")).get("Marked") is not True:
        oddities.append("the file does not say that it is tagged")
    outline = tuple(links.outline(catalog["Outlines"])) if "Outlines" in catalog else ()
    oddities += [*links.oddities, *heard.oddities, *_unheard(drawn, heard)]
    oddities += _astray(heard, links, rtl=direction(language) == "rtl")
    return Transcript(
        entries=tuple(heard.entries),
        notes=tuple(_with_ways_back(heard, links)),
        facts=facts,
        furniture=tuple(_furniture(drawn)),
        outline=tuple((level, normal(words)) for level, words in outline),
        oddities=tuple(oddities),
        one_page=len(pages) == 1,
    )


def _pages(
    file: File, obj: Obj, above: dict[str, Obj], depth: int
) -> Iterator[tuple[Ref, dict[str, Obj]]]:
    """Walk the page tree; what a page inherits is laid under its own (7.7.3.4)."""
    entries = file.dictionary(obj)
    inherited = {k: v for k, v in entries.items() if k in ("Resources", "MediaBox", "CropBox")}
    if entries.get("Type") == "Page":
        if isinstance(obj, Ref):
            yield obj, above | entries
        return
    if depth > _DEEPEST:
        raise UnreadableError("a page tree without a bottom")
    for kid in file.array(entries.get("Kids")):
        yield from _pages(file, kid, above | inherited, depth + 1)


def _draw(
    file: File, number: int, page: dict[str, Obj], fonts: dict[int, Font], drawn: Drawn
) -> None:
    corners = file.numbers(page.get("CropBox")) or file.numbers(page.get("MediaBox"))
    if len(corners) != 4:
        raise UnreadableError("a page without a size")
    left, bottom, right, top = corners
    box = Box(min(left, right), min(bottom, top), max(left, right), max(bottom, top))
    contents = file.get(page.get("Contents"))
    streams = contents if isinstance(contents, list) else [page.get("Contents")]
    data = b"\n".join(file.data(stream) for stream in streams)
    painter = Painter(file, number, box, fonts)
    found = painter.paint(data, file.dictionary(page.get("Resources")))
    # A page's own content goes by the page; that of a form by its object.
    for (stream, mcid), runs in found.marked.items():
        drawn.marked[(number if stream < 0 else -1000 - stream, mcid)] = runs
    for (stream, mcid), reason in found.pictures.items():
        drawn.pictures[(number if stream < 0 else -1000 - stream, mcid)] = reason
    drawn.artifacts += found.artifacts
    drawn.stray += found.stray


def _unheard(drawn: Drawn, heard: Heard) -> Iterator[str]:
    """Tell of text that is drawn, is no artifact, and stands in no element."""
    lost = [run for key, runs in drawn.marked.items() if key not in heard.used for run in runs]
    for run in [*lost, *drawn.stray]:
        words = normal(run.text)
        if words:
            yield (
                f'"{words[:60]}" on page {run.page + 1} is drawn, but in no element of the '
                "structure tree: a screen reader passes it over"
            )


_APART: Final = 0.5
"""The gap, as part of the size, that parts two lines at one height: cells of a repeated table head.

Words of one line have their spaces drawn.
"""


def _furniture(drawn: Drawn) -> Iterator[str]:
    """Give the lines of the artifacts: running heads and feet."""
    words = Words()
    before: Run | None = None
    for run in (run for runs in drawn.artifacts for run in runs if not run.hidden):
        if before is not None and (
            run.page != before.page
            or abs(run.y - before.y) > 0.6 * run.size
            or abs(run.x - before.end) > _APART * run.size
        ):
            yield words.said().text
            words = Words()
        words.append(run.text)
        before = run
    if last := words.said().text:
        yield last


def _with_ways_back(heard: Heard, links: Links) -> Iterator[Entry]:
    """Give the notes with the count of their links back that lead to one of their references."""
    marks: dict[int, list[tuple[int, float]]] = {}
    for _, mark in heard.references:
        marks.setdefault(mark.number, []).append((mark.page, mark.y))
    ways: dict[int, int] = {}
    for target, number in heard.backlinks:
        place = links.destinations.get(target)
        if place is not None and any(
            page == place.page and (place.top is None or abs(place.top - y) < 30)
            for page, y in marks.get(number, ())
        ):
            ways[number] = ways.get(number, 0) + 1
    seen: set[int] = set()
    for note in heard.notes:
        yield replace(note, backlinks=0 if note.number in seen else ways.get(note.number, 0))
        seen.add(note.number)


_COLUMN: Final = 90.0
"""Points by which a note in another column lies apart at least."""


def _astray(heard: Heard, links: Links, *, rtl: bool) -> Iterator[str]:
    """Tell of note references that do not lead to their note."""
    marks = list(heard.note_marks.values())
    for target, mark in heard.references:
        place = links.destinations.get(target)
        note = heard.note_marks.get(mark.number)
        if place is None:
            yield f"the reference to note {mark.number} leads nowhere"
        elif note is not None and (
            place.page != note.page
            or (place.top is not None and abs(place.top - note.y) > 30)
            or (place.left is not None and not _in_column(place.left, note, marks if rtl else []))
        ):
            yield f"the reference to note {mark.number} leads elsewhere than to that note"


def _in_column(left: float, note: Mark, marks: list[Mark]) -> bool:
    """Say whether a place is at the left of the column that a note's number stands in.

    From right to left the number stands at the right of its column: then ``marks`` are those of
    all notes, and none may be nearer to the place.
    """
    if abs(left - note.x) <= _COLUMN:
        return True
    others = [mark for mark in marks if mark.page == note.page and abs(mark.y - note.y) < 30]
    return left < note.x and note in others and not any(left < mark.x < note.x for mark in others)


def _facts(file: File, catalog: dict[str, Obj]) -> tuple[dict[str, str], list[str]]:
    """Read the metadata: the XMP packet, held against the information dictionary (14.3)."""
    facts, oddities = _xmp(file.data(catalog.get("Metadata"))), []
    info = file.dictionary(file.trailer.get("Info"))
    pairs = (
        ("title", "Title"),
        ("authors", "Author"),
        ("description", "Subject"),
        ("keywords", "Keywords"),
    )
    for fact, key in pairs:
        said = normal(file.text(info.get(key)))
        if not said:
            continue
        if fact in facts and _loose(facts[fact]) != _loose(said):
            oddities.append(f"the metadata says two things about {fact}")
        facts.setdefault(fact, said)
    date = file.text(info.get("CreationDate")).removeprefix("D:")
    if len(date) >= 8 and date[:8].isdecimal():
        facts.setdefault("date", f"{date[:4]}-{date[4:6]}-{date[6:8]}")
    return facts, oddities


def _loose(text: str) -> str:
    return text.replace(";", ",").replace(" ", "")


def _xmp(packet: bytes) -> dict[str, str]:
    if not packet.strip():
        return {}
    try:
        root = ET.fromstring(packet)
    except (ET.ParseError, LookupError) as error:
        raise UnreadableError(f"metadata that is no XML ({error})") from error
    facts: dict[str, str] = {}
    for name, tag, joint in (
        ("title", f"{_DC}title", ""),
        ("authors", f"{_DC}creator", "; "),
        ("description", f"{_DC}description", ""),
        ("keywords", f"{_PDF}Keywords", ""),
        ("publisher", f"{_DC}publisher", "; "),
        ("date", f"{_XMP}CreateDate", ""),
    ):
        found = [element for element in root.iter(tag) if "".join(element.itertext()).strip()]
        if found:
            items = [normal("".join(li.itertext())) for li in found[0].iter(f"{_RDF}li")]
            facts[name] = joint.join(items) if items else normal("".join(found[0].itertext()))
    if "date" in facts:
        facts["date"] = facts["date"][:10]
    return facts
