"""Which font files a brief is set in, and fontconfig's file that names them and no others.

The fonts are files of installed packages (and a house's own folder), never the machine's, so
that the same brief has the same pages everywhere. Fontconfig then has no other font to fall back
on: ``coverage.py`` checks the characters beforehand.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from html import escape
from importlib.util import find_spec
from pathlib import Path

from briefgen.readers.cache import save

PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
SUPPLEMENT = "Briefgen Supplement"
# Where the supplement's folder is there, its faces are the italics of Source Serif Pro.
_ITALICS = f"""<match target="pattern">
<test name="family"><string>Source Serif Pro</string></test>
<test name="slant" compare="more"><const>roman</const></test>
<edit name="family" mode="prepend" binding="strong"><string>{SUPPLEMENT}</string></edit>
</match>"""


def font_folders(own: Iterable[Path] = ()) -> tuple[Path, ...]:
    """Give the folders of font files: the house's own, then those of the packages."""
    folders = [folder for folder in own if folder.is_dir()]
    for package in PACKAGES:
        spec = find_spec(package)
        if spec is not None and spec.origin:
            folders.append(Path(spec.origin).parent)
    return tuple(folders)


def font_files(folders: Iterable[Path]) -> tuple[Path, ...]:
    """List the TrueType files below ``folders``, the ones that fontconfig will see."""
    return tuple(sorted(path for folder in folders for path in folder.rglob("*.ttf")))


def fontconfig_file(folders: Iterable[Path], cache: Path) -> Path:
    """Write fontconfig's file for ``folders`` into ``cache`` and give its path.

    OpenType/CFF files are refused: a package may hold each face in both forms, and which of the
    two is taken would be chance.
    """
    lines = [
        '<?xml version="1.0"?>',
        '<!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">',
        "<fontconfig>",
        *(f"<dir>{escape(str(folder))}</dir>" for folder in folders),
        f"<cachedir>{escape(str(cache / 'fontconfig'))}</cachedir>",
        "<selectfont><rejectfont><glob>*.otf</glob></rejectfont></selectfont>",
        _ITALICS,
        "</fontconfig>\n",
    ]
    data = "\n".join(lines).encode()
    path = cache / f"fonts-{hashlib.sha256(data).hexdigest()[:12]}.conf"
    if not path.is_file():
        save(path, data)
    return path
