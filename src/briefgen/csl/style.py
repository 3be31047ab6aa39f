"""A style: its options, macros and areas, compiled from raw XML as they are asked for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from briefgen.csl.compile import NAME_OPTIONS, Compiler
from briefgen.csl.elements import Area, Element
from briefgen.csl.errors import StyleError
from briefgen.csl.xmltree import Raw

_RENDERING = frozenset({"text", "number", "label", "names", "date", "group", "choose"})
_PARTS = frozenset(
    {
        "style", "info", "locale", "macro", "citation", "bibliography", "layout", "sort", "key",
        "if", "else-if", "else", "name", "name-part", "et-al", "substitute", "date-part",
        "terms", "term", "single", "multiple", "style-options",
    }
)  # fmt: skip
_KNOWN = _RENDERING | _PARTS
_INHERITED = (
    *NAME_OPTIONS,
    "name-form",
    "name-delimiter",
    "names-delimiter",
)


class Style:
    """A CSL 1.0.2 style. Macros are compiled on first use: a note uses few of a style's many."""

    def __init__(self, raw: Raw, name: str) -> None:
        self.name = name
        self.raw = raw
        self.cache_dir: Path | None = None  # where this style was kept; locales may be too
        self.options: Mapping[str, str] = raw[1]
        self.is_note = raw[1].get("class") == "note"
        self.default_locale = raw[1].get("default-locale", "")
        self.locales: tuple[Raw, ...] = tuple(c for c in raw[2] if c[0] == "locale")
        self.demote = raw[1].get("demote-non-dropping-particle", "display-and-sort")
        self.initialize_with_hyphen = raw[1].get("initialize-with-hyphen") != "false"
        self.page_range_format = raw[1].get("page-range-format", "")
        self._compiler = Compiler(name)
        self._raw_macros = {c[1].get("name", ""): c for c in raw[2] if c[0] == "macro"}
        self._macros: dict[str, tuple[Element, ...]] = {}
        areas = {child[0]: child for child in raw[2]}
        self.citation: Area = self._compiler.area(areas["citation"])
        self._raw_bibliography = areas.get("bibliography")
        self._bibliography: Area | None = None

    def macro(self, name: str) -> tuple[Element, ...]:
        """Return the elements of a macro."""
        known = self._macros.get(name)
        if known is None:
            known = self._compiler.elements(self._raw_macros[name][2])
            self._macros[name] = known
        return known

    @property
    def bibliography(self) -> Area | None:
        """The bibliography's area, or None where the style has none."""
        if self._bibliography is None and self._raw_bibliography is not None:
            self._bibliography = self._compiler.area(self._raw_bibliography)
        return self._bibliography

    @cached_property
    def tests_disambiguation(self) -> bool:
        """Whether any condition of the style asks for `disambiguate`."""
        return any("disambiguate" in element[1] for element in _descend(self.raw))

    def name_options(self, area: Area | None) -> dict[str, str]:
        """Return the inheritable name options as an area sees them ("Inheritable Name Options")."""
        merged = {key: self.options[key] for key in _INHERITED if key in self.options}
        if area is not None:
            merged |= {key: area.options[key] for key in _INHERITED if key in area.options}
        return merged


def parsed_style(raw: Raw, name: str) -> Style:
    """Check a raw style in full, then make a Style of it; raises StyleError with its line."""
    check_style(raw, name)
    style = Style(raw, name)
    for macro in style._raw_macros:
        style.macro(macro)
    _ = style.bibliography
    return style


def check_style(raw: Raw, name: str) -> None:
    """Refuse what CSL doesn't know: elements, calls of missing macros, macros in a circle."""

    def fail(message: str, at: Raw) -> StyleError:
        return StyleError(message, name, at[4], at[5])

    if raw[0] != "style":
        raise fail(f'expected a "style" element, found "{raw[0]}"', raw)
    if not any(child[0] == "citation" for child in raw[2]):
        raise fail('the style has no "citation"', raw)
    macros = {c[1].get("name", ""): c for c in raw[2] if c[0] == "macro"}
    for element in _descend(raw):
        if element[0] not in _KNOWN:
            raise fail(f'"{element[0]}" is no element of CSL', element)
        called = element[1].get("macro")
        if called is not None and called not in macros:
            raise fail(f'no macro is named "{called}"', element)
    _check_circles(macros, fail_at=fail)


def _descend(raw: Raw) -> Iterator[Raw]:
    yield raw
    for child in raw[2]:
        if child[0] != "info":
            yield from _descend(child)


def _check_circles(macros: Mapping[str, Raw], fail_at: object) -> None:
    assert callable(fail_at)
    done: set[str] = set()

    def visit(name: str, above: tuple[str, ...]) -> None:
        if name in done:
            return
        for element in _descend(macros[name]):
            called = element[1].get("macro")
            if called is None:
                continue
            if called in (*above, name):
                raise fail_at(f'macro "{called}" calls itself', element)
            visit(called, (*above, name))
        done.add(name)

    for name in macros:
        visit(name, ())
