"""What README shows is what happens: its brief builds, its mistake gives the message it prints."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from .project import ROOT

README = (ROOT / "README.md").read_text(encoding="utf-8")
SLUG = "water-in-the-valley"


def block(language: str, start: str) -> str:
    """Give the fenced block of a language that starts with ``start``."""
    blocks = re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)
    return next(text for text in blocks if text.startswith(start))


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A new workspace whose brief and source are those of README."""
    assert briefgen("new", SLUG, cwd=tmp_path).returncode == 0
    content = tmp_path / "content"
    (content / SLUG / "brief.yaml").write_text(block("yaml", "title:"), encoding="utf-8")
    with (content / "sources.yaml").open("a", encoding="utf-8") as sources:
        sources.write("\n" + block("yaml", "board-2024:"))
    return tmp_path


def briefgen(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "briefgen", *arguments],
        cwd=cwd,
        env={**os.environ, "BRIEFGEN_CACHE": str(cwd / "cache"), "NO_COLOR": "1"},
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_brief_of_the_readme_is_without_fault(workspace: Path) -> None:
    checked = briefgen("check", cwd=workspace)
    assert (checked.returncode, checked.stderr) == (0, "")


def test_its_notes_come_out_as_the_readme_promises(workspace: Path) -> None:
    """Full at first, and short or Ibid. after; none of it typed by the author."""
    notes = briefgen("notes", SLUG, cwd=workspace).stdout
    first, second, third = re.split(r"\n(?= *\d\. )", notes.rstrip())
    assert "River Board" in first
    assert first.rstrip().endswith("12.")
    assert second.lstrip().startswith("2. Three mayors said so in the same words.")
    # After a note with several sources there is no Ibid., but a short form.
    assert "River Board" not in third
    assert "Ibid" not in third
    assert third.rstrip().endswith("15.")


def test_the_mistake_of_the_readme_is_told_as_the_readme_prints_it(workspace: Path) -> None:
    path = workspace / "content" / SLUG / "brief.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("[@board-2024, p. 12]", "[@board-2042, p. 12]"), encoding="utf-8")
    checked = briefgen("check", cwd=workspace)
    assert checked.returncode == 1
    assert block("", "error[").strip() in checked.stderr
