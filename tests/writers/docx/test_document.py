"""What is in the Word file: notes, lists, styles, fields, sections, properties."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace

import pytest

from briefgen.diagnostics import BriefgenError, Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import (
    Figure,
    Group,
    Heading,
    Item,
    Link,
    List,
    NoteReference,
    Notes,
    Role,
    Text,
)
from briefgen.source import SourceFile
from briefgen.writers.assets import Assets, Image
from briefgen.writers.docx import Options, write_docx

from .opened import Opened
from .samples import (
    ABOUT,
    ASSETS,
    FIGURE,
    FURNITURE,
    NAMESPACES,
    NOTES,
    ORDERED,
    TABLE,
    THEME,
    em,
    note,
    p,
    page,
    png,
    reference,
    rich_page,
    section,
    t,
)


@pytest.fixture(scope="module")
def rich() -> Opened:
    sink = Sink()
    data = write_docx(rich_page(), THEME, ASSETS, sink=sink)
    assert list(sink) == []
    return Opened(data)


def write(*blocks: object, options: Options | None = None, **metadata: str) -> Opened:
    made = page(*blocks, **metadata)  # type: ignore[arg-type]
    return Opened(write_docx(made, THEME, ASSETS, options or Options()))


def test_the_notes_are_words_own_and_stand_in_the_order_of_their_references(rich: Opened) -> None:
    assert rich.values("//w:endnoteReference/@w:id") == ["1", "2", "3"]
    texts = rich.words("//w:endnote[not(@w:type)]", "word/endnotes.xml")
    assert texts == [
        "See example.org/n.",
        "Dawn, 2016.A second paragraph of the note.",
        "Ibid.",
    ]


def test_the_notes_stand_before_what_follows_their_heading(rich: Opened) -> None:
    """sectEnd counts in settings only; the heading closes the section that takes the notes."""
    assert rich.values("//w:endnotePr/w:pos/@w:val", "word/settings.xml") == ["sectEnd"]
    heading = rich.find('//w:p[w:pPr/w:pStyle/@w:val="NotesHeading"]')[0]
    closing = heading.xpath("w:pPr/w:sectPr", namespaces={"w": rich.tree().nsmap["w"]})
    assert len(closing) == 1
    before = rich.find("//w:p/w:pPr/w:sectPr[w:noEndnote]")
    assert len(before) == 2  # before and after the landscape page
    assert rich.values("//w:body/w:sectPr/w:type/@w:val") == ["continuous"]
    assert rich.words('//w:p[w:pPr/w:pStyle/@w:val="AboutText"]') == ["They write."]


def test_note_numbers_are_decimal_in_the_settings_and_in_each_section(rich: Opened) -> None:
    assert rich.values("//w:endnotePr/w:numFmt/@w:val", "word/settings.xml") == ["decimal"]
    assert set(rich.values("//w:sectPr/w:endnotePr/w:numFmt/@w:val")) == {"decimal"}


def test_white_space_is_preserved_where_it_would_be_lost_and_nowhere_else(rich: Opened) -> None:
    """At the ends of a text, and where there is more than one space (XML 1.0, 2.10)."""
    opened = write(section("s", "S", p("x", "No end. ", em("Two  inside"), " ", em("plain one"))))
    for found in (rich, opened):
        for part in ("word/document.xml", "word/endnotes.xml", "word/footer1.xml"):
            for text in found.find("//w:t", part) if part in found.names else ():
                words = text.text or ""
                kept = text.get("{http://www.w3.org/XML/1998/namespace}space") == "preserve"
                assert kept == (words != " ".join(words.split())), words
    assert "".join(opened.words("//w:t")).count("No end. Two  inside plain one") == 1


def test_a_note_cited_twice_is_one_note_and_a_field_that_shows_its_number(rich: Opened) -> None:
    codes_of_fields = rich.values('//w:instrText[contains(., "NOTEREF")]/text()')
    assert codes_of_fields == [" NOTEREF _bn_note_two \\f \\h ", " NOTEREF _bn_note_two \\h "]
    assert "_bn_note_two" in rich.values("//w:bookmarkStart/@w:name")
    again = rich.find('//w:p[.//w:bookmarkStart/@w:name="_bg_m_2"]')[0]
    assert "".join(again.itertext()).endswith(" NOTEREF _bn_note_two \\f \\h 2")


def test_the_links_of_notes_are_relationships_of_the_notes_part(rich: Opened) -> None:
    assert "https://example.org/n" in rich.text("word/_rels/endnotes.xml.rels")
    assert "https://example.org/n" not in rich.text("word/_rels/document.xml.rels")
    assert 'TargetMode="External"' in rich.text("word/_rels/endnotes.xml.rels")


def test_a_list_in_a_note_stands_under_the_notes_text_and_nothing_empty_follows() -> None:
    """The way back that the page sets after the list has no place in Word."""
    listed = List("l", False, 1, (Item("", (p("i", "an item"),)),))
    notes = Notes(
        "notes",
        Heading("notes-heading", 2, t("Notes")),
        (note("one", 1, p("", "Words."), listed, p("back")),),
    )
    made = page(section("s", "S", p("x", "Text.", reference("one", 1))), notes)
    opened = Opened(write_docx(made, THEME, ASSETS))
    part = "word/endnotes.xml"
    assert opened.words("//w:endnote[@w:id=1]/w:p", part) == ["Words.", "an item"]
    [hang] = opened.values(
        '//w:style[@w:styleId="EndnoteText"]/w:pPr/w:ind/@w:left', "word/styles.xml"
    )
    level = "//w:lvl[@w:ilvl=0]/w:pPr/w:ind"
    [left] = opened.values(f"{level}/@w:left", "word/numbering.xml")
    [hanging] = opened.values(f"{level}/@w:hanging", "word/numbering.xml")
    assert int(left) - int(hanging) == int(hang)


def test_footnotes_have_the_same_numbers_and_need_no_notes_section() -> None:
    opened = Opened(write_docx(rich_page(notes_as="footnotes"), THEME, ASSETS))
    assert opened.values("//w:footnoteReference/@w:id") == ["1", "2", "3"]
    assert "NotesHeading" not in opened.styles()
    assert "word/endnotes.xml" not in opened.names
    assert opened.words("//w:footnote[not(@w:type)]", "word/footnotes.xml")[2] == "Ibid."


def test_notes_at_the_very_end_have_their_heading_there() -> None:
    opened = Opened(write_docx(rich_page(), THEME, ASSETS, Options(notes_position="end")))
    assert opened.values("//w:endnotePr/w:pos/@w:val", "word/settings.xml") == ["docEnd"]
    assert opened.styles()[-1] == "NotesHeading"
    assert opened.find("//w:body/w:sectPr/w:noEndnote") == []


def test_each_ordered_list_counts_anew_from_its_start() -> None:
    opened = write(section("money", "Money", *ORDERED))
    numbers = opened.values("//w:numPr/w:numId/@w:val")
    assert numbers == ["1", "1", "2", "2"]
    starts = opened.values("//w:num//w:startOverride/@w:val", "word/numbering.xml")
    assert starts == ["1", "5"]


def test_nested_lists_are_levels_and_further_paragraphs_have_no_mark(rich: Opened) -> None:
    levels = {
        name: rich.values(
            f'//w:p[.//w:bookmarkStart/@w:name="_bg_{name}"]/w:pPr/w:numPr/w:ilvl/@w:val'
        )
        for name in ("item_1", "item_2", "item_3", "item_4", "item_5")
    }
    assert levels == {
        "item_1": ["0"],
        "item_2": ["1"],
        "item_3": ["1"],
        "item_4": ["0"],
        "item_5": [],
    }


def test_the_summary_box_is_paragraphs_of_one_border_and_one_indent(rich: Opened) -> None:
    def box(style: str) -> tuple[list[str], list[str]]:
        path = f'//w:style[@w:styleId="{style}"]/w:pPr'
        part = "word/styles.xml"
        return (
            rich.values(f"{path}/w:pBdr/*/@w:space", part),
            rich.values(f"{path}/w:ind/@*", part),
        )

    assert box("SummaryHeading") == box("SummaryBullet")
    assert box("SummaryHeading")[1] != []
    assert rich.find("//w:txbxContent | //w:framePr") == []


def test_headings_have_outline_levels_and_the_title_is_a_title(rich: Opened) -> None:
    assert rich.words('//w:p[w:pPr/w:pStyle/@w:val="Title"]') == ["Money & Power"]
    levels = rich.values(
        '//w:style[starts-with(@w:styleId, "Heading")]/w:pPr/w:outlineLvl/@w:val',
        "word/styles.xml",
    )
    assert levels == ["0", "1", "2", "3", "4", "5"]


def test_styles_are_named_after_roles(rich: Opened) -> None:
    names = set(rich.values("//w:style/w:name/@w:val", "word/styles.xml"))
    assert {
        "Series", "Title", "Subtitle", "Byline", "Date", "Lead", "Summary Bullet", "Pull Quote",
        "Box Text", "endnote text", "About Text", "Publisher", "Table Caption",
    } <= names  # fmt: skip


def test_grounds_and_rules_follow_the_documents_theme_as_text_does(rich: Opened) -> None:
    """Design > Colors changes the whole document, not its letters alone."""
    part = "word/styles.xml"
    assert rich.find("//w:shd[not(@w:themeFill)]", part) == []
    assert (
        rich.find("//w:pBdr/*[not(@w:themeColor)] | //w:tblBorders/*[not(@w:themeColor)]", part)
        == []
    )
    assert rich.find("//w:style//w:rPr/w:color[not(@w:themeColor)]", part) == []
    box = '//w:style[@w:styleId="SummaryText"]/w:pPr'
    assert rich.values(f"{box}/w:shd/@w:themeFill", part) == ["background2"]
    assert rich.values(f"{box}/w:pBdr/w:top/@w:themeColor", part) == ["accent1"]


def test_a_paragraph_class_of_the_layout_becomes_a_style_of_its_name() -> None:
    opened = write(p("x", "Text", name="key-message"))
    path = '//w:style[@w:styleId="KeyMessage"]'
    assert opened.values(f"{path}/w:name/@w:val", "word/styles.xml") == ["Key Message"]
    assert opened.values(f"{path}/w:basedOn/@w:val", "word/styles.xml") == ["BodyText"]


def test_italic_in_italic_is_upright(rich: Opened) -> None:
    runs = rich.find('//w:p[.//w:bookmarkStart/@w:name="_bg_inlines"]/w:r')
    w = f"{{{rich.tree().nsmap['w']}}}"
    look = {
        "".join(r.itertext()): r.find(f"{w}rPr/{w}i") is not None
        for r in runs
        if r.find(f"{w}t") is not None
    }
    assert look["italic "] is True
    assert look["upright"] is False


def test_hyphens_that_words_may_break_at_are_words_own(rich: Opened) -> None:
    assert len(rich.find("//w:softHyphen")) == 1
    assert len(rich.find("//w:noBreakHyphen")) == 1
    assert "\u00ad" not in rich.text("word/document.xml")


def test_runs_carry_their_language_and_direction(rich: Opened) -> None:
    urdu = '//w:r[w:t="داعش خراسان"]/w:rPr'
    assert rich.values(f"{urdu}/w:lang/@w:bidi") == ["ur"]
    assert len(rich.find(f"{urdu}/w:rtl")) == 1
    assert rich.values('//w:r[w:t="Sicherheit"]/w:rPr/w:lang/@w:val') == ["de"]
    paragraph = '//w:p[.//w:bookmarkStart/@w:name="_bg_power_2"]/w:pPr/w:bidi'
    assert len(rich.find(paragraph)) == 1


def test_a_right_to_left_brief_runs_so_as_a_whole() -> None:
    opened = write(
        section("s", "داعش", p("x", "یہ FATA ہے۔"), TABLE), language="ur", direction="rtl"
    )
    assert len(opened.find("//w:pPrDefault/w:pPr/w:bidi", "word/styles.xml")) == 1
    assert len(opened.find("//w:tblPr/w:bidiVisual")) == 1
    assert len(opened.find("//w:body/w:sectPr/w:bidi")) == 1
    runs = '//w:p[.//w:bookmarkStart/@w:name="_bg_x"]/w:r'
    assert opened.words(f"{runs}[w:rPr/w:rtl]") == ["یہ ", " ہے۔"]
    assert opened.words(f"{runs}[not(w:rPr/w:rtl)]") == ["FATA"]


def test_arabic_words_without_a_mark_are_right_to_left_runs() -> None:
    opened = write(p("x", "The word حوالہ means transfer."))
    assert opened.words("//w:r[w:rPr/w:rtl]") == ["حوالہ"]


def test_a_table_says_which_rows_are_its_header(rich: Opened) -> None:
    assert len(rich.find("//w:tr/w:trPr/w:tblHeader")) == 1
    assert rich.values("//w:tblLook/@w:firstRow") == ["1"]
    assert rich.values("//w:tblLook/@w:firstColumn") == ["1"]
    assert rich.values("//w:tblCaption/@w:val") == ["Estimates of strength"]
    assert rich.find("//w:tc[not(w:p)]") == []


@pytest.mark.parametrize(("rows", "kept"), [(2, 2), (11, 11), (12, 0)])
def test_a_table_of_up_to_twelve_rows_stays_on_one_page(rows: int, kept: int) -> None:
    table = replace(TABLE, rows=TABLE.rows[:1] * rows)
    opened = write(section("s", "S", table))
    assert len(opened.find("//w:tr[w:tc/w:p/w:pPr/w:keepNext]")) == kept
    assert opened.find("//w:tr[last()]//w:keepNext") == []


def test_tables_that_follow_each_other_stay_two() -> None:
    bare = Figure("f", "figures/funds.png", "Bars", "", 0, ())
    one, two = (type(TABLE)(f"t{n}", "", 0, (), TABLE.head, TABLE.rows) for n in (1, 2))
    opened = write(section("s", "S", one, two, bare))
    assert opened.find("//w:tbl/following-sibling::*[1][self::w:tbl]") == []
    assert len(opened.find("//w:tbl")) == 2


def test_the_body_ends_in_a_paragraph_even_after_a_table() -> None:
    opened = write(section("s", "S", TABLE))
    assert opened.find("//w:tbl/following-sibling::*[1][self::w:sectPr]") == []


def test_captions_number_themselves_and_references_follow_them(rich: Opened) -> None:
    fields = [code.split()[0:2] for code in rich.values("//w:instrText/text()")]
    assert ["SEQ", "Table"] in fields
    assert ["SEQ", "Figure"] in fields
    assert ["REF", "_bl_tbl_funds"] in fields
    assert "_bl_tbl_funds" in rich.values("//w:bookmarkStart/@w:name")
    assert rich.values('//w:hyperlink[w:r/w:t="the figure"]/@w:anchor') == ["_bl_fig_funds"]
    assert rich.values('//w:hyperlink[w:r/w:t="Money"]/@w:anchor') == ["_bs_money", "_bs_money"]


def test_every_field_has_a_cached_result_and_none_asks_to_be_updated(rich: Opened) -> None:
    for part in ("word/document.xml", "word/footer1.xml"):
        kinds = rich.values("//w:fldChar/@w:fldCharType", part)
        assert kinds.count("begin") == kinds.count("separate") == kinds.count("end") > 0
    everything = "".join(rich.text(n) for n in rich.names if n.endswith(".xml"))
    assert "updateFields" not in everything
    assert "w:dirty" not in everything


def test_pictures_stand_in_the_text_and_say_what_they_show(rich: Opened) -> None:
    assert rich.values("//wp:inline/wp:docPr/@descr") == ["Bars that rise from left to right", ""]
    assert rich.find("//wp:anchor") == []
    assert 'decorative" val="1"' in rich.text("word/document.xml")


def test_a_vector_picture_has_a_png_beside_it(rich: Opened) -> None:
    assert {"word/media/image2.png", "word/media/image3.svg"} <= set(rich.names)
    assert "asvg:svgBlip" in rich.text("word/document.xml")


def test_a_picture_that_is_too_wide_is_made_to_fit() -> None:
    assets = Assets({"figures/funds.png": Image(png(), "image/png", 6000, 3000)})
    data = write_docx(page(section("s", "S", FIGURE)), THEME, assets)
    width, height = (int(v) for v in Opened(data).values("//wp:extent/@*"))
    assert width == round((595.28 - 140 - 77) * 12700)
    assert height == pytest.approx(width / 2, abs=2)


def test_a_picture_fills_the_width_of_the_text_as_in_the_pdf() -> None:
    assets = Assets({"figures/funds.png": Image(png(), "image/png", 300, 150)})
    data = write_docx(page(section("s", "S", FIGURE)), THEME, assets)
    width, _ = (int(v) for v in Opened(data).values("//wp:extent/@*"))
    assert width == round((595.28 - 140 - 77) * 12700)


def test_a_wide_part_has_landscape_pages_of_its_own(rich: Opened) -> None:
    assert rich.values("//w:pgSz/@w:orient") == ["landscape"]
    sizes = rich.find("//w:sectPr/w:pgSz")
    assert len(sizes) == 4
    assert "word/header2.xml" in rich.names


def test_wide_parts_in_a_row_and_at_the_end_are_sections_that_word_can_open() -> None:
    """A paragraph holds the properties of one section; two were an error in Word."""
    wide = [
        Group(f"wide-{n}", Role.LANDSCAPE, "", (replace(TABLE, id=f"t-{n}"),)) for n in (1, 2, 3)
    ]
    made = page(
        section("a", "A", p("x", "Text.", reference("one", 1)), wide[0], wide[1], p("y", "More.")),
        section("b", "B", p("z", "Text.", reference("two", 2), reference("three", 3)), wide[2]),
        NOTES,
        ABOUT,
    )
    sink = Sink()
    opened = Opened(write_docx(made, THEME, ASSETS, sink=sink))
    assert list(sink) == []
    assert opened.find("//w:pPr[count(w:sectPr) > 1]") == []
    turned = [
        bool(size.xpath("@w:orient", namespaces=NAMESPACES))
        for size in opened.find("//w:sectPr/w:pgSz")
    ]
    assert turned == [False, True, False, True, False, False]
    broken = opened.values("//w:p[w:pPr/w:pageBreakBefore]//w:bookmarkStart/@w:name")
    assert "_bs_wide_2" in broken, "the second has a page of its own"
    last = Opened(write_docx(page(p("x", "Text."), wide[0]), THEME, ASSETS))
    assert last.values("//w:body/w:sectPr/w:pgSz/@w:orient") == ["landscape"]


def test_the_running_head_is_off_the_first_page_and_pages_are_counted(rich: Opened) -> None:
    assert len(rich.find("//w:titlePg")) == 1
    assert rich.words("//w:p", "word/header1.xml") == ["Money & PowerPolicy Brief 7"]
    assert rich.values("//w:instrText/text()", "word/footer1.xml") == [" PAGE ", " NUMPAGES "]
    [words] = rich.words("//w:p", "word/footer1.xml")
    assert re.fullmatch(r"Alder Court InstitutePage 1 of [1-9]", words)


def test_the_contents_are_written_out_in_a_field(rich: Opened) -> None:
    entries = rich.words('//w:p[w:pPr/w:pStyle/@w:val="TOC1"]')
    assert [entry.rstrip("0123456789") for entry in entries] == ["Money", "Power"]
    assert any(code.startswith(" TOC ") for code in rich.values("//w:instrText/text()"))


def test_the_properties_are_the_briefs_own(rich: Opened) -> None:
    core = rich.text("docProps/core.xml")
    assert "<dc:title>Money &amp; Power</dc:title>" in core
    assert "<dc:creator>Ada Example; Bo Ünal</dc:creator>" in core
    assert core.count("2016-09-27T00:00:00Z") == 2
    assert "<dc:language>en-US</dc:language>" in core


def test_the_digest_of_the_source_is_a_custom_property() -> None:
    opened = write(p("x", "Text"), options=Options(properties=(("Source SHA-256", "abc"),)))
    assert 'name="Source SHA-256"' in opened.text("docProps/custom.xml")


def test_the_settings_are_those_of_todays_word(rich: Opened) -> None:
    path = '//w:compatSetting[@w:name="compatibilityMode"]/@w:val'
    assert rich.values(path, "word/settings.xml") == ["15"]


def test_nothing_of_a_word_template_is_left(rich: Opened) -> None:
    everything = "".join(rich.text(n) for n in rich.names if n.endswith((".xml", ".rels")))
    assert "python-docx" not in everything
    assert "attachedTemplate" not in everything


def test_all_ids_are_unique(rich: Opened) -> None:
    parts = ("word/document.xml", "word/endnotes.xml", "word/header1.xml", "word/footer1.xml")
    paragraphs = [v for part in parts for v in rich.values("//w:p/@w14:paraId", part)]
    names = [v for part in parts for v in rich.values("//w:bookmarkStart/@w:name", part)]
    numbers = [v for part in parts for v in rich.values("//w:bookmarkStart/@w:id", part)]
    drawings = rich.values("//wp:docPr/@id")
    for found in (paragraphs, names, numbers, drawings):
        assert len(found) == len(set(found)) > 0
    assert all(0 < int(number, 16) < 0x80000000 for number in paragraphs)
    assert all(len(name) <= 40 for name in names)


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://example.org/a b", "https://example.org/a%20b"),
        ("https://example.org/50%", "https://example.org/50%25"),
        ("https://example.org/ḥ", "https://example.org/ḥ"),
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("mailto:a@example.org", "mailto:a@example.org"),
    ],
)
def test_an_address_is_written_as_a_uri_may_be(address: str, expected: str) -> None:
    opened = write(p("x", Link(address, t("words"))))
    assert expected.replace("&", "&amp;") in opened.text("word/_rels/document.xml.rels")


@pytest.mark.parametrize(
    "address",
    [
        "https://", "http://[::1", "javascript:alert(1)", "file:///etc/passwd", "www.dawn.com",
        "https://exa mple.org/", "https://" + "a" * 3000, "ftp://example.org",
    ],
)  # fmt: skip
def test_an_address_that_cannot_be_one_is_text_with_a_warning(address: str) -> None:
    sink = Sink()
    made = page(p("x", Link(address, t("words"))))
    opened = Opened(write_docx(made, THEME, ASSETS, sink=sink))
    assert [d.code for d in sink] == [codes.UNUSABLE_LINK]
    assert opened.words("//w:body/w:p") == ["words"]
    assert opened.find("//w:hyperlink") == []


def faults(*blocks: object) -> list[str]:
    sink = Sink()
    write_docx(page(*blocks), THEME, Assets(), sink=sink)  # type: ignore[arg-type]
    return [d.code.id for d in sink]


def test_what_cannot_be_shown_is_an_error() -> None:
    assert faults(p("x", Link("#nowhere", t("there")))) == [codes.DEAD_ANCHOR.id]
    within = Notes("notes", NOTES.heading, (note("one", 1, p("note-one-p", "A citation.")),))
    leading = p("x", reference("one", 1), Link("#note-one-p", t("into the note")))
    assert faults(leading, within) == [codes.DEAD_ANCHOR.id]
    assert faults(p("x", reference("one", 1))) == [codes.NOTE_MISSING.id]
    assert faults(p("x", "No reference."), NOTES) == [codes.NOTE_UNREFERENCED.id] * 3
    assert faults(FIGURE) == [codes.PICTURE_MISSING.id]
    swapped = Notes("notes", NOTES.heading, (note("a", 2, p("", "A")), note("b", 1, p("", "B"))))
    wrong = p("x", NoteReference("ref-b-1", "note-b", 2, True), reference("a", 1))
    assert faults(wrong, swapped) == [codes.NOTE_ORDER.id] * 2


def test_what_is_told_names_the_place_in_the_source() -> None:
    file = SourceFile("content/x/brief.yaml", "a\n  [words](ftp://e.org)\n")
    sink = Sink()
    made = page(p("x", Link("ftp://e.org", t("words"))))
    write_docx(made, THEME, ASSETS, Options(places={"x": file.span(4, 20)}), sink)
    [told] = sink
    assert str(told.labels[0].span) == "content/x/brief.yaml:2:3"


def test_without_a_sink_an_error_is_raised() -> None:
    with pytest.raises(BriefgenError, match="nowhere"):
        write_docx(page(p("x", Link("#nowhere", t("there")))), THEME, Assets())


def test_markup_characters_in_content_are_only_text() -> None:
    nasty = "</w:t><w:r> & \" ' ]]> <!-- é 😀"
    opened = write(
        section("s", nasty, p("x", nasty, Link("https://e.org/?a=1&b='2'", (Text(nasty),)))),
        title=nasty,
        publisher=nasty,
    )
    assert opened.words('//w:p[w:pPr/w:pStyle/@w:val="Heading1"]') == [nasty]
    assert opened.words('//w:p[w:pPr/w:pStyle/@w:val="BodyText"]') == [nasty + nasty]


def test_the_furniture_words_are_the_languages() -> None:
    made = page(p("x", "Text"))
    made = type(made)(made.metadata, made.blocks, {**FURNITURE, "page-of": "{pages} / {page} S."})
    opened = Opened(write_docx(made, THEME, ASSETS))
    assert opened.words("//w:p", "word/footer1.xml") == ["Alder Court Institute1 / 1 S."]


_DIGEST = """
import hashlib, sys
from writers.docx.samples import ASSETS, THEME, rich_page
from briefgen.writers.docx import write_docx
print(hashlib.sha256(write_docx(rich_page(), THEME, ASSETS)).hexdigest())
print(*sorted({"lxml", "docx", "zipfile", "PIL", "jinja2"} & set(sys.modules)))
"""


def test_bytes_are_the_same_on_any_clock_zone_and_hash_seed() -> None:
    """And the writer needs none of the slow libraries."""
    tests = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))
    outputs = set()
    for seed, zone in (("0", "UTC"), ("1", "Asia/Karachi"), ("77", "America/St_Johns")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "PYTHONPATH": tests,
            "SOURCE_DATE_EPOCH": seed,
        }
        outputs.add(
            subprocess.run(
                [sys.executable, "-c", _DIGEST],
                env=environment,
                capture_output=True,
                text=True,
                check=True,
            ).stdout
        )
    assert len(outputs) == 1
    assert outputs.pop().splitlines()[1] == ""
