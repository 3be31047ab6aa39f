"""Word files and web pages name fonts for each script, beside what stands in for them."""

from __future__ import annotations

import zipfile

import pytest

from briefgen.writers.docx.languages import is_rtl, word_language
from briefgen.writers.docx.scripts import run_fonts, script_font, theme_script
from tests.scripts.conftest import Build


@pytest.mark.parametrize(
    ("language", "font"),
    [
        ("zh", "Noto Serif CJK SC"),
        ("zh-Hans-HK", "Noto Serif CJK HK"),
        ("zh-Hant", "Noto Serif CJK TC"),
        ("zh-TW", "Noto Serif CJK TC"),
        ("yue", "Noto Serif CJK HK"),
        ("ja", "Noto Serif CJK JP"),
        ("ko-KR", "Noto Serif CJK KR"),
        ("hi", "Noto Serif Devanagari"),
        ("ur", "Noto Sans Arabic"),
        ("ur-Aran-PK", "Noto Nastaliq Urdu"),
        ("he", "Noto Sans Hebrew"),
        ("ur-Latn", None),
        ("ru", None),
        ("en-GB", None),
    ],
)
def test_a_language_has_the_font_that_the_pdf_has(language: str, font: str | None) -> None:
    found = script_font(language, serif=True)
    assert (found and found.name) == font


def test_a_run_names_its_font_where_word_looks_for_it() -> None:
    assert run_fonts("ja", serif=False) == (
        '<w:rFonts w:hint="eastAsia" w:eastAsia="Noto Sans CJK JP"/>'
    )
    assert run_fonts("ur-Aran", serif=True) == '<w:rFonts w:cs="Noto Nastaliq Urdu"/>'
    assert run_fonts("fr", serif=True) == ""


def test_languages_are_told_as_word_knows_them() -> None:
    tags = ("zh", "zh-Hant", "zh-HK", "ja", "ko", "en", "ur")
    assert [word_language(tag) for tag in tags] == [
        "zh-CN", "zh-TW", "zh-HK", "ja-JP", "ko-KR", "en", "ur",
    ]  # fmt: skip
    assert [theme_script(tag) for tag in tags[:5]] == ["Hans", "Hant", "Hant", "Jpan", "Hang"]
    assert is_rtl("ur-Aran")
    assert not is_rtl("ur-Latn")


@pytest.mark.parametrize(
    ("language", "text", "display", "substitute"),
    [
        ("zh-Hans", "Noto Serif CJK SC", "Noto Sans CJK SC", "SimSun"),
        ("ja", "Noto Serif CJK JP", "Noto Sans CJK JP", "Yu Mincho"),
        ("ur-Aran", "Noto Nastaliq Urdu", "Noto Nastaliq Urdu", "Urdu Typesetting"),
        ("hi", "Noto Serif Devanagari", "Noto Sans Devanagari", "Nirmala UI"),
    ],
)
def test_the_theme_of_a_whole_brief_has_the_fonts_of_its_script(
    language: str, text: str, display: str, substitute: str, build: Build
) -> None:
    with zipfile.ZipFile(build(language).docx) as file:
        theme = file.read("word/theme/theme1.xml").decode()
        table = file.read("word/fontTable.xml").decode()
    major, minor = theme.split("</a:majorFont>")
    assert f'typeface="{display}"' in major
    assert f'typeface="{text}"' in minor
    (row,) = (font for font in table.split("</w:font>") if f'w:name="{text}"' in font)
    assert substitute in row


def test_the_punctuation_of_an_east_asian_brief_is_east_asian(build: Build) -> None:
    with zipfile.ZipFile(build("zh-Hans").docx) as file:
        document = file.read("word/document.xml").decode()
    assert '<w:rFonts w:hint="eastAsia"/></w:rPr><w:t>河务局在' in document


@pytest.mark.parametrize(
    ("language", "family"),
    [
        ("zh-Hant", '"Noto Serif CJK TC"'),
        ("ko", '"Noto Serif CJK KR"'),
        ("hi", '"Noto Serif Devanagari"'),
        ("ur-Arab", '"Noto Naskh Arabic"'),
    ],
)
def test_the_web_page_asks_for_fonts_of_the_script(
    language: str, family: str, build: Build
) -> None:
    page = build("ru").html.read_text(encoding="utf-8")
    (rule,) = (
        rule for rule in page.split("}") if f":lang({language})" in rule and "--text" in rule
    )
    assert rule.partition("--text:")[2].strip().startswith(family)
