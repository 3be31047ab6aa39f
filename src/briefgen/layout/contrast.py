"""Which colours of a theme meet on a page as text and ground, and stand out too little."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.layout.theme import Colours
from briefgen.model.contrast import MINIMUM, ratio

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


def faint_pairs(colours: Colours) -> Iterator[tuple[str, str, float]]:
    """Give the pairs that are too near to each other: text, ground, ratio."""
    for text, ground in PAIRS:
        found = ratio(getattr(colours, text), getattr(colours, ground))
        if found < MINIMUM:
            yield text, ground, found
