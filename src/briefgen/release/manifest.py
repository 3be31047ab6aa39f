"""manifest.json of a release folder: every file by its digest, and of what each brief was made.

It holds no time and no path of a machine: the same sources, after the same last release, give
the same bytes. What is read back may have been written by anyone; a name that climbs out of the
folder, or a value of another kind, refuses the whole file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any, Final

from briefgen.build.particulars import particulars_from_json
from briefgen.catalogue.entry import KINDS, Download, Edition
from briefgen.frozen import frozen

NAME: Final = "manifest.json"
SUMS: Final = "SHA256SUMS"
FORMAT: Final = 1

_DIGEST: Final = re.compile(r"[0-9a-f]{64}\Z")
_PART: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+-]*\Z")


@frozen
class Stamp:
    """A file's digest (SHA-256 in hex) and its size in bytes."""

    sha256: str
    size: int


@frozen
class Made:
    """Of what an edition was made, and what was proven; ``style`` is the citation style's name.

    ``sources``, ``fonts`` and ``styles`` map names to digests; ``in_step`` holds the counts of
    each comparison, ``verdicts`` what was checked and what was not.
    """

    tool: Mapping[str, str]
    style: str
    sources: Mapping[str, str]
    fonts: Mapping[str, str]
    styles: Mapping[str, str]
    in_step: Mapping[str, Mapping[str, object]]
    verdicts: Mapping[str, object]


@frozen
class Released:
    """One brief under one version."""

    slug: str
    edition: Edition
    made: Made


@frozen
class ReleaseManifest:
    """``editions`` by brief, then from the oldest version on; ``files`` are all but this file and
    the list of sums."""

    editions: tuple[Released, ...]
    files: Mapping[str, Stamp]
    tool: Mapping[str, str]

    def to_bytes(self) -> bytes:
        briefs = ",\n".join(_line(_released_to_json(released)) for released in self.editions)
        files = ",\n".join(
            f'{_line(name)}: {{"sha256": "{stamp.sha256}", "bytes": {stamp.size}}}'
            for name, stamp in sorted(self.files.items())
        )
        return (
            f'{{\n"format": {FORMAT},\n"tool": {_line(dict(self.tool))},\n'
            f'"briefs": [\n{briefs}\n],\n"files": {{\n{files}\n}}\n}}\n'
        ).encode()


class ManifestRefused(Exception):  # noqa: N818  (a refusal is the answer, not an accident)
    """A manifest that cannot be believed; the words say why."""


def parse_manifest(data: bytes) -> ReleaseManifest:
    """Read a manifest; raises ``ManifestRefused``."""
    try:
        found: Any = json.loads(data)
        if found["format"] != FORMAT:
            raise ManifestRefused("it was written by another version of briefgen")
        files = {_safe(name): _stamp(stamp) for name, stamp in found["files"].items()}
        editions = tuple(_released(item, files) for item in found["briefs"])
        return ReleaseManifest(editions, files, _digests(found["tool"]))
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as wrong:
        raise ManifestRefused("it is damaged, or something else wrote it") from wrong


def _line(data: object) -> str:
    """Write a value on one line: a brief or a file a line shows in a comparison of two lists,
    and is written many times faster than JSON that is set in."""
    return json.dumps(data, ensure_ascii=False)


def _released_to_json(released: Released) -> dict[str, Any]:
    edition, made = released.edition, released.made
    return {
        "brief": released.slug,
        "version": edition.version,
        "pages": edition.pages,
        "notes": edition.notes,
        "artifacts": {
            d.kind: {"file": d.path, "sha256": d.sha256, "bytes": d.size} for d in edition.downloads
        },
        "in_step": {name: dict(counts) for name, counts in made.in_step.items()},
        "verdicts": dict(made.verdicts),
        "particulars": edition.particulars.to_json(),
        "tool": dict(made.tool),
        "citation_style": made.style,
        "sources": dict(sorted(made.sources.items())),
        "styles": dict(sorted(made.styles.items())),
        "fonts": dict(sorted(made.fonts.items())),
    }


def _released(data: Any, files: Mapping[str, Stamp]) -> Released:
    downloads = tuple(
        Download(kind, _safe(d["file"]), _size(d["bytes"]), _digest(d["sha256"]))
        for kind, d in data["artifacts"].items()
    )
    for download in downloads:
        listed = files.get(download.path)
        if download.kind not in KINDS or listed != Stamp(download.sha256, download.size):
            raise ManifestRefused(f"it says two things of {download.path}")
    slug, version = _part(data["brief"]), _part(data["version"])
    particulars = particulars_from_json(data["particulars"])
    edition = Edition(version, particulars, _size(data["pages"]), _size(data["notes"]), downloads)
    made = Made(
        _digests(data["tool"]),
        str(data["citation_style"]),
        _digests(data["sources"]),
        _digests(data["fonts"]),
        _digests(data["styles"]),
        {str(name): dict(counts) for name, counts in data["in_step"].items()},
        dict(data["verdicts"]),
    )
    return Released(slug, edition, made)


def _safe(name: object) -> str:
    """Give a name that stays inside the folder and is plain enough for every system."""
    text = str(name)
    if not all(_PART.match(part) for part in text.split("/")) or PurePosixPath(text).is_absolute():
        raise ManifestRefused(f'it lists "{text}", which is outside its folder')
    return text


def _part(text: object) -> str:
    if not isinstance(text, str) or not _PART.match(text):
        raise ManifestRefused(f'it names a brief or version "{text}"')
    return text


def _stamp(data: Any) -> Stamp:
    return Stamp(_digest(data["sha256"]), _size(data["bytes"]))


def _digest(text: object) -> str:
    if not isinstance(text, str) or not _DIGEST.match(text):
        raise ValueError("not a digest")
    return text


def _size(number: object) -> int:
    if not isinstance(number, int) or isinstance(number, bool) or number < 0:
        raise ValueError("not a size")
    return number


def _digests(data: Any) -> dict[str, str]:
    return {str(name): str(digest) for name, digest in data.items()}
