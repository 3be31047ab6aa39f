"""Briefs in each script print, are in step, and their text can be taken out again."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
import unicodedata
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest

from briefgen.build.check_files import check_files
from briefgen.layout.languages import direction
from tests.script_fonts import needs_script_fonts
from tests.scripts.briefs import WORDS, workspace
from tests.scripts.conftest import Build

FACES = {
    "ar": {"Noto-Sans-Arabic", "Noto-Sans-Arabic-Bold"},
    "ur": {"Noto-Sans-Arabic", "Noto-Sans-Arabic-Bold"},
    "ur-Aran": {"Noto-Nastaliq-Urdu", "Noto-Nastaliq-Urdu-Bold"},
    "he": {"Noto-Sans-Hebrew", "Noto-Sans-Hebrew-Bold"},
    "hi": {"Noto-Serif-Devanagari", "Noto-Sans-Devanagari", "Noto-Sans-Devanagari-Bold"},
    "zh-Hans": {"Noto-Serif-CJK-SC", "Noto-Sans-CJK-SC", "Noto-Sans-CJK-SC-Bold"},
    "zh-Hant": {"Noto-Serif-CJK-TC", "Noto-Sans-CJK-TC", "Noto-Sans-CJK-TC-Bold"},
    "ja": {"Noto-Serif-CJK-JP", "Noto-Sans-CJK-JP", "Noto-Sans-CJK-JP-Bold"},
    "ko": {"Noto-Serif-CJK-KR", "Noto-Sans-CJK-KR", "Noto-Sans-CJK-KR-Bold"},
    "ru": {"Briefgen-Supplement-Italic"},
    "el": {"Briefgen-Supplement-Italic"},
}
EAST_ASIAN = ("zh-Hans", "zh-Hant", "ja")


def faces(pdf: Path) -> set[str]:
    """Give the names of the fonts in a PDF that are not the theme's."""
    told = subprocess.run(["pdffonts", pdf], capture_output=True, text=True, check=True).stdout
    names = {line.split()[0].partition("+")[2] for line in told.splitlines()[2:]}
    return {name for name in names if not name.startswith("Source-")}


def letters(text: str) -> str:
    """Give what can be seen of a text, whatever the order of marks on one letter."""
    kept = (c for c in unicodedata.normalize("NFD", text) if unicodedata.category(c) != "Cf")
    return "".join(c for c in kept if not c.isspace() and c not in "()[]\x02\ufffe")


def by_poppler(pdf: Path) -> str:
    command = ["pdftotext", "-enc", "UTF-8", pdf, "-"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def by_pdfium(pdf: Path) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        return "".join(page.get_textpage().get_text_bounded() for page in document)


@pytest.mark.parametrize("language", WORDS)
def test_a_brief_in_the_script_is_in_step_in_all_outputs(language: str, build: Build) -> None:
    built = build(language)
    assert built.code == 0
    assert {built.pdf, built.docx, built.html} <= set(built.folder.iterdir())


@pytest.mark.parametrize("language", WORDS)
def test_its_files_break_no_rule(language: str, build: Build) -> None:
    built = build(language)
    files = (str(built.pdf), str(built.docx))
    sound, told = check_files(files)
    assert (sound, [d.message for d in told]) == (files, [])


@pytest.mark.parametrize("language", WORDS)
def test_it_is_set_in_the_faces_of_its_language_and_no_others(language: str, build: Build) -> None:
    assert faces(build(language).pdf) == FACES[language]


@pytest.mark.parametrize("language", [tag for tag in WORDS if direction(tag) == "ltr"])
def test_text_from_left_to_right_is_taken_out_as_it_is_read(language: str, build: Build) -> None:
    pdf = build(language).pdf
    for text in map(letters, (by_poppler(pdf), by_pdfium(pdf))):
        assert [words for words in WORDS[language].texts if letters(words) not in text] == []


def only_letters(text: str) -> str:
    """Give the letters of a text: poppler moves full stops and vowel marks round a note's mark."""
    return "".join(c for c in unicodedata.normalize("NFD", text) if c.isalpha())


@pytest.mark.parametrize("language", ["ar", "ur", "he"])
def test_text_from_right_to_left_is_taken_out_as_it_is_read(language: str, build: Build) -> None:
    text = only_letters(by_poppler(build(language).pdf))
    assert [words for words in WORDS[language].texts if only_letters(words) not in text] == []


def test_nastaliq_is_taken_out_word_by_word(build: Build) -> None:
    """Letters high above the line are another line to poppler: not every word is whole."""
    found = set(only_letters_of_words(by_poppler(build("ur-Aran").pdf)))
    words = [word for text in WORDS["ur-Aran"].texts for word in only_letters_of_words(text)]
    assert sum(word in found for word in words) > 0.6 * len(words)


def only_letters_of_words(text: str) -> list[str]:
    return [letters for word in text.split() if (letters := only_letters(word))]


@pytest.mark.parametrize("language", EAST_ASIAN)
def test_no_line_begins_with_a_mark_that_ends_a_phrase(language: str, build: Build) -> None:
    lines = [line.strip() for line in by_poppler(build(language).pdf).splitlines()]
    assert len(lines) > 20
    assert [line for line in lines if line and line[0] in "。、，：；！？）」』”’ーっゃゅょ"] == []


@pytest.mark.parametrize("theme", ["chancery", "bulletin"])
@pytest.mark.parametrize("language", ["ja", "ur-Aran", "hi", "ru"])
def test_other_themes_print_it_too(language: str, theme: str, build: Build) -> None:
    assert build(language, theme).code == 0


@pytest.mark.parametrize(
    ("language", "files"),
    [
        ("ja", {"NotoSerifCJK-Regular.ttc", "NotoSansCJK-Bold.ttc"}),
        ("ur-Aran", {"NotoNastaliqUrdu-Regular.ttf"}),
    ],
)
def test_a_release_names_the_files_that_a_script_was_set_in(
    language: str, files: set[str], build: Build
) -> None:
    from briefgen.release.ingredients import script_digests

    digests = script_digests(build(language).pdf)
    assert files <= {name.rpartition("/")[2] for name in digests}
    assert all(len(digest) == 64 for digest in digests.values())
    assert script_digests(build("ru").pdf) == {}


MIXED = (
    "The board is [河川局]{lang=ja}, [河務局]{lang=zh-Hant}, 河务局, [하천국]{lang=ko}, "
    "[दरिया]{lang=hi}, "
    "[دریا بورڈ]{lang=ur-Aran}, [دریا بورڈ]{lang=ur}, "
    "[מועצה]{lang=he}, [*Волга*]{lang=ru}."
)


@needs_script_fonts
def test_an_english_brief_with_passages_in_all_scripts_has_the_same_bytes_anywhere(
    tmp_path: Path,
) -> None:
    sums: list[dict[str, str]] = []
    for name, settings in {
        "one": {"LC_ALL": "C.UTF-8", "LANGUAGE": "", "PANGO_LANGUAGE": "ja"},
        "an other": {
            "LC_ALL": "C",
            "LANGUAGE": "ko:zh_TW",
            "PANGO_LANGUAGE": "",
            "TZ": "Asia/Tokyo",
        },
    }.items():
        root = tmp_path / name
        workspace(root, "en-GB", replace(WORDS["ru"], prose=MIXED, note="See"))
        environment = {**os.environ, **settings, "BRIEFGEN_CACHE": str(tmp_path / f"cache {name}")}
        command = [sys.executable, "-m", "briefgen", "build", "-C", str(root)]
        subprocess.run(command, check=True, capture_output=True, env=environment)
        made = root / "output" / "valley"
        sums.append({p.name: hashlib.sha256(p.read_bytes()).hexdigest() for p in made.iterdir()})
    assert sums[0] == sums[1]
    assert len(sums[0]) == 4
    assert {
        "Noto-Serif-CJK-JP",
        "Noto-Serif-CJK-TC",
        "Noto-Serif-CJK-KR",
        "Noto-Nastaliq-Urdu",
    } <= (faces(tmp_path / "one" / "output" / "valley" / "valley.pdf"))
