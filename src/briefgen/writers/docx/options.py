"""What a house may ask of its Word files."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from briefgen.frozen import frozen

if TYPE_CHECKING:
    from briefgen.source import Span
    from briefgen.writers.docx.house import House


@frozen
class EmbeddedFont:
    """A face to carry along: ``style`` is "regular", "bold", "italic" or "bold italic"."""

    family: str
    style: str
    data: bytes


@frozen
class Options:
    """What a house may ask for beyond the page.

    ``notes_position`` is "section" (before what follows the notes) or "end" (at the very end,
    for houses that work in LibreOffice). ``properties`` become custom properties; the digest of
    the source is one of them. ``fonts`` are carried in the file. ``house`` is the
    house's own Word file (``house.read_house``); ``places`` says where the ids of the page were
    written, for messages.
    """

    notes_position: str = "section"
    properties: tuple[tuple[str, str], ...] = ()
    fonts: tuple[EmbeddedFont, ...] = ()
    house: House | None = None
    places: Mapping[str, Span] = MappingProxyType({})
