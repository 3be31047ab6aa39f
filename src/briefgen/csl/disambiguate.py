"""Disambiguation of cites (CSL 1.0.2, "Disambiguation")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from briefgen.csl.context import Expansion

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor


def disambiguated(processor: Processor, order: Sequence[str]) -> Mapping[str, Expansion]:
    """Return what must be added to the cites of each item."""
    return {}
