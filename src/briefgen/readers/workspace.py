"""A workspace: the house, its sources, and the briefs that it has.

Stage 1: content/ -> Workspace. The folder given is the workspace's own, which holds content/.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from briefgen.diagnostics import Diagnostic, Sink
from briefgen.diagnostics.register import yaml as codes
from briefgen.frozen import frozen
from briefgen.model.brief import Publisher
from briefgen.model.house import House
from briefgen.model.sources import SourceLibrary
from briefgen.readers.files import Folder
from briefgen.readers.house import read_house
from briefgen.readers.kinds import slug
from briefgen.readers.sources import read_library
from briefgen.source import NOWHERE, Span

_SLUG: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@frozen
class Workspace:
    """What the briefs of a folder share; ``slugs`` are the folders that hold a brief.yaml."""

    house: House
    library: SourceLibrary
    slugs: tuple[str, ...]


def read_workspace(folder: Folder, sink: Sink, library: SourceLibrary | None = None) -> Workspace:
    """Read what briefs share; what can't be read is reported, and left empty.

    ``library`` stands in for the sources where those are read elsewhere.
    """
    house = read_house(folder, sink)
    return Workspace(
        house=house or House(Publisher(""), Span(NOWHERE, 0, 0)),
        slugs=find_slugs(folder, sink),
        library=read_library(folder, sink) if library is None else library,
    )


@frozen
class Sources:
    """The source library as it was read, with its files and what there is to say about it."""

    library: SourceLibrary
    seen: Mapping[str, str]
    diagnostics: tuple[Diagnostic, ...]


def read_sources(root: Path) -> Sources:
    """Read the source library by itself."""
    folder, sink = Folder(root), Sink()
    return Sources(read_library(folder, sink), folder.seen, tuple(sink))


def find_slugs(folder: Folder, sink: Sink) -> tuple[str, ...]:
    """Give the briefs of a workspace in the order of their names."""
    slugs: list[str] = []
    for name in folder.list("content"):
        files = folder.list(f"content/{name}") if name.endswith("/") else ()
        if "brief.yaml" not in files:
            if "brief.yml" in files:
                other = f"content/{name}brief.yml"
                message = f"{other} is not read: the file is called brief.yaml"
                sink.report(codes.MISSING_FILE, message, (), "rename it", path=other)
            continue
        name = name.removesuffix("/")
        if _SLUG.fullmatch(name) is None:
            sink.report(
                codes.BAD_ID,
                f"\"{name}\" can't be the name of a brief's folder",
                (),
                f'rename it, for instance to "{slug(name) or "my-brief"}"',
                path=f"content/{name}",
            )
            continue
        slugs.append(name)
    return tuple(slugs)
