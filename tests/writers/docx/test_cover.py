"""The cover of a report keeps to its page, however long its title is."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest

from briefgen.layout.page import Figure, Group, Heading, Role
from briefgen.layout.theme import Theme
from briefgen.writers.assets import Assets, Image
from briefgen.writers.docx import write_docx

from .opened import Opened
from .samples import THEME, p, page, png, section, t
from .test_theme_styles import theme

SHORT = "Water in the Valley"
LONG = (
    "Water in the Valley: Who Gets It, Who Does Not, and What Three Dry Years Have Done to the "
    "Towns and Farms Downstream"
)
EMU = 12700
TEXT_HEIGHT = THEME.page.height - THEME.page.top - THEME.page.bottom
SQUARE = Assets({"cover.png": Image(png(900, 900), "image/png", 900, 900)})


def report(title: str, wanted: Theme = THEME) -> bytes:
    cover = Group(
        "masthead",
        Role.COVER,
        "masthead",
        (
            p("publisher", "Alder Court Institute", name="publisher"),
            p("series", "Policy Brief 7", name="series"),
            Heading("title", 1, t(title)),
            p("subtitle", "Three years on, what has been counted", name="doc-subtitle"),
            p("byline", "Ada Example and Bo Ünal", name="byline"),
            p("date", "27 September 2016", name="date"),
            Figure("cover", "cover.png", "A dam", "", 0, t("Photo: Ada Example"), "cover-image"),
        ),
    )
    made = page(cover, section("s", "What follows the cover", p("x", "Text.")))
    return write_docx(made, wanted, SQUARE)


def picture_height(title: str) -> float:
    [height] = Opened(report(title)).values("//wp:inline/wp:extent/@cy")
    return int(height) / EMU


def test_a_short_title_leaves_the_picture_two_fifths_of_the_page() -> None:
    assert picture_height(SHORT) == pytest.approx(TEXT_HEIGHT * 0.42, abs=1)


def test_a_long_title_takes_its_lines_from_the_picture() -> None:
    long, longer = picture_height(LONG), picture_height(f"{LONG}, and What Is to Be Done")
    assert TEXT_HEIGHT * 0.12 <= longer < long < picture_height(SHORT)


def test_ideographs_are_taken_as_wide_as_they_are() -> None:
    assert picture_height("水" * 40) < picture_height("w" * 40)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_the_cover_of_each_theme_keeps_to_its_page_in_libreoffice(tmp_path: Path) -> None:
    import pypdfium2

    names = ("institute", "chancery", "bulletin")
    for name in names:
        (tmp_path / f"{name}.docx").write_bytes(report(LONG, theme(name)))
    subprocess.run(
        [
            "soffice", "--headless", f"-env:UserInstallation=file://{tmp_path}/profile",
            "--convert-to", "pdf", "--outdir", str(tmp_path),
            *(str(tmp_path / f"{name}.docx") for name in names),
        ],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    for name in names:
        with pypdfium2.PdfDocument(tmp_path / f"{name}.pdf") as pdf:
            assert "Photo: Ada Example" in pdf[0].get_textpage().get_text_range(), name
            following = pdf[1].get_textpage().get_text_range().casefold()
            assert "what follows the cover" in following, name
