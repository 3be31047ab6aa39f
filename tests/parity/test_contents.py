"""Lists of contents are held against the page: words, where they lead, and page numbers."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from briefgen.layout.load import built_in

from .artifacts import Made, make, told
from .faults_docx import part
from .whole import whole_brief


def report(workspace: Path | None = None) -> Made:
    """Lay the whole brief out as a report."""
    return make(whole_brief(), workspace, "report")


def numbered(workspace: Path, css: str) -> Made:
    """Lay it out with other page numbers in its contents."""
    name = "templates/report/print-more.css"
    own = workspace / name
    own.parent.mkdir(parents=True)
    given = (built_in().root / name).read_text(encoding="utf-8")
    own.write_text(f"{given}\nnav a::after {{ {css} }}\n", encoding="utf-8")
    return report(workspace)


@pytest.mark.parametrize("kind", ["pdf", "docx", "html"])
def test_a_report_with_contents_is_in_step(kind: str) -> None:
    made = report()
    assert told(made.findings(kind, made.write(kind))) == ""


def test_a_page_number_that_is_not_the_heading_s_is_found(tmp_path: Path) -> None:
    made = numbered(tmp_path, 'content: "9"')
    findings = made.findings("pdf", made.write("pdf"))
    assert {d.code.id for d in findings} == {"BG705"}
    assert 'the line of the contents "Summary" says page 9' in told(findings)
    assert "stands on page 3" in told(findings)


def test_a_page_number_that_is_missing_is_found(tmp_path: Path) -> None:
    made = numbered(tmp_path, "content: none")
    findings = made.findings("pdf", made.write("pdf"))
    assert {d.code.id for d in findings} == {"BG705"}
    assert "has lost its page number" in told(findings)


def other_bookmark(xml: str) -> str:
    """Let the first page number be that of another line."""
    first, second = re.findall(r"PAGEREF (\S+)", xml)[:2]
    return xml.replace(f"PAGEREF {first}", f"PAGEREF {second}", 1)


def no_result(xml: str) -> str:
    """Empty the first page number."""
    return re.sub(r"(PAGEREF.*?<w:t[^>]*>)\d+", r"\1", xml, count=1)


@pytest.mark.parametrize(("change", "code"), [(other_bookmark, "BG720"), (no_result, "BG705")])
def test_a_page_number_in_word_leads_where_its_line_leads(
    change: Callable[[str], str], code: str
) -> None:
    made = report()
    changed = part("word/document.xml", change)(made.write("docx"))
    findings = made.findings("docx", changed)
    assert [d.code.id for d in findings] == [code], told(findings)
