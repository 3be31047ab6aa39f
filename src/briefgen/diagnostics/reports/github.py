"""The report as GitHub Actions workflow commands, which show as annotations.

Escapes as the workflow-command syntax asks: ``%``, CR and LF in messages, also ``:`` and ``,``
in properties.
"""

from __future__ import annotations

from collections.abc import Sequence

from briefgen.diagnostics.diagnostic import Diagnostic
from briefgen.diagnostics.register import Severity

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "notice"}


def github_report(diagnostics: Sequence[Diagnostic]) -> str:
    """Write one workflow command a diagnostic."""
    return "".join(f"{_command(diagnostic)}\n" for diagnostic in diagnostics)


def _command(diagnostic: Diagnostic) -> str:
    properties = {"title": f"{diagnostic.code.id} {diagnostic.code.name}"}
    if diagnostic.labels:
        span = diagnostic.labels[0].span
        start, end = span.location, span.file.location(span.end)
        properties |= {"file": span.file.path, "line": str(start.line)}
        properties |= {"endLine": str(end.line), "col": str(start.column)}
        properties["endColumn"] = str(end.column)
    elif diagnostic.path:
        properties["file"] = diagnostic.path
    written = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    message = "\n".join([diagnostic.message, *(f"help: {hint}" for hint in diagnostic.hints)])
    return f"::{_COMMANDS[diagnostic.severity]} {written}::{_data(message)}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
