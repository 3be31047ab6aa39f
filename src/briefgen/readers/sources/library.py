"""content/sources.* -> SourceLibrary."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics import Sink
from briefgen.markup.keys import KEY
from briefgen.model.sources import Source, SourceLibrary
from briefgen.readers.files import Folder
from briefgen.readers.kinds import MapOf
from briefgen.readers.load import load_yaml
from briefgen.readers.sources.items import SOURCE, read_source

SOURCES: Final = MapOf(
    SOURCE, KEY, "a key is letters and digits with single - . : inside: nisar-2016"
)


def read_library(folder: Folder, sink: Sink) -> SourceLibrary:
    """Read the sources of a workspace; a workspace may have none."""
    sources: dict[str, Source] = {}
    if folder.exists("content/sources.yaml"):
        node = load_yaml(folder, "content/sources.yaml", sink)
        found = None if node is None else SOURCES.read(node, "sources.yaml", sink)
        for key, values in (found or {}).items():
            sources[key] = read_source(values)
    return SourceLibrary(sources)
