"""Positions of cites (CSL 1.0.2, "position"): first, subsequent, ibid, ibid-with-locator.

Computed over the whole document, in order, from what precedes each cite.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.csl.citation import Citation, Cite, Options, Place, Position


class _Seen:
    """The notes that cite an item: the first, and the latest so far."""

    __slots__ = ("latest", "note")

    def __init__(self, note: int) -> None:
        self.note = note
        self.latest = note


class Positions:
    """Walks through a document's citations."""

    def __init__(self, options: Options, near_distance: int) -> None:
        self.options = options
        self.near_distance = near_distance
        self.seen: dict[str, _Seen] = {}
        self.before: dict[bool, Citation] = {}  # in notes, and in the text
        self.notes: dict[int, set[str]] = {}

    def places(self, citations: Sequence[Citation]) -> list[tuple[Place, ...]]:
        """Return a place for each cite of each citation."""
        for citation in citations:
            if citation.note_number:
                ids = self.notes.setdefault(citation.note_number, set())
                ids.update([cite.item_id for cite in citation.cites])
                if not citation.lone_source:
                    ids.add("")
        return [self._citation(citation) for citation in citations]

    def _citation(self, citation: Citation) -> tuple[Place, ...]:
        before = self.before.get(bool(citation.note_number))
        if before is not None and before.section != citation.section:
            if self.options.full_form_per_section:
                self.seen.clear()
            if not self.options.ibid_across_sections or self.options.full_form_per_section:
                before = None
        places: list[Place] = []
        for index, cite in enumerate(citation.cites):
            previous = citation.cites[index - 1] if index else self._previous(before, citation)
            places.append(self._place(cite, previous, citation.note_number))
        self.before[bool(citation.note_number)] = citation
        return tuple(places)

    def _previous(self, before: Citation | None, citation: Citation) -> Cite | None:
        """Return the cite that an ibid at the start of `citation` would point to."""
        if before is None or not before.cites:
            return None
        if before.cites[-1].item_id != citation.cites[0].item_id:
            return None
        if citation.note_number and before.note_number == citation.note_number:
            # Within one note the source just named is the one meant.
            return before.cites[-1]
        if citation.note_number - before.note_number > 1:
            return None  # a note without a source stands between
        if self.options.ibid_after_several:
            return before.cites[-1]
        if len({cite.item_id for cite in before.cites}) > 1 or not before.lone_source:
            return None
        if len(self.notes.get(before.note_number, ())) > 1:
            return None
        return before.cites[-1]

    def _place(self, cite: Cite, previous: Cite | None, note: int) -> Place:
        if cite.place is not None:
            return cite.place
        seen = self.seen.get(cite.item_id)
        if seen is None:
            self.seen[cite.item_id] = _Seen(note)
            return Place(Position.FIRST)
        near = bool(note) and note - seen.latest <= self.near_distance
        seen.latest = note
        return Place(_repeated(cite, previous), near, seen.note)


def _repeated(cite: Cite, previous: Cite | None) -> Position:
    if previous is None or previous.item_id != cite.item_id:
        return Position.SUBSEQUENT
    here = (cite.label, cite.locator.strip()) if cite.locator.strip() else None
    there = (previous.label, previous.locator.strip()) if previous.locator.strip() else None
    if here == there:
        return Position.IBID
    if here is None:
        return Position.SUBSEQUENT
    return Position.IBID_WITH_LOCATOR
