"""The report that a person reads: message, place, the line itself, and what to do.

A long line is cut to a window around the place; wide characters keep the carets under the text.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

from briefgen.diagnostics.diagnostic import Diagnostic, Label
from briefgen.diagnostics.register import Severity

WINDOW = 88
"""Columns of a source line that are shown at most."""

_COLOURS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.NOTE: "36"}


def text_report(diagnostics: Sequence[Diagnostic], *, colour: bool = False) -> str:
    """Write every diagnostic and a last line that counts them."""
    if not diagnostics:
        return ""
    parts = [_one(diagnostic, colour) for diagnostic in diagnostics]
    return "\n".join([*parts, _count(diagnostics), ""])


def _one(diagnostic: Diagnostic, colour: bool) -> str:
    code, severity = diagnostic.code, diagnostic.severity
    head = _paint(f"{severity}[{code.id} {code.name}]", f"1;{_COLOURS[severity]}", colour)
    lines = [f"{head}: {_paint(diagnostic.message, '1', colour)}"]
    if diagnostic.path and not diagnostic.labels:
        lines.append(f"  {diagnostic.path}")
    for label in diagnostic.labels:
        lines += _place(label, severity, colour)
    lines += [f"  {_paint('help', '1;36', colour)}: {hint}" for hint in diagnostic.hints]
    return "\n".join(lines) + "\n"


def _place(label: Label, severity: Severity, colour: bool) -> list[str]:
    span = label.span
    at = span.location
    if not span.file.text:
        return [f"  {span.file.path}"]
    line = span.file.line(at.line).expandtabs(1)
    width = max(1, min(span.end - span.start, len(line) - at.column + 1))
    shown, column = _window(line, at.column - 1, width)
    caret_at = _columns(shown[:column])
    carets = "^" * max(1, _columns(shown[column : column + width]))
    note = f" {label.text}" if label.text else ""
    number = str(at.line)
    margin = " " * len(number)
    return [
        f"  {_paint(str(span), '36', colour)}",
        f"  {number} | {shown}",
        f"  {margin} | {' ' * caret_at}{_paint(carets + note, _COLOURS[severity], colour)}",
    ]


def _window(line: str, column: int, width: int) -> tuple[str, int]:
    """Cut a long line round ``column``; give the piece and the column inside it."""
    if len(line) <= WINDOW:
        return line, column
    start = max(0, min(column - WINDOW // 3, len(line) - WINDOW))
    if column + width - start > WINDOW:
        start = max(0, column - 8)
    piece = line[start : start + WINDOW]
    before = "… " if start else ""
    after = " …" if start + WINDOW < len(line) else ""
    return f"{before}{piece}{after}", column - start + len(before)


def _columns(text: str) -> int:
    return sum(_width(character) for character in text)


def _width(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def _paint(text: str, sgr: str, colour: bool) -> str:
    return f"\x1b[{sgr}m{text}\x1b[0m" if colour else text


def _count(diagnostics: Sequence[Diagnostic]) -> str:
    counts = []
    for severity in Severity:
        number = sum(d.severity is severity for d in diagnostics)
        if number:
            counts.append(f"{number} {severity}{'s' if number > 1 else ''}")
    return ", ".join(counts)
