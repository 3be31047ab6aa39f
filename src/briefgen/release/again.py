"""The download page of a release made anew, from the finished artifacts alone.

For a house that has changed its catalogue's templates, theme or address: no brief is read.
"""

from __future__ import annotations

from pathlib import Path

from briefgen.build.workspace import Place
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.release.lock import locked
from briefgen.release.publish import Report, last_release
from briefgen.release.shelf import Shelf, write_release
from briefgen.release.stage import recover


def catalogue(place: Place, target: Path) -> Report:
    """Make the page; raises ``BriefgenError`` where the folder stays as it was."""
    with locked(target):
        recover(target)
        sink = Sink()
        last = last_release(target, sink)
        if last is None:
            message = f"there is no release in {target}"
            raise BriefgenError(
                Diagnostic(codes.NO_RELEASE, message, (), (codes.NO_RELEASE.mend,), str(target))
            )
        shelf = Shelf(last.manifest.editions, {})
        files, changed = write_release(place, target, shelf, last, sink)
        if sink.failed:
            raise BriefgenError(*sink)
        return Report((), files, changed, tuple(sink))
