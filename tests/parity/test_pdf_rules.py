"""Rules for any PDF: good ones pass, each damage is told, and what is no PDF is told as such."""

from __future__ import annotations

import io
import time
from collections.abc import Callable
from functools import cache
from pathlib import Path

import pikepdf
import pytest

from briefgen.build.compose import compose, read_shared
from briefgen.build.images import load_images
from briefgen.build.workspace import slugs_in
from briefgen.diagnostics import Code, Sink
from briefgen.diagnostics.register import parity as codes
from briefgen.model.brief import NotesAs
from briefgen.parity.pdf_rules import check_pdf
from briefgen.readers.files import Folder
from tests.parity.damages import DAMAGES, Damage, damaged
from tests.writers.printing import printed, write

ROOT = Path(__file__).resolve().parents[2]
THEMES = ["institute", "chancery", "bulletin"]


def told(data: bytes) -> list[tuple[Code, str]]:
    sink = Sink()
    check_pdf(data, sink, path="x.pdf")
    assert {d.path for d in sink} <= {"x.pdf"}
    return [(d.code, d.message) for d in sink]


@cache
def sample(theme: str) -> bytes:
    """Print the first brief of the workspace in a theme."""
    from dataclasses import replace

    from tests.layout.laying import theme as load

    sink = Sink()
    shared = read_shared(ROOT, sink)
    assert shared is not None
    folder = Folder(ROOT)
    composition = compose(folder, shared, slugs_in(ROOT)[0], sink)
    assert composition is not None
    assets = load_images(folder, composition.resolved.brief, composition.laid.theme, sink)
    assert not sink.failed
    return write(replace(composition.laid, theme=load(theme)), assets)


@pytest.mark.parametrize("theme", THEMES)
def test_the_sample_breaks_no_rule(theme: str) -> None:
    assert told(sample(theme)) == []


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("notes_as", list(NotesAs))
def test_a_brief_with_one_of_everything_breaks_no_rule(theme: str, notes_as: NotesAs) -> None:
    assert told(printed(theme, notes_as)) == []


def test_a_file_saved_again_breaks_no_rule() -> None:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        pdf.save(out, fix_metadata_version=False)
    assert told(out.getvalue()) == []


@pytest.mark.parametrize("damage", DAMAGES, ids=lambda damage: damage.name)
def test_a_damage_is_told(damage: Damage) -> None:
    found = told(damaged(printed(), damage))
    assert any(code is damage.code and damage.words in message for code, message in found), found


def test_a_message_names_clause_page_and_object() -> None:
    damage = next(d for d in DAMAGES if d.name == "a figure without alt")
    ((_, message),) = told(damaged(printed(), damage))
    assert message.startswith("a figure has no alternative text (/Alt) (Matterhorn 13-004): page ")
    assert ", object " in message


def test_many_faults_of_a_kind_are_one_message() -> None:
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        for page in pdf.pages:
            for annotation in page.get("/Annots", []):
                annotation.F = 0
        out = io.BytesIO()
        pdf.save(out, fix_metadata_version=False)
    ((code, message),) = told(out.getvalue())
    assert code is codes.PDF_ANNOTATION
    assert message.count("object") == 4
    assert " more" in message


def encrypted(**passwords: str) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(printed())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(**passwords), fix_metadata_version=False)
    return out.getvalue()


BYTES: list[tuple[str, Callable[[], bytes], Code, str]] = [
    ("a password", lambda: encrypted(owner="a", user="b"), codes.PDF_ENCRYPTED, "password"),
    ("an encrypted file", lambda: encrypted(owner="a", user=""), codes.PDF_ENCRYPTED, "encrypted"),
    ("a file cut off", lambda: printed()[:20_000], codes.PDF_UNREADABLE, "its end is missing"),
    ("a text", lambda: b"a letter", codes.PDF_UNREADABLE, "this is no PDF"),
    ("nothing", lambda: b"", codes.PDF_UNREADABLE, "this is no PDF"),
    ("a header alone", lambda: b"%PDF-1.7\n", codes.PDF_UNREADABLE, "damaged or cut off"),
    ("bytes before it", lambda: b"\n" + printed(), codes.PDF_FILE, "does not begin"),
    ("bytes after it", lambda: printed() + b"<html>", codes.PDF_FILE, "after the end"),
    (
        "another version",
        lambda: printed().replace(b"%PDF-1.", b"%PDF-2.", 1),
        codes.PDF_FILE,
        "%PDF-1.n",
    ),
]


@pytest.mark.parametrize(("name", "make", "code", "words"), BYTES, ids=[b[0] for b in BYTES])
def test_a_file_that_is_no_good_pdf_is_told_as_such(
    name: str, make: Callable[[], bytes], code: Code, words: str
) -> None:
    del name
    found = told(make())
    assert any(c is code and words in message for c, message in found), found
    assert not any("object at 0x" in message for _, message in found), found


@pytest.mark.parametrize("seed", range(20))
def test_a_pdf_with_random_bytes_changed_stops_no_one(seed: int) -> None:
    import random

    chance = random.Random(seed)
    data = bytearray(printed())
    for _ in range(40):
        data[chance.randrange(len(data))] = chance.randrange(256)
    assert isinstance(told(bytes(data)), list)


def test_a_foreign_pdf_is_told_what_it_lacks() -> None:
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        pdf.pages[0].contents_add(b"0 0 9 9 re f")
        out = io.BytesIO()
        pdf.save(out)
    found = {code for code, _ in told(out.getvalue())}
    assert {codes.PDF_TAGS, codes.PDF_METADATA, codes.PDF_LANGUAGE, codes.PDF_COLOUR} <= found


def test_the_sample_is_checked_in_half_a_second() -> None:
    data = sample("institute")
    told(data)
    start = time.process_time()
    told(data)
    assert time.process_time() - start < 0.5
