"""Contrast of text and ground, and which pairs of a theme meet on a page.

WCAG 2.2, "contrast ratio" and "relative luminance"; success criterion 1.4.3 (AA) asks for 4.5.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.layout.theme import Colours

MINIMUM: Final = 4.5

PAIRS: Final = (
    ("ink", "paper"),
    ("muted", "paper"),
    ("accent", "paper"),
    ("link", "paper"),
    ("ink", "tint"),
    ("muted", "tint"),
    ("accent", "tint"),
    ("link", "tint"),
    ("band_ink", "band"),
)
"""Text and what it stands on. ``rule`` is never text."""


def luminance(colour: str) -> float:
    """Give the relative luminance of ``RRGGBB``, 0 (black) to 1 (white)."""
    channels = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    red, green, blue = (
        c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: str, other: str) -> float:
    """Give the contrast ratio of two colours, 1 to 21; their order doesn't matter."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def faint_pairs(colours: Colours) -> Iterator[tuple[str, str, float]]:
    """Give the pairs that are too near to each other: text, ground, ratio."""
    for text, ground in PAIRS:
        found = ratio(getattr(colours, text), getattr(colours, ground))
        if found < MINIMUM:
            yield text, ground, found
