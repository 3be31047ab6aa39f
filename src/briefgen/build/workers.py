"""Worker processes for PDFs: they import WeasyPrint while the parent is still reading.

A PDF takes far longer than all else a brief needs, so PDFs are made beside it, one process a
core; the parent composes briefs, makes the Word files and web pages, and collects.
"""

from __future__ import annotations

import os
import signal
import sys
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context, parent_process
from threading import Thread

from briefgen.build.collector import collector_paused
from briefgen.build.modules import save_modules
from briefgen.build.patterns import save_patterns
from briefgen.build.render import Job, Rendered, render
from briefgen.diagnostics import Diagnostic
from briefgen.diagnostics.register import build as codes


class Workers:
    """A pool of processes that render jobs; use as a context manager, and start it in there."""

    def __init__(self, count: int) -> None:
        # Forked before any thread exists; where that is no option, workers start afresh.
        method = "fork" if sys.platform == "linux" else "spawn"
        self.count = count
        self._pool = ProcessPoolExecutor(count, get_context(method), _warm_up)

    def start(self) -> None:
        """Start the processes, so that they import while we read.

        Ctrl-C waits until they are all there: one that it met on its way would end with a
        traceback, and the pool wait for it.
        """
        blocked = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
        try:
            self._pool.submit(_nothing)
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, blocked)

    def submit(self, job: Job) -> Future[Rendered]:
        return self._pool.submit(_render, job)

    def __enter__(self) -> Workers:
        return self

    def __exit__(self, *_: object) -> None:
        self._pool.shutdown(wait=True, cancel_futures=True)


def result_of(future: Future[Rendered], job: Job) -> Rendered:
    """Wait for a job; a worker that died is a diagnostic, not a traceback."""
    try:
        return future.result()
    except BrokenProcessPool:
        message = "the process that makes the PDF ended before its work was done"
        died = Diagnostic(codes.WORKER_DIED, message, (), (codes.WORKER_DIED.mend,))
        return Rendered(job.artifact, None, {}, (died,))


def _render(job: Job) -> Rendered:
    with collector_paused():
        return render(job)


def _nothing() -> None:
    """Do nothing: the first job starts the pool."""


def heed_parent() -> None:
    """Leave Ctrl-C to the parent, in a worker process, and end when that ends, however it does."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _warm_up() -> None:
    heed_parent()
    from briefgen.writers import pdf

    pdf.warm_up()
    save_patterns()
    save_modules()
