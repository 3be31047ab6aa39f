"""Faults in a finished Word file, each with the codes that must come of it and no other."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable

Fault = tuple[str, Callable[[bytes], bytes], set[str]]

BODY, NOTES = "word/document.xml", "word/endnotes.xml"
RELS, NOTE_RELS = "word/_rels/document.xml.rels", "word/_rels/endnotes.xml.rels"
CORE, SETTINGS = "docProps/core.xml", "word/settings.xml"


def part(name: str, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """Change one part of the file."""

    def changed(data: bytes) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(out, "w") as after:
            for info in before.infolist():
                content = before.read(info)
                if info.filename == name:
                    text = content.decode()
                    content = change(text).encode()
                    assert content != text.encode(), "the fault changes nothing"
                after.writestr(info.filename, content)
        return out.getvalue()

    return changed


def swap(name: str, old: str, new: str) -> Callable[[bytes], bytes]:
    def change(text: str) -> str:
        assert old in text, old
        return text.replace(old, new, 1)

    return part(name, change)


def exchange(name: str, one: str, other: str) -> Callable[[bytes], bytes]:
    def change(text: str) -> str:
        assert one in text, one
        assert other in text, other
        return text.replace(one, "\0").replace(other, one).replace("\0", other)

    return part(name, change)


def paragraph(words: str, change: Callable[[str], str]) -> Callable[[bytes], bytes]:
    """Change the paragraph that holds the words."""

    def changed(text: str) -> str:
        for match in re.finditer(r"<w:p [^>]*>.*?</w:p>", text):
            if words in match[0]:
                return text[: match.start()] + change(match[0]) + text[match.end() :]
        raise AssertionError(words)

    return part(BODY, changed)


def styled(words: str, style: str) -> Callable[[bytes], bytes]:
    return paragraph(
        words, lambda p: re.sub(r'(<w:pStyle w:val=")[^"]*', rf"\1{style}", p, count=1)
    )


def run(words: str, properties: str) -> Callable[[bytes], bytes]:
    """Set properties on the one run that holds the words."""

    def change(text: str) -> str:
        found = re.search(rf"<w:r>(?=<w:t[^>]*>{re.escape(words)})", text)
        assert found, words
        return f"{text[: found.end()]}<w:rPr>{properties}</w:rPr>{text[found.end() :]}"

    return part(BODY, change)


def moved_reference(text: str) -> str:
    mark = re.search(
        r'<w:bookmarkStart w:id="\d+" w:name="_bn_note_3"/>.*?<w:bookmarkEnd[^>]*/>', text
    )
    assert mark is not None
    text = text.replace(mark[0], "")
    return text.replace(
        '<w:t xml:space="preserve"> in the district</w:t></w:r>',
        '<w:t xml:space="preserve"> in the</w:t></w:r>'
        f'{mark[0]}<w:r><w:t xml:space="preserve"> district</w:t></w:r>',
    )


def note(number: int) -> str:
    return f'<w:endnote w:id="{number}">'


def truncated(data: bytes) -> bytes:
    return data[: len(data) // 2]


def one_byte(data: bytes) -> bytes:
    """Flip a byte inside the compressed body."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        start = file.getinfo(BODY).header_offset + 300
    return data[:start] + bytes([data[start] ^ 0x55]) + data[start + 1 :]


def encrypted(data: bytes) -> bytes:
    """Set the flag that says that the body is encrypted (APPNOTE.TXT, 4.4.4)."""
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        local = file.getinfo(BODY).header_offset + 6
    central = data.index(b"PK\x01\x02") + 8
    while not data[central + 38 :].startswith(BODY.encode()):
        central = data.index(b"PK\x01\x02", central) + 8
    changed = bytearray(data)
    changed[local] |= 1
    changed[central] |= 1
    return bytes(changed)


REF_3 = '<w:endnoteReference w:id="3"/>'
TRACKED = (
    '<w:ins w:id="900" w:author="X"><w:r><w:t xml:space="preserve">that year</w:t></w:r></w:ins>'
)

FAULTS: list[Fault] = [
    ("a summary bullet is dropped", paragraph("Repair cost", lambda p: ""), {"BG701"}),
    ("a summary bullet stands twice", paragraph("Repair cost", lambda p: p + p), {"BG704"}),
    ("a digit is another", swap(BODY, "4,250 million", "4,150 million"), {"BG705"}),
    (
        "a letter of the title is another",
        swap(BODY, "Rivers and Walls", "Rivers and Wells"),
        {"BG705"},
    ),
    ("a run is lost", swap(BODY, '<w:t xml:space="preserve"> that year.</w:t>', ""), {"BG705"}),
    ("spaces are lost with xml:space", swap(BODY, "> and reported <", ">and reported<"), {"BG705"}),
    (
        "spaces stand without xml:space, where Word drops them",
        swap(BODY, ' xml:space="preserve"> and reported <', "> and reported <"),
        {"BG705"},
    ),
    ("italics are lost", swap(BODY, "<w:rPr><w:i/><w:iCs/></w:rPr>", ""), {"BG721"}),
    ("italics are turned off", swap(BODY, "<w:i/>", '<w:i w:val="0"/>'), {"BG721"}),
    ("bold is lost", swap(BODY, "<w:rPr><w:b/><w:bCs/></w:rPr>", ""), {"BG721"}),
    ("bold is added", run(" that year.", "<w:b/>"), {"BG721"}),
    ("a subscript is raised", swap(BODY, 'w:val="subscript"', 'w:val="superscript"'), {"BG721"}),
    (
        "a subscript stands on the line",
        swap(BODY, '<w:rPr><w:vertAlign w:val="subscript"/></w:rPr>', ""),
        {"BG721"},
    ),
    ("a language is lost", swap(BODY, '<w:rPr><w:lang w:val="fr"/></w:rPr>', ""), {"BG723"}),
    (
        "a link leads elsewhere",
        swap(RELS, "https://example.org/report", "https://example.org/other"),
        {"BG720"},
    ),
    ("a link's address is gone", swap(RELS, 'TargetMode="External"', ""), {"BG720", "BG740"}),
    (
        "a link in a note leads elsewhere",
        swap(NOTE_RELS, "https://example.org/talk", "https://example.org/walk"),
        {"BG720"},
    ),
    ("a cross reference is dead", swap(BODY, "REF _bl_fig_map ", "REF _bl_fig_mop "), {"BG720"}),
    (
        "a cross reference leads elsewhere",
        swap(BODY, "REF _bl_fig_map ", "REF _bg_p_quote "),
        {"BG720"},
    ),
    ("two notes change places", exchange(NOTES, note(1), note(2)), {"BG712"}),
    ("a note's digit is another", swap(NOTES, "table 7.", "table 1."), {"BG713"}),
    ("a note loses its italics", swap(NOTES, "<w:rPr><w:i/><w:iCs/></w:rPr>", ""), {"BG721"}),
    (
        "a note is gone",
        part(NOTES, lambda t: re.sub(r'<w:endnote w:id="3">.*?</w:endnote>', "", t)),
        {"BG710", "BG740"},
    ),
    (
        "a note is taken for a separator",
        swap(NOTES, '<w:endnote w:id="3">', '<w:endnote w:type="separator" w:id="3">'),
        {"BG710", "BG740"},
    ),
    ("a note reference is gone", swap(BODY, REF_3, ""), {"BG710", "BG714", "BG740"}),
    (
        "two references share a note",
        swap(BODY, REF_3, '<w:endnoteReference w:id="2"/>'),
        {"BG710", "BG714", "BG740"},
    ),
    (
        "two references change places",
        exchange(BODY, REF_3, '<w:endnoteReference w:id="2"/>'),
        {"BG712"},
    ),
    ("a note reference moves by a word", part(BODY, moved_reference), {"BG714"}),
    (
        "a second reference shows another number",
        part(
            BODY,
            lambda t: re.sub(r"(NOTEREF _bn_note_2.*?<w:t>)2", r"\g<1>3", t),
        ),
        {"BG714", "BG740"},
    ),
    (
        "a second reference leads to another note",
        swap(BODY, "NOTEREF _bn_note_2", "NOTEREF _bn_note_3"),
        {"BG740"},
    ),
    (
        "the notes are numbered in roman",
        part(
            BODY,
            lambda t: t.replace('<w:numFmt w:val="decimal"/>', '<w:numFmt w:val="lowerRoman"/>'),
        ),
        {"BG740"},
    ),
    (
        "the alt text is gone",
        swap(BODY, ' descr="Map of the three districts on the river"', ""),
        {"BG722"},
    ),
    (
        "the alt text is another",
        swap(BODY, 'descr="Map of the three', 'descr="Map of the four'),
        {"BG722"},
    ),
    ("the picture is gone", swap(RELS, "media/image1.png", "media/image9.png"), {"BG706"}),
    (
        "the caption is another",
        swap(BODY, "The districts by loss.", "The districts by gain."),
        {"BG705"},
    ),
    ("the caption is body text", styled("The districts by loss.", "BodyText"), {"BG707"}),
    ("a heading is of another level", styled("What it cost", "Heading2"), {"BG708"}),
    ("a heading is body text", styled("What it cost", "BodyText"), {"BG707"}),
    ("a style is unknown", styled("She surveys", "NoSuchStyle"), {"BG740"}),
    ("the title is a heading", styled("Rivers and Walls", "Heading1"), {"BG707"}),
    (
        "a nested item is not nested",
        paragraph("Nested two", lambda p: p.replace('w:ilvl w:val="1"', 'w:ilvl w:val="0"')),
        {"BG708"},
    ),
    (
        "an item is a paragraph",
        paragraph("Step of repair", lambda p: re.sub(r"<w:numPr>.*?</w:numPr>", "", p)),
        {"BG707"},
    ),
    (
        "an item is in no list",
        paragraph(
            "Step of repair", lambda p: re.sub(r'w:numId w:val="\d+"', 'w:numId w:val="77"', p)
        ),
        {"BG708", "BG740"},
    ),
    (
        "a numbered list begins elsewhere",
        part(
            "word/numbering.xml",
            lambda t: t.replace('<w:startOverride w:val="3"/>', '<w:startOverride w:val="1"/>'),
        ),
        {"BG708"},
    ),
    ("a quotation is body text", styled("Water finds", "BodyText"), {"BG707"}),
    ("two cells change places", exchange(BODY, "1,200", "3,050"), {"BG705"}),
    (
        "a row is gone",
        part(BODY, lambda t: re.sub(r"<w:tr>(?:(?!</w:tr>).)*Upper.*?</w:tr>", "", t)),
        {"BG701", "BG709"},
    ),
    ("the header row is none", swap(BODY, "<w:tblHeader/>", ""), {"BG709"}),
    ("a paragraph is hidden text", run("The counts are rounded.", "<w:vanish/>"), {"BG706"}),
    (
        "a paragraph is white on white",
        run("She surveys rivers.", '<w:color w:val="FFFFFF"/>'),
        {"BG706"},
    ),
    ("a paragraph is one point high", run("She surveys rivers.", '<w:sz w:val="2"/>'), {"BG706"}),
    (
        "a paragraph moves to the end",
        part(BODY, lambda t: _to_the_end(t, "She surveys")),
        {"BG703"},
    ),
    (
        "a paragraph is added",
        paragraph("She surveys", lambda p: p + "<w:p><w:r><w:t>A stray line.</w:t></w:r></w:p>"),
        {"BG702"},
    ),
    (
        "an insertion is tracked",
        swap(
            BODY,
            '<w:r><w:t xml:space="preserve"> that year.</w:t></w:r>',
            f'<w:r><w:t xml:space="preserve"> </w:t></w:r>{TRACKED}<w:r><w:t>.</w:t></w:r>',
        ),
        {"BG740"},
    ),
    (
        "a deletion is tracked",
        swap(
            BODY,
            '<w:r><w:t xml:space="preserve"> that year.</w:t></w:r>',
            '<w:del w:id="9"><w:r><w:delText xml:space="preserve"> that year.</w:delText></w:r>'
            "</w:del>",
        ),
        {"BG705", "BG740"},
    ),
    (
        "the title in the properties is another",
        swap(CORE, "<dc:title>Rivers", "<dc:title>River"),
        {"BG730"},
    ),
    (
        "the author in the properties is another",
        swap(CORE, "Amal Haddad; Jo Byrne", "python-docx"),
        {"BG730"},
    ),
    (
        "the date in the properties is another",
        part(CORE, lambda t: t.replace("2016-09-27", "2013-12-23")),
        {"BG730"},
    ),
    (
        "the keywords are gone",
        swap(CORE, "<cp:keywords>rivers, repair</cp:keywords>", ""),
        {"BG730"},
    ),
    (
        "the language is another",
        swap(CORE, "<dc:language>en-GB", "<dc:language>en-US"),
        {"BG723", "BG740"},
    ),
    (
        "the text is marked in another language",
        part(
            "word/styles.xml", lambda t: t.replace('<w:lang w:val="en-GB"', '<w:lang w:val="ur-PK"')
        ),
        {"BG740"},
    ),
    (
        "the running head is another",
        part("word/header1.xml", lambda t: t.replace("Rivers and Walls", "Rivers or Walls")),
        {"BG731"},
    ),
    (
        "a word of the footer is another",
        part("word/footer1.xml", lambda t: t.replace(">Page <", ">Sheet <")),
        {"BG731"},
    ),
    ("the file is cut off", truncated, {"BG741"}),
    ("a byte is flipped", one_byte, {"BG741"}),
    ("a part is encrypted", encrypted, {"BG741"}),
    ("a part is not well-formed", swap(BODY, "</w:body>", ""), {"BG741"}),
]


def _to_the_end(text: str, words: str) -> str:
    match = next(m for m in re.finditer(r"<w:p [^>]*>.*?</w:p>", text) if words in m[0])
    text = text[: match.start()] + text[match.end() :]
    at = text.rindex("<w:sectPr")
    return text[:at] + match[0] + text[at:]
