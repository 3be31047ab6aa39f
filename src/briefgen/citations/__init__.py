"""Resolve: notes are numbered in reading order and every citation is written out.

Stage 3: Brief → ResolvedBrief. Reads no files but the citation style and its locale.
"""

from __future__ import annotations

from briefgen.citations.resolve import resolve

__all__ = ["resolve"]
