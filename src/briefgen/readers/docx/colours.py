"""Contrast: the colour of text and of what is behind it, by style and by hand (WCAG 2.2, 1.4.3)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from briefgen.model.contrast import MINIMUM, ratio
from briefgen.readers.docx.sheet import Sheet
from briefgen.readers.docx.wordml import NS, VAL, name, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_PAPER: Final = "FFFFFF"
_AUTOMATIC: Final = "auto"
"""Word takes black or white, whichever stands out."""

_LEAST_LARGE: Final = 3.0
_LARGE: Final = 36
_LARGE_BOLD: Final = 28
"""Half-points: 18 pt, or 14 pt bold, is large."""


def faint_text(body: _Element, sheet: Sheet) -> Iterator[str]:
    """Say which styles, or which words, stand out too little from what is behind them."""
    seen: set[tuple[str, str]] = set()
    for paragraph in body.iter(f"{NS}p"):
        properties = paragraph.find(f"{NS}pPr")
        style = value(properties, "pStyle") or sheet.defaults.get("paragraph", "")
        ground = _ground(paragraph, properties, style, sheet)
        for run in paragraph.iter(f"{NS}r"):
            words = "".join(t.text or "" for t in run.iter(f"{NS}t")).strip()
            if not words:
                continue
            look = _Look(run.find(f"{NS}rPr"), style, sheet)
            behind = look.fill or ground
            key = (look.colour, behind)
            if key in seen or look.colour == _AUTOMATIC:
                continue
            found = ratio(look.colour, behind)
            if found < (_LEAST_LARGE if look.large else MINIMUM):
                seen.add(key)
                yield (
                    f'"{words[:40]}" ({sheet.name(style)}) has a contrast of {found:.1f}: '
                    f"{look.colour} on {behind}"
                )


class _Look:
    """A run's colour, background and size: its own, its style's, its paragraph's."""

    def __init__(self, properties: _Element | None, style: str, sheet: Sheet) -> None:
        own = value(properties, "rStyle")
        holders = [properties]
        for chain in (own, style):
            holders += [s.element.find(f"{NS}rPr") for s in sheet.chain(chain)]
        if sheet.document is not None:
            holders.append(sheet.document.find(f"{NS}rPrDefault/{NS}rPr"))
        present = [holder for holder in holders if holder is not None]
        self.colour = next((c for h in present if (c := _colour(h, sheet))), _AUTOMATIC)
        self.fill = next((f for h in present if (f := _fill(h, sheet))), "")
        size = next((s for h in present if (s := value(h, "sz")).isdigit()), "20")
        bold = next((b for h in present if (b := switch(h, "b")) is not None), False)
        self.large = int(size) >= (_LARGE_BOLD if bold else _LARGE)


def _colour(properties: _Element, sheet: Sheet) -> str:
    element = properties.find(f"{NS}color")
    return "" if element is None else _shown(element, VAL, "themeColor", sheet)


def _fill(properties: _Element | None, sheet: Sheet) -> str:
    shade = None if properties is None else properties.find(f"{NS}shd")
    found = "" if shade is None else _shown(shade, f"{NS}fill", "themeFill", sheet)
    return "" if found == _AUTOMATIC else found


def _shown(element: _Element, attribute: str, theme: str, sheet: Sheet) -> str:
    """Give the colour that Word shows: the theme's where one is named. One that is made darker or
    lighter stands worked out beside it (17.3.2.6)."""
    slot = element.get(f"{NS}{theme}", "")
    base = theme.removesuffix("Color")
    altered = any(element.get(f"{NS}{base}{change}") for change in ("Tint", "Shade"))
    if slot in sheet.palette and not altered:
        return sheet.palette[slot]
    found = element.get(attribute, "")
    if found == _AUTOMATIC:
        return found
    return found.upper() if _HEX.fullmatch(found) else ""


def _ground(paragraph: _Element, properties: _Element | None, style: str, sheet: Sheet) -> str:
    """What is behind a paragraph: its shading, its cell's, or the paper."""
    own = _fill(properties, sheet)
    if own:
        return own
    for link in sheet.chain(style):
        found = _fill(link.element.find(f"{NS}pPr"), sheet)
        if found:
            return found
    parent = paragraph.getparent()
    while parent is not None and name(parent) != "body":
        if name(parent) == "tc":
            found = _fill(parent.find(f"{NS}tcPr"), sheet)
            if found:
                return found
        parent = parent.getparent()
    return _PAPER
