"""Each rule of structure, safety and accessibility finds what it is for, and nothing else."""

from __future__ import annotations

import pytest

from briefgen.diagnostics import Code, Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.model.contrast import ratio
from briefgen.readers.docx.check import check_docx

from .altered import changed, good, parts, related, zipped

DOCUMENT = "word/document.xml"
CLAIM = "<w:r><w:t>A claim.</w:t></w:r>"


def found(data: bytes) -> list[str]:
    sink = Sink()
    assert check_docx(data, sink, path="x.docx")
    return sorted({d.code.id for d in sink})


def in_text(markup: str) -> bytes:
    return changed(DOCUMENT, CLAIM, CLAIM + markup)


def after_text(markup: str) -> bytes:
    return changed(DOCUMENT, "<w:p w14:paraId", f"{markup}<w:p w14:paraId")


@pytest.mark.parametrize("notes_as", ["endnotes", "footnotes"])
def test_what_the_writer_writes_breaks_no_rule(notes_as: str) -> None:
    assert found(good(notes_as)) == []


def field(code: str) -> bytes:
    return in_text(
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {code} </w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>x</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )


STRUCTURE: dict[str, tuple[Code, bytes]] = {
    "a style's id that stands twice": (
        codes.WORD_ID_TWICE,
        changed("word/styles.xml", 'w:styleId="CoverPublisher"', 'w:styleId="Title"'),
    ),
    "a reference without a note": (
        codes.WORD_NOTE_DANGLES,
        in_text('<w:r><w:endnoteReference w:id="99"/></w:r>'),
    ),
    "two references to a note": (
        codes.WORD_NOTE_DANGLES,
        in_text('<w:r><w:endnoteReference w:id="1"/></w:r>'),
    ),
    "a note without a reference": (
        codes.WORD_NOTE_DANGLES,
        changed(
            "word/endnotes.xml",
            "</w:endnotes>",
            '<w:endnote w:id="99"><w:p/></w:endnote></w:endnotes>',
        ),
    ),
    "an unknown paragraph style": (
        codes.WORD_STYLE_UNKNOWN,
        changed(DOCUMENT, 'w:pStyle w:val="Lead"', 'w:pStyle w:val="Nowhere"'),
    ),
    "an unknown list": (
        codes.WORD_LIST_UNKNOWN,
        changed(DOCUMENT, '<w:numId w:val="2"/>', '<w:numId w:val="222"/>'),
    ),
    "a field without an end": (
        codes.WORD_FIELD_UNBALANCED,
        in_text('<w:r><w:fldChar w:fldCharType="begin"/></w:r>'),
    ),
    "a field without a beginning": (
        codes.WORD_FIELD_UNBALANCED,
        in_text('<w:r><w:fldChar w:fldCharType="end"/></w:r>'),
    ),
    "an empty cell": (
        codes.WORD_CELL_EMPTY,
        changed(DOCUMENT, "</w:tr>", "<w:tc><w:tcPr/></w:tc></w:tr>"),
    ),
    "a link to no bookmark": (
        codes.WORD_ANCHOR_DEAD,
        in_text('<w:hyperlink w:anchor="nowhere"><w:r><w:t>there</w:t></w:r></w:hyperlink>'),
    ),
    "a REF to no bookmark": (codes.WORD_ANCHOR_DEAD, field("REF nowhere \\h")),
    "a bookmark twice": (
        codes.WORD_ID_TWICE,
        in_text('<w:bookmarkStart w:id="9001" w:name="_BG_M_1"/><w:bookmarkEnd w:id="9001"/>'),
    ),
    "a bookmark without an end": (
        codes.WORD_ID_TWICE,
        in_text('<w:bookmarkStart w:id="9001" w:name="open"/>'),
    ),
    "a relationship to no part": (
        codes.WORD_RELATIONSHIP_MISSING,
        related("word/_rels/document.xml.rels", "image", "media/none.png", external=False),
    ),
    "an unknown relationship": (
        codes.WORD_RELATIONSHIP_MISSING,
        in_text('<w:hyperlink r:id="rId999"><w:r><w:t>there</w:t></w:r></w:hyperlink>'),
    ),
    "a part without a type": (
        codes.WORD_TYPE_MISSING,
        zipped({**parts(good()), "word/odd.thing": b"x"}),
    ),
}


@pytest.mark.parametrize("name", STRUCTURE)
def test_structure(name: str) -> None:
    code, data = STRUCTURE[name]
    assert found(data) == [code.id]


def run(properties: str, text: str) -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


LINK = '<w:hyperlink w:anchor="_bg_m_1"><w:r><w:t>{}</w:t></w:r></w:hyperlink>'
ALT = 'descr="Bars that rise from left to right"'

ACCESS: dict[str, tuple[Code, bytes]] = {
    "no alternative text": (codes.WORD_ALT_TEXT, changed(DOCUMENT, ALT, "")),
    "a file name for one": (codes.WORD_ALT_TEXT, changed(DOCUMENT, ALT, 'descr="funds.png"')),
    "no header row": (codes.WORD_HEADER_ROW, changed(DOCUMENT, "<w:tblHeader/>", "")),
    "a header row unseen": (
        codes.WORD_HEADER_ROW,
        changed(DOCUMENT, 'w:firstRow="1"', 'w:firstRow="0"'),
    ),
    "merged cells": (
        codes.WORD_TABLE_SHAPE,
        changed(DOCUMENT, "<w:tc><w:tcPr>", '<w:tc><w:tcPr><w:gridSpan w:val="2"/>'),
    ),
    "a skipped level": (
        codes.WORD_HEADING_LEVELS,
        changed(DOCUMENT, 'w:pStyle w:val="Heading2"', 'w:pStyle w:val="Heading3"'),
    ),
    "empty paragraphs": (codes.WORD_BLANKS, after_text("<w:p/><w:p/>")),
    "rows of spaces": (
        codes.WORD_BLANKS,
        in_text('<w:r><w:t xml:space="preserve">left      right</w:t></w:r>'),
    ),
    "a link here": (codes.WORD_LINK_TEXT, in_text(LINK.format("Click here"))),
    "a link without words": (codes.WORD_LINK_TEXT, in_text(LINK.format(""))),
    "no title": (
        codes.WORD_TITLE,
        changed("docProps/core.xml", "<dc:title>Money &amp; Power</dc:title>", ""),
    ),
    "no language": (
        codes.WORD_LANGUAGE,
        changed("word/styles.xml", 'w:lang w:val="en-US"', "w:lang"),
    ),
    "pale text": (codes.WORD_CONTRAST, in_text(run('<w:color w:val="AAAAAA"/>', "pale"))),
    "text in a pale colour of the theme": (
        codes.WORD_CONTRAST,
        in_text(run('<w:color w:val="000000" w:themeColor="background2"/>', "pale")),
    ),
    "pale text in a note": (
        codes.WORD_CONTRAST,
        changed(
            "word/endnotes.xml",
            ">Ibid.<",
            ">Ibid.</w:t></w:r>" + run('<w:color w:val="AAAAAA"/>', "pale") + "<w:r><w:t><",
        ),
    ),
    "dark text on a dark ground": (
        codes.WORD_CONTRAST,
        in_text(run('<w:shd w:val="clear" w:fill="333333"/>', "dark")),
    ),
    "a floating picture": (
        codes.WORD_FLOATING,
        in_text(
            '<w:r><w:drawing><wp:anchor behindDoc="0"><wp:docPr id="99" name="P" '
            'descr="A box"/></wp:anchor></w:drawing></w:r>'
        ),
    ),
    "protection": (
        codes.WORD_PROTECTED,
        changed(
            "word/settings.xml",
            "<w:defaultTabStop",
            '<w:documentProtection w:edit="readOnly" w:enforcement="1"/><w:defaultTabStop',
        ),
    ),
}


@pytest.mark.parametrize("name", ACCESS)
def test_access(name: str) -> None:
    code, data = ACCESS[name]
    assert found(data) == [code.id]


RELATIONSHIPS = "word/_rels/document.xml.rels"

UNSAFE: dict[str, tuple[str, bytes]] = {
    "an external template": (
        "an attached template",
        related(RELATIONSHIPS, "attachedTemplate", "https://evil.example/x.dotm"),
    ),
    "a remote picture": (
        "a remote image",
        related(RELATIONSHIPS, "image", "https://evil.example/x.png"),
    ),
    "an embedded object": (
        "(OLE)",
        related(RELATIONSHIPS, "oleObject", "file:///c:/x.bin"),
    ),
    "a local link": (
        'a link to "file:///etc/passwd"',
        related(RELATIONSHIPS, "hyperlink", "file:///etc/passwd"),
    ),
    "macros": (
        "macro-enabled",
        changed(
            "[Content_Types].xml",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
            "application/vnd.ms-word.document.macroEnabled.main+xml",
        ),
    ),
    "DDE": ("a DDE field (DDEAUTO)", field("DDEAUTO c:\\\\windows\\\\calc.exe")),
    "an included picture": ("INCLUDEPICTURE", field('INCLUDEPICTURE "https://e.example/x"')),
}


@pytest.mark.parametrize("name", UNSAFE)
def test_what_reaches_outside_or_runs_is_named(name: str) -> None:
    words, data = UNSAFE[name]
    sink = Sink()
    check_docx(data, sink)
    assert [d.code for d in sink] == [codes.UNSAFE_WORD_FILE]
    assert words in next(iter(sink)).message


def test_a_shade_of_a_themes_colour_is_as_dark_as_word_shows_it() -> None:
    """Word writes it worked out: accent1 is pale here, its shade is not."""
    shade = '<w:color w:val="204060" w:themeColor="background2" w:themeShade="40"/>'
    sink = Sink()
    check_docx(in_text(run(shade, "dark")), sink)
    assert [d.message for d in sink] == []


def test_a_colour_that_word_chooses_itself_stands_out() -> None:
    automatic = run('<w:color w:val="auto"/><w:shd w:val="clear" w:fill="333333"/>', "white")
    sink = Sink()
    check_docx(in_text(automatic), sink)
    assert [d.message for d in sink] == []


def test_contrast_is_that_of_the_standard() -> None:
    assert ratio("000000", "FFFFFF") == pytest.approx(21)
    assert ratio("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
