"""BG6..: writing artifacts."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

__all__ = ["Code", "Severity"]
