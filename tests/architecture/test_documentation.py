"""The pages that describe the code are those that the code would write now."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from .project import ROOT, SOURCE, load_tool, pyproject

document = load_tool("document")
ARCHITECTURE = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
PAGES = [ROOT / "README.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").rglob("*.md"))]


@pytest.mark.parametrize("page", [document.ARCHITECTURE, document.DIAGNOSTICS], ids=str)
def test_a_generated_page_is_up_to_date(page: Path) -> None:
    assert (ROOT / page).read_text(encoding="utf-8") == document.pages()[page], "run `make docs`"


def test_the_module_tables_cover_the_tree() -> None:
    shown = {match["name"] for match in document.TABLE.finditer(ARCHITECTURE)}
    there = {
        path.stem
        for path in SOURCE.iterdir()
        if (path / "__init__.py").exists() or (path.suffix == ".py" and path.stem != "__init__")
    }
    assert shown == there


def test_the_tables_stand_in_the_order_of_the_layers() -> None:
    """The page reads upwards: from what imports nothing to the command line."""
    contracts = pyproject()["tool"]["importlinter"]["contracts"]
    layers = next(c["layers"] for c in contracts if c["id"] == "layers")
    named = [name for layer in reversed(layers) for name in layer.split(" : ")]
    upwards = [name for name in named if not name.startswith("(")]  # those are planned
    shown = [match["name"] for match in document.TABLE.finditer(ARCHITECTURE)]
    assert shown == upwards


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_between_the_pages_lead_somewhere(page: Path) -> None:
    text = re.sub(
        r"```.*?```|(`+)[^`\n].*?\1", "", page.read_text(encoding="utf-8"), flags=re.DOTALL
    )
    targets = re.findall(r"(?<!\\)\]\((?!https?:|mailto:|#)([^)#\s]+)", text)
    assert [target for target in targets if not (page.parent / target).exists()] == []


def test_decisions_are_numbered_without_a_gap_and_dated() -> None:
    records = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(record.name[:4]) for record in records] == list(range(1, len(records) + 1))
    for record in records:
        heading, _, date, *_ = record.read_text(encoding="utf-8").split("\n")
        assert heading.startswith(f"# {int(record.name[:4])}. ")
        assert re.fullmatch(r"\d{4}-\d\d-\d\d, (accepted|replaced by \d+)\.", date)
