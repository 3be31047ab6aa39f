"""Draw the sample in each theme for docs/themes.md: pages of the PDF, and of the Word file.

Run by ``make pictures``. Word files are drawn by LibreOffice, with the fonts that the PDF has; the
same build draws the same pictures.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import pypdfium2
from PIL import Image

from briefgen.readers.cache import cache_folder
from briefgen.writers.pdf import fonts

ROOT = Path(__file__).resolve().parent.parent
IMAGES = ROOT / "docs" / "images"
SLUG = "islamic-state-in-pakistan"
THEMES = ("institute", "chancery", "bulletin")
WIDTH, GAP, COLOURS = 400, 14, 96


def built(folder: Path, layout: str, theme: str) -> Path:
    """Build the sample in a layout and theme; give the path of its files without their ending."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(ROOT / "content", folder / "content")
    house = folder / "content" / "house.yaml"
    text = re.sub(r"(?m)^  layout: .*", f"  layout: {layout}", house.read_text("utf-8"))
    house.write_text(re.sub(r"(?m)^  theme: .*", f"  theme: {theme}", text), "utf-8")
    command = [sys.executable, "-m", "briefgen", "build", "-C", str(folder)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return folder / "output" / SLUG / SLUG


def converted(docx: Path, folder: Path) -> Path:
    """Let LibreOffice lay a Word file out, with the fonts that the PDF has."""
    config = fonts.fontconfig_file(fonts.font_folders(), cache_folder())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    environment = {**os.environ, "FONTCONFIG_FILE": str(config)}
    silent = subprocess.DEVNULL
    subprocess.run([*command, str(docx)], check=True, stdout=silent, stderr=silent, env=environment)
    return folder / f"{docx.stem}.pdf"


def pages(pdf: Path, numbers: tuple[int, ...]) -> list[Image.Image]:
    """Draw pages of a PDF, all equally wide."""
    drawn = pypdfium2.PdfDocument(pdf)
    return [
        drawn[number].render(scale=WIDTH / drawn[number].get_width()).to_pil().convert("RGB")
        for number in numbers
    ]


def save(name: str, row: list[Image.Image]) -> None:
    """Save pictures side by side on grey, in few colours."""
    height = max(picture.height for picture in row)
    size = (len(row) * (WIDTH + GAP) + GAP, height + 2 * GAP)
    sheet = Image.new("RGB", size, (222, 222, 222))
    for at, picture in enumerate(row):
        sheet.paste(picture, (GAP + at * (WIDTH + GAP), GAP))
    few = sheet.quantize(COLOURS, method=Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE)
    few.save(IMAGES / f"{name}.png", optimize=True)


def main() -> None:
    IMAGES.mkdir(exist_ok=True)
    words: list[Image.Image] = []
    covers: list[Image.Image] = []
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for theme in THEMES:
            made = built(folder / "work", "brief", theme)
            save(f"theme-{theme}", pages(made.with_suffix(".pdf"), (0, 2, 4)))
            if shutil.which("soffice"):
                words += pages(converted(made.with_suffix(".docx"), folder), (0,))
            made = built(folder / "work", "report", theme)
            covers += pages(made.with_suffix(".pdf"), (0,))
    save("covers", covers)
    if words:
        save("word", words)
    else:
        sys.exit("pictures: soffice is missing, so docs/images/word.png stays as it is")


if __name__ == "__main__":
    main()
