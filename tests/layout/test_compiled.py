"""Compiled templates are kept in the cache folder, and never change what is laid out."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.layout import sandbox
from tests.examples import rich_brief
from tests.layout.laying import faults, laid


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the folder of compiled templates of a cache that has none yet."""
    monkeypatch.setattr(sandbox, "cache_folder", lambda: tmp_path)
    sandbox._environment.cache_clear()
    return tmp_path / "templates"


def test_a_template_is_compiled_once_for_all_runs(
    kept: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = laid(rich_brief()).xhtml
    assert list(kept.iterdir())
    sandbox._environment.cache_clear()

    def refuse(*_: object) -> None:
        raise AssertionError("compiled again")

    monkeypatch.setattr("jinja2.Environment.compile", refuse)
    assert laid(rich_brief()).xhtml == first


@pytest.mark.parametrize("damage", ["empty", "nonsense", "cut", "flipped"])
def test_a_damaged_record_is_made_anew(kept: Path, damage: str) -> None:
    first = laid(rich_brief()).xhtml
    for file in kept.iterdir():
        whole = file.read_bytes()
        half = len(whole) // 2
        flipped = bytes(byte ^ 1 for byte in whole[half : half + 99])  # not seen, it would crash
        file.write_bytes(
            {
                "empty": b"",
                "nonsense": b"nonsense",
                "cut": whole[:half],
                "flipped": whole[:half] + flipped + whole[half + 99 :],
            }[damage]
        )
    sandbox._environment.cache_clear()
    assert laid(rich_brief()).xhtml == first


def test_a_record_of_another_template_is_not_believed(kept: Path) -> None:
    first = laid(rich_brief()).xhtml
    page, *others = sorted(kept.iterdir(), key=lambda file: file.stat().st_size, reverse=True)
    assert others
    page.write_bytes(others[0].read_bytes())
    sandbox._environment.cache_clear()
    assert laid(rich_brief()).xhtml == first


def test_a_cache_that_cannot_be_written_costs_time_only(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "file"
    file.write_text("no folder")
    monkeypatch.setattr(sandbox, "cache_folder", lambda: file)
    sandbox._environment.cache_clear()
    assert laid(rich_brief()).xhtml


@pytest.mark.parametrize(
    ("template", "told"),
    [
        (
            "<p>\n" + "{% for x in brief.posts %}" * 25 + "{% endfor %}" * 25 + "</p>",
            "the template cannot be run: too many statically nested blocks",
        ),
        (
            "<p>\n{{ " + "(" * 5000 + "brief" + ")" * 5000 + " }}</p>",
            "an expression of the template is nested too deep",
        ),
    ],
    ids=["loops", "brackets"],
)
def test_a_template_that_nests_too_deep_is_told(tmp_path: Path, template: str, told: str) -> None:
    files = {"own/page.html.j2": template, "own/layout.yaml": "title: Own\n"}
    (fault,) = faults(rich_brief(), tmp_path, files, "own")
    assert (fault.code.id, fault.message) == ("BG506", told)
    assert str(fault.labels[0].span) == "templates/own/page.html.j2:1:1"
