"""The one entry to parity: is this artifact in step with its source?

Artifact bytes × expected transcript → diagnostics and a verdict for the manifest. Readers are
imported only when their kind of artifact is read.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict

from briefgen.diagnostics import Severity, Sink
from briefgen.diagnostics.register import parity as codes
from briefgen.frozen import frozen
from briefgen.parity.compare import ARTIFACTS, compare
from briefgen.parity.transcript import Transcript, UnreadableError


@frozen
class Verdict:
    """What a comparison covered and found, for ``<slug>.manifest.json``."""

    artifact: str
    in_step: bool
    blocks: int
    notes: int
    references: int
    links: int
    differences: int
    not_compared: tuple[str, ...]

    def as_json(self) -> dict[str, object]:
        return {**asdict(self), "not_compared": list(self.not_compared)}


def transcribe(kind: str, data: bytes) -> Transcript:
    """Read an artifact back; raises ``UnreadableError``."""
    return reader(kind)(data)


def reader(kind: str) -> Callable[[bytes], Transcript]:
    """Give what reads a "pdf", a "docx" or an "html" back."""
    match kind:
        case "pdf":
            from briefgen.parity.pdf import transcribe_pdf

            return transcribe_pdf
        case "docx":
            from briefgen.parity.docx import transcribe_docx

            return transcribe_docx
        case "html":
            from briefgen.parity.html import transcribe_html

            return transcribe_html
        case _:
            raise ValueError(f"no such kind of artifact: {kind}")


def verdict(kind: str, data: bytes, expected: Transcript, sink: Sink, path: str = "") -> Verdict:
    """Compare an artifact with what it must say; report to ``sink`` and sum up.

    ``path`` names the artifact's file where its bytes cannot be read at all.
    """
    findings = Sink()
    try:
        found = transcribe(kind, data)
    except UnreadableError as error:
        name = ARTIFACTS[kind].name
        message = f"{name}: {error}"
        findings.report(codes.UNREADABLE_ARTIFACT, message, path=path)
    else:
        compare(expected, found, ARTIFACTS[kind], findings)
    sink.extend(findings)
    entries = expected.entries + expected.notes
    return Verdict(
        artifact=kind,
        in_step=not findings.failed,
        blocks=len(expected.entries),
        notes=len({note.number for note in expected.notes}),
        references=sum(len(entry.references) for entry in entries),
        links=sum(len(entry.links) for entry in entries),
        differences=sum(d.severity is Severity.ERROR for d in findings),
        not_compared=ARTIFACTS[kind].not_compared,
    )


def check_artifact(
    kind: str, data: bytes, expected: Transcript, sink: Sink, path: str = ""
) -> bool:
    """Say whether an artifact is in step with its source; report each difference."""
    return verdict(kind, data, expected, sink, path).in_step
