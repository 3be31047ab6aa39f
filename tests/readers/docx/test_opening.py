"""Files that are not ours, damaged, or made to do harm."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx import opening
from briefgen.readers.docx.check import check_docx
from briefgen.readers.docx.read import read_docx

from .altered import changed, good, parts, without, zipped


def told(data: bytes) -> list[tuple[str, str]]:
    sink = Sink()
    assert read_docx(data, sink, path="edited.docx") is None
    assert {d.path for d in sink} == {"edited.docx"}
    return [(d.code.id, d.message) for d in sink]


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "empty"),
        (b"%PDF-1.7 ...", "a PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 ...", "locked with a password"),
        (b"{\\rtf1 ...", "rich text"),
        (b"<!doctype html><title>x</title>", "HTML"),
        (b"plain words", "not a Word document"),
        (zipped({"mimetype": b"application/vnd.oasis.opendocument.text"}), "a zip file"),
    ],
)
def test_a_file_of_another_kind_is_named(data: bytes, words: str) -> None:
    [(code, message)] = told(data)
    assert code == codes.NOT_A_WORD_FILE.id
    assert words in message


def test_a_spreadsheet_is_not_a_word_document() -> None:
    sheet = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
    main = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
    [(code, message)] = told(changed("[Content_Types].xml", main, sheet))
    assert code == codes.NOT_A_WORD_FILE.id
    assert "spreadsheetml" in message


def test_a_strict_file_is_asked_for_in_the_usual_form() -> None:
    usual = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    [(code, message)] = told(changed("word/document.xml", usual, strict))
    assert code == codes.NOT_A_WORD_FILE.id
    assert "Strict Open XML" in message


@pytest.mark.parametrize(
    "data",
    [
        good()[: len(good()) // 2],
        good()[:200],
        b"PK\x03\x04 and nothing more",
        without("word/document.xml"),
        without("_rels/.rels"),
        changed("word/document.xml", "</w:body>", ""),
        changed("word/endnotes.xml", "</w:endnotes>", ""),
        changed("word/styles.xml", "<w:styles", "<!DOCTYPE x [<!ENTITY a 'b'>]><w:styles"),
        changed("[Content_Types].xml", "</Types>", "<Types>"),
    ],
)
def test_a_damaged_file_is_told_of(data: bytes) -> None:
    assert [code for code, _ in told(data)] == [codes.DAMAGED_WORD_FILE.id]


def test_a_part_that_is_there_twice_is_damage() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in parts(good()).items():
            archive.writestr(name, data)
        with pytest.warns(UserWarning, match="Duplicate name"):
            archive.writestr("word/document.xml", b"<other/>")
    assert [code for code, _ in told(out.getvalue())] == [codes.DAMAGED_WORD_FILE.id]


def test_an_entity_of_the_file_is_never_expanded() -> None:
    data = changed(
        "word/document.xml",
        "<w:document",
        '<!DOCTYPE x [<!ENTITY secret SYSTEM "file:///etc/passwd">]><w:document',
    )
    assert [code for code, _ in told(data)] == [codes.DAMAGED_WORD_FILE.id]


def test_a_part_that_unpacks_without_end_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "MAX_PART", 1 << 20)
    bomb = zipped({**parts(good()), "word/media/x.png": b"\0" * (2 << 20)})
    [(code, message)] = told(bomb)
    assert code == codes.WORD_FILE_TOO_LARGE.id
    assert "word/media/x.png" in message


def test_a_part_that_packs_too_well_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(opening, "_RATIO_FROM", 1 << 20)
    bomb = zipped({**parts(good()), "word/media/x.png": b"\0" * (3 << 20)})
    assert [code for code, _ in told(bomb)] == [codes.WORD_FILE_TOO_LARGE.id]


def test_many_parts_that_together_are_too_much_are_refused(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(opening, "MAX_TOTAL", 1 << 20)
    many = {f"word/media/{n}.png": bytes(range(256)) * 800 for n in range(8)}
    assert [c for c, _ in told(zipped({**parts(good()), **many}))] == [codes.WORD_FILE_TOO_LARGE.id]
    monkeypatch.setattr(opening, "MAX_PARTS", 8)
    assert [code for code, _ in told(good())] == [codes.WORD_FILE_TOO_LARGE.id]


@settings(max_examples=60)
@given(st.data())
def test_no_damage_makes_reading_or_checking_crash(data: st.DataObject) -> None:
    """Bytes changed anywhere give the file, or a diagnostic."""
    raw = bytearray(good())
    for _ in range(data.draw(st.integers(1, 6))):
        raw[data.draw(st.integers(0, len(raw) - 1))] = data.draw(st.integers(0, 255))
    sink = Sink()
    found = read_docx(bytes(raw), sink)
    assert found is not None or sink.failed
    check_docx(bytes(raw), Sink())
