"""Contrast of two colours: WCAG 2.2, "contrast ratio" and "relative luminance"."""

from __future__ import annotations

from typing import Final

Rgb = tuple[float, float, float]
"""Red, green and blue (sRGB), 0 to 1."""

MINIMUM: Final = 4.5
"""What text of the usual size needs: success criterion 1.4.3 (AA)."""


def luminance(colour: str) -> float:
    """Give the relative luminance of ``RRGGBB``, 0 (black) to 1 (white)."""
    return _luminance(_rgb(colour))


def ratio(one: str, other: str) -> float:
    """Give the contrast ratio of two colours ``RRGGBB``, 1 to 21; their order doesn't matter."""
    return ratio_of(_rgb(one), _rgb(other))


def ratio_of(one: Rgb, other: Rgb) -> float:
    """Give the contrast ratio of two colours by their parts."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def _rgb(colour: str) -> Rgb:
    red, green, blue = (int(colour[at : at + 2], 16) / 255 for at in (0, 2, 4))
    return red, green, blue


def _luminance(colour: Rgb) -> float:
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
