"""content/sources.* -> SourceLibrary.

Stage 1. sources.yaml, .json (CSL-JSON), .bib (BibTeX) and .ris are one library; each format is
read into the tree that sources.yaml would hold, and checked by the same table of fields.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.diagnostic import Label
from briefgen.diagnostics.register import yaml as codes
from briefgen.markup.keys import KEY, WIDE_KEY
from briefgen.model.sources import Source, SourceLibrary
from briefgen.readers.files import Folder
from briefgen.readers.kinds import Keyed, MapOf
from briefgen.readers.load import load_text
from briefgen.readers.sources.items import SOURCE, read_source
from briefgen.readers.yaml import parse_yaml
from briefgen.readers.yaml.tree import Mapping, Node, Sequence
from briefgen.source import SourceFile, Span

FILES: Final = ("sources.yaml", "sources.json", "sources.bib", "sources.ris")

SOURCES: Final = MapOf(
    SOURCE, KEY, "a key is letters and digits with single - . : inside: nisar-2016"
)

_BROKEN: Final = (codes.YAML_SYNTAX, codes.BIBLIOGRAPHY_SYNTAX)
"""Faults behind which a file is not read any further."""

Found = Iterable[tuple[str, Span, Mapping]]


def read_library(folder: Folder, sink: Sink) -> SourceLibrary:
    """Read the sources of a workspace; a workspace may have none."""
    sources: dict[str, Source] = {}
    whole = not _is_misnamed(folder, sink)
    for name in FILES:
        if not folder.exists(f"content/{name}"):
            continue
        told = len(sink)
        file = load_text(folder, f"content/{name}", sink)
        found = [] if file is None else _read_file(name, file, sink)
        new = sink.diagnostics[told:]
        whole = whole and not (new and not found) and not any(d.code in _BROKEN for d in new)
        for source in found:
            first = sources.get(source.key)
            if first is None:
                sources[source.key] = source
            else:
                _report_twice(source, first, sink)
    return SourceLibrary(sources, whole)


def _is_misnamed(folder: Folder, sink: Sink) -> bool:
    """Report sources that stand in sources.yml, where nothing looks for them."""
    other = "content/sources.yml"
    if folder.exists("content/sources.yaml") or not folder.exists(other):
        return False
    message = f"{other} is not read: the file is called sources.yaml"
    sink.report(codes.MISSING_FILE, message, (), "rename it", path=other)
    return True


def _read_file(name: str, file: SourceFile, sink: Sink) -> list[Source]:
    """Read the sources of one file by the format that its name tells."""
    match name.rpartition(".")[2]:
        case "json":
            from briefgen.readers.bibliography.csl_items import read_items
            from briefgen.readers.bibliography.json_tree import parse_json

            tree = parse_json(file, sink)
            return [] if tree is None else _read_found(read_items(tree, sink), sink)
        case "bib":
            from briefgen.readers.bibliography.bibtex_fields import read_bibtex

            return _read_found(read_bibtex(file, sink), sink)
        case "ris":
            from briefgen.readers.bibliography.ris import read_ris

            return _read_found(read_ris(file, sink), sink)
    return _read_yaml(parse_yaml(file, sink), sink)


def _read_yaml(node: Node | None, sink: Sink) -> list[Source]:
    """Read sources by key, or Pandoc's list of references."""
    if node is None:
        return []
    if isinstance(node, Sequence) or _is_references(node):
        from briefgen.readers.bibliography.csl_items import read_items

        return _read_found(read_items(node, sink), sink)
    found = SOURCES.read(node, "sources.yaml", sink) or {}
    return [read_source(values) for values in found.values()]


def _is_references(node: Node) -> bool:
    return isinstance(node, Mapping) and list(node.entries) == ["references"]


def _read_found(found: Found, sink: Sink) -> list[Source]:
    """Type what another format holds by the table of a source."""
    sources: list[Source] = []
    for key, span, node in found:
        if WIDE_KEY.fullmatch(key) is None:
            sink.report(
                codes.BAD_ID,
                f'"{key}" is no key that a citation can name',
                (Label(span),),
                "take spaces and braces out of it",
            )
        values = SOURCE.read(node, key, sink)
        if values is not None:
            sources.append(read_source(Keyed(key, span, values, node.span)))
    return sources


def _report_twice(source: Source, first: Source, sink: Sink) -> None:
    sink.report(
        codes.DUPLICATE_SOURCE,
        f'the source "{source.key}" is given twice',
        (Label(source.span, "again here"), Label(first.span, "first here")),
        "delete or rename one of the two",
    )
