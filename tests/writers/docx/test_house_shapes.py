"""House files of other makers: a localised Word, LibreOffice; and what none may bring."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.check import check_docx
from briefgen.writers.docx import Options, write_docx
from briefgen.writers.docx.house import read_house

from .houses import PACKAGE, THEME_XML, R, german_word
from .houses import STYLES as STYLES_XML
from .opened import Opened
from .samples import ASSETS, NAMESPACES, THEME, rich_page
from .test_other_readers import needs_npm, needs_soffice, sdk_errors


@pytest.fixture(scope="module")
def german() -> Opened:
    """The rich page in a file of a German Word's shape."""
    sink = Sink()
    found = read_house(german_word(), sink, "house.docx")
    assert found is not None
    data = write_docx(rich_page(), THEME, ASSETS, Options(house=found), sink)
    assert [d.code for d in sink] == [codes.HOUSE_STYLE_MISSING]
    rules = Sink()
    assert check_docx(data, rules)
    assert [d.message for d in rules] == []
    return Opened(data)


STYLES = "word/styles.xml"


def test_styles_of_a_localised_word_are_found_by_their_names(german: Opened) -> None:
    """Its ids are "berschrift1" and the like; an id that is ours may be of another style."""
    heading = german.values('//w:style[w:name/@w:val="heading 1"]/w:rPr/w:color/@w:val', STYLES)
    assert heading == ["7A0019"]
    text = german.values(
        '//w:body/w:p[.//w:bookmarkStart/@w:name="_bg_money_heading"]//w:pStyle/@w:val'
    )
    assert german.values(f'//w:style[@w:styleId="{text[0]}"]/w:name/@w:val', STYLES) == [
        "heading 1"
    ]
    other = german.values('//w:style[w:name/@w:val="Haustitel"]/@w:styleId', STYLES)
    assert other == ["TitleHouse"]
    linked = german.values('//w:style[w:name/@w:val="Überschrift 1 Zchn"]/w:link/@w:val', STYLES)
    assert linked == text


def test_a_houses_numbers_stand_before_its_headings_and_not_before_ours(german: Opened) -> None:
    counted = '//w:style[w:name/@w:val="{}"]/w:pPr/w:numPr/w:numId/@w:val'
    assert german.values(counted.format("heading 1"), STYLES) == ["1004"]
    for name in ("Summary Heading", "Notes Heading", "About Heading", "TOC Heading"):
        assert german.values(counted.format(name), STYLES) == ["0"], name


def test_paper_first_and_even_pages_are_the_houses(german: Opened) -> None:
    assert german.values("//w:body/w:sectPr/w:pgSz/@w:w") == ["12240"]
    assert len(german.find("//w:evenAndOddHeaders", "word/settings.xml")) == 1
    first, *rest = german.find("//w:sectPr")
    kinds = "w:headerReference/@w:type"
    found = first.xpath(kinds, namespaces=NAMESPACES)
    assert sorted(found) == ["default", "even", "first"]
    for section in rest:
        assert sorted(section.xpath(kinds, namespaces=NAMESPACES)) == ["default", "even"]
    assert german.words("//w:p", "word/house-header-first.xml") == ["Erste"]
    rels = german.text("word/_rels/house-header-first.xml.rels")
    assert "media/house-image1.png" in rels
    fonts = german.text("word/theme/theme1.xml")
    assert "Hausschrift" in fonts


@needs_npm
def test_the_open_xml_sdk_finds_no_fault_in_a_localised_dress(
    german: Opened, tmp_path: Path
) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(german.data)
    assert sdk_errors(path) == []


def test_two_styles_of_a_house_whose_names_differ_in_case_alone_stay_two() -> None:
    """LibreOffice writes a "caption" of Word's and a "Caption" of its own."""
    doubled = "".join(
        f'<w:style w:type="paragraph" w:styleId="{identifier}"><w:name w:val="{name}"/>'
        f'<w:rPr><w:color w:val="{colour}"/></w:rPr></w:style>'
        for identifier, name, colour in (
            ("Caption", "Caption", "00FF00"),
            ("caption1", "caption", "7A0019"),
        )
    )
    styles = STYLES_XML.replace("</w:styles>", f"{doubled}</w:styles>")
    sink = Sink()
    found = read_house(german_word(**{"word/styles.xml": styles}), sink, "house.docx")
    assert found is not None
    opened = Opened(write_docx(rich_page(), THEME, ASSETS, Options(house=found), sink))
    ids = opened.values("//w:style/@w:styleId", STYLES)
    assert len(ids) == len(set(ids))
    ours = opened.values('//w:style[@w:styleId="Caption"]/w:rPr/w:color/@w:val', STYLES)
    assert ours == ["7A0019"], "the one that is spelt as Word spells it"


def test_styles_of_ours_take_a_houses_colours_only_where_they_stand_out() -> None:
    """Its accent6 may be anything; its accent1 is its own colour, if that is dark enough."""
    pale = THEME_XML.replace(
        '<a:accent1><a:srgbClr val="203040"/>', '<a:accent1><a:srgbClr val="9BBB59"/>'
    )
    for theme, expected in ((THEME_XML, ["accent1"]), (pale, [])):
        sink = Sink()
        found = read_house(german_word(**{"word/theme/theme1.xml": theme}), sink, "house.docx")
        assert found is not None
        data = write_docx(rich_page(), THEME, ASSETS, Options(house=found), sink)
        rules = Sink()
        assert check_docx(data, rules)
        assert [d.message for d in rules] == []
        opened = Opened(data)
        quote = '//w:style[w:name/@w:val="Pull Quote"]//w:rPr/w:color/@w:themeColor'
        assert opened.values(quote, STYLES) == expected
        series = '//w:style[w:name/@w:val="Masthead"]//w:rPr/w:color/@w:themeColor'
        assert opened.values(series, STYLES) == []
        assert opened.values("//w:style[@w:customStyle]//w:shd/@w:themeFill", STYLES) == []


UNSAFE = {
    "an attached template": ("settings", "attachedTemplate", "file:///C:/Haus/Brief.dotm", ""),
    "an embedded object (OLE)": ("document", "oleObject", "embeddings/o.bin", ""),
    "an embedded document": ("document", "package", "embeddings/t.xlsx", ""),
    "macros": ("document", "vbaProject", "vbaProject.bin", ""),
    "a remote image": ("document", "image", "https://evil.example/p.png", ""),
    "an ActiveX control": ("document", "control", "activeX/a.xml", ""),
    "a DDE field": ("", "", "", 'DDEAUTO c:\\windows\\cmd.exe "/k calc"'),
    "a field that includes another file": ("", "", "", 'INCLUDETEXT "c:/secret.docx"'),
}


@pytest.mark.parametrize("what", UNSAFE)
def test_a_house_file_that_brings_something_from_outside_is_refused_by_its_name(what: str) -> None:
    source, kind, target, code = UNSAFE[what]
    more = {}
    body = "<w:p/>"
    if kind:
        name = f"word/_rels/{source}.xml.rels"
        if "://" not in target:
            more[f"word/{target}"] = "x"
        external = ' TargetMode="External"' if "://" in target else ""
        more[name] = (
            f'<Relationships xmlns="{PACKAGE}/relationships">'
            f'<Relationship Id="rX" Type="{R}/{kind}" '
            f'Target="{target}"{external}/></Relationships>'
        )
    if code:
        body = f"<w:p><w:fldSimple w:instr='{code}'><w:r><w:t>x</w:t></w:r></w:fldSimple></w:p>"
    sink = Sink()
    assert read_house(german_word(body, **more), sink, "house.docx") is None
    assert [d.code for d in sink] == [codes.UNSAFE_WORD_FILE]
    assert what in next(iter(sink)).message


@needs_soffice
def test_a_house_file_that_libreoffice_made_is_worn_as_well(tmp_path: Path) -> None:
    """Its styles are named otherwise in part; what it lacks is the theme's."""
    path = tmp_path / "house.docx"
    path.write_bytes(german_word())
    made = subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path / "out"), str(path),
        ],
        check=False, capture_output=True, timeout=180,
    )  # fmt: skip
    assert made.returncode == 0
    sink = Sink()
    found = read_house((tmp_path / "out" / "house.docx").read_bytes(), sink, "house.docx")
    assert found is not None, list(sink)
    data = write_docx(rich_page(), THEME, ASSETS, Options(house=found), sink)
    rules = Sink()
    assert check_docx(data, rules)
    assert [d.message for d in rules] == []
    opened = Opened(data)
    heading = '//w:style[w:name/@w:val="heading 1" or w:name/@w:val="Heading 1"]'
    assert opened.values(f"{heading}/w:rPr/w:color/@w:val", STYLES) == ["7A0019"]
    assert opened.words("//w:p", "word/house-header-first.xml") == ["Erste"]
