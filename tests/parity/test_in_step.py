"""Nothing is reported of artifacts that are as they were written, whatever the brief holds."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from briefgen.layout.load import built_in
from briefgen.model.blocks import Align, Cell, Paragraph, Table
from briefgen.model.brief import NotesAs
from briefgen.model.inlines import Inline, Link, Passage, Text

from .artifacts import make, told
from .briefs import random_brief
from .whole import whole_brief

STEP = 20


@pytest.mark.parametrize("first", range(0, 200, STEP))
def test_word_files_and_web_pages_of_good_briefs_are_in_step(first: int) -> None:
    for seed in range(first, first + STEP):
        made = make(random_brief(seed))
        for kind in ("docx", "html"):
            findings = made.findings(kind, made.write(kind))
            assert not findings.diagnostics, f"seed {seed}, {kind}:\n{told(findings)}"


@pytest.mark.parametrize("first", range(0, 30, 10))
def test_pdfs_of_good_briefs_are_in_step(first: int) -> None:
    for seed in range(first, first + 10):
        made = make(random_brief(seed))
        findings = made.findings("pdf", made.write("pdf"))
        assert not findings.diagnostics, f"seed {seed}:\n{told(findings)}"


def test_random_briefs_hold_what_briefs_hold() -> None:
    """The generator is no use if it makes the same simple brief again and again."""
    kinds, styles, notes, dead = set(), set(), 0, 0
    for seed in range(30):
        expected = make(random_brief(seed)).expected
        for entry in expected.entries:
            kinds.add(entry.kind.value)
            styles.update(e.style for e in entry.emphasis)
            notes += len(entry.references)
            dead += len(entry.links)
    assert kinds >= {"list item", "figure", "caption", "table cell", "heading", "paragraph"}
    assert styles >= {"em", "strong", "small-caps", "sup", "sub", "code", "lang:fr"}
    assert notes > 100
    assert dead > 100


def test_words_of_other_scripts_are_in_step_in_every_format() -> None:
    resolved = whole_brief()
    section = resolved.brief.sections[0]
    languages = (("ur", "دولتِ اسلامیہ، 2016 میں"), ("ar", "الدولة الإسلامية"), ("el", "Ποτάμι"))
    inlines: list[Inline] = [Text("The words ")]
    for tag, words in languages:
        inlines += [Passage(tag, (Text(words),)), Text(" and ")]
    mixed = Paragraph("p-mixed", (*inlines, Text("no more.")), section.span)
    line = "یہ ایک مکمل پیراگراف ہے جو اردو میں لکھا گیا ہے۔ "
    whole = Paragraph("p-urdu", (Passage("ur", (Text(line * 4),)),), section.span)
    section = replace(section, blocks=(mixed, whole, *section.blocks))
    brief = replace(resolved.brief, sections=(section, *resolved.brief.sections[1:]))
    made = make(replace(resolved, brief=brief))
    for kind in ("html", "docx", "pdf"):
        findings = made.findings(kind, made.write(kind))
        assert not findings.diagnostics, f"{kind}:\n{told(findings)}"


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_a_passage_in_the_brief_s_own_language_is_in_no_other(kind: str) -> None:
    resolved = whole_brief()
    section = resolved.brief.sections[0]
    own, french = resolved.brief.language, "fr"
    inside = Passage(french, (Text("autrement dit, "), Passage(own, (Text("so to say"),))))
    inlines = (Text("They call it "), Passage(own, (Text("our own"),)), Text(", or "), inside)
    section = replace(section, blocks=(Paragraph("p-own", inlines, section.span), *section.blocks))
    brief = replace(resolved.brief, sections=(section, *resolved.brief.sections[1:]))
    made = make(replace(resolved, brief=brief))
    findings = made.findings(kind, made.write(kind))
    assert not findings.diagnostics, told(findings)


ADDRESSES = (
    "https://www.example.org/" + "a" * 2100,  # longer than Word opens: a warning, and words there
    "https://www.example.org/a#b#c",
    "https://www.example.org/50%/x",
    "https://www.example.org/ḥ?q=ü",
)


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
@pytest.mark.parametrize("address", ADDRESSES)
def test_an_address_that_a_format_writes_otherwise_is_no_difference(
    kind: str, address: str
) -> None:
    resolved = whole_brief()
    section = resolved.brief.sections[0]
    link = Paragraph("p-link", (Text("See "), Link(address, (Text("the board"),))), section.span)
    section = replace(section, blocks=(link, *section.blocks))
    brief = replace(resolved.brief, sections=(section, *resolved.brief.sections[1:]))
    made = make(replace(resolved, brief=brief))
    findings = made.findings(kind, made.write(kind))
    assert not findings.diagnostics, told(findings)


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_notes_at_the_foot_of_the_page_are_in_step(kind: str) -> None:
    resolved = whole_brief()
    made = make(replace(resolved, brief=replace(resolved.brief, notes_as=NotesAs.FOOTNOTES)))
    findings = made.findings(kind, made.write(kind))
    assert not findings.diagnostics, told(findings)


def test_the_head_of_a_table_that_goes_on_is_known_however_close_its_cells_stand() -> None:
    resolved = whole_brief()
    costs = resolved.brief.sections[1]
    table = next(block for block in costs.blocks if isinstance(block, Table))
    words = "office a unaccountability responsibilities characterisation cease-fire".split()
    heads = tuple(Cell((Text(word),), table.span, header=True) for word in words)
    row = tuple(Cell((Text("long-term"),), table.span) for _ in heads)
    long = replace(table, alignments=(Align.START,) * len(heads), head=heads, rows=(row,) * 60)
    costs = replace(costs, blocks=tuple(long if b is table else b for b in costs.blocks))
    brief = replace(resolved.brief, sections=(resolved.brief.sections[0], costs))
    made = make(replace(resolved, brief=brief))
    findings = made.findings("pdf", made.write("pdf"))
    assert not findings.diagnostics, told(findings)


OWN_WORDS = """
<nav role="doc-toc" id="toc"><h2>{{ labels.contents }}</h2>
<ol>{% for s in brief.sections %}<li><a href="#{{ s.id }}">{{ s.title }}</a></li>{% endfor %}</ol>
</nav>
<aside class="box" id="steps"><h2>Key recommendations</h2>
<ul><li>Do this first.</li><li>Then <em>that</em>.</li></ul></aside>
"""


@pytest.mark.parametrize("kind", ["html", "docx", "pdf"])
def test_a_layout_s_own_words_and_contents_are_in_step(kind: str, tmp_path: Path) -> None:
    template = (built_in().root / "templates/brief/page.html.j2").read_text(encoding="utf-8")
    own = tmp_path / "templates" / "brief"
    own.mkdir(parents=True)
    page = template.replace("{{ brief.lead }}", "{{ brief.lead }}" + OWN_WORDS, 1)
    (own / "page.html.j2").write_text(page, encoding="utf-8")
    made = make(whole_brief(), tmp_path)
    assert "Then that." in {entry.text for entry in made.expected.entries}
    findings = made.findings(kind, made.write(kind))
    assert not findings.diagnostics, told(findings)
