"""The manifest beside a brief's artifacts: what they are, made from what, and what was proven.

Holds no time and no path of a machine: two builds of the same sources give the same manifest.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from briefgen import __version__
from briefgen.build.cache import digest
from briefgen.build.particulars import Particulars, particulars_from_json
from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen

SUFFIX = ".manifest.json"
FORMAT = 2

LIBRARIES = ("weasyprint", "jinja2", "markdown-it-py", "pyyaml", "pydyf")
"""Libraries whose version can change an artifact's bytes."""


@frozen
class Manifest:
    """``sources`` and ``artifacts`` map names to SHA-256 digests in hex; sources are relative to
    the workspace, artifacts to the manifest. ``compared`` is parity's verdict, an artifact at
    a time. ``style`` is the citation style's name, ``tool`` what made the artifacts, by name and
    version."""

    slug: str
    version: str
    sources: Mapping[str, str]
    artifacts: Mapping[str, str]
    notes: int
    compared: Mapping[str, Mapping[str, object]]
    particulars: Particulars
    style: str
    tool: Mapping[str, str]

    def to_bytes(self) -> bytes:
        data = {
            "format": FORMAT,
            "brief": self.slug,
            "version": self.version,
            "tool": dict(self.tool),
            "style": self.style,
            "particulars": self.particulars.to_json(),
            "notes": self.notes,
            "artifacts": dict(sorted(self.artifacts.items())),
            "in_step": {name: dict(counts) for name, counts in sorted(self.compared.items())},
            "sources": dict(sorted(self.sources.items())),
        }
        return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def tool_versions() -> dict[str, str]:
    """Give the versions of briefgen and of the libraries that decide an artifact's bytes."""
    recorded = _recorded_versions()
    return {"briefgen": __version__, **{name: recorded[name] for name in LIBRARIES}}


def _recorded_versions() -> Mapping[str, str]:
    """Give the versions of installed projects by the names of their folders.

    ``<name>-<version>.dist-info``, the name normalised ("Recording installed projects", PyPA
    specifications). Reading them through ``importlib.metadata`` costs as much as laying out.
    """
    names = {name.replace("-", "_"): name for name in LIBRARIES}
    found: dict[str, str] = {}
    for entry in sys.path:
        with suppress(OSError):
            for folder in os.listdir(entry or "."):
                name, _, version = folder.removesuffix(".dist-info").partition("-")
                known = names.get(name.lower())
                if known and version and folder.endswith(".dist-info"):
                    found.setdefault(known, version)
    if len(found) < len(LIBRARIES):  # installed in another way
        from importlib.metadata import version as version_of

        return {name: found.get(name) or version_of(name) for name in LIBRARIES}
    return found


def read_manifest(path: Path, sink: Sink) -> Manifest | None:
    """Read a manifest, refusing one that is damaged or names files outside its folder."""
    try:
        data: Any = json.loads(path.read_bytes())
        manifest = Manifest(
            _plain(data["brief"]),
            _plain(data["version"]),
            {str(k): str(v) for k, v in data["sources"].items()},
            {str(k): str(v) for k, v in data["artifacts"].items()},
            int(data["notes"]),
            {str(k): dict(v) for k, v in data["in_step"].items()},
            particulars_from_json(data["particulars"]),
            str(data["style"]),
            {str(k): str(v) for k, v in data["tool"].items()},
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        sink.report(codes.BAD_MANIFEST, "the manifest cannot be read", path=str(path))
        return None
    outside = [name for name in manifest.artifacts if Path(name).name != name or name in ("", "..")]
    for name in outside:
        message = f'the manifest lists "{name}", which is outside its folder'
        sink.report(codes.BAD_MANIFEST, message, path=str(path))
    return None if outside else manifest


def _plain(name: object) -> str:
    """Give a name that can be part of a path and leads nowhere else."""
    text = str(name)
    if Path(text).name != text or text in ("", ".."):
        raise ValueError(text)
    return text


def artifact_digests(files: Mapping[Path, bytes]) -> dict[str, str]:
    """Give the digests of artifacts by file name."""
    return {path.name: digest(data) for path, data in files.items()}
