"""What the body of a Word file says of its notes: their order, references and ids."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from briefgen.frozen import slotted
from briefgen.readers.docx.names import NOTE
from briefgen.readers.docx.wordml import ID, NS, name

if TYPE_CHECKING:
    from lxml.etree import _Element

REFERENCES: Final = (f"{NS}endnoteReference", f"{NS}footnoteReference")


@slotted
class Notes:
    """What the body says of its notes: the Word ids in the order of reference, by kind."""

    order: list[tuple[str, str]] = field(default_factory=list)
    references: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    identifiers: dict[tuple[str, str], str] = field(default_factory=dict)
    by_bookmark: dict[str, tuple[str, str]] = field(default_factory=dict)
    _numbers: dict[tuple[str, str], int] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)

    def number(self, key: tuple[str, str]) -> int:
        """Give a note's number, counted for each kind of notes apart."""
        known = self._numbers.get(key)
        if known is None:
            known = self._counts[key[0]] = self._counts.get(key[0], 0) + 1
            self._numbers[key] = known
            self.order.append(key)
            self.references[key] = []
        return known


def notes_by_bookmark(body: _Element) -> dict[str, tuple[str, str]]:
    """Give the notes by the bookmarks right ahead of their references: a cross-reference to one
    may come first, where paragraphs were moved."""
    found: dict[str, tuple[str, str]] = {}
    ahead: list[str] = []
    for element in body.iter(f"{NS}bookmarkStart", f"{NS}t", f"{NS}delText", *REFERENCES):
        match name(element):
            case "bookmarkStart":
                if element.get(f"{NS}name", "").startswith(NOTE):
                    ahead.append(element.get(f"{NS}name", ""))
            case "t" | "delText":
                ahead = []
            case local:
                if next(element.iterancestors(f"{NS}del", f"{NS}moveFrom"), None) is None:
                    key = (local[: -len("Reference")], element.get(ID, ""))
                    found.update(dict.fromkeys(ahead, key))
                ahead = []
    return found
