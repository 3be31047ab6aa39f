"""Logos and covers: in all three outputs, in step, and told at their place where they fail."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from PIL import Image

from session import Briefgen
from tests.script_fonts import needs_script_fonts

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="40">'
    '<path fill="#ffcc00" d="M0 0h120v40H0z"/></svg>'
)
COVER = """\
cover:
  image: dam.jpg
  alt: The dam from downstream
  credit: "Photo: *Ada* Example"
"""


def picture(path: Path, width: int, height: int) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (width, height), "teal").save(path)


def dress(
    workspace: Path,
    *,
    logo: str = "logo.svg",
    cover: str = COVER,
    layout: str = "brief",
    theme: str = "institute",
    page: str = "A4",
) -> None:
    """Give the starter's brief a logo and a cover."""
    content = workspace / "content"
    (content / "logo.svg").write_text(SVG)
    picture(content / "logo.png", 1200, 400)
    picture(content / "demo" / "dam.jpg", 1800, 1200)
    (content / "house.yaml").write_text(
        f"publisher:\n  name: The River Board\n  logo: {logo}\n"
        f"series: {{name: Policy Brief, number: 7}}\n"
        f"defaults: {{layout: {layout}, theme: {theme}, page: {page}}}\n"
    )
    (content / "demo" / "brief.yaml").write_text(
        f"title: Water in the Valley\nsubtitle: Who Gets It, and When\ndate: 2026-03-14\n{cover}"
        "sections:\n  - {id: shares, title: Shares, body: Two thirds went upstream.}\n"
    )


def made(workspace: Path, kind: str) -> bytes:
    return (workspace / "output" / "demo" / f"demo.{kind}").read_bytes()


def alternatives(data: bytes) -> list[str]:
    """Give the alternative texts of a PDF's figures, in reading order."""

    def below(kid: Any) -> list[str]:
        if isinstance(kid, pikepdf.Array):
            return [text for one in kid for text in below(one)]
        if not isinstance(kid, pikepdf.Dictionary) or "/S" not in kid:
            return []
        own = [str(kid.Alt)] if str(kid.S) == "/Figure" else []
        return own + (below(kid.K) if "/K" in kid else [])

    with pikepdf.open(io.BytesIO(data)) as pdf:
        return below(pdf.Root.StructTreeRoot.K)


@pytest.mark.parametrize("theme", ["institute", "chancery", "bulletin"])
@pytest.mark.parametrize("layout", ["brief", "report"])
@pytest.mark.parametrize("page", ["A4", "Letter"])
def test_logo_and_cover_are_in_step_in_every_layout_theme_and_page(
    workspace: Path, briefgen: Briefgen, layout: str, theme: str, page: str
) -> None:
    dress(workspace, layout=layout, theme=theme, page=page)
    ran = briefgen("build")
    assert (ran.code, ran.err) == (0, "")
    assert alternatives(made(workspace, "pdf")) == ["The dam from downstream"]
    with pikepdf.open(io.BytesIO(made(workspace, "pdf"))) as pdf:
        width = float(pdf.pages[0].MediaBox[2])
    assert round(width) == {"A4": 595, "Letter": 612}[page]
    ran = briefgen("check", "output/demo/demo.pdf", "output/demo/demo.docx")
    assert ran.code == 0, ran.err


@needs_script_fonts
@pytest.mark.parametrize("theme", ["institute", "chancery", "bulletin"])
@pytest.mark.parametrize("layout", ["brief", "report"])
def test_the_series_keeps_its_place_beside_a_logo_where_lines_stand_far_apart(
    workspace: Path, briefgen: Briefgen, theme: str, layout: str
) -> None:
    """Nastaliq: the series is lifted by the height of the publisher's line."""
    dress(workspace, cover="language: ur-Aran\n", layout=layout, theme=theme)
    ran = briefgen("build", "--to", "pdf")
    assert ran.code == 0, ran.err


def test_word_takes_the_png_beside_the_logos_svg_and_crops_the_cover(
    workspace: Path, briefgen: Briefgen
) -> None:
    dress(workspace)
    assert briefgen("build", "--to", "docx").code == 0
    with zipfile.ZipFile(io.BytesIO(made(workspace, "docx"))) as package:
        media = {Path(name).suffix for name in package.namelist() if "/media/" in name}
        body = package.read("word/document.xml").decode()
    assert media == {".svg", ".png", ".jpeg"}
    assert body.index('w:val="CoverLogo"') < body.index('w:val="CoverPublisher"')
    assert body.index('w:val="CoverImage"') < body.index('w:val="CoverCredit"')
    assert "<a:srcRect t=" in body
    assert body.count("<adec:decorative") == 1


def test_a_logo_with_words_stands_for_the_name_and_one_without_beside_it(
    workspace: Path, briefgen: Briefgen
) -> None:
    dress(workspace)
    assert briefgen("build", "--to", "html").code == 0
    beside = made(workspace, "html").decode().partition("<h1")[0]
    dress(workspace, logo="{file: logo.svg, alt: The River Board}")
    assert briefgen("build").code == 0
    alone = made(workspace, "html").decode().partition("<h1")[0]
    name = ">The River Board</p>"
    assert (name in beside, 'role="presentation"' in beside) == (True, True)
    assert (name in alone, 'alt="The River Board"' in alone) == (False, True)
    assert alternatives(made(workspace, "pdf")) == ["The River Board", "The dam from downstream"]


def test_a_themes_logo_goes_before_the_houses(workspace: Path, briefgen: Briefgen) -> None:
    dress(workspace, theme="own")
    folder = workspace / "templates" / "themes" / "own"
    folder.mkdir(parents=True)
    import briefgen.layout.load as load

    tokens = load.built_in().read("templates/themes/institute/theme.yaml").decode()
    tokens = tokens.replace("name: institute", "name: own\nlogo: mark.png\nlogo_height: 12mm")
    (folder / "theme.yaml").write_text(tokens)
    picture(folder / "mark.png", 600, 300)
    assert briefgen("build").code == 0
    manifest = (workspace / "output" / "demo" / "demo.manifest.json").read_text()
    assert "templates/themes/own/mark.png" in manifest
    assert "content/logo.svg" not in manifest


@pytest.mark.parametrize(
    ("change", "message", "place"),
    [
        ({"logo": "mark.svg"}, "content/mark.svg: there is no such file", "house.yaml:3:9"),
        ({"logo": "coarse.png"}, "BG841 coarse-image", "house.yaml:3:9"),
        ({"cover": COVER.replace("dam", "river")}, "there is no such file", "brief.yaml:5:10"),
        ({"cover": "cover: {image: dam.jpg}\n"}, "image-without-alt", "brief.yaml:4:16"),
        ({"cover": COVER.replace("dam.jpg", "coarse.jpg")}, "coarse-image", "brief.yaml:5:10"),
    ],
)
def test_a_fault_of_logo_or_cover_is_told_where_it_is_named(
    workspace: Path, briefgen: Briefgen, change: dict[str, str], message: str, place: str
) -> None:
    picture(workspace / "content" / "coarse.png", 40, 20)
    picture(workspace / "content" / "demo" / "coarse.jpg", 300, 200)
    dress(workspace, **change)
    ran = briefgen("check")
    assert message in ran.err
    assert place in ran.err
    assert len(re.findall(r"^(?:error|warning)\[", ran.err, re.MULTILINE)) == 1


def test_a_cover_that_the_title_runs_into_is_refused(workspace: Path, briefgen: Briefgen) -> None:
    dress(workspace, layout="report")
    brief = workspace / "content" / "demo" / "brief.yaml"
    text = brief.read_text()
    brief.write_text(text.replace("Water in the Valley", "Water in the Valley and so on " * 5))
    ran = briefgen("build", "--to", "pdf")
    assert ran.code == 1
    assert "is printed over the text" in ran.err
