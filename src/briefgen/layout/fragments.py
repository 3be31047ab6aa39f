"""Prose as XHTML outside any page, for tools that show a note or a paragraph on its own."""

from __future__ import annotations

from briefgen.layout.labels import load_labels
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import Origins
from briefgen.layout.prose import Prose
from briefgen.model.inlines import Inline
from briefgen.source import Span


class _Unplaced(Origins):
    """Origins that keep no places: a fragment is not checked against its template."""

    __slots__ = ()

    def note(self, span: Span) -> str:
        return ""


def inlines_xhtml(inlines: tuple[Inline, ...], language: str) -> str:
    """Write inlines as XHTML; ``language`` (BCP 47) is the brief's."""
    return Prose(load_labels(language), _Unplaced({}), Numbering({}, {})).inlines(inlines)
