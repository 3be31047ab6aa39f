"""What goes into a Word file comes out of it: any text, and the sample brief edited elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterator
from copy import deepcopy
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from lxml.etree import _Element

from briefgen.diagnostics import Sink
from briefgen.layout.page import (
    Group,
    Language,
    Link,
    List,
    NoteReference,
    Notes,
    Page,
    PageBlock,
    PageInline,
    Style,
    Styled,
    Text,
)
from briefgen.layout.theme import Theme
from briefgen.readers.docx.check import check_docx
from briefgen.readers.docx.file import NoteMark, WordFile
from briefgen.readers.docx.read import read_docx
from briefgen.writers.assets import Assets
from briefgen.writers.docx import write_docx
from briefgen.writers.docx.draft import plain
from writers.docx.samples import ASSETS, THEME, page, section

ROOT = Path(__file__).resolve().parents[3]
SLUG = "islamic-state-in-pakistan"
needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)

WORDS = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cs", "Cc", "Zl", "Zp", "Cn"]), min_size=1
).filter(str.strip)
"""Controls and surrogates never reach a writer: the YAML reader refuses them."""


def walk(blocks: tuple[PageBlock, ...]) -> Iterator[PageBlock]:
    """Give each block and those inside it, in reading order; notes' own blocks last."""
    for block in blocks:
        yield block
        match block:
            case Group(blocks=inner):
                yield from walk(inner)
            case List(items=items):
                for item in items:
                    yield from walk(item.blocks)
            case Notes(notes=notes):
                for note in notes:
                    yield from walk(note.blocks)
            case _:
                pass


def inlines() -> st.SearchStrategy[PageInline]:
    texts = WORDS.map(Text)

    def wrapped(children: st.SearchStrategy[PageInline]) -> st.SearchStrategy[PageInline]:
        some = st.lists(children, min_size=1, max_size=3).map(tuple)
        shown = [s for s in Style if s is not Style.QUOTE]  # brings quotation marks of its own
        return st.one_of(
            st.builds(Styled, st.sampled_from(shown), some),
            st.builds(Language, st.sampled_from(["ur", "de", "ja", "th"]), st.just(""), some),
            st.builds(Link, st.just("https://example.org/a?b=1"), some),
        )

    return st.recursive(texts, wrapped, max_leaves=6)


@settings(max_examples=60)
@given(st.lists(st.lists(inlines(), min_size=1, max_size=4), min_size=1, max_size=4))
def test_any_text_is_read_back_as_it_was_written(paragraphs: list[list[PageInline]]) -> None:
    from briefgen.layout.page import Paragraph

    blocks = [Paragraph(f"p-{n}", "", tuple(nodes)) for n, nodes in enumerate(paragraphs)]
    sink = Sink()
    data = write_docx(page(section("s", "S", *blocks)), THEME, ASSETS, sink=sink)
    found = read_docx(data, sink)
    assert found is not None
    assert list(sink) == []
    by_id = {block.id: block.text for block in found.blocks}
    assert {b.id: by_id.get(b.id) for b in blocks} == {b.id: plain(b.inlines) for b in blocks}


@pytest.fixture(scope="module")
def sample() -> tuple[Page, Theme]:
    """The sample brief, read, resolved and laid out as ``briefgen build`` does it."""
    from briefgen.build.compose import compose, read_shared
    from briefgen.readers.files import Folder

    sink = Sink()
    shared = read_shared(ROOT, sink)
    assert shared is not None
    found = compose(Folder(ROOT), shared, SLUG, sink)
    assert found is not None
    return found.laid.page, found.laid.theme


@pytest.fixture(scope="module")
def written(sample: tuple[Page, Theme]) -> bytes:
    return write_docx(*sample, Assets())


def read(data: bytes, sample: tuple[Page, Theme]) -> WordFile:
    known = [block.id for block in walk(sample[0].blocks) if block.id]
    sink = Sink()
    found = read_docx(data, sink, known=known)
    assert found is not None
    assert list(sink) == []
    return found


def test_the_sample_breaks_no_rule(written: bytes) -> None:
    sink = Sink()
    assert check_docx(written, sink)
    assert list(sink) == []


def test_every_note_of_the_sample_comes_back_in_order(
    written: bytes, sample: tuple[Page, Theme]
) -> None:
    file = read(written, sample)
    expected = [
        node.note_id
        for block in walk(sample[0].blocks)
        for node in getattr(block, "inlines", ())
        if isinstance(node, NoteReference) and node.first
    ]
    assert [note.id for note in file.notes] == expected
    assert len(file.notes) == 24


TEXT = "urn:oasis:names:tc:opendocument:xmlns:text:1.0"
Edit = Callable[[_Element], None]


def edited(written: bytes, folder: Path, edit: Edit) -> bytes:
    """docx → odt, changed there as LibreOffice's own file, → docx."""
    (folder / "brief.docx").write_bytes(written)

    def convert(source: str, target: str) -> None:
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation=file://{folder}/profile",
                "--convert-to", target, "--outdir", str(folder), str(folder / source),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip

    convert("brief.docx", "odt")
    with zipfile.ZipFile(folder / "brief.odt") as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    content = etree.fromstring(entries["content.xml"])
    edit(content)
    entries["content.xml"] = etree.tostring(content)
    with zipfile.ZipFile(folder / "edited.odt", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    convert("edited.odt", "docx:MS Word 2007 XML")
    return (folder / "edited.docx").read_bytes()


def paragraph_of(content: _Element, words: str) -> _Element:
    found = [p for p in content.iter(f"{{{TEXT}}}p") if words in "".join(p.itertext())]
    assert len(found) == 1, words
    return found[0]


@needs_soffice
def test_an_edit_in_libreoffice_leaves_every_block_and_note(
    written: bytes, sample: tuple[Page, Theme], tmp_path: Path
) -> None:
    """A sentence changed: 24 of 24 notes, and every block."""

    def edit(content: _Element) -> None:
        start = next(paragraph_of(content, "Both can").iter(f"{{{TEXT}}}bookmark-start"))
        assert start.tail is not None
        start.tail = start.tail.replace("Both can be true.", "Both may well hold.")

    before = read(written, sample)
    after = read(edited(written, tmp_path, edit), sample)
    assert [n.id for n in after.notes] == [n.id for n in before.notes]
    assert [n.text for n in after.notes] == [n.text for n in before.notes]
    assert [b.id for b in after.blocks] == [b.id for b in before.blocks]
    assert [n.references for n in after.notes] == [n.references for n in before.notes]
    told = [[b.id for b in n.blocks] for n in before.notes]
    assert all(map(all, told))
    assert [[b.id for b in n.blocks] for n in after.notes] == told
    changed = [
        (old.text, new.text)
        for old, new in zip(before.blocks, after.blocks, strict=True)
        if old.text != new.text
    ]
    assert len(changed) == 1
    assert changed[0][1] == changed[0][0].replace("Both can be true.", "Both may well hold.")


@needs_soffice
def test_paragraphs_deleted_moved_and_copied_in_libreoffice_keep_their_ids_apart(
    written: bytes, sample: tuple[Page, Theme], tmp_path: Path
) -> None:
    """And a note that was made there is read in its place, without an id."""

    def edit(content: _Element) -> None:
        deleted = paragraph_of(content, "Both can be true.")
        parent = deleted.getparent()
        assert parent is not None
        parent.remove(deleted)
        moved = paragraph_of(content, "Donors at home give as well.")
        paragraph_of(content, "Crime brings in more.").addnext(moved)
        copied = paragraph_of(content, "Cells like this one")
        copied.addnext(deepcopy(copied))
        note = etree.fromstring(
            f'<t:note xmlns:t="{TEXT}" t:id="made" t:note-class="endnote"><t:note-citation>9'
            "</t:note-citation><t:note-body><t:p>Made there.</t:p></t:note-body></t:note>"
        )
        paragraph_of(content, "Most of the money is given.").append(note)

    before = read(written, sample)
    after = read(edited(written, tmp_path, edit), sample)

    def starting(file: WordFile, words: str) -> list[tuple[str, int]]:
        return [(b.id, n) for n, b in enumerate(file.blocks) if b.text.startswith(words)]

    [(gone, _)] = starting(before, "Both can be true.")
    assert gone not in [b.id for b in after.blocks]
    [(moved, there)] = starting(after, "Donors at home give as well.")
    [(crime, above)] = starting(after, "Crime brings in more.")
    assert (moved, crime) == (
        starting(before, "Donors at home give as well.")[0][0],
        starting(before, "Crime brings in more.")[0][0],
    )
    assert there == above + 1
    original, copy = starting(after, "Cells like this one")
    assert original[0] == starting(before, "Cells like this one")[0][0]
    assert copy[0] != original[0]
    ids = [b.id for b in after.blocks if b.id]
    assert len(ids) == len(set(ids))
    assert {b.id for b in before.blocks} - set(ids) == {gone}
    made = [n for n in after.notes if not n.id]
    assert [n.text for n in made] == ["Made there."]
    kept = {n.id: n.text for n in after.notes if n.id}
    told = {n.id: n.text for n in before.notes}
    assert kept.items() <= told.items()
    lost = [identifier for identifier in told if identifier not in kept]
    [note] = [
        n for b in before.blocks if b.id == gone for n in b.inlines if isinstance(n, NoteMark)
    ]
    assert lost == [note.note_id]
