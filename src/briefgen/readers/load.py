"""From a path in the workspace to a decoded file or a tree.

Stage 1. What can't be read is reported at the place that named it, if any.
"""

from __future__ import annotations

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import yaml as codes
from briefgen.readers.files import FileRefused, Folder, Refusal
from briefgen.readers.text import decode
from briefgen.readers.yaml import parse_yaml
from briefgen.readers.yaml.parse import MAX_CHARACTERS
from briefgen.readers.yaml.tree import Node
from briefgen.source import SourceFile, Span


def load_text(
    folder: Folder, rel: str, sink: Sink, named_at: Span | None = None
) -> SourceFile | None:
    """Read and decode a file; ``named_at`` is the place in content that names it."""
    try:
        data = folder.read(rel)
    except FileRefused as refused:
        report_refused(refused, sink, named_at)
        return None
    if len(data) > MAX_CHARACTERS:
        sink.report(codes.FILE_TOO_LARGE, f"{rel} is larger than 8 MiB", at(named_at), path=rel)
        return None
    return decode(data, rel, sink)


def load_yaml(folder: Folder, rel: str, sink: Sink) -> Node | None:
    """Read a YAML file into its tree."""
    file = load_text(folder, rel, sink)
    return None if file is None else parse_yaml(file, sink)


def report_refused(refused: FileRefused, sink: Sink, named_at: Span | None = None) -> None:
    """Report a file that was not given."""
    missing = refused.refusal is Refusal.MISSING
    message = f"{refused.rel}: {refused.refusal}"
    if refused.detail:
        message += f" ({refused.detail})"
    sink.report(
        codes.MISSING_FILE if missing else codes.UNREADABLE_FILE,
        message,
        at(named_at, "named here"),
        "create the file, or correct the path" if missing else "",
        path="" if named_at else refused.rel,
    )
