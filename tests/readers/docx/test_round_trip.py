"""What goes into a Word file comes out of it: any text, and the sample brief edited elsewhere."""

from __future__ import annotations

import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.layout.page import (
    Language,
    Link,
    NoteReference,
    Page,
    PageInline,
    Style,
    Styled,
    Text,
)
from briefgen.layout.theme import Theme
from briefgen.readers.docx.check import check_docx
from briefgen.readers.docx.file import WordFile
from briefgen.readers.docx.read import read_docx
from briefgen.writers.assets import Assets
from briefgen.writers.docx import write_docx
from briefgen.writers.docx.draft import plain, walk
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


@settings(max_examples=60, deadline=None)
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


@needs_soffice
def test_an_edit_in_libreoffice_leaves_every_block_and_note(
    written: bytes, sample: tuple[Page, Theme], tmp_path: Path
) -> None:
    """docx → odt, a sentence changed there, → docx: 24 of 24 notes, and every block."""
    (tmp_path / "brief.docx").write_bytes(written)

    def convert(source: str, target: str) -> None:
        subprocess.run(
            [
                "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
                "--convert-to", target, "--outdir", str(tmp_path), str(tmp_path / source),
            ],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip

    convert("brief.docx", "odt")
    with zipfile.ZipFile(tmp_path / "brief.odt") as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    content = entries["content.xml"].decode()
    assert "Both can be true." in content
    entries["content.xml"] = content.replace("Both can be true.", "Both may well hold.").encode()
    with zipfile.ZipFile(tmp_path / "edited.odt", "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    convert("edited.odt", "docx:MS Word 2007 XML")
    before = read(written, sample)
    after = read((tmp_path / "edited.docx").read_bytes(), sample)
    assert [n.id for n in after.notes] == [n.id for n in before.notes]
    assert [n.text for n in after.notes] == [n.text for n in before.notes]
    assert [b.id for b in after.blocks] == [b.id for b in before.blocks]
    changed = [
        (old.text, new.text)
        for old, new in zip(before.blocks, after.blocks, strict=True)
        if old.text != new.text
    ]
    assert len(changed) == 1
    assert changed[0][1] == changed[0][0].replace("Both can be true.", "Both may well hold.")
