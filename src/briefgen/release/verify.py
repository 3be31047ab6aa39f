"""Verify a workspace, a release folder, or any file that somebody has downloaded.

Three answers: unaltered, altered (and where), unknown. A release folder is held against its own
lists; a file against what the releases and builds at hand have published; what can still be
made from its sources is compared with them again.
"""

from __future__ import annotations

from pathlib import Path
from typing import Final

from briefgen.build.cache import file_digest
from briefgen.build.manifest import SUFFIX
from briefgen.build.plan import changed_inputs
from briefgen.build.verify import Verdict, compare_with_source
from briefgen.build.verify import verify as verify_built
from briefgen.build.workspace import Place, find_place
from briefgen.catalogue.entry import KINDS
from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.parity.transcript import UnreadableError
from briefgen.readers.docx.check import check_docx
from briefgen.readers.files import MAX_BYTES
from briefgen.release.alterations import alterations, condition
from briefgen.release.folder import ReleaseFolder, is_release, read_release
from briefgen.release.known import Known, known_files, same_bytes, same_name
from briefgen.release.manifest import Released

_ENDINGS: Final = {".htm": "html"}


def verify(
    paths: tuple[Path, ...], workspace: Path | None, output: Path | None
) -> tuple[tuple[Verdict, ...], tuple[Diagnostic, ...]]:
    """Verify the files or folders given, or every brief of the workspace."""
    if not paths:
        return verify_built((), workspace, output)
    verdicts: list[Verdict] = []
    sink = Sink()
    place = _place(workspace, output)
    for path in paths:
        verdicts += _verify(path, workspace, output, place, sink)
    return tuple(verdicts), tuple(sink)


def _place(workspace: Path | None, output: Path | None) -> Place | None:
    try:
        return find_place(workspace, output)
    except BriefgenError:
        if workspace is not None:
            raise
        return None


def _verify(
    path: Path, workspace: Path | None, output: Path | None, place: Place | None, sink: Sink
) -> list[Verdict]:
    if path.is_dir():
        if is_release(path):
            return _verify_release(path, place, sink)
    elif path.is_file() and not _is_listed(path):
        return [_verify_file(path, place, sink)]
    elif path.exists() and not path.is_file():
        sink.report(codes.UNKNOWN_FILE, f"{path} is no regular file", path=str(path))
        return []
    verdicts, found = verify_built((path,), workspace, output)
    sink.extend(found)
    return list(verdicts)


def _is_listed(path: Path) -> bool:
    """Say whether a build's manifest stands beside a file."""
    return any(path.parent.glob(f"*{SUFFIX}"))


def _verify_release(path: Path, place: Place | None, sink: Sink) -> list[Verdict]:
    folder = read_release(path, sink)
    if folder is None:
        return [Verdict(path, "not as it was released: its lists cannot be used")]
    newest = {released.slug: released for released in folder.manifest.editions}
    verdicts: list[Verdict] = []
    for released in folder.manifest.editions:
        words = ""
        again: dict[str, str] = {}
        if released is newest[released.slug]:
            words, again = _compared(folder, released, place, sink)
        for download in released.edition.downloads:
            file = folder.path / download.path
            state = _state(folder, download.path, download.sha256)
            compared = again.get(file.name, words) if state != "missing" else ""
            verdicts.append(Verdict(file, f"{state}{compared and f', {compared}'}"))
    return [*verdicts, Verdict(path, _summed(folder, sink))]


def _state(folder: ReleaseFolder, name: str, digest: str) -> str:
    found = folder.digests.get(name)
    if found is None:
        return "missing"
    return "unaltered" if found == digest else "altered"


def _compared(
    folder: ReleaseFolder, released: Released, place: Place | None, sink: Sink
) -> tuple[str, dict[str, str]]:
    """Compare a brief's artifacts with its sources where these are what they were."""
    if place is None or not (place.root / "content" / released.slug).is_dir():
        return "not compared (its sources are not here)", {}
    if changed_inputs(place.root, released.made.sources):
        return "not compared (its sources have changed since)", {}
    paths = [folder.path / download.path for download in released.edition.downloads]
    present = [path for path in paths if path.is_file()]
    return "not compared", compare_with_source(place, released.slug, present, sink)


def _summed(folder: ReleaseFolder, sink: Sink) -> str:
    count = len(folder.digests) + 1
    return f"{count} files, {'not as released' if sink.failed else 'all as released'}"


def _verify_file(path: Path, place: Place | None, sink: Sink) -> Verdict:
    """Say of one file whether it is one that was published."""
    if path.stat().st_size > MAX_BYTES:
        return _unknown(path, "it is larger than any brief", sink)
    try:
        digest = file_digest(path)
        known = known_files(path.resolve().parent, place)
        if digest and (same := same_bytes(known, digest)):
            return Verdict(path, f"unaltered: {same.slug} {same.version}, as {same.origin}")
        claimed = same_name(known, path)
        if claimed is not None:
            return _altered(path, claimed, place, sink)
        kind = _kind(path)
        wrong = condition(kind, path.read_bytes()) if kind else ""
        if kind == "docx" and not wrong:
            check_docx(path.read_bytes(), sink, path=str(path))
    except OSError as error:
        return _unknown(path, (error.strerror or str(error)).lower(), sink)
    return _unknown(path, wrong or "no release or build at hand lists it", sink)


def _unknown(path: Path, why: str, sink: Sink) -> Verdict:
    hint = "give the release folder that it came from, or run this in the workspace (-C DIR)"
    sink.report(codes.UNKNOWN_FILE, f"{path.name}: {why}", (), hint, path=str(path))
    return Verdict(path, "unknown")


def _kind(path: Path) -> str:
    suffix = path.suffix.lower()
    kind = _ENDINGS.get(suffix, suffix[1:])
    return kind if kind in KINDS else ""


def _altered(path: Path, claimed: Known, place: Place | None, sink: Sink) -> Verdict:
    """Tell where a copy differs from the file that bears its name."""
    what = f"{claimed.slug} {claimed.version}, as {claimed.origin}"
    message = f"{path.name} is not the file that was {claimed.origin} under this name"
    sink.report(codes.ALTERED, message, (), *_where(path, claimed), path=str(path))
    words = f"altered: not {what}"
    if place is not None and claimed.sources and not changed_inputs(place.root, claimed.sources):
        again = compare_with_source(place, claimed.slug, [path], sink).get(path.name, "")
        words += f", {again}" if again else ""
    return Verdict(path, words)


def _where(path: Path, claimed: Known) -> list[str]:
    """Say in which words a copy differs, where the published file is there to compare."""
    data = path.read_bytes()
    wrong = condition(claimed.kind, data)
    if wrong:
        return [wrong]
    if file_digest(claimed.path) != claimed.sha256:
        return ["the published file itself is not here to compare with"]
    try:
        found = alterations(claimed.kind, claimed.path.read_bytes(), data)
    except (UnreadableError, OSError) as error:
        return [str(error)]
    return found or ["all words and links are the same: it differs in what shows no text"]
