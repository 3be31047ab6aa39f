"""BG3..: notes and citations."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

__all__ = ["Code", "Severity"]
