"""Prose -> blocks and inlines with spans: CommonMark, notes, citations, figures, boxes.

``parse_blocks`` and ``parse_inlines`` are loaded when they are first asked for: the CommonMark
parser behind them costs start-up time.
"""

from __future__ import annotations

from briefgen.markup.places import Place

__all__ = ["Place"]
