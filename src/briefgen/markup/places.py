"""Place: what may stand in which part of a brief.

A note has no notes, a heading of the brief no citation: nothing there would number them. The
page vocabulary knows headings, tables and boxes only inside a section.
"""

from __future__ import annotations

from briefgen.named import StrEnum


class Place(StrEnum):
    """A part of a brief; the value is its name in messages."""

    TITLE = "the title of the brief"
    LEAD = "the lead"
    SUMMARY = "the summary"
    SECTION_TITLE = "the title of a section"
    SECTION = "a section"
    PULL_QUOTE = "a pull quote"
    NOTE = "a note"
    ABOUT = "a text about people, the publisher or corrections"

    @property
    def takes_note_references(self) -> bool:
        return self in _NUMBERED

    @property
    def takes_citations(self) -> bool:
        return self in _NUMBERED or self is Place.NOTE

    @property
    def takes_all_blocks(self) -> bool:
        """Whether headings, tables, figures, boxes and pull quotes may stand here."""
        return self is Place.SECTION


_NUMBERED = frozenset({Place.LEAD, Place.SUMMARY, Place.SECTION_TITLE, Place.SECTION})
