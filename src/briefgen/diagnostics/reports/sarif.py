"""The report as SARIF 2.1.0 (OASIS), for code-scanning services."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from briefgen import __version__
from briefgen.diagnostics.diagnostic import Diagnostic
from briefgen.diagnostics.register import Code

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json"


def sarif_report(diagnostics: Sequence[Diagnostic]) -> str:
    """Write one run; columns count code points (``columnKind`` says so)."""
    codes = {diagnostic.code.id: diagnostic.code for diagnostic in diagnostics}
    rules = [_rule(code) for _, code in sorted(codes.items())]
    run = {
        "tool": {"driver": {"name": "briefgen", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(diagnostic) for diagnostic in diagnostics],
    }
    report = {
        "$schema": _SCHEMA,
        "version": "2.1.0",
        "runs": [run],
    }
    return json.dumps(report, ensure_ascii=False, indent=2) + "\n"


def _rule(code: Code) -> dict[str, Any]:
    return {
        "id": code.id,
        "name": code.name,
        "shortDescription": {"text": code.meaning},
        "help": {"text": code.mend},
        "defaultConfiguration": {"level": str(code.severity)},
    }


def _result(diagnostic: Diagnostic) -> dict[str, Any]:
    message = "\n".join([diagnostic.message, *(f"help: {hint}" for hint in diagnostic.hints)])
    result: dict[str, Any] = {
        "ruleId": diagnostic.code.id,
        "level": str(diagnostic.severity),
        "message": {"text": message},
    }
    if diagnostic.labels:
        result["locations"] = [_location(diagnostic)]
    elif diagnostic.path:
        uri = {"uri": diagnostic.path}
        result["locations"] = [{"physicalLocation": {"artifactLocation": uri}}]
    return result


def _location(diagnostic: Diagnostic) -> dict[str, Any]:
    span = diagnostic.labels[0].span
    start, end = span.location, span.file.location(span.end)
    region = {
        "startLine": start.line,
        "startColumn": start.column,
        "endLine": end.line,
        "endColumn": end.column,
    }
    return {"physicalLocation": {"artifactLocation": {"uri": span.file.path}, "region": region}}
