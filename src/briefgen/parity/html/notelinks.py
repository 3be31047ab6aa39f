"""The links between note references and notes of a web page (DPUB-ARIA 1.1).

Known whole only at the end of the page: whether each reference leads to its note, and each note
back to its references.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import field

from briefgen.frozen import replace, slotted
from briefgen.parity.transcript import Entry, Hyperlink


@slotted
class NoteLink:
    """A noteref or backlink: its own id, where it leads, its number or note."""

    id: str
    target: str
    number: int


@slotted
class NoteLinks:
    """All ids, note references, back-links and notes of a page."""

    ids: set[str] = field(default_factory=set)
    references: list[NoteLink] = field(default_factory=list)
    backlinks: list[NoteLink] = field(default_factory=list)
    notes: dict[str, int] = field(default_factory=dict)

    def resolved(self, entry: Entry) -> Entry:
        """Give an entry with its links inside the page marked dead where they lead nowhere."""
        if not any(self._is_dead(link) for link in entry.links):
            return entry
        links = tuple(link._replace(dead=self._is_dead(link)) for link in entry.links)
        return replace(entry, links=links)

    def _is_dead(self, link: Hyperlink) -> bool:
        return link.target.startswith("#") and link.target[1:] not in self.ids

    def astray(self) -> Iterator[str]:
        """Tell of the references that do not lead to the note of their number."""
        for reference in self.references:
            number = self.notes.get(reference.target.removeprefix("#"))
            if number != reference.number:
                where = "nowhere" if number is None else f"to note {number}"
                yield f"the reference to note {reference.number} leads {where}"

    def ways_back(self) -> dict[int, int]:
        """Count for each note the links that lead back to one of its references."""
        numbers = {reference.id: reference.number for reference in self.references}
        ways: dict[int, int] = {}
        for link in self.backlinks:
            if numbers.get(link.target.removeprefix("#")) == link.number:
                ways[link.number] = ways.get(link.number, 0) + 1
        return ways
