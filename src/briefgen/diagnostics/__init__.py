"""What a user is told: diagnostics with codes, places and mends.

One ``Diagnostic`` for everything; stages put theirs into a ``Sink`` and go on, so that all
errors of a brief come at once.
"""

from __future__ import annotations

from briefgen.diagnostics.diagnostic import (
    BriefgenError,
    Diagnostic,
    Label,
    Sink,
    at,
    did_you_mean,
)
from briefgen.diagnostics.register import Code, Severity

__all__ = [
    "BriefgenError",
    "Code",
    "Diagnostic",
    "Label",
    "Severity",
    "Sink",
    "at",
    "did_you_mean",
]
