"""`briefgen check FILE`: a PDF or a Word file, ours or not, beside the names of briefs."""

from __future__ import annotations

from pathlib import Path

from session import Briefgen


def test_files_that_were_just_built_break_no_rule(workspace: Path, briefgen: Briefgen) -> None:
    assert briefgen("build", "--to", "pdf,docx").code == 0
    pdf, docx = (f"output/demo/demo.{kind}" for kind in ("pdf", "docx"))
    ran = briefgen("check", pdf, docx, "demo")
    assert ran.code == 0, ran.err
    assert f"{pdf}: checked by briefgen's rules, nothing to mend" in ran.out
    assert f"{docx}: checked by briefgen's rules, nothing to mend" in ran.out
    assert "certified" not in ran.out
    assert "1 brief checked" in ran.out


def test_a_file_is_checked_without_a_workspace(tmp_path: Path, briefgen: Briefgen) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"Dear colleague")
    ran = briefgen("check", letter)
    assert ran.code == 3
    assert "BG750" in ran.err
    assert "no PDF" in ran.err


def test_what_cannot_be_read_is_named(tmp_path: Path, briefgen: Briefgen) -> None:
    ran = briefgen("check", tmp_path / "nowhere.pdf", tmp_path)
    assert ran.code == 1
    assert ran.err.count("BG840") == 2
    assert "there is no" in ran.err
    assert "is a folder" in ran.err


def test_a_file_of_another_kind_is_said_to_be_one(workspace: Path, briefgen: Briefgen) -> None:
    assert briefgen("build", "--to", "html").code == 0
    ran = briefgen("check", "output/demo/demo.html")
    assert ran.code == 1
    assert "demo.html is neither a PDF nor a Word file" in ran.err
    assert "BG750" not in ran.err
