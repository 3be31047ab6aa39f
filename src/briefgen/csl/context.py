"""What a rendering knows: item, cite, place in the document, and what was rendered so far."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence

from briefgen.csl.abridged import Abridgement
from briefgen.csl.citation import NOWHERE, Place
from briefgen.csl.elements import PLAIN, DatePart, Element, Look
from briefgen.csl.item import DateValue, Item, Name
from briefgen.csl.locale import Locale
from briefgen.csl.markup import MarkupReader
from briefgen.csl.nameoptions import NameOptions
from briefgen.csl.output import Child, Out
from briefgen.csl.style import Style
from briefgen.csl.textcase import apply
from briefgen.named import NamedTuple


class Expansion(NamedTuple):
    """What disambiguation adds to the cites of one item."""

    names: Mapping[int, int] = {}  # block -> names shown at least
    givens: Mapping[tuple[int, int], int] = {}  # (block, name) -> level
    year_suffix: str = ""
    conditions: int = 0  # how many `disambiguate` conditions hold, in the order they are met


NO_EXPANSION = Expansion()


class NameBlock(NamedTuple):
    """A names element as it was rendered: for disambiguation."""

    at: int
    names: tuple[Name, ...]
    shown: int
    options: NameOptions


class Shared:
    """What all renderings of one processor have in common."""

    def __init__(self, style: Style, locale: Locale) -> None:
        self.style = style
        self.locale = locale
        self.reader = MarkupReader((locale.quotes(inner=False), locale.quotes(inner=True)))
        self.free_text = MarkupReader(())
        self.date_parts: dict[int, tuple[tuple[DatePart, ...], str]] = {}
        self.name_options: dict[tuple[object, ...], NameOptions] = {}
        self.area_options: dict[str, dict[str, str]] = {
            "citation": style.name_options(style.citation),
            "bibliography": style.name_options(style.bibliography),
        }
        self.abridgement = Abridgement(style)
        self.abbreviate: Callable[[str, str], str | None] | None = None
        self.number_of: Callable[[str], int] = lambda _: 0


class Context:
    """One rendering of one item."""

    __slots__ = (
        "area",
        "blocks",
        "called",
        "conditions_met",
        "date_parts",
        "expansion",
        "filled",
        "item",
        "label",
        "locale",
        "locator",
        "names_seen",
        "place",
        "shared",
        "sort_names",
        "sorting",
        "style",
        "suppressed",
        "trace",
    )

    def __init__(
        self,
        shared: Shared,
        item: Item,
        area: str,
        *,
        locator: tuple[str, str] = ("", ""),
        place: Place = NOWHERE,
        expansion: Expansion = NO_EXPANSION,
    ) -> None:
        self.shared = shared
        self.style = shared.style
        self.locale = shared.locale
        self.date_parts = shared.date_parts
        self.item = item
        self.area = area
        self.locator, self.label = locator
        self.place = place
        self.expansion = expansion
        self.called = 0
        self.filled = 0
        self.names_seen = 0
        self.conditions_met = 0
        self.blocks: list[NameBlock] = []
        self.suppressed: set[str] = set()
        self.trace: list[str] | None = None
        self.sorting = False
        self.sort_names: Mapping[str, str] = {}

    # Variables ---------------------------------------------------------------------------------

    def text(self, variable: str) -> str:
        """Return a text or number variable; empty where it is missing or was substituted."""
        if variable in self.suppressed:
            return ""
        derived = _DERIVED.get(variable)
        if derived is not None:
            return derived(self)
        return self.item.text(variable)

    def names(self, variable: str) -> tuple[Name, ...]:
        """Return a name variable; empty where it was substituted."""
        return () if variable in self.suppressed else self.item.names(variable)

    def date(self, variable: str) -> DateValue | None:
        """Return a date variable; None where it was substituted."""
        return None if variable in self.suppressed else self.item.date(variable)

    def has(self, variable: str) -> bool:
        """Answer the `variable` condition."""
        derived = _DERIVED.get(variable)
        return self.item.has(variable) if derived is None else bool(derived(self))

    def abridged(self, elements: tuple[Element, ...]) -> tuple[Element, ...]:
        """Return what of a style's elements can print something of the item."""
        return self.shared.abridgement.of(elements, self.item)

    def note(self, variable: str) -> None:
        """Remember that a variable was rendered, for `substitute`."""
        if self.trace is not None:
            self.trace.append(variable)

    @property
    def language(self) -> str:
        """The language that letters are raised and lowered in."""
        return self.item.text("language") or self.locale.language

    # Text --------------------------------------------------------------------------------------

    def read(self, text: str) -> tuple[Child, ...]:
        """Read the markup of a field."""
        return self.shared.reader.read(text)

    def looked(self, children: list[Child], look: Look, tag: str = "") -> Out:
        """Wrap children in the affixes and formatting of an element."""
        if look is PLAIN:  # as most
            return Out(children, tag=tag)
        if look.strip_periods:
            children = without_periods(children)
        if look.case is not None:
            children = apply(children, look.case, self.language)
        out = Out(children, prefix=look.prefix, suffix=look.suffix, tag=tag, styles=look.styles)
        out.quotes = look.quotes
        out.display = look.display
        return out


def without_periods(children: Sequence[Child]) -> list[Child]:
    """Drop the full stops (CSL 1.0.2, "Strip-periods")."""
    return [
        child.replace(".", "")
        if isinstance(child, str)
        else child.copy(without_periods(child.children))
        for child in children
    ]


def _page_first(cx: Context) -> str:
    given = cx.item.text("page-first")
    if given:
        return given
    match = re.match(r"\s*([^\s,;&–-]+)", cx.item.text("page"))
    return match[1] if match else ""


def _first_note(cx: Context) -> str:
    return str(cx.place.first_note) if cx.place.first_note else ""


def _citation_number(cx: Context) -> str:
    return str(cx.shared.number_of(cx.item.id) or "")


def _citation_label(cx: Context) -> str:
    from briefgen.csl.label import citation_label

    return cx.item.text("citation-label") or citation_label(cx.item)


_DERIVED: dict[str, Callable[[Context], str]] = {
    "locator": lambda cx: cx.locator,
    "page-first": _page_first,
    "first-reference-note-number": _first_note,
    "citation-number": _citation_number,
    "citation-label": _citation_label,
    "year-suffix": lambda cx: cx.expansion.year_suffix,
    "title-short": lambda cx: cx.item.text("title-short") or cx.item.text("shortTitle"),
    "container-title-short": lambda cx: (
        cx.item.text("container-title-short") or cx.item.text("journalAbbreviation")
    ),
}
