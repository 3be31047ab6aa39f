"""Render one artifact and prove it: write, read back, compare with the source.

Runs in the parent for Word and the web page, in a worker process for the PDF; what goes in and
comes out can be pickled.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import suppress
from typing import TYPE_CHECKING

from briefgen.build.outcome import Artifact
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.frozen import frozen

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.build.beside import Answer
    from briefgen.layout.render import LaidOut
    from briefgen.parity.transcript import Transcript
    from briefgen.source import Span
    from briefgen.writers.assets import Assets
    from briefgen.writers.docx import Options


@frozen
class Job:
    """All that an artifact is made from.

    ``expected`` is what its reading must give, ``places`` where the ids of the page were written,
    ``word`` what the house asks of its Word file, ``fonts`` the folder of its theme's own fonts,
    ``written`` its Word file where a second process is writing that.
    """

    artifact: Artifact
    laid: LaidOut
    assets: Assets
    expected: Transcript
    places: Mapping[str, Span]
    word: Options | None = None
    fonts: Path | None = None
    written: Answer[bytes] | None = None


@frozen
class Rendered:
    """``data`` is None where nothing could be made; ``compared`` counts what was compared."""

    artifact: Artifact
    data: bytes | None
    compared: dict[str, object]
    diagnostics: tuple[Diagnostic, ...]


def render(job: Job) -> Rendered:
    """Write one artifact and compare it with its source."""
    from briefgen.parity.check import verdict

    sink = Sink()
    data: bytes | None = None
    compared: dict[str, object] = {}
    try:
        data = _WRITERS[job.artifact](job, sink)
        if data is not None and not sink.failed:
            compared = verdict(job.artifact.value, data, job.expected, sink).as_json()
    except BriefgenError as stopped:
        sink.extend(stopped.diagnostics)
    return Rendered(job.artifact, data, compared, tuple(sink))


def _pdf(job: Job, sink: Sink) -> bytes | None:
    from briefgen.writers.pdf import write_pdf

    own = () if job.fonts is None else (job.fonts,)
    return write_pdf(job.laid, job.assets, sink, places=job.places, font_folders=own)


def _docx(job: Job, sink: Sink) -> bytes | None:
    from briefgen.writers.docx import write_docx

    if job.written is not None:
        from briefgen.parity.check import reader

        reader(job.artifact.value)  # imported while the file is on its way
        with suppress(BriefgenError):  # what there is to say is said below, with its places
            return job.written.get()
    assert job.word is not None, "a job for Word has its options"
    return write_docx(job.laid.page, job.laid.theme, job.assets, job.word, sink)


def _html(job: Job, sink: Sink) -> bytes | None:
    from briefgen.writers.html import write_html

    return write_html(job.laid, job.assets)


_WRITERS: dict[Artifact, Callable[[Job, Sink], bytes | None]] = {
    Artifact.PDF: _pdf,
    Artifact.DOCX: _docx,
    Artifact.HTML: _html,
}
