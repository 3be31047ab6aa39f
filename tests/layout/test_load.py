"""Layouts and themes are found where they are, and nowhere else."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout import load
from briefgen.layout.load import built_in, load_layout, load_theme
from briefgen.layout.theme import Theme
from briefgen.readers.files import Folder
from tests.layout.laying import layout, workspace

ROOT = Path(__file__).resolve().parents[2]
PAGE = layout().text("page.html.j2")


def test_the_built_in_layout_is_found_in_the_checkout() -> None:
    found = layout()
    assert found.title == "Policy brief"
    assert found.order == ("lead", "summary", "sections")
    assert {"page.html.j2", "print.css", "screen.css", "layout.yaml"} <= set(found.files)


def test_the_built_in_layout_is_found_inside_the_wheel(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The wheel holds templates/ as briefgen/templates (pyproject.toml, force-include)."""
    package = tmp_path / "site-packages" / "briefgen"
    shutil.copytree(ROOT / "templates", package / "templates")
    monkeypatch.setattr(load, "_PACKAGE", package)
    assert built_in().root == package
    assert layout().text("page.html.j2") == PAGE


def test_every_theme_that_comes_with_briefgen_is_right() -> None:
    themes = ROOT / "templates" / "themes"
    names = sorted(path.name for path in themes.iterdir() if path.is_dir())
    assert "institute" in names
    for name in names:
        sink = Sink()
        found = load_theme(name, None, sink)
        assert [d.message for d in sink] == []
        assert isinstance(found, Theme)
        assert found.name == name


def test_a_file_of_the_workspace_stands_in_for_the_built_in_one(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"brief/screen.css": "p { color: red }"})
    found = layout("brief", folder)
    assert found.text("screen.css") == "p { color: red }"
    assert found.text("page.html.j2") == PAGE
    assert found.files["screen.css"].path == "templates/brief/screen.css"
    assert found.files["page.html.j2"].path == "briefgen/templates/brief/page.html.j2"


def test_a_layout_takes_what_it_lacks_from_the_one_it_is_based_on(tmp_path: Path) -> None:
    folder = workspace(
        tmp_path,
        {
            "memo/layout.yaml": "title: Memo\nbased_on: brief\norder: [summary, lead, sections]\n",
            "note/layout.yaml": "based_on: memo\nfurniture: {running-head: '{publisher}'}\n",
            "note/screen.css": "p { color: red }",
        },
    )
    found = layout("note", folder)
    assert (found.name, found.title) == ("note", "Memo")
    assert found.order == ("summary", "lead", "sections")
    assert found.furniture == {"running-head": "{publisher}"}
    assert found.text("screen.css") == "p { color: red }"
    assert found.text("page.html.j2") == PAGE


def test_what_was_read_is_on_record_for_the_next_build(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"brief/screen.css": "p { color: red }"})
    layout("brief", folder)
    assert "templates/brief/screen.css" in folder.seen
    assert "templates/brief/" in folder.seen


@pytest.mark.parametrize("name", ["../brief", "/etc", "brief/../themes", "themes", "brief/.."])
def test_a_name_leads_nowhere_else(tmp_path: Path, name: str) -> None:
    sink = Sink()
    assert load_layout(name, Folder(tmp_path), sink) is None
    assert [d.code.id for d in sink] == ["BG501"]


def test_a_link_out_of_the_workspace_is_refused(tmp_path: Path) -> None:
    outside = tmp_path / "secret.j2"
    outside.write_text("secret", encoding="utf-8")
    folder = workspace(tmp_path / "work", {"own/page.html.j2": "<p>x</p>"})
    (tmp_path / "work/templates/own/part.html.j2").symlink_to(outside)
    sink = Sink()
    assert load_layout("own", folder, sink) is None
    assert [d.code.id for d in sink] == ["BG502"]
    assert "out of the workspace" in next(iter(sink)).message


def test_a_layout_without_a_page_is_told(tmp_path: Path) -> None:
    sink = Sink()
    folder = workspace(tmp_path, {"own/layout.yaml": "title: Own\n"})
    assert load_layout("own", folder, sink) is None
    assert [d.message for d in sink] == ['the layout "own" has no page.html.j2']


def test_a_template_that_is_no_text_is_told(tmp_path: Path) -> None:
    folder = workspace(tmp_path, {"own/page.html.j2": ""})
    (tmp_path / "templates/own/page.html.j2").write_bytes(b"<p>caf\xe9</p>")
    sink = Sink()
    assert load_layout("own", folder, sink) is None
    assert next(iter(sink)).code.name == "not-utf8"


def test_a_theme_that_there_is_not_is_told_with_the_nearest() -> None:
    sink = Sink()
    assert load_theme("institut", None, sink) is None
    (diagnostic,) = sink
    assert diagnostic.code.id == "BG522"
    assert diagnostic.hints[0] == 'did you mean "institute"?'
