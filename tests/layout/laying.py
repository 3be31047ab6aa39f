"""Layouts and themes written into a workspace by a test, and briefs laid out by them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path

from briefgen.diagnostics import Sink
from briefgen.layout.layout import Layout
from briefgen.layout.load import load_layout, load_theme
from briefgen.layout.render import LaidOut, lay_out
from briefgen.layout.theme import Theme
from briefgen.model.brief import ResolvedBrief
from briefgen.readers.files import Folder

AROUND = """\
<header class="masthead"><h1>{{ brief.title }}</h1><p class="date">{{ brief.date }}</p></header>
{% include "part.html.j2" %}
{% for section in brief.sections %}
<section id="{{ section.id }}"><h2>{{ section.title }}</h2>{{ section.body }}</section>
{% endfor %}
<section class="colophon" id="colophon">
<p class="publisher">{{ brief.publisher.name }}</p>
</section>
"""
"""A page that shows a short brief, with a part that a test writes."""


def workspace(root: Path, files: Mapping[str, str]) -> Folder:
    """Write files under ``templates/`` and give the workspace."""
    for name, text in files.items():
        path = root / "templates" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return Folder(root)


def layout(name: str = "brief", folder: Folder | None = None) -> Layout:
    sink = Sink()
    found = load_layout(name, folder, sink)
    assert list(sink) == []
    assert found is not None
    return found


@cache
def theme(name: str = "institute") -> Theme:
    sink = Sink()
    found = load_theme(name, None, sink)
    assert list(sink) == []
    assert found is not None
    return found


def laid(resolved: ResolvedBrief, name: str = "brief", folder: Folder | None = None) -> LaidOut:
    """Lay a brief out; nothing may be reported."""
    sink = Sink()
    found = lay_out(resolved, layout(name, folder), theme(), sink)
    assert list(sink) == []
    assert found is not None
    return found


def faults(resolved: ResolvedBrief, root: Path, files: Mapping[str, str], name: str) -> Sink:
    """Lay a brief out by a layout that has faults; give what was reported."""
    sink = Sink()
    found = load_layout(name, workspace(root, files), sink)
    if found is not None:
        assert lay_out(resolved, found, theme(), sink) is None
    return sink
