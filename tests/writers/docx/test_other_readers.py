"""Other programs read the Word file: the Open XML SDK, pandoc, mammoth and LibreOffice."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import zipfile
from pathlib import Path

import pytest
from lxml import etree

from briefgen.layout.page import Page
from briefgen.writers.docx import Options, write_docx

from .samples import ASSETS, THEME, many_notes, p, page, reference, rich_page, section

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
ROOT = Path(__file__).resolve().parents[3]
needs_npm = pytest.mark.skipif(
    shutil.which("npm") is None, reason="npm, which brings the Open XML SDK validator, is missing"
)
needs_soffice = pytest.mark.skipif(
    shutil.which("soffice") is None, reason="LibreOffice (soffice) is not installed"
)

NOTES = ["See example.org/n.", "Dawn, 2016. A second paragraph of the note.", "Ibid."]

VARIANTS: dict[str, tuple[Page, Options]] = {
    "rich": (rich_page(), Options()),
    "footnotes": (rich_page(notes_as="footnotes"), Options()),
    "notes at the end": (rich_page(), Options(notes_position="end")),
    "right to left": (rich_page(language="ur", direction="rtl"), Options()),
    "japanese": (rich_page(language="ja"), Options(properties=(("Digest", "abc"),))),
    "bare": (page(section("s", "S", p("x", "Text."))), Options()),
    "many notes": (many_notes(300), Options()),
}


def written(name: str, folder: Path) -> Path:
    made, options = VARIANTS[name]
    path = folder / "brief.docx"
    path.write_bytes(write_docx(made, THEME, ASSETS, options))
    return path


def sdk_errors(path: Path) -> list[object]:
    """Give what the Open XML SDK finds fault with; skips where it cannot be run."""
    ran = subprocess.run(
        [str(ROOT / "tools" / "ooxml-validator"), str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    if ran.returncode not in (0, 1) and not ran.stdout:
        pytest.skip(f"the validator cannot be run: {ran.stderr[-300:]}")
    return list(json.loads(ran.stdout)["errors"])


@needs_npm
@pytest.mark.parametrize("name", VARIANTS)
def test_the_open_xml_sdk_finds_no_fault(name: str, tmp_path: Path) -> None:
    assert sdk_errors(written(name, tmp_path)) == []


def pandoc_notes(path: Path) -> list[str]:
    pypandoc = pytest.importorskip("pypandoc")
    tree = json.loads(pypandoc.convert_file(str(path), "json"))
    found: list[str] = []

    def words(node: object) -> str:
        match node:
            case {"t": "Str", "c": str(text)}:
                return text
            case {"t": "Space" | "SoftBreak" | "LineBreak"}:
                return " "
            case {"t": "Note", "c": blocks}:
                found.append(" ".join(words(block).strip() for block in blocks))
                return ""
            case {"c": content}:
                return words(content)
            case list():
                return "".join(words(child) for child in node)
            case _:
                return ""

    words(tree["blocks"])
    return found


def test_pandoc_reads_every_note_in_order(tmp_path: Path) -> None:
    assert pandoc_notes(written("rich", tmp_path)) == NOTES
    assert pandoc_notes(written("footnotes", tmp_path)) == NOTES


def test_mammoth_reads_every_note_in_order(tmp_path: Path) -> None:
    mammoth = pytest.importorskip("mammoth")
    with written("rich", tmp_path).open("rb") as stream:
        html = mammoth.convert_to_html(stream).value
    items = re.findall(r'<li id="endnote-\d+">(.*?)</li>', html)
    texts = [re.sub(r"<a href=\"#endnote-ref.*?</a>|<[^>]+>", " ", item) for item in items]
    assert [" ".join(text.split()).replace(" .", ".").replace(" ,", ",") for text in texts] == NOTES
    assert len(re.findall(r'id="endnote-ref-\d+"', html)) == 3


def test_three_thousand_notes_are_read_by_pandoc_in_order(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    path.write_bytes(write_docx(many_notes(3000), THEME, ASSETS))
    found = pandoc_notes(path)
    assert found == [f"Author {n}, Title, {n + 1}." for n in range(3000)]


def as_odt(path: Path, profile: Path) -> etree._Element:
    """Let LibreOffice read a Word file, and give what it understood."""
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{profile}",
            "--convert-to", "odt", "--outdir", str(path.parent), str(path),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )  # fmt: skip
    with zipfile.ZipFile(path.with_suffix(".odt")) as archive:
        return etree.fromstring(archive.read("content.xml"))


@needs_soffice
@pytest.mark.parametrize("name", ["rich", "footnotes"])
def test_libreoffice_reads_every_note_in_order_with_its_number(name: str, tmp_path: Path) -> None:
    content = as_odt(written(name, tmp_path), tmp_path / "profile")
    found = [
        (
            note.get(f"{TEXT}note-class"),
            note.findtext(f"{TEXT}note-citation"),
            " ".join(" ".join(note.find(f"{TEXT}note-body").itertext()).split()),
        )
        for note in content.iter(f"{TEXT}note")
    ]
    kind = "endnote" if name == "rich" else "footnote"
    assert [(k, number) for k, number, _ in found] == [(kind, "1"), (kind, "2"), (kind, "3")]
    assert [text.replace(" .", ".").replace(" ,", ",") for *_, text in found] == NOTES


def test_a_note_referred_to_first_in_a_table_keeps_its_number(tmp_path: Path) -> None:
    from briefgen.layout.page import Cell, Heading, Notes, Table, Text

    from .samples import note, t

    cells = ((Cell((Text("In the table"), reference("a", 1)), False, "start"),),)
    made = page(
        section("s", "S", Table("t", "", 0, (), (), cells), p("x", "After.", reference("b", 2))),
        Notes(
            "notes",
            Heading("h", 2, t("Notes")),
            (note("a", 1, p("", "First.")), note("b", 2, p("", "Second."))),
        ),
    )
    path = tmp_path / "table.docx"
    path.write_bytes(write_docx(made, THEME, ASSETS))
    assert pandoc_notes(path) == ["First.", "Second."]
