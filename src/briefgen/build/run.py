"""Build briefs: what has changed is composed, rendered, compared and saved; the rest is left.

A brief is saved only when every artifact agrees with the source; else its last good artifacts
stay as they were.
"""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, suppress
from dataclasses import field
from itertools import chain
from typing import TYPE_CHECKING, Final

from briefgen.build.cache import Record, digest
from briefgen.build.outcome import Artifact, Outcome, Request, State
from briefgen.build.plan import Plan, plan
from briefgen.build.workspace import CONTENT, Place
from briefgen.diagnostics import BriefgenError, Sink
from briefgen.frozen import slotted
from briefgen.readers.files import Folder

if TYPE_CHECKING:
    from concurrent.futures import Future
    from pathlib import Path

    from briefgen.build.beside import Beside
    from briefgen.build.compose import Composed, Shared
    from briefgen.build.render import Job, Rendered
    from briefgen.build.workers import Workers

LONG = 64 * 1024
"""Bytes of text to read, from which on a second process is worth its start."""

_TEXTS: Final = (".yaml", ".md", ".json", ".bib", ".ris")

AHEAD = 2
"""PDF jobs that wait for a free worker, for each worker: enough that none is ever idle."""


def build(request: Request, done: Callable[[Outcome], None]) -> list[Outcome]:
    """Build briefs, calling ``done`` as each is finished; outcomes come in that order."""
    outcomes: list[Outcome] = []
    planned = plan(request)
    for outcome in chain(planned.unchanged, _build_stale(request, planned)):
        outcomes.append(outcome)
        done(outcome)
    return outcomes


@slotted
class _Started:
    """A brief on its way: its jobs (with those that a worker has), and what it read."""

    slug: str
    sink: Sink
    inputs: dict[str, str] = field(default_factory=dict)
    composed: Composed | None = None
    jobs: list[tuple[Job, Future[Rendered] | None]] = field(default_factory=list)


def _build_stale(request: Request, planned: Plan) -> Iterator[Outcome]:
    if not planned.stale:
        return
    with ExitStack() as stack:
        workers = _start_workers(request, len(planned.stale), stack)
        second = _start_second(request, planned.stale, stack) if workers is None else None
        sink = Sink()
        shared = _read_shared(request.place.root, sink, second)
        waiting: deque[_Started] = deque()
        limit = AHEAD * workers.count if workers else 0
        for slug in planned.stale:
            started = None if sink.failed else _start(request, shared, slug, workers)
            if second is not None and slug == planned.stale[-1]:
                second.no_more()
            shared.finish()  # the sources may be read beside, and not yet have been asked for
            if started is None or sink.failed:
                yield Outcome(slug, State.FAILED, (), tuple(sink))
                continue
            waiting.append(started)
            while len(waiting) > limit:
                yield _finish(request, planned, waiting.popleft())
        while waiting:
            yield _finish(request, planned, waiting.popleft())


def _start_workers(request: Request, briefs: int, stack: ExitStack) -> Workers | None:
    """Start worker processes where a PDF is asked for; first of all, so that they warm up."""
    if Artifact.PDF not in request.artifacts:
        return None
    from briefgen.build.beside import cores
    from briefgen.build.workers import Workers

    workers = stack.enter_context(Workers(min(request.jobs or cores(), briefs)))
    workers.start()
    return workers


def _start_second(request: Request, slugs: Sequence[str], stack: ExitStack) -> Beside | None:
    """Start a second process where there is much to read and a Word file to write."""
    if Artifact.DOCX not in request.artifacts or _length(request.place, slugs) < LONG:
        return None
    from briefgen.build.beside import beside
    from briefgen.build.word import warm_up

    second = beside(warm_up)
    return None if second is None else stack.enter_context(second)


def _read_shared(root: Path, sink: Sink, second: Beside | None) -> Shared:
    reading = None
    if second is not None:
        from briefgen.readers.workspace import read_sources

        reading = second.ask(read_sources, root)
    from briefgen.build.compose import read_shared

    shared = read_shared(root, sink, reading)
    shared.second = second
    return shared


def _length(place: Place, slugs: Sequence[str]) -> int:
    """Give the bytes of the sources and of the briefs' own files."""
    content = place.root / CONTENT
    folders = (content, *(content / slug for slug in slugs))
    length = 0
    for folder in folders:
        with suppress(OSError), os.scandir(folder) as files:
            length += sum(f.stat().st_size for f in files if f.name.endswith(_TEXTS))
    return length


def _start(request: Request, shared: Shared, slug: str, workers: Workers | None) -> _Started:
    """Compose a brief and hand its PDF to a worker."""
    from briefgen.build.compose import compose_jobs

    started = _Started(slug, Sink())
    folder = Folder(request.place.root)
    try:
        composed = compose_jobs(folder, shared, slug, request.artifacts, started.sink)
    except BriefgenError as stopped:
        started.sink.extend(stopped.diagnostics)
        return started
    started.inputs = {**shared.seen, **folder.seen}
    if composed is None or started.sink.failed:
        return started
    started.composed = composed
    for job in composed.jobs:
        to_worker = workers is not None and job.artifact is Artifact.PDF
        started.jobs.append((job, workers.submit(job) if workers and to_worker else None))
    return started


def _finish(request: Request, planned: Plan, started: _Started) -> Outcome:
    """Render what is left, wait for the PDF, and save all artifacts or none."""
    from briefgen.build.render import render

    rendered: list[Rendered] = [render(job) for job, future in started.jobs if future is None]
    rendered += [_collect(future, job) for job, future in started.jobs if future is not None]
    for result in rendered:
        started.sink.extend(result.diagnostics)
    files = {r.artifact: r.data for r in rendered if r.data is not None}
    if not rendered or started.sink.failed or len(files) < len(rendered):
        return Outcome(started.slug, State.FAILED, (), tuple(started.sink))
    return _save(request, planned, started, rendered)


def _collect(future: Future[Rendered], job: Job) -> Rendered:
    from briefgen.build.workers import result_of

    return result_of(future, job)


def _save(request: Request, planned: Plan, started: _Started, rendered: list[Rendered]) -> Outcome:
    from briefgen.build.manifest import SUFFIX, Manifest, artifact_digests, tool_versions
    from briefgen.build.save import save_set

    place, slug = request.place, started.slug
    order = list(Artifact)
    rendered.sort(key=lambda result: order.index(result.artifact))
    files = {place.target(slug, r.artifact.value): r.data or b"" for r in rendered}
    composed = started.composed
    assert composed is not None
    manifest = Manifest(
        slug,
        composed.version,
        started.inputs,
        artifact_digests(files),
        composed.notes,
        {place.target(slug, r.artifact.value).name: r.compared for r in rendered},
        composed.particulars,
        composed.style,
        tool_versions(),
    )
    artifacts = tuple(files)
    files[place.output / slug / f"{slug}{SUFFIX}"] = manifest.to_bytes()
    if not save_set(files, started.sink, place.root):
        return Outcome(slug, State.FAILED, (), tuple(started.sink))
    if not len(started.sink):  # a brief with warnings is built again, so that they show again
        digests = {path.name: digest(data) for path, data in files.items()}
        planned.records.save(slug, Record(planned.fingerprint, started.inputs, digests))
    return Outcome(slug, State.BUILT, artifacts, tuple(started.sink))
