"""The report that a script reads: one JSON object, stable keys."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefgen.diagnostics.diagnostic import Diagnostic, Label


def json_report(diagnostics: Sequence[Diagnostic]) -> str:
    """Write ``{"diagnostics": […]}``; lines and columns are 1-based, ends excluded."""
    found = [as_data(diagnostic) for diagnostic in diagnostics]
    return json.dumps({"diagnostics": found}, ensure_ascii=False, indent=2) + "\n"


def as_data(diagnostic: Diagnostic) -> dict[str, Any]:
    """Give a diagnostic as plain data."""
    return {
        "code": diagnostic.code.id,
        "name": diagnostic.code.name,
        "severity": str(diagnostic.severity),
        "message": diagnostic.message,
        "path": diagnostic.labels[0].span.file.path if diagnostic.labels else diagnostic.path,
        "labels": [_label(label) for label in diagnostic.labels],
        "help": list(diagnostic.hints),
    }


def _label(label: Label) -> dict[str, Any]:
    start = label.span.location
    end = label.span.file.location(label.span.end)
    return {
        "path": label.span.file.path,
        "line": start.line,
        "column": start.column,
        "end_line": end.line,
        "end_column": end.column,
        "text": label.text,
    }
