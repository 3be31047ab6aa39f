"""What Word does to a file when it saves it: blocks, notes and ids are read as before."""

from __future__ import annotations

from copy import deepcopy

import pytest
from lxml import etree

from briefgen.diagnostics import Sink
from briefgen.readers.docx.check import check_docx
from briefgen.readers.docx.file import WordFile
from briefgen.readers.docx.read import read_docx

from .altered import cited, good
from .as_word_saves import ALL, MC, NAMES, Change, W, q, saved


def read(data: bytes, known: tuple[str, ...] = ()) -> WordFile:
    sink = Sink()
    found = read_docx(data, sink, known=known)
    assert found is not None
    assert list(sink) == []
    return found


def told(file: WordFile) -> list[tuple[object, ...]]:
    """What merging stands on: each block with its id, its groups and its words' look."""
    return [
        *((b.id, b.kind, b.level, b.ordered, b.groups, b.alt, b.inlines) for b in file.blocks),
        *(
            (n.number, n.id, n.references, [(b.id, b.inlines) for b in n.blocks])
            for n in file.notes
        ),
    ]


@pytest.mark.parametrize("notes_as", ["endnotes", "footnotes"])
@pytest.mark.parametrize("name", ALL)
def test_what_word_changes_on_saving_changes_nothing_that_is_read(name: str, notes_as: str) -> None:
    before = good(notes_as)
    after = saved(before, ALL[name])
    assert after != saved(before), "the change has to be one"
    assert told(read(after)) == told(read(before))


def test_all_of_it_together_changes_nothing_that_is_read() -> None:
    assert told(read(saved(good(), *ALL.values()))) == told(read(good()))


AUTHOR = 'w:id="900" w:author="A" w:date="2026-01-01T00:00:00Z"'
DELETED = f"<w:rPr><w:del {AUTHOR}/></w:rPr></w:pPr>"


def block_texts(data: bytes) -> dict[str, str]:
    return {b.id: b.text for b in read(data).blocks if b.id}


def with_mark_deleted(identifier: str, data: bytes) -> bytes:
    """Track the deletion of a paragraph's end."""

    def change(trees: dict[str, etree._Element]) -> None:
        [properties] = trees["word/document.xml"].xpath(
            f'//w:p[w:bookmarkStart/@w:name="{identifier}"]/w:pPr', namespaces=NAMES
        )
        mark = etree.fromstring(f'<w:pPr xmlns:w="{W}">{DELETED}')[0]
        properties.append(mark)

    return saved(data, change)


def test_a_paragraph_whose_end_is_deleted_runs_on_into_the_next() -> None:
    texts = block_texts(with_mark_deleted("_bg_o_1_1", good()))
    assert texts["o-1-1"] == "onetwo"
    assert "o-1-2" not in texts


def test_a_paragraph_that_is_deleted_whole_is_gone_with_its_id() -> None:
    data = with_mark_deleted("_bg_power_1", good())
    gone = f"<w:del {AUTHOR}><w:r><w:delText>Text.</w:delText></w:r></w:del>"
    texts = block_texts(saved(data, deleted_text("_bg_power_1", gone)))
    before = block_texts(good())
    del before["power-1"]
    assert texts == before


def deleted_text(identifier: str, gone: str) -> Change:
    def change(trees: dict[str, etree._Element]) -> None:
        [run] = trees["word/document.xml"].xpath(
            f'//w:p[w:bookmarkStart/@w:name="{identifier}"]/w:r', namespaces=NAMES
        )
        run.getparent().replace(
            run, etree.fromstring(gone.replace("<w:del ", f'<w:del xmlns:w="{W}" ', 1))
        )

    return change


def test_a_line_typed_ahead_of_a_paragraph_does_not_take_its_id() -> None:
    """Enter at the start of a paragraph: its bookmark begins in the empty line above."""

    def change(trees: dict[str, etree._Element]) -> None:
        [start] = trees["word/document.xml"].xpath(
            '//w:bookmarkStart[@w:name="_bg_power_1"]', namespaces=NAMES
        )
        empty = etree.Element(q("p"))
        start.getparent().addprevious(empty)
        empty.append(start)

    assert block_texts(saved(good(), change)) == block_texts(good())


def test_a_paragraph_that_was_cut_in_two_keeps_its_id_on_the_first_half() -> None:
    def change(trees: dict[str, etree._Element]) -> None:
        [start] = trees["word/document.xml"].xpath(
            '//w:bookmarkStart[@w:name="_bg_m_1"]', namespaces=NAMES
        )
        paragraph = start.getparent()
        second = etree.Element(q("p"))
        paragraph.addnext(second)
        runs = list(paragraph)
        cut = next(i for i, e in enumerate(runs) if "Another." in "".join(e.itertext()))
        second.extend(runs[cut:])

    file = read(saved(good(), change))
    at = next(i for i, b in enumerate(file.blocks) if b.id == "m-1")
    assert [(b.id, b.text) for b in file.blocks[at : at + 2]] == [
        ("m-1", "A claim."),
        ("", " Another."),
    ]
    assert [n.id for n in file.notes] == [n.id for n in read(good()).notes]


def test_a_note_that_was_deleted_is_gone_and_the_others_are_counted_anew() -> None:
    def change(trees: dict[str, etree._Element]) -> None:
        for tree, tag in (
            ("word/document.xml", "endnoteReference"),
            ("word/endnotes.xml", "endnote"),
        ):
            [element] = trees[tree].xpath(f"//w:{tag}[@w:id=1]", namespaces=NAMES)
            place = element if tag == "endnote" else element.getparent()
            place.getparent().remove(place)

    notes = read(saved(good(), change)).notes
    assert [(n.number, n.id) for n in notes] == [(1, "note-two"), (2, "note-three")]


BOX = (
    '<w:r xmlns:w="{w}" xmlns:mc="{mc}"><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
    "<w:txbxContent><w:p><w:r><w:t>Said in a box.</w:t></w:r></w:p></w:txbxContent></w:drawing>"
    "</mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Said in a box.</w:t></w:r>"
    "</w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
)


def test_the_text_of_a_text_box_is_read_once_after_its_paragraph() -> None:
    def change(trees: dict[str, etree._Element]) -> None:
        [start] = trees["word/document.xml"].xpath(
            '//w:bookmarkStart[@w:name="_bg_power_1"]', namespaces=NAMES
        )
        start.getparent().append(etree.fromstring(BOX.format(w=W, mc=MC)))

    file = read(saved(good(), change))
    texts = [b.text for b in file.blocks]
    assert texts.count("Said in a box.") == 1
    assert texts[texts.index("Said in a box.") - 1] == "Text."
    assert block_texts(saved(good(), change)) == block_texts(good())


def without_bookmark(name: str) -> Change:
    def change(trees: dict[str, etree._Element]) -> None:
        [start] = trees["word/document.xml"].xpath(
            f'//w:bookmarkStart[@w:name="{name}"]', namespaces=NAMES
        )
        start.getparent().remove(start)

    return change


def test_a_paragraph_that_was_typed_over_is_known_by_words_own_id() -> None:
    """Its bookmark went with its words; the paragraph stayed."""
    known = tuple(b.id for b in read(good()).blocks if b.id)
    data = saved(good(), without_bookmark("_bg_power_1"))
    assert "power-1" not in block_texts(data)
    file = read(data, known)
    assert [b.text for b in file.blocks if b.id == "power-1"] == ["Text."]
    assert [b.id for b in file.blocks] == [b.id for b in read(good(), known).blocks]


def test_a_paragraph_id_that_two_paragraphs_bear_names_the_one_with_the_bookmark() -> None:
    def change(trees: dict[str, etree._Element]) -> None:
        [start] = trees["word/document.xml"].xpath(
            '//w:bookmarkStart[@w:name="_bg_power_1"]', namespaces=NAMES
        )
        copy = deepcopy(start.getparent())
        for mark in copy.findall(q("bookmarkStart")):
            copy.remove(mark)
        start.getparent().addprevious(copy)

    data = saved(good(), change)
    known = tuple(b.id for b in read(good()).blocks if b.id)
    ids = [b.id for b in read(data, known).blocks if b.text == "Text."]
    assert ids == ["", "power-1"]


def with_a_bookmark_for_each(trees: dict[str, etree._Element]) -> None:
    """As briefgen once wrote it: one round each reference, and one round a note's citation."""

    def mark(first: etree._Element, last: etree._Element, name: str, number: str) -> None:
        start, end = etree.Element(q("bookmarkStart")), etree.Element(q("bookmarkEnd"))
        start.set(q("id"), number)
        end.set(q("id"), number)
        start.set(q("name"), name)
        first.addprevious(start)
        last.addnext(end)

    body = trees["word/document.xml"]
    for note in trees["word/endnotes.xml"].xpath("//w:endnote[not(@w:type)]", namespaces=NAMES):
        number = note.get(q("id"))
        [start] = body.xpath(
            f"//w:bookmarkStart[following-sibling::w:r[1]/w:endnoteReference/@w:id={number}]",
            namespaces=NAMES,
        )
        key = start.get(q("name")).removeprefix("_bn_note_")
        mark(start, start.getnext().getnext(), f"_br_ref_{key}_1", f"8{number}")
        runs = note.findall(f"{q('p')}/{q('r')}")
        mark(runs[0], runs[-1], f"_bg_note_{key}_p", f"9{number}")


def test_a_file_of_before_with_a_bookmark_for_each_is_read_as_ever() -> None:
    data = saved(cited("one", "two"), with_a_bookmark_for_each)
    sink = Sink()
    assert check_docx(data, sink)
    assert list(sink) == []
    file = read(data)
    names = [name for block in file.blocks for name in block.names if name[:4] in ("_bn_", "_br_")]
    assert len(names) == 5, "two for each note, one for the second reference"
    assert told(file) == told(read(cited("one", "two")))
