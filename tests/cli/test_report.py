"""A long report, with one of everything that prose can hold, built as authors build it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from session import Briefgen, replace

SOURCES = Path(__file__).parent / "report"
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="120" viewBox="0 0 300 120">'
    '<path d="M10 20 C 100 30 180 90 290 100" fill="none" stroke="#00695c" stroke-width="4"/></svg>'
)


@pytest.fixture
def report(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The workspace of the report, as the current folder; gives its brief.yaml."""
    from PIL import Image, ImageDraw

    monkeypatch.setenv("BRIEFGEN_CACHE", str(tmp_path / "cache"))
    content = tmp_path / "work" / "content"
    folder = content / "valley"
    shutil.copytree(SOURCES / "sections", folder / "sections")
    for name, place in (("house", content), ("sources", content), ("brief", folder)):
        shutil.copy(SOURCES / f"{name}.yaml", place / f"{name}.yaml")
    figures = folder / "figures"
    figures.mkdir()
    (figures / "flow.svg").write_text(SVG, encoding="utf-8")
    picture = Image.new("RGB", (640, 360), "#dfe9f2")
    ImageDraw.Draw(picture).line([(0, 40), (320, 200), (640, 330)], fill="#0b2e52", width=14)
    picture.save(figures / "map.png", dpi=(150, 150))
    curve = Image.new("RGB", (600, 240), "white")
    ImageDraw.Draw(curve).line([(20, 40), (250, 110), (580, 200)], fill="#00695c", width=8)
    curve.save(figures / "flow.png")
    monkeypatch.chdir(tmp_path / "work")
    return folder / "brief.yaml"


@pytest.mark.parametrize("notes", ["endnotes", "footnotes"])
def test_notes_of_items_and_cells_break_no_rule_of_accessibility(
    report: Path, briefgen: Briefgen, notes: str
) -> None:
    extra = (
        "summary:\n  - As [](#tbl-noted) shows.\n"
        "sections:\n  - id: noted\n    title: Noted\n    body: |\n"
        "      - an item[^item]\n        1. inside[^inside]\n\n"
        "      | A | B |\n      |---|---|\n      | c | d[^cell] |\n\n      Table: T {#tbl-noted}\n"
    )
    head = "title: X\ndate: 2026-03-14\nlayout: report\n"
    names = "".join(f"  {name}: {name.title()}.\n" for name in ("item", "inside", "cell"))
    report.write_text(f"{head}notes_as: {notes}\n{extra}notes:\n{names}", encoding="utf-8")
    ran = briefgen("build")
    assert ran.code == 0, ran.err
    ran = briefgen("check", "output/valley/valley.pdf", "output/valley/valley.docx")
    assert ran.code == 0, ran.err
    manifest = Path("output/valley/valley.manifest.json").read_text(encoding="utf-8")
    assert "As Table 1 shows." in manifest


@pytest.mark.parametrize("notes", ["endnotes", "footnotes"])
@pytest.mark.parametrize("theme", ["institute", "chancery", "bulletin"])
def test_a_report_builds_in_step(report: Path, briefgen: Briefgen, notes: str, theme: str) -> None:
    replace(report, "version:", f"notes_as: {notes}\ntheme: {theme}\nversion:")
    ran = briefgen("build")
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.splitlines()[0] == "valley: built, in step"


def test_a_house_has_words_of_its_own(report: Path, briefgen: Briefgen) -> None:
    words = "labels:\n  en: {notes: Endnotes, summary: Points}\n  en-GB: {summary: Key Points}\n"
    house = report.parents[1] / "house.yaml"
    replace(house, "series:", f"{words}  fr: {{contents: Table}}\nseries:")
    ran = briefgen("build", "--to", "html")
    assert (ran.code, ran.err) == (0, "")
    page = Path("output/valley/valley.html").read_text(encoding="utf-8")
    for heading in ("Endnotes", "Key Points", "Contents"):
        assert f">{heading}</h2>" in page
    assert ">Notes</h2>" not in page


def test_a_word_that_no_part_of_the_page_has_is_told(report: Path, briefgen: Briefgen) -> None:
    house = report.parents[1] / "house.yaml"
    replace(house, "series:", "labels: {en: {note: Endnotes}}\nseries:")
    ran = briefgen("check")
    assert ran.code == 1
    assert 'did you mean "notes"?' in ran.err + ran.out
