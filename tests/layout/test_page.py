"""The page's tree is what the markup says, and no more."""

from __future__ import annotations

import pickle
from dataclasses import replace
from pathlib import Path

from briefgen.diagnostics import Sink
from briefgen.layout import page as p
from briefgen.layout.render import lay_out
from briefgen.model.blocks import Align, Cell, Table
from briefgen.model.brief import NotesAs, ResolvedBrief, Section
from tests.examples import rich_brief, short_brief, span, t
from tests.layout.laying import faults, laid, layout, theme, workspace


def rich() -> p.Page:
    return laid(rich_brief()).page


def group(page: p.Page, identity: str) -> p.Group:
    return next(b for b in page.blocks if isinstance(b, p.Group) and b.id == identity)


def test_the_parts_come_in_reading_order() -> None:
    assert [block.id for block in rich().blocks] == [
        "masthead",
        "lead-a0000001",
        "summary",
        "origins",
        "funding",
        "notes",
        "about",
        "colophon",
    ]


def test_groups_bear_their_roles() -> None:
    page = rich()
    roles = {block.id: block.role for block in page.blocks if isinstance(block, p.Group)}
    assert roles == {
        "masthead": p.Role.HEADER,
        "summary": p.Role.ABSTRACT,
        "origins": p.Role.SECTION,
        "funding": p.Role.SECTION,
        "about": p.Role.ABOUT,
        "colophon": p.Role.COLOPHON,
    }
    inner = [b.role for b in group(page, "origins").blocks if isinstance(b, p.Group)]
    assert inner == [p.Role.PULLQUOTE, p.Role.BLOCKQUOTE]


def test_the_masthead_names_its_lines() -> None:
    header = group(rich(), "masthead")
    names = [getattr(block, "name", block.id) for block in header.blocks]
    assert names == [
        "publisher",
        "series",
        "title",
        "doc-subtitle",
        "byline",
        "affiliation",
        "date",
    ]


def test_a_reference_knows_its_note_its_number_and_whether_it_is_the_first() -> None:
    page = rich()
    found = [
        node
        for name in ("origins", "funding")
        for block in group(page, name).blocks
        if isinstance(block, p.Paragraph)
        for node in block.inlines
        if isinstance(node, p.NoteReference)
    ]
    assert found == [
        p.NoteReference("ref-announcement-1", "note-announcement", 1, True),
        p.NoteReference("ref-announcement-2", "note-announcement", 1, False),
        p.NoteReference("ref-police-1", "note-police", 3, True),
    ]


def test_notes_come_without_their_ways_back() -> None:
    (notes,) = (block for block in rich().blocks if isinstance(block, p.Notes))
    assert notes.heading == p.Heading("notes-heading", 2, (p.Text("Notes"),))
    assert [note.number for note in notes.notes] == [1, 2, 3]
    assert notes.notes[2].blocks == (
        p.Paragraph("note-police-e0000004", "", (p.Text("Interview with police officials."),)),
    )
    assert [b.id for b in notes.notes[0].blocks] == [
        "note-announcement-e0000001",
        "note-announcement-e0000002",
    ]


def test_nested_lists_keep_their_items_and_start() -> None:
    (bullets,) = (b for b in group(rich(), "origins").blocks if isinstance(b, p.List))
    first, second, third = bullets.items
    assert first == p.Item(
        "origins-c0000004",
        (p.Paragraph("origins-c0000004", "", (p.Text("Nine from Pakistan"),)),),
    )
    words, nested = second.blocks
    assert words == p.Paragraph("origins-c0000005", "", (p.Text("Two from Afghanistan:"),))
    assert isinstance(nested, p.List)
    assert (nested.ordered, nested.start, len(nested.items)) == (True, 3, 2)
    assert [block.id for block in third.blocks] == ["origins-c0000009", "origins-c000000a"]


def test_a_table_has_its_label_caption_head_and_rows() -> None:
    (table,) = (b for b in group(rich(), "funding").blocks if isinstance(b, p.Table))
    assert (table.label, table.number) == ("Table 1", 1)
    assert table.caption == (p.Text("Sums seized, in thousand rupees"),)
    assert [cell.align for cell in table.head[0]] == ["start", "end", "center"]
    assert [[cell.header for cell in row] for row in table.rows] == [[True, False, False]] * 2


def test_figures_are_counted_and_decoration_is_not() -> None:
    figures = [b for b in group(rich(), "funding").blocks if isinstance(b, p.Figure)]
    assert [(f.label, f.number, f.alt) for f in figures] == [
        ("Figure 1", 1, 'A map of "Khorasan" & its neighbours'),
        ("", 0, ""),
    ]


def test_a_passage_keeps_its_language_and_direction() -> None:
    blocks = {b.id: b for b in group(rich(), "origins").blocks}
    whole, part = blocks["origins-c000000f"], blocks["origins-c0000010"]
    assert isinstance(whole, p.Paragraph)
    assert isinstance(part, p.Paragraph)
    assert whole.language == "ur"
    assert p.Language("ar", "rtl", (p.Text("ولاية خراسان"),)) in part.inlines
    assert p.Break() in part.inlines


def test_every_block_of_text_has_an_id_and_no_id_comes_twice() -> None:
    ids: list[str] = []

    def visit_all(blocks: tuple[p.PageBlock, ...]) -> None:
        for block in blocks:
            visit(block)

    def visit(block: p.PageBlock) -> None:
        if not isinstance(block, p.List):
            assert block.id, block
            ids.append(block.id)
        match block:
            case p.Group(blocks=blocks):
                visit_all(blocks)
            case p.List(items=items):
                for item in items:
                    visit_all(item.blocks)
            case p.Notes(notes=notes):
                for note in notes:
                    visit_all(note.blocks)
            case _:
                pass

    visit_all(rich().blocks)
    assert len(ids) == len(set(ids)) > 30


def test_metadata_and_furniture_come_from_the_brief() -> None:
    page = rich()
    facts = page.metadata
    assert facts.title == "The Islamic State in Pakistan & <Beyond>"
    assert facts.authors == ("Tariq Parvez", "Ada Müller")
    assert (facts.date, facts.modified) == ("2016-09-27", "2016-10-01")
    assert facts.identifier == "https://doi.org/10.1234/brief.7"
    assert page.furniture == {
        "running-head": "The Islamic State in Pakistan",
        "running-series": "Policy Brief 7",
        "page-of": "Page {page} of {pages}",
    }


def test_footnotes_are_the_same_page_that_says_so() -> None:
    found = laid(rich_brief(notes_as=NotesAs.FOOTNOTES))
    assert found.page.metadata.notes_as == "footnotes"
    assert found.page.blocks == rich().blocks
    assert '<body class="layout-brief" data-notes-as="footnotes">' in found.xhtml


def test_the_page_of_a_brief_in_urdu_runs_from_right_to_left() -> None:
    found = laid(rich_brief("ur"))
    assert found.page.metadata.direction == "rtl"
    assert '<html xmlns="http://www.w3.org/1999/xhtml" lang="ur" dir="rtl">' in found.xhtml


def test_the_least_brief_has_no_empty_parts() -> None:
    page = laid(short_brief()).page
    assert [block.id for block in page.blocks] == ["masthead", "one", "colophon"]


def test_laying_out_twice_gives_the_same_page_and_it_can_go_to_a_worker() -> None:
    one, two = laid(rich_brief()), laid(rich_brief())
    assert one.xhtml == two.xhtml
    assert one.page == two.page
    assert pickle.loads(pickle.dumps(one)).xhtml == one.xhtml


def test_nothing_of_the_way_there_stays_in_the_markup() -> None:
    assert "data-origin" not in laid(rich_brief()).xhtml


def test_contents_wide_sections_and_boxes_of_a_layout_have_their_place(tmp_path: Path) -> None:
    page = layout().text("page.html.j2")
    page = page.replace(
        "{% for section in brief.sections %}",
        '<nav role="doc-toc"><h2>{{ labels.contents }}</h2><ol>'
        "{% for s in brief.sections %}"
        '<li><a href="#{{ s.id }}">{{ s.title }}</a></li>{% endfor %}</ol></nav>'
        '<aside class="box recommendations"><h2>Key recommendations</h2><p>Act.</p></aside>'
        '<section id="wide" class="landscape"><h2>Annex</h2><p>Wide.</p></section>'
        "{% for section in brief.sections %}",
        1,
    )
    declared = "based_on: brief\nclasses: [recommendations]\n"
    files = {"own/page.html.j2": page, "own/layout.yaml": declared}
    found = laid(rich_brief(), "own", workspace(tmp_path, files)).page
    toc, box, wide = (group(found, name) for name in ("toc", "recommendations", "wide"))
    assert (toc.role, box.role, wide.role) == (p.Role.TOC, p.Role.BOX, p.Role.LANDSCAPE)
    assert box.name == "recommendations"
    listed = toc.blocks[1]
    assert isinstance(listed, p.List)
    entry = listed.items[1].blocks[0]
    assert isinstance(entry, p.Paragraph)
    assert entry.inlines == (p.Link("#funding", (p.Text("Funding & Crime"),)),)


def test_a_wide_table_where_a_layout_makes_a_box_of_its_section_is_told_at_its_line(
    tmp_path: Path,
) -> None:
    resolved = rich_brief()
    cells = (Cell((t("A"),), span(60), header=True),)
    table = Table("tbl-w", (), (Align.START,), cells, (cells,), span(60), 2, wide=True)
    advice = Section("recommendations", (t("What to do"),), (table,), span())
    brief = replace(resolved.brief, sections=(*resolved.brief.sections, advice))
    page = (
        layout()
        .text("page.html.j2")
        .replace(
            '<section id="{{ section.id }}">',
            '{% if section.id == "recommendations" %}<aside class="box" id="recommendations">'
            "<h2>{{ section.title }}</h2>{{ section.body }}</aside>{% else %}"
            '<section id="{{ section.id }}">',
            1,
        )
    )
    start = page.index("{% else %}")
    end = page.index("</section>", start) + len("</section>")
    page = page[:end] + "{% endif %}" + page[end:]
    sink = faults(
        ResolvedBrief(brief, resolved.notes),
        tmp_path,
        {"own/page.html.j2": page, "own/layout.yaml": "based_on: brief\n"},
        "own",
    )
    found = next(d for d in sink if d.code.id == "BG509")
    assert "a wide table has a page of its own" in found.message
    assert found.labels[0].span.start == span(60).start


def test_a_brief_in_a_language_without_words_is_told() -> None:
    sink = Sink()
    assert lay_out(rich_brief("sw"), layout(), theme(), sink) is None
    assert [d.code.id for d in sink] == ["BG521"]
