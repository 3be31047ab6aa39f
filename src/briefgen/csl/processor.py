"""The processor: items, citations and a style in; rendered citations and a bibliography out."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from briefgen.csl.citation import NOWHERE, Citation, Cite, Options, Place, RenderedCitation
from briefgen.csl.cluster import ClusterRenderer
from briefgen.csl.context import NO_EXPANSION, Context, Expansion, Shared
from briefgen.csl.errors import UnknownItem
from briefgen.csl.item import Item
from briefgen.csl.locale import Locales
from briefgen.csl.locator import read_locator
from briefgen.csl.positions import Positions
from briefgen.csl.punctuation import Setter
from briefgen.csl.sort import sorted_by
from briefgen.csl.style import Style

if TYPE_CHECKING:
    from briefgen.csl.bibliography import Bibliography

_NEAR_NOTE_DISTANCE = 5  # CSL 1.0.2, "Note Distance"


class Processor:
    """Cites a document's sources in one style and one language."""

    def __init__(
        self,
        style: Style,
        items: Mapping[str, Mapping[str, Any]],
        language: str = "",
        *,
        locales: Locales | None = None,
        abbreviations: Mapping[str, Mapping[str, str]] | None = None,
        options: Options | None = None,
    ) -> None:
        """Prepare a processor.

        items: CSL-JSON, by id. language: of the document; a style's own default-locale comes
        before it. abbreviations: by variable, then by full form.
        """
        self.style = style
        self.data = items
        self.options = options or Options()
        self.language = style.default_locale or language or "en-US"
        locales = locales or Locales(cache_dir=style.cache_dir)
        self.locale = locales.locale(self.language, style.locales)
        self.shared = Shared(style, self.locale)
        if abbreviations:
            self.shared.abbreviate = lambda variable, value: abbreviations.get(variable, {}).get(
                value
            )
        self.setter = Setter(self.locale, self.options.links)
        self.registered: dict[str, int] = {}
        self.items: dict[str, Item] = {}
        self._order: list[str] | None = None
        self._numbers: dict[str, int] = {}
        self.shared.number_of = self.number
        self.expansions: Mapping[str, Expansion] = {}

    def register(self, ids: Sequence[str]) -> None:
        """Take sources into the bibliography that may not be cited."""
        for item_id in ids:
            if item_id not in self.registered:
                self.registered[item_id] = len(self.registered)
                self._order = None

    def item(self, item_id: str) -> Item:
        """Return an item; raises UnknownItem."""
        found = self.items.get(item_id)
        if found is None:
            data = self.data.get(item_id)
            if data is None:
                raise UnknownItem(item_id)
            found = self.items[item_id] = Item(data, item_id)
        return found

    def cite(self, citations: Sequence[Citation]) -> tuple[RenderedCitation, ...]:
        """Render a document's citations, all of them, in reading order."""
        self.register([cite.item_id for citation in citations for cite in citation.cites])
        arranged = [self._arranged(citation) for citation in citations]
        distance = self.style.citation.options.get("near-note-distance", "")
        positions = Positions(
            self.options, int(distance) if distance.isdigit() else _NEAR_NOTE_DISTANCE
        )
        places = positions.places(arranged)
        from briefgen.csl.disambiguate import disambiguated

        self.expansions = disambiguated(self)
        renderer = ClusterRenderer(self)
        return tuple(
            renderer.render(given, citation, place)
            for given, citation, place in zip(citations, arranged, places, strict=True)
        )

    def order(self) -> list[str]:
        """Return the registered items in the bibliography's order."""
        if self._order is None:
            order = self._order = list(self.registered)
            self._numbers = {item_id: index + 1 for index, item_id in enumerate(order)}
            area = self.style.bibliography
            if area is not None and area.sort:
                order = sorted_by(order, area.sort, lambda i: self.context(i, "bibliography"))
                self._order = order
                if not any(k.variable == "citation-number" and k.descending for k in area.sort):
                    self._numbers = {item_id: index + 1 for index, item_id in enumerate(order)}
        return self._order

    def number(self, item_id: str) -> int:
        """Return an item's citation number; sorts the bibliography if nothing has yet."""
        self.order()
        return self._numbers.get(item_id, 0)

    def _arranged(self, citation: Citation) -> Citation:
        """Sort the cites of a citation where the style says so."""
        keys = self.style.citation.sort
        if not keys or len(citation.cites) < 2:
            return citation
        cites = sorted_by(citation.cites, keys, lambda cite: self.context(cite.item_id, "citation"))
        return citation._replace(cites=tuple(cites))

    def context(
        self, item_id: str, area: str, cite: Cite | None = None, place: Place = NOWHERE
    ) -> Context:
        """Make a context to render an item in."""
        locator = read_locator(cite.locator, cite.label) if cite is not None else ("", "")
        return Context(
            self.shared,
            self.item(item_id),
            area,
            locator=locator,
            place=place,
            expansion=self.expansions.get(item_id, NO_EXPANSION),
        )

    def bibliography(self) -> Bibliography | None:
        """Render the bibliography; None where the style has none. Call `cite` before."""
        from briefgen.csl.bibliography import render_bibliography

        return render_bibliography(self)
