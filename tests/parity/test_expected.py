"""What is expected comes from the source, whatever a layout has made of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout import page as p
from briefgen.model import blocks as b
from briefgen.model import inlines as i
from briefgen.parity.compare import HTML, compare
from briefgen.parity.expected import expected
from briefgen.parity.transcript import Kind, Origin, Transcript

from .artifacts import make, told
from .whole import whole_brief


@pytest.fixture(scope="module")
def page() -> p.Page:
    return make(whole_brief()).laid.page


def without(page: p.Page, identity: str) -> p.Page:
    """Give the page of a layout that leaves a block out."""

    def kept(blocks: tuple[p.PageBlock, ...]) -> tuple[p.PageBlock, ...]:
        return tuple(
            replace(block, blocks=kept(block.blocks)) if isinstance(block, p.Group) else block
            for block in blocks
            if getattr(block, "id", "") != identity
        )

    return replace(page, blocks=kept(page.blocks))


def test_every_block_of_the_source_is_expected_with_its_place(page: p.Page) -> None:
    transcript = expected(whole_brief(), page)
    source = [e for e in transcript.entries if e.origin is Origin.SOURCE]
    assert all(entry.span is not None for entry in source)
    texts = [entry.text for entry in source]
    assert texts.index("The walls were too low.") < texts.index("River works")
    assert {e.text for e in transcript.entries} - set(texts) >= {"Summary", "Notes"}


def test_a_block_that_the_layout_loses_is_still_expected(page: p.Page) -> None:
    poorer = expected(whole_brief(), without(page, "p-opening"))
    assert [e.text for e in poorer.entries].count(
        "The ministry spent 4,250 million on river works in 2015 and reported no loss of life in "
        "the district that year."
    ) == 1


def test_a_word_that_the_layout_changes_is_expected_as_written(page: p.Page) -> None:
    text = repr(page)
    assert "She surveys rivers." in text
    about = next(b for b in page.blocks if isinstance(b, p.Group) and b.role is p.Role.ABOUT)
    paragraph = about.blocks[1]
    assert isinstance(paragraph, p.Paragraph)
    other = replace(about, blocks=(about.blocks[0], replace(paragraph, inlines=(p.Text("Him."),))))
    blocks = tuple(other if block is about else block for block in page.blocks)
    transcript = expected(whole_brief(), replace(page, blocks=blocks))
    texts = [entry.text for entry in transcript.entries]
    assert "She surveys rivers." in texts
    assert "Him." not in texts


def test_inside_a_part_the_order_is_that_of_the_source(page: p.Page) -> None:
    summary = next(b for b in page.blocks if isinstance(b, p.Group) and b.id == "summary")
    bullets = summary.blocks[1]
    assert isinstance(bullets, p.List)
    turned = replace(
        summary, blocks=(summary.blocks[0], replace(bullets, items=bullets.items[::-1]))
    )
    blocks = tuple(turned if block is summary else block for block in page.blocks)
    right, wrong = (
        expected(whole_brief(), x).entries for x in (page, replace(page, blocks=blocks))
    )
    assert [e.text for e in wrong] == [e.text for e in right]


def test_parts_stand_where_the_layout_puts_them(page: p.Page) -> None:
    summary = next(b for b in page.blocks if isinstance(b, p.Group) and b.id == "summary")
    others = tuple(block for block in page.blocks if block is not summary)
    transcript = expected(whole_brief(), replace(page, blocks=(*others, summary)))
    assert transcript.entries[-1].text == "Villages were not heard."
    assert transcript.entries[-1].origin is Origin.SOURCE


def test_a_bare_reference_to_a_heading_says_the_headings_words() -> None:
    resolved, span = whole_brief(), whole_brief().brief.span
    section = resolved.brief.sections[0]
    heading = b.Heading("walls", 3, (i.Text("Walls", span),), span)
    words = (i.Text("See ", span), i.CrossReference("walls", (), span), i.Text(".", span))
    added = (heading, b.Paragraph("p-see", words, span))
    sections = (
        replace(section, blocks=(*section.blocks, *added)),
        *resolved.brief.sections[1:],
    )
    made = make(replace(resolved, brief=replace(resolved.brief, sections=sections)))
    assert "See Walls." in [entry.text for entry in made.expected.entries]
    assert told(made.findings("html", made.write("html"))) == ""


def test_notes_have_the_number_text_and_links_of_the_source(page: p.Page) -> None:
    notes = expected(whole_brief(), page).notes
    assert [(n.number, n.kind) for n in notes] == [(1, Kind.NOTE), (2, Kind.NOTE), (3, Kind.NOTE)]
    assert notes[1].backlinks == 2
    assert notes[2].links[0].target == "https://example.org/talk"


def test_the_same_transcript_is_in_step_with_itself(page: p.Page) -> None:
    transcript = expected(whole_brief(), page)
    sink = Sink()
    compare(transcript, replace(transcript, furniture=()), HTML, sink)
    assert told(sink) == ""


def test_one_lost_bullet_is_one_finding_with_the_line_of_the_source(page: p.Page) -> None:
    transcript = expected(whole_brief(), page)
    kept = tuple(e for e in transcript.entries if e.text != "Repair cost more than building.")
    sink = Sink()
    compare(transcript, replace(transcript, entries=kept, furniture=()), HTML, sink)
    assert told(sink) == ('BG701 HTML: the list item "Repair cost more than building." is missing')
    place = sink.diagnostics[0].labels[0].span
    assert place.file.path == "content/whole/brief.yaml"


def test_an_empty_artifact_is_told_block_by_block(page: p.Page) -> None:
    transcript = expected(whole_brief(), page)
    sink = Sink()
    compare(transcript, Transcript((), (), {}), HTML, sink)
    missing = [d for d in sink if d.code.id == "BG701"]
    assert len(missing) == len(transcript.entries)
    assert sum(d.code.id == "BG710" for d in sink) == 3


def test_a_difference_shows_both_texts_with_a_caret(page: p.Page) -> None:
    transcript = expected(whole_brief(), page)
    entries = tuple(
        replace(e, text=e.text.replace("4,250", "4,350")) if "4,250" in e.text else e
        for e in transcript.entries
    )
    sink = Sink()
    compare(transcript, replace(transcript, entries=entries, furniture=()), HTML, sink)
    lines = told(sink).split("\n")
    assert lines[1:] == [
        "    source    The ministry spent 4,250 million on river works i…",
        "    artifact  The ministry spent 4,350 million on river works i…",
        "              " + " " * 21 + "^",
    ]
