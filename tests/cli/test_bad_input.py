"""What an author does wrong is told at its line, before a PDF is made."""

from __future__ import annotations

from pathlib import Path

import pytest

from session import Briefgen, replace

HEAD = "    title: What Would Help\n    body: |\n"
SVG = '<svg xmlns="http://www.w3.org/2000/svg"><image href="https://example.org/x.png"/></svg>'

CASES = {
    "an image without alt": ('![](figures/x.png "Cap"){#fig-x}', "BG213"),
    "a skipped heading": ("##### Skipped", "BG204"),
    "a table without header": ("|  |  |\n      |---|---|\n      | a | b |", "BG234"),
    "rows without header": ("| a | b |\n      | c | d |", "BG234"),
    "an svg that reaches outside": ("![A map](figures/x.svg)", "BG812"),
}


@pytest.mark.parametrize("name", CASES)
def test_a_fault_is_told_at_its_line(
    workspace: Path, brief: Path, briefgen: Briefgen, name: str
) -> None:
    text, code = CASES[name]
    figures = brief.parent / "figures"
    figures.mkdir()
    (figures / "x.svg").write_text(SVG, encoding="utf-8")
    replace(brief, HEAD, f"{HEAD}      {text}\n\n")
    line = brief.read_text(encoding="utf-8").splitlines().index(f"      {text.splitlines()[0]}")
    ran = briefgen("check", "demo")
    assert ran.code == 1
    assert f"error[{code} " in ran.err
    assert f"content/demo/brief.yaml:{line + 1}:7" in ran.err


def test_a_row_that_lacks_a_cell_is_told_at_its_line(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    replace(brief, HEAD, f"{HEAD}      | a | b |\n      |---|---|\n      | c |\n\n")
    line = brief.read_text(encoding="utf-8").splitlines().index("      | c |")
    ran = briefgen("check", "demo")
    assert ran.code == 1
    assert "error[BG224 " in ran.err
    assert f"content/demo/brief.yaml:{line + 1}:7" in ran.err


def test_a_table_wider_than_the_page_is_told_at_its_line(
    workspace: Path, brief: Path, briefgen: Briefgen
) -> None:
    words = [f"Internationalisation{n}" for n in range(40)]
    rows = ["|".join(["", *cells, ""]) for cells in (words, ["---"] * 40, words)]
    replace(brief, HEAD, HEAD + "".join(f"      {row}\n" for row in rows) + "\n")
    line = brief.read_text(encoding="utf-8").splitlines().index(f"      {rows[0]}")
    ran = briefgen("build", "--to", "pdf")
    assert ran.code == 1
    assert ran.err.count("error[BG604 ") == 1
    assert "the page is too narrow for this table" in ran.err
    assert "{.wide}" in ran.err
    assert f"content/demo/brief.yaml:{line + 1}:" in ran.err
    assert not (workspace / "output/demo/demo.pdf").exists()


@pytest.mark.parametrize(
    ("file", "old", "new", "code", "place"),
    [
        ("sources.yaml", "title: Waiting", "title: Well: Waiting", "BG103", ""),
        ("house.yaml", "name: Example", "name: Our: Example", "BG103", ""),
        ("sources.yaml", "publisher:", "publischer:", "BG130", ""),
        ("demo/brief.yaml", "- id: delay", "- id: The Delay", "BG137", ""),
        ("demo/brief.yaml", "from: [delay]", "from: [delays]", "BG307", "delays]"),
        ("demo/brief.yaml", HEAD, f"{HEAD}      # Too High\n\n", "BG204", ""),
        ("demo/brief.yaml", "[^counts]", "[^count]", "BG302", ""),
    ],
)
def test_one_mistake_is_told_once(
    workspace: Path, briefgen: Briefgen, file: str, old: str, new: str, code: str, place: str
) -> None:
    path = workspace / "content" / file
    replace(path, old, new)
    ran = briefgen("check", "demo")
    assert f"error[{code} " in ran.err
    assert ran.err.endswith("\n1 error\n")
    if place:
        line = next(n for n, t in enumerate(path.read_text("utf-8").split("\n"), 1) if place in t)
        assert f"{file}:{line}:" in ran.err


def test_files_that_end_in_yml_are_told_to_be_renamed(workspace: Path, briefgen: Briefgen) -> None:
    content = workspace / "content"
    (content / "sources.yaml").rename(content / "sources.yml")
    told = briefgen("check").err
    assert "content/sources.yml is not read" in told
    assert told.endswith("\n1 error\n")
    (content / "sources.yml").rename(content / "sources.yaml")

    (content / "demo/brief.yaml").rename(content / "demo/brief.yml")
    for ran in (briefgen("check"), briefgen("build", "demo")):
        assert ran.code == 1
        assert "rename content/demo/brief.yml to brief.yaml" in ran.err
    assert briefgen("new", "other").code == 0
    assert "content/demo/brief.yml is not read" in briefgen("check").err

    (content / "house.yaml").rename(content / "house.yml")
    assert "rename content/house.yml to house.yaml" in briefgen("check").err
