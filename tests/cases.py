"""Cases in text files: content, and beside each line the diagnostics that it must provoke.

    === section: an emphasis that is never closed
    | He said *so in the Senate.
              ^ BG206 this "*" has no other end
              ~ close the emphasis

A line that begins with ``| `` is content; a line of carets names the code and the message of a
diagnostic at these columns of the line above; ``~`` a part of its help. ``@`` instead of carets
stands for a diagnostic without a place. A case holds *all* its diagnostics.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Sink

_TITLE: Final = re.compile(r"=== (\w+): (.*)")
_CARETS: Final = re.compile(r"( +)(\^+|@) (BG\d{3}) (.*)")
_HELP: Final = re.compile(r" +~ (.*)")


@dataclass(slots=True)
class Expected:
    """A diagnostic that must come: 1-based line and column, 0 where it has no place."""

    line: int
    column: int
    width: int
    code: str
    message: str
    hints: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Case:
    kind: str
    title: str
    path: Path
    lines: list[str] = field(default_factory=list)
    expected: list[Expected] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(f"{line}\n" for line in self.lines)

    def __str__(self) -> str:
        return f"{self.path.stem}: {self.title}"


def read_cases(folder: Path) -> list[Case]:
    """Read all cases of a folder's text files."""
    cases: list[Case] = []
    for path in sorted(folder.glob("*.txt")):
        for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), 1):
            _read_line(line, path, number, cases)
    return cases


def _read_line(line: str, path: Path, number: int, cases: list[Case]) -> None:
    if match := _TITLE.fullmatch(line):
        cases.append(Case(match[1], match[2], path))
    elif line.startswith("| ") or line == "|":
        cases[-1].lines.append(line[2:])
    elif match := _CARETS.fullmatch(line):
        case = cases[-1]
        placed = match[2] != "@"
        case.expected.append(
            Expected(
                len(case.lines) if placed else 0,
                len(match[1]) - 1 if placed else 0,
                len(match[2]) if placed else 0,
                match[3],
                match[4],
            )
        )
    elif match := _HELP.fullmatch(line):
        cases[-1].expected[-1].hints.append(match[1])
    elif line and not line.startswith("#"):
        raise ValueError(f"{path}:{number}: not a line of a case: {line!r}")


def render(case: Case, sink: Sink) -> str:
    """Write a case as it would have to stand for what has come."""
    out = [f"=== {case.kind}: {case.title}"]
    rest = sorted(sink, key=lambda d: d.labels[0].span.start if d.labels else -1)
    out += [_rendered(d) for d in rest if not d.labels]
    for number, line in enumerate(case.lines, 1):
        out.append(f"| {line}" if line else "|")
        out += [_rendered(d) for d in rest if d.labels and d.labels[0].span.location.line == number]
    return "\n".join(out)


def _rendered(diagnostic: Diagnostic) -> str:
    hints = "".join(f"\n  ~ {hint}" for hint in diagnostic.hints)
    if not diagnostic.labels:
        return f"  @ {diagnostic.code.id} {diagnostic.message}{hints}"
    span = diagnostic.labels[0].span
    location = span.location
    width = min(span.end - span.start, len(span.file.line(location.line)) - location.column + 1)
    carets = "^" * max(width, 1)
    indent = " " * (location.column + 1)
    hints = hints.replace("\n  ~", f"\n{indent}~")
    return f"{indent}{carets} {diagnostic.code.id} {diagnostic.message}{hints}"


def check(case: Case, sink: Sink) -> None:
    """Fail unless exactly the diagnostics of the case have come, each at its place."""
    actual = {_key(d): d for d in sink}
    expected = {(e.line, e.column, e.width, e.code): e for e in case.expected}
    assert actual.keys() == expected.keys(), "\n" + render(case, sink)
    for key, wanted in expected.items():
        found = actual[key]
        assert found.message.startswith(wanted.message), "\n" + render(case, sink)
        told = " / ".join(found.hints)
        for hint in wanted.hints:
            assert hint in told, "\n" + render(case, sink)


def _key(diagnostic: Diagnostic) -> tuple[int, int, int, str]:
    if not diagnostic.labels:
        return 0, 0, 0, diagnostic.code.id
    span = diagnostic.labels[0].span
    location = span.location
    width = min(span.end - span.start, len(span.file.line(location.line)) - location.column + 1)
    return location.line, location.column, max(width, 1), diagnostic.code.id
