"""What staff do to a file, as Word or LibreOffice saves it: ids stay with what they belong to."""

from __future__ import annotations

from lxml import etree

from briefgen.diagnostics import Sink
from briefgen.layout.page import Heading, Item, List, Notes
from briefgen.readers.docx.file import NoteMark, WordFile
from briefgen.readers.docx.read import read_docx
from briefgen.writers.docx import write_docx
from writers.docx.samples import ASSETS, THEME, note, p, page, reference, section, t

from .altered import good
from .as_word_saves import NAMES, Change, Tree, W, q, saved


def read(data: bytes, known: tuple[str, ...] = ()) -> WordFile:
    sink = Sink()
    found = read_docx(data, sink, known=known)
    assert found is not None
    assert list(sink) == []
    return found


def bookmark(trees: dict[str, Tree], name: str, part: str = "document") -> Tree:
    [start] = trees[f"word/{part}.xml"].xpath(
        f'//w:bookmarkStart[@w:name="{name}"]', namespaces=NAMES
    )
    assert isinstance(start, etree._Element)
    return start


def run(inner: str) -> Tree:
    return etree.fromstring(f'<w:r xmlns:w="{W}">{inner}</w:r>')


def notes_of(file: WordFile) -> list[tuple[str, tuple[str, ...], str]]:
    return [(n.id, n.references, n.text) for n in file.notes]


def ids(file: WordFile) -> list[tuple[str, str]]:
    return [(b.id, b.text) for b in file.blocks]


def inserted_in(name: str, *runs: Tree) -> Change:
    """Put runs where a bookmark begins: Word takes them into it."""

    def change(trees: dict[str, Tree]) -> None:
        start = bookmark(trees, name)
        for element in reversed(runs):
            start.addnext(element)

    return change


def test_what_is_typed_ahead_of_a_mark_leaves_the_note_its_id() -> None:
    data = saved(good(), inserted_in("_bn_note_three", run("<w:t>, typed</w:t>")))
    assert notes_of(read(data)) == notes_of(read(good()))


NEW = f'<w:endnote xmlns:w="{W}" w:id="77"><w:p><w:r><w:t>New.</w:t></w:r></w:p></w:endnote>'


def with_new_note(trees: dict[str, Tree]) -> None:
    trees["word/endnotes.xml"].append(etree.fromstring(NEW))


def test_a_note_made_ahead_of_a_mark_does_not_take_its_id() -> None:
    mark = run('<w:endnoteReference w:id="77"/>')
    file = read(saved(good(), with_new_note, inserted_in("_bn_note_three", mark)))
    before = notes_of(read(good()))
    assert notes_of(file) == [*before[:2], ("", (), "New."), before[2]]
    [block] = [b for b in file.blocks if b.id == "m-1"]
    marks = [i for i in block.inlines if isinstance(i, NoteMark)]
    assert [(m.number, m.note_id, m.id) for m in marks] == [
        (2, "note-two", "ref-two-1"),
        (3, "", ""),
        (4, "note-three", "ref-three-1"),
    ]


def test_a_note_made_ahead_of_a_second_mark_does_not_take_its_id() -> None:
    mark = run('<w:endnoteReference w:id="77"/>')
    file = read(saved(good(), with_new_note, inserted_in("_br_ref_two_2", mark)))
    before = notes_of(read(good()))
    assert notes_of(file) == [*before, ("", (), "New.")]


def test_a_note_put_in_the_place_of_another_is_a_new_one() -> None:
    """The other's mark is a tracked deletion, in the bookmark that was round it."""

    def change(trees: dict[str, Tree]) -> None:
        mark = bookmark(trees, "_bn_note_three").getnext()
        assert mark is not None
        mark.addnext(run('<w:endnoteReference w:id="77"/>'))
        deleted = etree.Element(q("del"))
        mark.addprevious(deleted)
        deleted.append(mark)

    before = notes_of(read(good()))
    file = read(saved(good(), with_new_note, change))
    assert notes_of(file) == [*before[:2], ("", (), "New.")]


def cut_before(name: str, *, again: str = "") -> Change:
    """Enter, right ahead of where a bookmark begins or right behind it."""

    def change(trees: dict[str, Tree]) -> None:
        start = bookmark(trees, name)
        paragraph = start.getparent()
        assert paragraph is not None
        second = etree.Element(q("p"))
        paragraph.addnext(second)
        following = list(start.itersiblings())
        second.extend(following)
        if again:  # LibreOffice gives both halves the bookmark of the whole
            mark = etree.Element(q("bookmarkStart"))
            mark.set(q("id"), "950")
            mark.set(q("name"), again)
            second.insert(0, mark)

    return change


def test_a_paragraph_begun_ahead_of_a_mark_leaves_the_note_its_id() -> None:
    data = saved(good(), cut_before("_bn_note_three"))
    assert notes_of(read(data)) == notes_of(read(good()))


def test_two_halves_with_one_bookmark_have_one_id() -> None:
    data = saved(good(), cut_before("_bn_note_three", again="_bg_m_1"))
    found = [(b.id, b.text) for b in read(data).blocks]
    at = found.index(("m-1", "A claim. Another."))
    assert found[at + 1] == ("", "")
    assert [i for i, _ in found].count("m-1") == 1


def test_a_bookmark_that_begins_in_deleted_words_is_that_of_what_stays() -> None:
    """As LibreOffice writes a tracked replacement at a paragraph's beginning."""

    def change(trees: dict[str, Tree]) -> None:
        start = bookmark(trees, "_bg_power_1")
        words = start.getnext()
        assert words is not None
        deleted = etree.Element(q("del"))
        words.addprevious(deleted)
        gone = run("<w:delText>Old words.</w:delText>")
        deleted.extend([start, gone])

    assert ids(read(saved(good(), change))) == ids(read(good()))


def renamed(part: str, suffix: str) -> Change:
    """Name bookmarks as LibreOffice does those that it has had already."""

    def change(trees: dict[str, Tree]) -> None:
        for start in trees[f"word/{part}.xml"].iter(q("bookmarkStart")):
            start.set(q("name"), start.get(q("name"), "") + suffix)

    return change


def blocks_of_notes(file: WordFile) -> list[tuple[str, tuple[str, ...]]]:
    return [(b.id, b.groups) for n in file.notes for b in n.blocks]


def test_a_copy_of_a_paragraph_has_no_id_wherever_it_stands() -> None:
    def change(trees: dict[str, Tree]) -> None:
        paragraph = bookmark(trees, "_bg_m_1").getparent()
        assert paragraph is not None
        copy = etree.fromstring(etree.tostring(paragraph))
        for start in copy.iter(q("bookmarkStart")):
            start.set(q("name"), start.get(q("name"), "") + "_Copy_1")
        paragraph.addprevious(copy)

    before, after = ids(read(good())), ids(read(saved(good(), change)))
    at = before.index(("m-1", "A claim. Another."))
    assert after == [*before[:at], ("", "A claim. Another."), *before[at:]]


def test_a_second_mark_that_was_moved_ahead_of_the_first_is_a_mark() -> None:
    def change(trees: dict[str, Tree]) -> None:
        first = bookmark(trees, "_bg_m_1").getparent()
        second = bookmark(trees, "_bg_m_2").getparent()
        assert first is not None
        assert second is not None
        first.addprevious(second)

    file = read(saved(good(), change))
    [block] = [b for b in file.blocks if b.id == "m-2"]
    assert block.inlines[-1] == NoteMark(2, "ref-two-2", "note-two")
    assert [(n.id, n.references) for n in file.notes] == [
        ("note-one", ("ref-one-1",)),
        ("note-two", ("ref-two-2", "ref-two-1")),
        ("note-three", ("ref-three-1",)),
    ]


def in_words() -> bytes:
    """A file of one note in three paragraphs, named as the author's own are."""
    first, second, third = (
        p(name, "Words.") for name in ("note-a-11111111", "note-a-22222222", "note-a-33333333")
    )
    listed = List("note-a-55555555", False, 1, (Item("", (third,)),))
    return write_docx(
        page(
            section("s", "S", p("x", "Text.", reference("a", 1))),
            Notes("n", Heading("h", 2, t("Notes")), (note("a", 1, first, second, listed),)),
        ),
        THEME,
        ASSETS,
    )


KNOWN = (
    *("note-a", "note-a-11111111", "note-a-22222222", "note-a-33333333"),
    *("note-a-55555555", "note-a-b-44444444"),
)


def test_bookmarks_in_notes_that_libreoffice_calls_copies_are_told() -> None:
    before = blocks_of_notes(read(in_words()))
    assert before == [(KNOWN[1], ()), (KNOWN[2], ()), (KNOWN[3], ("note-a-55555555",))]
    for suffix in ("_Copy_1", " Copy 2"):
        after = saved(in_words(), renamed("endnotes", suffix))
        assert blocks_of_notes(read(after)) == before


def without_its(*names: str, ids_too: bool) -> Change:
    def change(trees: dict[str, Tree]) -> None:
        for name in names:
            start = bookmark(trees, name, "endnotes")
            paragraph = start.getparent()
            assert paragraph is not None
            paragraph.remove(start)
            if ids_too:
                paragraph.attrib.pop("{http://schemas.microsoft.com/office/word/2010/wordml}paraId")

    return change


def note_ids(data: bytes, known: tuple[str, ...] = KNOWN) -> list[str]:
    return [b.id for b in read(data, known).notes[0].blocks]


def test_a_note_tells_its_first_paragraph_where_libreoffice_lost_the_bookmark() -> None:
    lost = without_its("_bg_note_a_11111111", ids_too=True)
    data = saved(in_words(), lost, renamed("endnotes", "_Copy_1"))
    assert note_ids(data) == list(KNOWN[1:4])
    assert note_ids(data, ()) == ["", *KNOWN[2:4]]


def test_no_paragraph_of_a_note_is_given_an_id_that_may_be_anothers() -> None:
    lost = without_its("_bg_note_a_11111111", "_bg_note_a_22222222", ids_too=True)
    assert note_ids(saved(in_words(), lost)) == ["", "", KNOWN[3]]


def test_a_paragraph_of_a_note_that_was_typed_over_is_known_by_words_own_id() -> None:
    lost = without_its("_bg_note_a_11111111", "_bg_note_a_22222222", ids_too=False)
    assert note_ids(saved(in_words(), lost)) == list(KNOWN[1:4])
