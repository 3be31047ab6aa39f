"""A layout that forgets, alters or reorders what the brief says is refused."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.diagnostics import Diagnostic, Sink
from briefgen.layout.render import lay_out
from briefgen.model.blocks import Box, Heading
from briefgen.model.brief import ResolvedBrief
from briefgen.model.inlines import CrossReference
from tests.examples import EXAMPLE, para, rich_brief, span, t
from tests.layout.laying import faults, laid, layout, theme, workspace

BACK = "back.html.j2"
PAGE = layout().text("page.html.j2").replace(f'{{% include "{BACK}" %}}', layout().text(BACK))


def told(root: Path, *changes: tuple[str, str], declared: str = "title: Own\n") -> list[Diagnostic]:
    """Lay the rich brief out by the built-in page with some changes."""
    page = PAGE
    for old, new in changes:
        assert old in page, old
        page = page.replace(old, new)
    files = {"own/page.html.j2": page, "own/layout.yaml": declared}
    return list(faults(rich_brief(), root, files, "own"))


@pytest.mark.parametrize(
    ("shown", "message"),
    [
        ("{{ brief.lead }}", "the lead is not on the page"),
        (
            "{{ section.body }}",
            "“The announcement named “Afghanistan, Pakistan a…” is not on the page",
        ),
        ("{{ author.about }}", "the text about Tariq Parvez is not on the page"),
        ("{{ brief.publisher.imprint }}", "the imprint is not on the page"),
        ("{{ correction.text }}", "a correction is not on the page"),
        ("{{ brief.byline }}", "the author Ada Müller is not on the page"),
        (
            "{{ post }}",
            "the affiliation of Tariq Parvez (Former director general) is not on the page",
        ),
        (
            "ORCID {{ author.orcid }}",
            "the contact of Tariq Parvez (0000-0002-1825-0097) is not on the page",
        ),
        ("{{ brief.date }}", "the date is not on the page"),
        ("{{ brief.series.text }}", "the series (Policy Brief) is not on the page"),
        ("{{ brief.series.text }}", "the series (7) is not on the page"),
        ("{{ brief.subtitle }}", "the subtitle is not on the page"),
        ("{{ brief.citation }}", "the doi (https://doi.org/10.1234/brief.7) is not on the page"),
    ],
)
def test_what_a_layout_forgets_is_told(tmp_path: Path, shown: str, message: str) -> None:
    diagnostics = told(tmp_path, (shown, ""))
    assert message in [d.message for d in diagnostics]
    assert "missing-part" in {d.code.name for d in diagnostics}


def test_a_layout_without_the_summary_is_told_once_at_the_first_bullet(tmp_path: Path) -> None:
    diagnostics = told(tmp_path, ("{% if brief.summary %}", "{% if false %}"))
    assert [d.message for d in diagnostics] == ["the summary is not on the page"]
    assert diagnostics[0].code.id == "BG518"
    assert diagnostics[0].labels[0].span.file is EXAMPLE
    assert diagnostics[0].labels[0].span.location.line == 5


def test_a_layout_without_the_notes_is_told_at_each_reference(tmp_path: Path) -> None:
    messages = [d.message for d in told(tmp_path, ("{% if brief.notes %}", "{% if false %}"))]
    assert "note 1 is not on the page" in messages
    assert "note 3 is not on the page" in messages


@pytest.mark.parametrize("change", ["truncate(9)", "striptags|replace('e', 'a')", "lower"])
def test_words_that_a_layout_alters_are_told(tmp_path: Path, change: str) -> None:
    shown = "{{ bullet.text }}"
    diagnostics = told(tmp_path, (shown, f"{{{{ bullet.text|{change} }}}}"))
    assert {d.code.id for d in diagnostics} == {"BG519"}
    assert diagnostics[0].labels[0].span.location.line == 5


def test_a_title_that_is_not_the_briefs_is_told(tmp_path: Path) -> None:
    (diagnostic,) = told(tmp_path, ("<h1>{{ brief.title }}</h1>", "<h1>Hello</h1>"))
    assert diagnostic.code.id == "BG519"
    assert diagnostic.message.startswith("the title (h1) is “Hello”")


def test_a_page_without_a_title_is_told(tmp_path: Path) -> None:
    messages = [d.message for d in told(tmp_path, ("<h1>{{ brief.title }}</h1>", ""))]
    assert "the page has no title (h1)" in messages


def _without_summary_first(page: str) -> str:
    start, end = page.index("{% if brief.summary %}"), page.index("{% for section in")
    summary = page[start:end]
    return page.replace(summary, "").replace(
        "{% if brief.notes %}", f"{summary}{{% if brief.notes %}}"
    )


def test_parts_in_another_order_than_declared_are_told_in_the_template(tmp_path: Path) -> None:
    files = {"own/page.html.j2": _without_summary_first(PAGE)}
    diagnostics = list(faults(rich_brief(), tmp_path, files, "own"))
    assert [d.code.id for d in diagnostics] == ["BG520"]
    assert diagnostics[0].message == "the sections come before the summary"


def test_an_order_that_is_declared_and_shown_is_right(tmp_path: Path) -> None:
    files = {
        "own/page.html.j2": _without_summary_first(PAGE),
        "own/layout.yaml": "order: [lead, sections, summary]\n",
    }
    found = laid(rich_brief(), "own", workspace(tmp_path, files))
    assert found.xhtml.index('id="funding"') < found.xhtml.index('id="summary"')


def test_numbers_that_do_not_run_on_are_told_in_the_brief(tmp_path: Path) -> None:
    """The layout shows the sections backwards: note 3 is read before notes 1 and 2."""
    files = {
        "own/page.html.j2": PAGE.replace("in brief.sections %}", "in brief.sections|reverse %}")
    }
    diagnostics = list(faults(rich_brief(), tmp_path, files, "own"))
    order = [d for d in diagnostics if d.code.id == "BG515"]
    assert order[0].message == "note 3 is read where note 2 should be"
    assert order[0].labels[0].span.location.line == 31
    assert [d.message for d in diagnostics if d.code.id == "BG520"] == [
        "the sections come out of its order"
    ]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        (' value="{{ note.number }}"', "", "the note at place 1 has no number"),
        ("{{ note.body }}", "{{ note.body|striptags }}", "note 1 has no way back to"),
        (
            "{% for note in brief.notes %}",
            "{% for note in brief.notes[:2] %}",
            "note 3 is not on the page",
        ),
    ],
)
def test_notes_that_do_not_fit_their_references_are_told(
    tmp_path: Path, old: str, new: str, message: str
) -> None:
    diagnostics = told(tmp_path, (old, new))
    found = [d for d in diagnostics if d.message.startswith(message)]
    assert found
    assert found[0].code.id in ("BG515", "BG516")
    assert found[0].labels


def test_a_part_shown_twice_is_told(tmp_path: Path) -> None:
    codes = {
        d.code.id for d in told(tmp_path, ("{{ brief.lead }}", "{{ brief.lead }}{{ brief.lead }}"))
    }
    assert codes == {"BG512"}


def test_what_a_layout_omits_on_purpose_is_not_missed(tmp_path: Path) -> None:
    files = {
        "own/page.html.j2": PAGE.replace("{{ brief.series.text }}", "")
        .replace('<p class="series"></p>', "")
        .replace("{{ brief.publisher.imprint }}", ""),
        "own/layout.yaml": "omits: [series, imprint]\n",
    }
    series = "{% if brief.series %}{% endif %}"
    assert series in files["own/page.html.j2"]
    resolved = rich_brief()
    brief = replace(resolved.brief, doi="")
    files["own/page.html.j2"] = files["own/page.html.j2"].replace(
        "{{ brief.citation }}", "{{ brief.title }}"
    )
    laid(ResolvedBrief(brief, resolved.notes), "own", workspace(tmp_path, files))


def test_a_cross_reference_to_nowhere_is_told_in_the_brief(tmp_path: Path) -> None:
    from tests.examples import para, span, t
    from tests.layout.laying import theme

    resolved = rich_brief()
    lost = para("lost-1", CrossReference("funds", (t("there"),), span(40)), line=40)
    section = replace(resolved.brief.sections[1], blocks=(*resolved.brief.sections[1].blocks, lost))
    brief = replace(resolved.brief, sections=(resolved.brief.sections[0], section))
    sink = Sink()
    assert lay_out(ResolvedBrief(brief, resolved.notes), layout(), theme(), sink) is None
    (diagnostic,) = sink
    assert diagnostic.code.id == "BG513"
    assert str(diagnostic.labels[0].span) == "content/example/brief.yaml:40:1"
    assert diagnostic.hints == ('did you mean "funding"?',)


def test_a_heading_that_skips_a_level_is_told_in_the_brief() -> None:
    resolved = rich_brief()
    section = resolved.brief.sections[0]
    deep = Heading("deep-1", 5, (t("Too deep", 33),), span(33))
    brief = replace(
        resolved.brief,
        sections=(replace(section, blocks=(deep, *section.blocks)), *resolved.brief.sections[1:]),
    )
    sink = Sink()
    assert lay_out(ResolvedBrief(brief, resolved.notes), layout(), theme(), sink) is None
    (diagnostic,) = sink
    assert (diagnostic.code.id, diagnostic.message) == ("BG517", "h5 comes after h2")
    assert str(diagnostic.labels[0].span) == "content/example/brief.yaml:33:1"


def test_the_title_of_a_box_in_the_lead_comes_right_after_the_title() -> None:
    resolved = rich_brief()
    box = Box("box-1", (t("At a glance"),), (para("box-2", "Seven sections."),), span(34))
    brief = replace(resolved.brief, lead=(*resolved.brief.lead, box))
    found = laid(ResolvedBrief(brief, resolved.notes))
    assert '<h2 id="box-1-heading">At a glance</h2>' in found.xhtml
