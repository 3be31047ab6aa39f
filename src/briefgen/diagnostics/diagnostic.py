"""Diagnostic, its labels, and the sink that stages report to."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefgen.diagnostics.register import Code, Severity
from briefgen.frozen import frozen
from briefgen.source import Span


@frozen
class Label:
    """A span with a few words about it; the first label of a diagnostic is its place."""

    span: Span
    text: str = ""


@frozen
class Diagnostic:
    """One thing to tell: what (``message``), where (``labels``), and what to do (``hints``).

    ``path`` names a file when there is no place inside it to show (an output, a folder, an
    image).
    """

    code: Code
    message: str
    labels: tuple[Label, ...] = ()
    hints: tuple[str, ...] = ()
    path: str = ""

    @property
    def severity(self) -> Severity:
        return self.code.severity


def at(span: Span | None, text: str = "") -> tuple[Label, ...]:
    """Give the labels for one place, none where the place is unknown."""
    return () if span is None else (Label(span, text),)


class Sink:
    """Collects the diagnostics of a run, in the order in which they came, each once."""

    __slots__ = ("_seen", "diagnostics")

    def __init__(self) -> None:
        self.diagnostics: list[Diagnostic] = []
        self._seen: set[tuple[object, ...]] = set()

    def report(
        self,
        code: Code,
        message: str,
        labels: tuple[Label, ...] = (),
        *hints: str,
        path: str = "",
    ) -> None:
        """Report one diagnostic; empty hints are left out."""
        self.add(Diagnostic(code, message, labels, tuple(h for h in hints if h), path))

    def add(self, diagnostic: Diagnostic) -> None:
        places = tuple((x.span.file.path, x.span.start) for x in diagnostic.labels)
        key = (diagnostic.code.id, diagnostic.message, places, diagnostic.path)
        if key not in self._seen:
            self._seen.add(key)
            self.diagnostics.append(diagnostic)

    def extend(self, diagnostics: Iterable[Diagnostic]) -> None:
        for diagnostic in diagnostics:
            self.add(diagnostic)

    @property
    def failed(self) -> bool:
        """Whether anything reported is an error."""
        return any(d.severity is Severity.ERROR for d in self.diagnostics)

    def __iter__(self) -> Iterator[Diagnostic]:
        return iter(self.diagnostics)

    def __len__(self) -> int:
        return len(self.diagnostics)


class BriefgenError(Exception):
    """Carries diagnostics to the edge when a stage cannot go on at all."""

    def __init__(self, *diagnostics: Diagnostic) -> None:
        super().__init__("; ".join(d.message for d in diagnostics))
        self.diagnostics = diagnostics


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give ``did you mean "x"?`` for the nearest known word, or nothing where none is near."""
    from difflib import get_close_matches

    near = get_close_matches(word, list(known), n=1, cutoff=0.6)
    return f'did you mean "{near[0]}"?' if near else ""
