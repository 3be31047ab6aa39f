"""The styles and lists of a Word file, as far as reading and checking need them."""

from __future__ import annotations

from dataclasses import field
from typing import TYPE_CHECKING, Final

from briefgen.frozen import frozen, slotted
from briefgen.readers.docx.wordml import NS, A, name, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefgen.readers.docx.opening import OpenPackage

_DEEPEST: Final = 40
"""Of a chain of styles; Word stops at 11, a circle would never."""


@frozen
class FileStyle:
    """``outline`` is 0 to 8 for headings; ``element`` holds the rest."""

    id: str
    name: str
    kind: str
    based_on: str
    element: _Element


@slotted
class Sheet:
    """Styles by id; ``lists`` give the number format of each list by ``numId`` and level, and
    ``palette`` the colours of the document's theme, by the names that text refers to them by."""

    styles: dict[str, FileStyle] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    document: _Element | None = None
    lists: dict[str, dict[str, str]] = field(default_factory=dict)
    palette: dict[str, str] = field(default_factory=dict)

    def chain(self, identifier: str) -> list[FileStyle]:
        """Give a style and those that it is based on, nearest first."""
        found: list[FileStyle] = []
        while identifier in self.styles and len(found) < _DEEPEST:
            style = self.styles[identifier]
            found.append(style)
            identifier = style.based_on
        return found

    def name(self, identifier: str) -> str:
        style = self.styles.get(identifier)
        return style.name if style else ""

    def outline(self, identifier: str) -> int | None:
        """Give the outline level that a style brings, 0 for Heading 1; None for text."""
        for style in self.chain(identifier):
            level = value(style.element, "pPr/outlineLvl")
            if level.isdigit():
                return int(level) if int(level) < 9 else None
            low = style.name.casefold()
            if low.startswith("heading ") and low[8:].isdigit():
                return int(low[8:]) - 1
        return None

    def numbering(self, identifier: str) -> tuple[str, str]:
        """Give the list and level that a style brings, "" where none."""
        for style in self.chain(identifier):
            number = value(style.element, "pPr/numPr/numId")
            if number:
                return number, value(style.element, "pPr/numPr/ilvl") or "0"
        return "", ""

    def toggled(self, identifier: str, toggle: str) -> bool:
        """Tell whether a style sets a run toggle such as ``b``."""
        for style in self.chain(identifier):
            found = switch(style.element.find(f"{NS}rPr"), toggle)
            if found is not None:
                return found
        return False


def read_sheet(package: OpenPackage) -> Sheet:
    """Read the styles and lists of a file; one without them has none."""
    sheet = Sheet()
    part = package.related(package.main, "styles")
    if part:
        root = package.tree(part)
        sheet.document = root.find(f"{NS}docDefaults")
        for element in root.iterfind(f"{NS}style"):
            style = FileStyle(
                element.get(f"{NS}styleId", ""),
                value(element, "name"),
                element.get(f"{NS}type", "paragraph"),
                value(element, "basedOn"),
                element,
            )
            sheet.styles[style.id] = style
            if element.get(f"{NS}default") in ("1", "true", "on"):
                sheet.defaults[style.kind] = style.id
    part = package.related(package.main, "theme")
    if part:
        sheet.palette = _palette(package.tree(part))
    part = package.related(package.main, "numbering")
    if part:
        sheet.lists = _lists(package.tree(part))
    return sheet


_SLOTS: Final = {
    "dk1": ("text1", "dark1"),
    "lt1": ("background1", "light1"),
    "dk2": ("text2", "dark2"),
    "lt2": ("background2", "light2"),
    "hlink": ("hyperlink",),
    "folHlink": ("followedHyperlink",),
}
"""The names of a theme's colours in text (17.18.97, by the usual mapping of 17.15.1.20)."""


def _palette(root: _Element) -> dict[str, str]:
    """Give the colours of a theme, ``RRGGBB``; those of the system as it was last seen."""
    found: dict[str, str] = {}
    for slot in root.iterfind(f"{A}themeElements/{A}clrScheme/*"):
        plain, system = slot.find(f"{A}srgbClr"), slot.find(f"{A}sysClr")
        colour = plain.get("val", "") if plain is not None else ""
        colour = system.get("lastClr", "") if system is not None else colour
        tag = str(slot.tag)[len(A) :]
        found.update((name, colour.upper()) for name in _SLOTS.get(tag, (tag,)))
    return found


def _lists(root: _Element) -> dict[str, dict[str, str]]:
    formats: dict[str, dict[str, str]] = {}
    for abstract in root.iterfind(f"{NS}abstractNum"):
        formats[abstract.get(f"{NS}abstractNumId", "")] = _levels(abstract)
    found: dict[str, dict[str, str]] = {}
    for num in root.iterfind(f"{NS}num"):
        levels = dict(formats.get(value(num, "abstractNumId"), {}))
        for override in num.iterfind(f"{NS}lvlOverride"):
            levels.update(_levels(override))
        found[num.get(f"{NS}numId", "")] = levels
    return found


def _levels(element: _Element) -> dict[str, str]:
    return {
        level.get(f"{NS}ilvl", "0"): value(level, "numFmt") or "decimal"
        for level in element
        if name(level) == "lvl"
    }
