"""Of what artifacts are made beside their sources: fonts, citation styles, locales.

Names are those of a package and its file, the same on every machine.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from briefgen.build.cache import file_digest


@cache
def font_digests() -> dict[str, str]:
    """Give the digests of all font files that a brief may be set in."""
    from briefgen.writers.pdf.fonts import font_files, font_folders

    return {
        f"{folder.name}/{path.relative_to(folder).as_posix()}": file_digest(path)
        for folder in font_folders()
        for path in font_files((folder,))
    }


def script_digests(pdf: Path) -> dict[str, str]:
    """Give the digests of the system's font files that a PDF was set in: those of its scripts."""
    import pikepdf

    from briefgen.writers.pdf.installed import script_files
    from briefgen.writers.pdf.scripts import SCRIPTS

    with pikepdf.open(pdf) as document:
        names = {
            str(font.BaseFont).partition("+")[2].replace("-", " ")
            for page in document.pages
            for font in page.resources.get("/Font", {}).values()
        }
    used = (
        script
        for script in SCRIPTS
        if any(name.startswith((script.serif, script.sans)) for name in names)
    )
    return {
        f"{script.package}/{path.name}": file_digest(path)
        for script in used
        for path in script_files(script)
    }


@cache
def style_digests(name: str) -> dict[str, str]:
    """Give the digest of a citation style that comes with briefgen or its libraries.

    A style of the workspace is among the sources.
    """
    if name.endswith(".csl"):
        return {}
    from briefgen.csl.load import style_files

    return {path.name: file_digest(path) for path in style_files(name)}
