"""Finding: one rule broken at one place, and how findings become diagnostics."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final

from briefgen.diagnostics import Code, Sink
from briefgen.named import NamedTuple

_SHOWN: Final = 4


class Finding(NamedTuple):
    """``what`` is wrong, by which ``clause``, ``where`` in the file: "page 3, object 12"."""

    code: Code
    what: str
    clause: str
    where: str = ""


Findings = Iterator[Finding]


def report(findings: Iterable[Finding], sink: Sink, path: str) -> None:
    """Report findings, one diagnostic for each thing that is wrong, with its first places."""
    grouped: dict[tuple[Code, str, str], list[str]] = {}
    for code, what, clause, where in findings:
        places = grouped.setdefault((code, what, clause), [])
        if where not in places:
            places.append(where)
    for (code, what, clause), places in grouped.items():
        sink.report(code, f"{what} ({clause}){_told(places)}", path=path)


def _told(places: list[str]) -> str:
    named = [place for place in places if place]
    if not named:
        return ""
    rest = len(named) - _SHOWN
    more = f"; and {rest} more" if rest > 0 else ""
    return ": " + "; ".join(named[:_SHOWN]) + more
