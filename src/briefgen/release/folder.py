"""A release folder on the disk, held against its own lists: listed = published = manifest.

``SHA256SUMS`` must list every file but itself; ``manifest.json`` every file but these two; each
file must have its digest. One flipped byte, a missing or an extra file is an error.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen
from briefgen.release.manifest import (
    NAME,
    SUMS,
    ManifestRefused,
    ReleaseManifest,
    parse_manifest,
)
from briefgen.release.sums import parse_sums


@frozen
class ReleaseFolder:
    """A folder that was read; ``digests`` are those of the files as they are on the disk."""

    path: Path
    manifest: ReleaseManifest
    digests: dict[str, str]


def is_release(path: Path) -> bool:
    """Say whether a folder claims to be a release."""
    return (path / NAME).is_file() or (path / SUMS).is_file()


def read_release(path: Path, sink: Sink) -> ReleaseFolder | None:
    """Read a release folder; report everything in which it is not what it says."""
    manifest = _manifest(path, sink)
    listed = _sums(path, sink)
    if manifest is None or listed is None:
        return None
    digests: dict[str, str] = {}
    for name in _names(path):
        if name != SUMS:
            digests[name] = _digest(path / name)
    _compare(path, manifest, listed, digests, sink)
    return ReleaseFolder(path, manifest, digests)


def read_manifest(path: Path, sink: Sink) -> ReleaseManifest | None:
    """Read the manifest of a release folder alone."""
    return _manifest(path, sink)


def _manifest(path: Path, sink: Sink) -> ReleaseManifest | None:
    place = path / NAME
    try:
        return parse_manifest(place.read_bytes())
    except ManifestRefused as refused:
        _report_manifest(place, str(refused), sink)
    except OSError as error:
        _report_manifest(place, (error.strerror or str(error)).lower(), sink)
    return None


def _report_manifest(place: Path, why: str, sink: Sink) -> None:
    message = f"the manifest of the release cannot be used: {why}"
    sink.report(codes.BAD_MANIFEST, message, (), codes.RELEASE_ALTERED.mend, path=str(place))


def _sums(path: Path, sink: Sink) -> dict[str, str] | None:
    place = path / SUMS
    try:
        return parse_sums(place.read_bytes())
    except OSError as error:
        why = (error.strerror or str(error)).lower()
    except ValueError:  # UnicodeDecodeError is one
        why = "it is not a list of sums"
    message = f"{SUMS} cannot be used: {why}"
    sink.report(codes.BAD_MANIFEST, message, (), codes.RELEASE_ALTERED.mend, path=str(place))
    return None


def _compare(
    path: Path,
    manifest: ReleaseManifest,
    listed: dict[str, str],
    digests: dict[str, str],
    sink: Sink,
) -> None:
    stamps = {name: stamp.sha256 for name, stamp in manifest.files.items()}
    for name in sorted(listed.keys() | stamps.keys() | digests.keys()):
        message = _difference(name, stamps.get(name), listed.get(name), digests.get(name))
        if message:
            mend = codes.RELEASE_ALTERED.mend
            sink.report(codes.RELEASE_ALTERED, message, (), mend, path=str(path / name))


def _difference(name: str, stamped: str | None, listed: str | None, found: str | None) -> str:
    """Say in which way a file and the two lists disagree, or nothing."""
    if found is None:
        return f"{name} is missing"
    if listed is None and stamped is None:
        return f"{name} is not part of the release"
    if listed is None or (stamped is None and name != NAME):
        return f"{name} is listed in {NAME if listed is None else SUMS} alone"
    if stamped is not None and stamped != listed:
        return f"{NAME} and {SUMS} give {name} different digests"
    return "" if found == listed else f"{name} is not the file that was released"


def _names(path: Path) -> Iterator[str]:
    """Yield the names of all files below a folder; links and devices among them."""
    pending = [""]
    while pending:
        prefix = pending.pop()
        with os.scandir(path / prefix) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    pending.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}"


def _digest(path: Path) -> str:
    """Give the digest of a regular file; anything else has none that could be listed."""
    if path.is_symlink() or not path.is_file():
        return "no regular file"
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
