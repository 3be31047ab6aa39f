"""What a caller gives and gets: cites, citations, positions."""

from __future__ import annotations

from briefgen.csl.richtext import RichText
from briefgen.named import NamedTuple, StrEnum


class Position(StrEnum):
    """Where a cite stands among those of its item (CSL 1.0.2, "position")."""

    FIRST = "first"
    SUBSEQUENT = "subsequent"
    IBID = "ibid"
    IBID_WITH_LOCATOR = "ibid-with-locator"


class Place(NamedTuple):
    """Where a cite stands: its position, and its note numbers."""

    position: Position | None = None
    near_note: bool = False
    first_note: int = 0


NOWHERE = Place()


class Cite(NamedTuple):
    """One source in a citation. A `place` given is taken as it is; else it is worked out."""

    item_id: str
    locator: str = ""
    label: str = "page"
    prefix: RichText | str = ""
    suffix: RichText | str = ""
    suppress_author: bool = False
    author_only: bool = False
    place: Place | None = None


class Citation(NamedTuple):
    """One or more sources cited at one place."""

    cites: tuple[Cite, ...]
    note_number: int = 0
    id: str = ""
    section: str = ""
    starts_note: bool = True
    ends_note: bool = True
    lone_source: bool = True


class RenderedCitation(NamedTuple):
    """A citation in words; for each cite its position, the note first citing it, and nearness."""

    content: RichText
    positions: tuple[Position, ...]
    id: str
    first_notes: tuple[int, ...] = ()
    near_notes: tuple[bool, ...] = ()


class Options(NamedTuple):
    """Choices that CSL leaves to whoever cites.

    ibid_after_several: allow Ibid. after a note with several sources, as CSL itself never does.
    ibid_across_sections: allow Ibid. for a source cited in the section before.
    full_form_per_section: treat the first cite in each section as the first of all.
    links: give URLs and DOIs as links.
    capital_particles: begin a note with a capital even if it begins with a name's particle.
    """

    ibid_after_several: bool = False
    ibid_across_sections: bool = True
    full_form_per_section: bool = False
    links: bool = True
    capital_particles: bool = True
