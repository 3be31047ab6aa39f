"""Notes and their references: numbers that run on, a way there and a way back for each.

DPUB-ARIA 1.1, doc-noteref, doc-endnotes, doc-backlink.
"""

from __future__ import annotations

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.checks.index import Index
from briefgen.layout.origins import Origins
from briefgen.layout.xhtml import Element, text_of
from briefgen.named import NamedTuple


class _Ways(NamedTuple):
    """The ids of the references to a note, and those that its back-links lead to."""

    there: set[str]
    back: set[str]


def check_notes(index: Index, origins: Origins, sink: Sink) -> None:
    """Check the references as one reads them, then the notes against them."""
    for second in index.notes[1:]:
        message = "the notes come a second time"
        sink.report(codes.NOTE_LINKS, message, at(origins.of(second)))
    notes = _notes(index.notes[0]) if index.notes else {}
    _references(index.references, notes, origins, sink)
    there: dict[str, set[str]] = {}
    for reference in index.references:
        there.setdefault(reference.get("href", "")[1:], set()).add(reference.get("id", ""))
    for place, (identity, note) in enumerate(notes.items(), 1):
        ways = _Ways(there.get(identity, set()), _ways_back(note))
        _note(note, place, ways, origins, sink)


def _notes(section: Element) -> dict[str, Element]:
    """Give the notes by their id, in order."""
    return {item.get("id", ""): item for child in section if child.tag == "ol" for item in child}


def _ways_back(note: Element) -> set[str]:
    """Give the ids that a note's back-links lead to."""
    return {a.get("href", "")[1:] for a in note.iter("a") if a.get("role") == "doc-backlink"}


def _references(
    references: list[Element], notes: dict[str, Element], origins: Origins, sink: Sink
) -> None:
    """Check that a new number is always the next one, and each number its note's."""
    given: dict[str, str] = {}
    for reference in references:
        target, number = reference.get("href", "")[1:], text_of(reference)
        if target not in notes:
            message = f"note {number} is not on the page"
            place = at(origins.of(reference))
            sink.report(codes.NOTE_LINKS, message, place, "show all of brief.notes")
        if target in given:
            continue
        given[target] = number
        if number != str(len(given)):
            message = f"note {number} is read where note {len(given)} should be"
            hint = "the order in layout.yaml must be that in which the template shows the parts"
            sink.report(codes.NOTE_ORDER, message, at(origins.of(reference)), hint)


def _note(
    note: Element,
    place: int,
    ways: _Ways,
    origins: Origins,
    sink: Sink,
) -> None:
    there, back = ways
    if note.get("value") == str(place) and there and there == back:
        return
    span = origins.of(note)
    if note.get("value") != str(place):
        found = note.get("value") or "no number"
        message = f"the note at place {place} has {found}"
        sink.report(codes.NOTE_ORDER, message, at(span), 'write value="{{ note.number }}"')
    if not there:
        sink.report(codes.NOTE_LINKS, f"nothing refers to note {place}", at(span))
    for missing in sorted(there - back):
        message = f'note {place} has no way back to "{missing}"'
        sink.report(codes.NOTE_LINKS, message, at(span), "show note.body as it is given")
    for dead in sorted(back - there):
        message = f'note {place} leads back to "{dead}", which is not on the page'
        sink.report(codes.NOTE_LINKS, message, at(span))
