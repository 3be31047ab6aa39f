"""House: who publishes, and what holds for all its briefs unless a brief says otherwise."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from briefgen.frozen import frozen
from briefgen.model.brief import NotesAs, Person, Publisher, Series
from briefgen.source import NOWHERE, Span


@frozen
class Defaults:
    """What a brief need not say."""

    language: str = "en-US"
    layout: str = "brief"
    theme: str = "institute"
    page: str = ""
    citation_style: str = "briefgen-notes"
    notes_as: NotesAs = NotesAs.ENDNOTES
    ibid_across_sections: bool = True
    smart_punctuation: bool = True
    full_form_per_section: bool = False
    places: Mapping[str, Span] = field(default_factory=dict)
    """Where each setting that was made stands, by its field's name."""


@frozen
class Catalogue:
    """The download page; ``url`` is where it will stand, ending in "/", or empty."""

    url: str = ""
    title: str = ""
    about: str = ""


@frozen
class WordSettings:
    """What the house asks of Word files. ``template`` is its own .docx, a path in the workspace,
    named at ``place``; ``notes_at_end`` puts the notes at the very end, for LibreOffice."""

    template: str = ""
    place: Span | None = None
    notes_at_end: bool = False
    embed_fonts: bool = False


@frozen
class House:
    publisher: Publisher
    span: Span
    series: Series | None = None
    people: Mapping[str, Person] | None = None
    defaults: Defaults = Defaults()
    catalogue: Catalogue = Catalogue()
    word: WordSettings = WordSettings()
    labels: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """The house's own words for parts of a page: by language tag in lower case, by name."""

    @property
    def was_read(self) -> bool:
        """Whether this is what house.yaml holds, not what stands in for one that can't be read."""
        return self.span.file is not NOWHERE

    def words(self, language: str) -> dict[str, str]:
        """Give the house's words in a language; those of ``en-us`` go before those of ``en``."""
        found: dict[str, str] = {}
        for tag in sorted(self.labels, key=len):
            if f"{language.lower()}-".startswith(f"{tag}-"):
                found.update(self.labels[tag])
        return found
