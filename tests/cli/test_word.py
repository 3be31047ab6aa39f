"""`word:` in house.yaml: the house's own Word file, notes at the end, fonts."""

from __future__ import annotations

import base64
import io
import warnings
import zipfile
from pathlib import Path

import pytest

from session import Briefgen


def wearing(workspace: Path, settings: str) -> None:
    house = workspace / "content" / "house.yaml"
    house.write_text(f"{house.read_text()}\nword:\n  {settings}\n")


def built(workspace: Path) -> dict[str, bytes]:
    data = (workspace / "output" / "demo" / "demo.docx").read_bytes()
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


@pytest.fixture
def template(workspace: Path) -> Path:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        docx = pytest.importorskip("docx")
    file = docx.Document()
    file.sections[0].header.paragraphs[0].text = "The house's header"
    path = workspace / "content" / "house.docx"
    file.save(path)
    return path


def test_a_brief_wears_the_houses_word_file(
    workspace: Path, briefgen: Briefgen, template: Path
) -> None:
    wearing(workspace, "template: house.docx")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 0, ran.err
    assert "house-style-missing" in ran.err
    parts = built(workspace)
    assert b"The house's header" in parts["word/house-header-default.xml"]
    assert "content/house.docx" in (workspace / "output/demo/demo.manifest.json").read_text()


def test_a_changed_template_is_a_reason_to_build(
    workspace: Path, briefgen: Briefgen, template: Path
) -> None:
    wearing(workspace, "template: house.docx")
    assert briefgen("build", "--to", "docx").code == 0
    first = built(workspace)["docProps/custom.xml"]
    import docx

    file = docx.Document(str(template))
    file.sections[0].header.paragraphs[0].text = "Another header"
    file.save(template)
    assert briefgen("build", "--to", "docx").code == 0
    parts = built(workspace)
    assert b"Another header" in parts["word/house-header-default.xml"]
    assert b"Sources SHA-256" in first
    assert parts["docProps/custom.xml"] != first


def test_a_template_that_is_not_there_is_named_where_it_is_asked_for(
    workspace: Path, briefgen: Briefgen
) -> None:
    wearing(workspace, "template: nowhere.docx")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 1
    assert "BG638 house-file-missing" in ran.err
    assert "content/house.yaml:" in ran.err


def test_a_template_that_is_no_word_file_is_refused(workspace: Path, briefgen: Briefgen) -> None:
    (workspace / "content" / "house.docx").write_bytes(b"%PDF-1.7")
    wearing(workspace, "template: house.docx")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 1
    assert "BG640 not-a-word-file" in ran.err
    assert not (workspace / "output" / "demo" / "demo.docx").exists()


def test_notes_may_stand_at_the_very_end(workspace: Path, briefgen: Briefgen) -> None:
    wearing(workspace, "notes_at_end: true")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 0, ran.err
    assert b'<w:pos w:val="docEnd"/>' in built(workspace)["word/settings.xml"]


def test_the_themes_fonts_may_be_in_the_file(workspace: Path, briefgen: Briefgen) -> None:
    wearing(workspace, "embed_fonts: true")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 0, ran.err
    parts = built(workspace)
    assert b"embedBoldItalic" in parts["word/fontTable.xml"]
    assert len([name for name in parts if name.startswith("word/fonts/")]) == 8


def test_verify_holds_a_word_file_against_the_rules_and_the_house(
    workspace: Path, briefgen: Briefgen
) -> None:
    wearing(workspace, "notes_at_end: true")
    assert briefgen("build", "--to", "docx").code == 0
    ran = briefgen("verify")
    assert ran.code == 0, ran.err
    assert "in step with the source" in ran.out
    path = workspace / "output" / "demo" / "demo.docx"
    parts = built(workspace)
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in parts.items():
            archive.writestr(name, data.replace(b"<dc:title>", b"<dc:title> <!--").replace(
                b"</dc:title>", b"--></dc:title>"))  # fmt: skip
    ran = briefgen("verify")
    assert ran.code != 0
    assert "breaks rules of Word files" in ran.out
    assert "BG666 word-title" in ran.err


def test_verify_tells_the_faults_of_any_word_file(
    workspace: Path, briefgen: Briefgen, tmp_path: Path
) -> None:
    docx = pytest.importorskip("docx")
    file = docx.Document()
    file.add_heading("Too deep", 3)
    path = tmp_path / "elsewhere.docx"
    file.save(path)
    ran = briefgen("verify", path)
    assert ran.code != 0
    assert "BG663 word-heading-levels" in ran.err
    assert "BG651" not in ran.err


def test_check_holds_the_word_file_against_the_rules_and_writes_nothing(
    workspace: Path, briefgen: Briefgen, template: Path
) -> None:
    """What the house's file breaks is told of that file, before anything is built."""
    import docx
    from docx.shared import RGBColor

    from writers.docx.samples import png

    file = docx.Document(str(template))
    file.styles["Heading 1"].font.color.rgb = RGBColor(0xDD, 0xDD, 0xFF)
    file.sections[0].header.paragraphs[0].add_run().add_picture(io.BytesIO(png()))
    file.save(template)
    wearing(workspace, "template: house.docx")
    ran = briefgen("check")
    assert ran.code == 1
    assert "word-contrast" in ran.err
    assert "word-alt-text" in ran.err
    assert "content/house.docx" in ran.err
    assert not (workspace / "output").exists()


def test_check_tells_of_an_address_that_word_cannot_open_at_its_place(
    workspace: Path, briefgen: Briefgen
) -> None:
    """Word's addresses end at 2,079 characters; the words stay."""
    brief = workspace / "content" / "demo" / "brief.yaml"
    address = f"https://example.org/{'a' * 2080}"
    text = brief.read_text()
    body = text.index("body: |") + len("body: |\n")
    indent = " " * (len(text[body:]) - len(text[body:].lstrip()))
    brief.write_text(f"{text[:body]}{indent}See [the figures]({address}).\n\n{text[body:]}")
    ran = briefgen("check")
    assert ran.code == 0, ran.err
    assert "unusable-link" in ran.err
    assert "content/demo/brief.yaml:" in ran.err


def test_a_word_style_that_there_is_not_is_told_where_the_theme_names_it(
    workspace: Path, briefgen: Briefgen
) -> None:
    from briefgen.layout.load import built_in

    shipped = built_in().root / "templates/themes/institute/theme.yaml"
    theme = workspace / "templates/themes/own/theme.yaml"
    theme.parent.mkdir(parents=True)
    text = shipped.read_text().replace("name: institute", "name: own")
    theme.write_text(f"{text}word:\n  Pull Qoute: {{bold: true}}\n")
    brief = workspace / "content" / "demo" / "brief.yaml"
    brief.write_text(brief.read_text().replace("authors:", "theme: own\nauthors:", 1))
    ran = briefgen("check")
    assert ran.code == 1
    assert 'no style is called "Pull Qoute"' in ran.err
    assert "templates/themes/own/theme.yaml:" in ran.err
    assert 'did you mean "Pull Quote"?' in ran.err


@pytest.mark.parametrize("notes_as", ["endnotes", "footnotes"])
def test_a_list_in_a_note_is_the_notes_in_every_output(
    workspace: Path, briefgen: Briefgen, notes_as: str
) -> None:
    brief = workspace / "content" / "demo" / "brief.yaml"
    text = brief.read_text().replace("authors:", f"notes_as: {notes_as}\nauthors:", 1)
    brief.write_text(f"{text}\n    - first,\n    - second.\n")
    ran = briefgen("build")
    assert ran.code == 0, ran.err
    endnotes = built(workspace)[f"word/{notes_as}.xml"].decode()
    assert "first," in endnotes
    assert endnotes.index("first,") < endnotes.index("second.")


@pytest.mark.parametrize("kind", ["cmyk.jpg", "turned.jpg", "moving.webp", "deep.png", "clear.png"])
def test_an_image_that_outputs_take_differently_is_the_same_in_all(
    workspace: Path, briefgen: Briefgen, kind: str
) -> None:
    """A PNG or JPEG of eight bits in sRGB, upright, in Word and on the web page."""
    from PIL import Image

    noise = Image.effect_noise((60, 40), 80)
    colours = Image.merge("RGB", (noise, noise, noise))
    exif = Image.Exif()
    exif[0x0112] = 6
    options: dict[str, object] = {
        "turned.jpg": {"exif": exif},
        "moving.webp": {"save_all": True, "append_images": [colours.rotate(90)]},
        "clear.png": {"transparency": 3},
    }.get(kind, {})
    picture = {
        "cmyk.jpg": colours.convert("CMYK"),
        "deep.png": Image.new("I;16", (60, 40), 30_000),
        "clear.png": colours.quantize(16),
    }.get(kind, colours)
    path = workspace / "content" / "demo" / "figures" / kind
    path.parent.mkdir()
    picture.save(path, **options)
    brief = workspace / "content" / "demo" / "brief.yaml"
    text = brief.read_text()
    at = text.index("body: |") + len("body: |\n")
    indent = " " * (len(text[at:]) - len(text[at:].lstrip()))
    brief.write_text(f"{text[:at]}{indent}![A square of noise](figures/{kind})\n\n{text[at:]}")
    ran = briefgen("build", "--to", "docx,html")
    assert ran.code == 0, ran.err
    [data] = [data for name, data in built(workspace).items() if name.startswith("word/media/")]
    with Image.open(io.BytesIO(data)) as shown:
        assert shown.format in ("PNG", "JPEG")
        assert shown.mode in ("RGB", "RGBA", "L", "P")
        assert shown.size == ((40, 60) if kind == "turned.jpg" else (60, 40))
        assert getattr(shown, "n_frames", 1) == 1
    page = (workspace / "output" / "demo" / "demo.html").read_text()
    assert base64.b64encode(data).decode() in page


def test_a_wide_table_has_a_turned_page_in_word_and_in_the_pdf(
    workspace: Path, briefgen: Briefgen
) -> None:
    import pikepdf

    brief = workspace / "content" / "demo" / "brief.yaml"
    text = brief.read_text()
    at = text.index("body: |") + len("body: |\n")
    indent = " " * (len(text[at:]) - len(text[at:].lstrip()))
    lines = (
        "| Stop | Late |",
        "|---|--:|",
        "| Bridge | 12 |",
        "",
        "Table: Stops {#tbl-s .wide}",
        "",
    )
    table = "".join(f"{indent}{line}".rstrip() + "\n" for line in lines)
    brief.write_text(text[:at] + table + text[at:])
    ran = briefgen("build")
    assert ran.code == 0, ran.err
    assert b'w:orient="landscape"' in built(workspace)["word/document.xml"]
    with pikepdf.open(workspace / "output" / "demo" / "demo.pdf") as pdf:
        boxes = [[float(side) for side in page.MediaBox] for page in pdf.pages]
    assert [x > y for _, _, x, y in boxes].count(True) == 1


@pytest.mark.parametrize("shape", ["simple", "complex"])
def test_a_field_in_a_houses_header_shows_the_briefs_title(
    workspace: Path, briefgen: Briefgen, template: Path, shape: str
) -> None:
    """What was cached is the title of the brief from which the house made its file."""
    import docx
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    file = docx.Document(str(template))
    paragraph = file.sections[0].header.paragraphs[0]
    shown = "<w:r><w:t>The Brief </w:t></w:r><w:r><w:t>of Last Year</w:t></w:r>"
    code = " STYLEREF  Titel  \\* MERGEFORMAT "
    if shape == "simple":
        fields = f'<w:fldSimple w:instr="{code}">{shown}</w:fldSimple>'
    else:
        fields = (
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            f'<w:r><w:instrText xml:space="preserve">{code}</w:instrText></w:r>'
            f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{shown}'
            '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
        )
    for element in parse_xml(f"<w:p {nsdecls('w')}>{fields}</w:p>"):
        paragraph._p.append(element)
    file.save(template)
    wearing(workspace, "template: house.docx")
    ran = briefgen("build", "--to", "docx")
    assert ran.code == 0, ran.err
    header = built(workspace)["word/house-header-default.xml"].decode()
    assert ">Demo<" in header
    assert "Last Year" not in header
    assert "in step with the source" in briefgen("verify").out
