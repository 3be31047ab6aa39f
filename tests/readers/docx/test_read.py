"""Blocks, notes and ids, from our file and from what others saved of it."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.layout.page import Heading, Notes
from briefgen.readers.docx.file import SOURCE_DIGEST, Block, Kind, NoteMark, Run, WordFile
from briefgen.readers.docx.names import (
    BLOCK,
    GROUP,
    NOTE,
    REFERENCE,
    bookmark,
    identify,
    paragraph_number,
)
from briefgen.readers.docx.read import read_docx
from briefgen.writers.docx import Options, write_docx
from writers.docx.samples import (
    ASSETS,
    THEME,
    many_notes,
    note,
    p,
    page,
    reference,
    rich_page,
    section,
    t,
)

from .altered import changed, cited, good, parts

needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)


def read(data: bytes, known: tuple[str, ...] = ()) -> WordFile:
    sink = Sink()
    found = read_docx(data, sink, known=known)
    assert list(sink) == []
    assert found is not None
    return found


def block(file: WordFile, identifier: str) -> Block:
    [found] = [b for b in file.blocks if b.id == identifier]
    return found


def test_every_block_comes_back_with_its_id_and_kind() -> None:
    file = read(good())
    assert [(b.id, b.kind) for b in file.blocks if b.id][:12] == [
        ("series", Kind.PARAGRAPH),
        ("title", Kind.TITLE),
        ("subtitle", Kind.PARAGRAPH),
        ("byline", Kind.PARAGRAPH),
        ("date", Kind.PARAGRAPH),
        ("lead", Kind.PARAGRAPH),
        ("summary-heading", Kind.HEADING),
        ("s-1", Kind.ITEM),
        ("s-2", Kind.ITEM),
        ("toc-heading", Kind.PARAGRAPH),
        ("money-heading", Kind.HEADING),
        ("m-1", Kind.PARAGRAPH),
    ]
    assert block(file, "money-heading").level == 2
    assert block(file, "power-sub").level == 3
    assert block(file, "item-2").level == 2
    assert block(file, "item-2").ordered
    assert block(file, "money-heading").groups == ("money",)
    assert block(file, "fig-funds").kind is Kind.FIGURE
    assert block(file, "fig-funds").alt == "Bars that rise from left to right"
    assert block(file, "fig-funds-caption").text == "Figure 1 Funds"


def test_notes_come_back_in_order_with_their_references() -> None:
    file = read(good())
    assert [(n.number, n.id, n.references) for n in file.notes] == [
        (1, "note-one", ("ref-one-1",)),
        (2, "note-two", ("ref-two-1", "ref-two-2")),
        (3, "note-three", ("ref-three-1",)),
    ]
    assert file.notes[1].text == "Dawn, 2016.\nA second paragraph of the note."
    assert block(file, "m-1").inlines == (
        Run("A claim."),
        NoteMark(2, "ref-two-1", "note-two"),
        Run(" Another."),
        NoteMark(3, "ref-three-1", "note-three"),
    )
    assert block(file, "m-2").inlines[1] == NoteMark(2, "ref-two-2", "note-two")


def test_footnotes_are_read_like_endnotes() -> None:
    file = read(good("footnotes"))
    assert [n.id for n in file.notes] == ["note-one", "note-two", "note-three"]
    assert {n.kind for n in file.notes} == {"footnote"}


def test_runs_come_back_with_their_look_links_and_language() -> None:
    runs = {r.text: r for r in block(read(good()), "inlines").inlines if isinstance(r, Run)}
    assert runs["bold"].bold
    assert runs["italic "].italic
    assert not runs["upright"].italic
    assert runs["Small Caps"].small_caps
    assert runs["code < 1 & 2"].style == "Inline Code"
    assert runs["an address"].link == "https://example.org/a?b=1&c=2"
    assert runs["the figure"].link == "#_bl_fig_funds"
    assert runs["Sicherheit"].language == "de"
    assert runs["داعش خراسان"].language == "ur"
    assert any("soft\u00adhyphen no\u2011break\n" in text for text in runs)


def test_properties_are_read() -> None:
    properties = read(good()).properties
    assert properties["title"] == "Money & Power"
    assert properties["Notes"] == "3"


def test_tracked_changes_count_as_accepted() -> None:
    author = 'w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"'
    data = changed(
        "word/document.xml",
        '<w:r><w:t>A claim.</w:t></w:r>',
        '<w:r><w:t xml:space="preserve">A </w:t></w:r>'
        f'<w:del {author}><w:r><w:delText>claim</w:delText></w:r></w:del>'
        f'<w:ins {author}><w:r><w:t>statement</w:t></w:r></w:ins><w:r><w:t>.</w:t></w:r>',
    )  # fmt: skip
    file = read(data)
    assert block(file, "m-1").text == "A statement. Another."
    assert file.changes == 2


def test_the_marks_that_word_leaves_in_a_paragraph_change_nothing() -> None:
    """Revision ids, spelling marks, smart tags, content controls, simple and split fields."""
    claim = "<w:r><w:t>A claim.</w:t></w:r>"
    inside = (
        '<w:r w:rsidR="00A1"><w:t>A cl</w:t></w:r><w:proofErr w:type="spellStart"/>'
        '<w:smartTag w:uri="u" w:element="e"><w:r w:rsidR="00B2"><w:t>ai</w:t></w:r></w:smartTag>'
        "<w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>m</w:t></w:r></w:sdtContent></w:sdt>"
        '<w:r><w:lastRenderedPageBreak/><w:t xml:space="preserve">, see </w:t></w:r>'
        '<w:fldSimple w:instr=" REF x "><w:r><w:t>Table 1</w:t></w:r></w:fldSimple>'
        '<w:r><w:t xml:space="preserve"> at </w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        '<w:r><w:instrText xml:space="preserve"> HYPER</w:instrText></w:r>'
        '<w:r><w:instrText>LINK "https://e.org/"</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>e.org</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:sym w:font="S" w:char="F02E"/></w:r>'
    )
    file = read(changed("word/document.xml", claim, inside))
    assert block(file, "m-1").text == "A claim, see Table 1 at e.org. Another."
    assert Run("e.org", link="https://e.org/") in block(file, "m-1").inlines
    assert [n.id for n in file.notes] == ["note-one", "note-two", "note-three"]


def test_a_file_knows_whether_it_is_ours_and_from_which_sources() -> None:
    options = Options(properties=((SOURCE_DIGEST, "abc"),))
    ours = read(write_docx(page(p("x", "Text.")), THEME, ASSETS, options))
    assert (ours.is_ours, ours.source_digest) == (True, "abc")
    other = read(changed("word/document.xml", 'w:name="_b', 'w:name="other_b'))
    assert other.source_digest == ""
    nobody = write_docx(page(p("", "Text.")), THEME, ASSETS)
    assert not read(nobody).is_ours


def test_a_note_made_in_word_has_a_number_and_no_id() -> None:
    made = '<w:endnote w:id="77"><w:p><w:r><w:endnoteRef/></w:r><w:r><w:t> New.</w:t></w:r></w:p>'
    data = changed("word/endnotes.xml", "</w:endnotes>", f"{made}</w:endnote></w:endnotes>")
    data = changed(
        "word/document.xml",
        "<w:r><w:t>A claim.</w:t></w:r>",
        '<w:r><w:t>A claim.</w:t></w:r><w:r><w:endnoteReference w:id="77"/></w:r>',
        data,
    )
    file = read(data)
    assert [(n.number, n.id, n.text) for n in file.notes][1] == (2, "", "New.")
    assert [n.id for n in file.notes] == ["note-one", "", "note-two", "note-three"]


def test_a_long_id_is_told_by_whoever_knows_it() -> None:
    identifier = "cooperation-and-rivalry-with-militant-groups-1a2b3c4d"
    data = write_docx(page(section("s", "S", p(identifier, "Text."))), THEME, ASSETS)
    assert read(data, (identifier,)).blocks[-1].id == identifier
    assert read(data).blocks[-1].id == bookmark(identifier)


def names_in(data: bytes) -> list[str]:
    """The names of all bookmarks that are a note's or a reference's or stand in a note."""
    entries = parts(data)
    found = re.findall(r'w:name="(_[^"]*)"', entries["word/document.xml"].decode())
    own = re.findall(r'w:name="(_[^"]*)"', entries["word/endnotes.xml"].decode())
    return [name for name in found if name.startswith((NOTE, REFERENCE))] + own


def test_a_notes_first_reference_and_its_citation_go_by_the_notes_own_bookmark() -> None:
    data = cited("1a2b3c4d", "asked")
    assert names_in(data) == ["_bn_note_1a2b3c4d", "_bn_note_asked", "_br_ref_1a2b3c4d_2"]
    file = read(data)
    assert [(n.id, n.references) for n in file.notes] == [
        ("note-1a2b3c4d", ("ref-1a2b3c4d-1", "ref-1a2b3c4d-2")),
        ("note-asked", ("ref-asked-1",)),
    ]
    assert [b.id for n in file.notes for b in n.blocks] == ["note-1a2b3c4d-p", "note-asked-p"]


@pytest.mark.parametrize("length", range(22, 42))
def test_references_to_notes_with_long_ids_are_told_from_each_other(length: int) -> None:
    keys = ("a" * length, "a" * (length - 1) + "b")
    known = tuple(f"{form.format(k)}" for k in keys for form in ("note-{}", "ref-{}-1", "ref-{}-2"))
    file = read(cited(*keys), known)
    assert [(n.id, n.references) for n in file.notes] == [
        (known[0], known[1:3]),
        (known[3], known[4:5]),
    ]
    unknown = read(cited(*keys))
    assert len({mark for n in unknown.notes for mark in n.references}) == 3


def test_what_else_a_note_begins_with_is_not_taken_for_its_citation() -> None:
    """Nor is what was typed over, where nobody knows of a citation."""
    data = cited("one")
    own = f'w14:paraId="{paragraph_number("note-one-p"):08X}"'
    retyped = changed("word/endnotes.xml", own, 'w14:paraId="00001234"', data)
    assert [b.id for b in read(retyped).notes[0].blocks] == [""]
    assert [b.id for b in read(retyped, ("note-one-p",)).notes[0].blocks] == ["note-one-p"]
    other = page(
        section("s", "S", p("x", "Text.", reference("one", 1))),
        Notes("n", Heading("h", 2, t("Notes")), (note("one", 1, p("words", "Words.")),)),
    )
    [found] = read(write_docx(other, THEME, ASSETS)).notes
    assert [b.id for b in found.blocks] == ["words"]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cs", "Cc"]), min_size=1))
def test_a_bookmark_name_is_words_own_kind_and_reads_back(identifier: str) -> None:
    name = bookmark(identifier)
    assert len(name) <= 40
    assert name.isascii()
    assert name.replace("_", "a").isalnum()
    assert name == name.lower()
    assert identify(name) in ("", identifier)
    if len(identifier) <= 5:
        assert identify(name) == identifier


@given(st.lists(st.text("aqAQx-_.é", min_size=1, max_size=60), unique=True))
def test_ids_that_differ_have_names_that_differ(identifiers: list[str]) -> None:
    names = [bookmark(i, prefix) for i in identifiers for prefix in (BLOCK, GROUP)]
    assert len(set(names)) == len(names)


@pytest.fixture(scope="module")
def saved(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """A file as LibreOffice saves it: docx → docx, and docx → odt → docx."""
    folder = tmp_path_factory.mktemp("saved")
    (folder / "brief.docx").write_bytes(good())

    def convert(source: Path, target: str, into: str) -> Path:
        out = folder / into
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to", target, "--outdir", str(out), str(source),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return out / f"brief.{target.partition(':')[0]}"

    word = "docx:MS Word 2007 XML"
    odt = convert(folder / "brief.docx", "odt", "odt")
    return {
        "docx": convert(folder / "brief.docx", word, "again").read_bytes(),
        "odt": convert(odt, word, "back").read_bytes(),
    }


@needs_soffice
@pytest.mark.parametrize("way", ["docx", "odt"])
def test_every_block_and_note_survives_libreoffice(saved: dict[str, bytes], way: str) -> None:
    before, after = read(good()), read(saved[way])
    assert [(b.id, b.text) for b in after.blocks] == [(b.id, b.text) for b in before.blocks]
    assert [b.groups for b in after.blocks] == [b.groups for b in before.blocks]
    assert [(n.id, n.references) for n in after.notes] == [
        (n.id, n.references) for n in before.notes
    ]
    assert [n.text for n in after.notes] == [n.text for n in before.notes]


@needs_soffice
@pytest.mark.parametrize("way", ["docx", "odt"])
def test_titles_headings_and_items_stay_what_they_are(saved: dict[str, bytes], way: str) -> None:
    kept = {Kind.TITLE, Kind.HEADING, Kind.ITEM}
    before, after = read(good()), read(saved[way])
    assert [(b.id, b.kind, b.level) for b in after.blocks if b.kind in kept] == [
        (b.id, b.kind, b.level) for b in before.blocks if b.kind in kept
    ]


def test_three_thousand_notes_are_read_in_order() -> None:
    file = read(write_docx(many_notes(3000), THEME, ASSETS))
    assert [n.id for n in file.notes] == [f"note-n{n}" for n in range(3000)]
    assert [n.text for n in file.notes] == [f"Author {n}, Title, {n + 1}." for n in range(3000)]


def test_the_writers_page_and_the_readers_file_hold_the_same_words() -> None:
    words = [b.text for b in read(good()).blocks]
    assert "A subsection" in words
    assert len(rich_page().blocks) == 9
