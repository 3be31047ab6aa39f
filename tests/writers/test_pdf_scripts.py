"""Letters beyond the theme's fonts: made, taken from a package, or told."""

from __future__ import annotations

import dataclasses
from importlib.util import find_spec
from pathlib import Path

import pypdfium2
import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register.writers import FONT_NOT_EMBEDDABLE
from briefgen.layout.document import Document
from briefgen.parity.pdf import transcribe_pdf
from briefgen.writers.assets import Assets
from briefgen.writers.pdf import write_pdf
from briefgen.writers.pdf.coverage import characters, family
from briefgen.writers.pdf.fonts import font_files, font_folders
from briefgen.writers.pdf.supplement import CANDIDATES, needed, supplement_folder
from tests.script_fonts import needs_script_fonts
from tests.writers.printing import opened, page, print_page, write

NAMES = "Furqān, Shaykh ʿAdnānī, Ḥizb al-Taḥrīr, Ṭabarī, ẓuhr, ṣaḥīḥ, ḍād, ʾiṣlāḥ"

needs_arabic = pytest.mark.skipif(
    find_spec("justmytype_intl_rtl") is None, reason="the optional font package is not installed"
)


def fonts_of(pdf: object) -> set[str]:
    found = pdf.pages[0].Resources.Font  # type: ignore[attr-defined] # pikepdf
    return {str(font.BaseFont)[8:] for font in found.values()}


def test_names_in_italics_are_one_typeface() -> None:
    pdf = print_page(f'<p id="p"><em>{NAMES}</em></p>')
    assert "Briefgen-Supplement-Italic" in fonts_of(pdf)
    assert not any("Sans-Pro-Italic" in name for name in fonts_of(pdf))


def test_a_page_without_such_letters_is_set_in_the_packages_own_italics() -> None:
    pdf = print_page('<p id="p"><em>hawala and shura</em></p>')
    assert "Source-Serif-Pro-Italic" in fonts_of(pdf)


def test_what_is_printed_is_what_is_read() -> None:
    sink = Sink()
    data = write_pdf(page(f'<p id="p">{NAMES} <em>{NAMES}</em></p>'), Assets(), sink)
    assert data is not None
    assert [d.message for d in sink] == []
    (entry,) = transcribe_pdf(data).entries
    assert entry.text.replace("\u2028", "") == f"{NAMES} {NAMES}"


def test_the_made_italics_have_the_letters_and_the_same_bytes_each_time(tmp_path: Path) -> None:
    package = next(f for f in font_folders() if f.name == "font_source_serif_pro")
    first = supplement_folder(package, tmp_path / "a")
    second = supplement_folder(package, tmp_path / "b")
    assert first is not None
    assert second is not None
    for path in first.iterdir():
        assert path.read_bytes() == (second / path.name).read_bytes()
        assert family(path) == "Briefgen Supplement"  # no reserved font name: OFL 1.1, 3
    italic = characters(first / "BriefgenSupplement-It.ttf")
    assert {ord(c) for c in "ḥḤṭṬṣṢẓẒḍḌʿʾṯḏ" + "abcxyz.,"} <= italic


def test_the_supplement_is_asked_for_by_its_letters_only() -> None:
    assert needed(["Ḥizb"])
    assert not needed(["Furqān", "plain"])
    assert "ḥ" in CANDIDATES
    assert "ā" not in CANDIDATES


def test_cmaps_are_read_as_fonttools_reads_them() -> None:
    from fontTools.ttLib import TTFont

    for path in font_files(font_folders()):
        if path.name.endswith(("Regular.ttf", "-It.ttf")):
            assert characters(path) == frozenset(TTFont(path).getBestCmap())


def test_a_file_that_is_no_font_has_no_characters(tmp_path: Path) -> None:
    for number, data in enumerate((b"", b"\x00\x01\x00\x00", b"no font at all", b"\xff" * 64)):
        path = tmp_path / f"{number}.ttf"
        path.write_bytes(data)
        assert characters(path) == frozenset()
        assert family(path) == ""


@needs_arabic
def test_a_brief_from_right_to_left_prints_and_is_read_in_its_order() -> None:
    words = "أعلن الفرع في 26 يناير 2015 وهو يحمل اسم ولاية خراسان (Wilayat Khorasan) في باكستان."
    laid = page(
        f'<section id="s"><h2 id="h">الأصل والقيادة</h2><p id="p">{words}</p>'
        '<ul id="u"><li id="i">بند أول</li></ul></section>'
    )
    arabic = laid.xhtml.replace('<html lang="en-US">', '<html lang="ar" dir="rtl">')
    sink = Sink()
    data = write_pdf(dataclasses.replace(laid, document=Document(lambda: arabic)), Assets(), sink)
    assert [d.message for d in sink] == []
    assert data is not None
    assert "Noto-Sans-Arabic" in fonts_of(opened(data))
    texts = [entry.text.replace("\u2028", "") for entry in transcribe_pdf(data).entries]
    assert texts == ["الأصل والقيادة", words, "بند أول"]


def test_the_package_that_has_a_script_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from briefgen.writers.pdf import instances

    monkeypatch.setattr(instances, "find_spec", lambda _name: None)
    sink = Sink()
    assert write_pdf(page('<p id="p">ولاية خراسان</p>'), Assets(), sink) is None
    (diagnostic,) = sink
    assert "install the font package: pip install justmytype-intl-rtl" in diagnostic.hints


def own_font(folder: Path, rights: int) -> Path:
    """Write a font of the house's own, with a name of its own."""
    from fontTools.ttLib import TTFont

    source = next(f for f in font_files(font_folders()) if f.name == "SourceSansPro-Regular.ttf")
    font = TTFont(source)
    font["OS/2"].fsType = rights
    for record in font["name"].names:
        if record.nameID in (1, 16):
            record.string = "House Sans"
    folder.mkdir(exist_ok=True)
    font.save(folder / "HouseSans.ttf")
    return folder


def test_a_house_prints_in_a_font_of_its_own(tmp_path: Path) -> None:
    laid = page('<p id="p">In our own letters.</p>')
    fonts = dataclasses.replace(laid.theme.fonts, text="House Sans")
    laid = dataclasses.replace(laid, theme=dataclasses.replace(laid.theme, fonts=fonts))
    sink = Sink()
    data = write_pdf(laid, Assets(), sink, font_folders=[own_font(tmp_path / "fonts", 0)])
    assert [d.message for d in sink] == []
    assert data is not None
    assert any(name.startswith("House-Sans") for name in fonts_of(opened(data)))


@pytest.mark.parametrize(
    ("rights", "reason"), [(0x0002, "be embedded"), (0x0108, "in part"), (0x0204, "bitmaps")]
)
def test_a_font_that_may_not_be_embedded_is_refused(
    tmp_path: Path, rights: int, reason: str
) -> None:
    sink = Sink()
    folder = own_font(tmp_path / "fonts", rights)
    assert write_pdf(page('<p id="p">A.</p>'), Assets(), sink, font_folders=[folder]) is None
    (diagnostic,) = sink
    assert diagnostic.code is FONT_NOT_EMBEDDABLE
    assert reason in diagnostic.message


def printed_in(body: str, language: str, direction: str = "ltr") -> bytes:
    """Print a page in a language; nothing may be reported."""
    laid = page(body)
    head = f'<html lang="{language}" dir="{direction}">'
    text = laid.xhtml.replace('<html lang="en-US">', head)
    return write(dataclasses.replace(laid, document=Document(lambda: text)))


@needs_script_fonts
@pytest.mark.parametrize(
    ("language", "form"),
    [
        ("zh", "SC"),
        ("zh-CN", "SC"),
        ("zh-Hant", "TC"),
        ("zh-TW", "TC"),
        ("zh-Hant-HK", "HK"),
        ("yue", "HK"),
        ("ja-JP", "JP"),
        ("ko", "KR"),
    ],
)
def test_the_language_decides_the_form_of_a_character(language: str, form: str) -> None:
    names = fonts_of(opened(printed_in('<p id="p">骨直 and Latin</p>', language)))
    assert f"Noto-Serif-CJK-{form}" in names
    assert {name[-2:] for name in names if "CJK" in name} == {form}


@needs_script_fonts
def test_each_passage_has_the_form_of_its_own_language_whatever_the_locale_says() -> None:
    body = (
        '<p id="p">English, <span lang="ja">骨</span>, <span lang="zh-Hant">骨</span>, '
        '<span lang="ko">뼈</span>, <em lang="ja">骨</em>.</p>'
    )
    names = fonts_of(print_page(body))
    assert {name for name in names if "CJK" in name} == {
        "Noto-Serif-CJK-JP",
        "Noto-Serif-CJK-TC",
        "Noto-Serif-CJK-KR",
        "Noto-Sans-CJK-JP",  # what is emphasised
    }
    assert "Source-Serif-Pro" in names


@needs_script_fonts
@pytest.mark.parametrize(
    ("words", "form"),
    [("骨", "SC"), ("ほね", "JP"), ("骨、ほね", "JP"), ("뼈", "KR"), ("ㄍㄨˇ", "TC")],
)
def test_a_passage_that_names_no_language_is_known_by_its_letters(words: str, form: str) -> None:
    names = fonts_of(print_page(f'<p id="p">In English: {words}.</p>'))
    assert {name for name in names if "CJK" in name} == {f"Noto-Serif-CJK-{form}"}


@needs_script_fonts
def test_titles_and_marks_among_chinese_are_in_the_themes_own_type() -> None:
    body = '<p id="p">汉字 <em>Title</em> <sup>2</sup></p>'
    names = fonts_of(opened(printed_in(body, "zh-Hans")))
    assert {"Source-Serif-Pro", "Source-Serif-Pro-Italic"} <= names


@needs_script_fonts
def test_urdu_is_naskh_unless_it_asks_for_nastaliq() -> None:
    words = '<h2 id="h">وادی</h2><p id="p">پانی</p>'
    naskh = fonts_of(opened(printed_in(words, "ur", "rtl")))
    nastaliq = fonts_of(opened(printed_in(words, "ur-Aran", "rtl")))
    assert {"Noto-Sans-Arabic", "Noto-Sans-Arabic-Bold"} <= naskh
    assert {"Noto-Nastaliq-Urdu", "Noto-Nastaliq-Urdu-Bold"} <= nastaliq
    assert not any("Sans-Arabic" in name for name in nastaliq)


@pytest.mark.parametrize(
    ("words", "language", "package"),
    [
        ("汉字", "zh", "fonts-noto-cjk"),
        ("漢", "en", "fonts-noto-cjk"),
        ("घाटी", "hi", "fonts-noto-core"),
        ("پانی", "ur-Aran", "fonts-noto-core"),
    ],
)
def test_a_script_whose_fonts_are_absent_is_an_error_that_names_their_package(
    words: str, language: str, package: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.writers.pdf import installed

    monkeypatch.setattr(installed, "_ROOTS", ())
    sink = Sink()
    laid = page(f'<p id="p">Before <span lang="{language}">{words}</span></p>')
    assert write_pdf(laid, Assets(), sink) is None
    (diagnostic,) = sink
    assert diagnostic.code.id == "BG601"
    command = f"apt-get install {package}"
    assert f"install its fonts from the system's packages: {command}" in diagnostic.hints


@needs_script_fonts
def test_a_houses_own_copy_of_a_scripts_fonts_goes_before_the_systems(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.writers.pdf import installed
    from briefgen.writers.pdf.scripts import DEVANAGARI

    system = installed.script_files(DEVANAGARI)
    assert [path.name for path in system] == list(DEVANAGARI.files)
    for path in system:
        (tmp_path / path.name).write_bytes(path.read_bytes())
    assert {path.parent for path in installed.script_files(DEVANAGARI, [tmp_path])} == {tmp_path}
    monkeypatch.setattr(installed, "_ROOTS", ())
    assert installed.script_files(DEVANAGARI) == ()


def test_a_file_that_only_has_the_name_of_a_font_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from briefgen.writers.pdf import installed
    from briefgen.writers.pdf.scripts import DEVANAGARI

    monkeypatch.setattr(installed, "_ROOTS", ())
    for name in DEVANAGARI.files:
        (tmp_path / name).write_bytes(b"no font")
    assert installed.script_files(DEVANAGARI, [tmp_path]) == ()


def test_a_page_in_the_themes_letters_looks_for_no_other_fonts(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from briefgen.writers.pdf import beyond

    def never(*_arguments: object) -> None:
        raise AssertionError("asked for fonts of other scripts")

    monkeypatch.setattr(beyond, "fonts_beyond", never)
    assert "Source-Serif-Pro" in fonts_of(print_page('<p id="p">Furqān, Ελλάς, Волга</p>'))


@needs_script_fonts
def test_the_families_of_a_collection_are_all_known() -> None:
    from briefgen.writers.pdf.coverage import families
    from briefgen.writers.pdf.installed import script_files
    from briefgen.writers.pdf.scripts import JAPANESE

    serif = next(p for p in script_files(JAPANESE) if p.name == "NotoSerifCJK-Regular.ttc")
    assert {f"Noto Serif CJK {form}" for form in ("JP", "KR", "SC", "TC", "HK")} <= families(serif)
    assert {ord(c) for c in "骨あ뼈A"} <= characters(serif)


def test_greek_and_cyrillic_emphasis_is_slanted_in_both_families() -> None:
    body = '<p id="p"><em>Волга, Ελλάς</em></p><h2 id="h"><em>Волга</em></h2>'
    assert {"Briefgen-Supplement-Italic"} <= fonts_of(print_page(body))
    sans = print_page(body, css="h2 em { font-style: italic }")
    assert any(name.startswith("Briefgen-Supplement-Sans") for name in fonts_of(sans))


@needs_script_fonts
@pytest.mark.parametrize(
    ("words", "language", "direction"), [("من حصل على", "ar", "rtl"), ("किसे क्या मिला", "hi", "ltr")]
)
def test_letters_that_are_joined_are_not_set_apart(
    words: str, language: str, direction: str
) -> None:
    def width(css: str) -> float:
        laid = page(f'<h2 id="h">{words}</h2>', css)
        head = f'<html lang="{language}" dir="{direction}">'
        text = laid.xhtml.replace('<html lang="en-US">', head)
        data = write(dataclasses.replace(laid, document=Document(lambda: text)))
        with pypdfium2.PdfDocument(data) as document:
            found = document[0].get_textpage()
            boxes = [found.get_rect(index) for index in range(found.count_rects())]
        heading = [box for box in boxes if box[1] > 600]
        return max(box[2] for box in heading) - min(box[0] for box in heading)

    assert width("h2 { letter-spacing: 0.5em }") == pytest.approx(width(""), abs=0.01)


def test_chinese_is_not_justified_and_korean_is() -> None:
    from briefgen.writers.pdf.page import page_tree

    def classes(language: str) -> str:
        laid = page('<p id="p">x</p>')
        theme = dataclasses.replace(laid.theme, justify=True)
        text = laid.xhtml.replace('<html lang="en-US">', f'<html lang="{language}">')
        body = page_tree(text, theme, {}).find("body")
        assert body is not None
        return body.get("class", "")

    assert "justify" not in classes("zh-Hant")
    assert "justify" in classes("ko")


@needs_script_fonts
def test_arabic_beside_nastaliq_is_naskh() -> None:
    body = '<p id="p">A <span lang="ur-Aran">پانی</span> and <span lang="ur">پانی</span>.</p>'
    names = fonts_of(print_page(body))
    assert {"Noto-Nastaliq-Urdu", "Noto-Sans-Arabic"} <= names
    alone = fonts_of(print_page('<p id="p">A <span lang="ur-Aran">پانی</span>.</p>'))
    assert "Noto-Sans-Arabic" not in alone


def test_marks_that_only_steer_which_way_text_runs_need_no_font() -> None:
    words = "ولاية \u2068Khorasan\u2069،\u200f 14 مارس \u200e(2026)\u061c"
    laid = page(f'<p id="p">{words}</p>')
    text = laid.xhtml.replace('<html lang="en-US">', '<html lang="ar" dir="rtl">')
    data = write(dataclasses.replace(laid, document=Document(lambda: text)))
    (entry,) = transcribe_pdf(data).entries
    assert entry.text == "ولاية Khorasan، 14 مارس (2026)"
    assert entry.hidden == ""


@needs_arabic
@pytest.mark.parametrize("width", range(250, 330, 10))
def test_no_line_from_right_to_left_runs_over_its_margin(width: int) -> None:
    """Set justified, one that ends in a space behind an inline element is set too far."""
    words = (
        'أحصى مجلس النهر عام 2024 للمرة الأولى ولم يُسأل أحد. انظر <a href="#p">الجدول 1</a> '
        '<a href="#p">الشكل 1</a> و <span lang="en" dir="ltr">River Board Act 1998</span> و '
    )
    style = f"width: {width}pt; margin: 0"
    body = f'<div class="justify" style="{style}"><p id="p">{words * 3}</p></div>'
    laid = page(f"<style>@page {{ size: {width + 100}pt 800pt; margin: 50pt }}</style>{body}")
    head = '<html lang="ar" dir="rtl">'
    text = laid.xhtml.replace('<html lang="en-US">', head)
    write(dataclasses.replace(laid, document=Document(lambda: text)))
