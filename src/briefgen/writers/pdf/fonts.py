"""Which font files a brief is set in, and fontconfig's file that names them and no others.

The fonts are files of named packages (and a house's own folder), never whatever a machine has, so
that the same brief has the same pages everywhere. Fontconfig then has no other font to fall back
on: ``coverage.py`` checks the characters beforehand. Which form of a script a passage is set in
follows from its language, by rules of fontconfig's.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Sequence
from html import escape
from importlib.util import find_spec
from pathlib import Path

from briefgen.layout.theme import Fonts, kind
from briefgen.readers.cache import save
from briefgen.writers.pdf.scripts import NASTALIQ, Need, Script

PACKAGES = ("font_source_serif_pro", "font_source_sans_pro")
SUPPLEMENTS = {
    "Source Serif Pro": "Briefgen Supplement",
    "Source Sans Pro": "Briefgen Supplement Sans",
}
# Where a supplement's folder is there, its faces are the italics of its family.
_ITALICS = "\n".join(
    f"""<match target="pattern">
<test name="family"><string>{family}</string></test>
<test name="slant" compare="more"><const>roman</const></test>
<edit name="family" mode="prepend" binding="strong"><string>{supplement}</string></edit>
</match>"""
    for family, supplement in SUPPLEMENTS.items()
)

NASKH = "Noto Sans Arabic"
# Noto Nastaliq Urdu 2.0 says of both of its faces that they are regular ("OS/2", usWeightClass).
_BOLD = """<match target="scan">
<test name="fullname"><string>Noto Nastaliq Urdu Bold</string></test>
<edit name="weight" mode="assign"><const>bold</const></edit>
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


def fontconfig_file(folders: Iterable[Path], cache: Path, rules: Iterable[str] = ()) -> Path:
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
        *rules,
        _ITALICS,
        "</fontconfig>\n",
    ]
    data = "\n".join(lines).encode()
    path = cache / f"fonts-{hashlib.sha256(data).hexdigest()[:12]}.conf"
    if not path.is_file():
        save(path, data)
    return path


def script_rules(needs: Sequence[Need], fonts: Fonts) -> tuple[str, ...]:
    """Write fontconfig's rules by which the families of a theme are joined by those of scripts.

    Each family of the theme is followed by those of all scripts of the page, in its order (Nastaliq
    is only for those who ask for it: others are set in Naskh); in a
    language that a script is for, by that one first, or led by it. What is italic is led by the
    theme's own italic, and Chinese characters in it are sans-serif: they have no italic.
    """
    rules = [_BOLD]
    named = {family: kind(family, role) for role, family in _roles(fonts)}
    for family, looks in named.items():
        # Each comes right after the family, before those of the rules above it.
        for need in reversed(needs):
            own = NASKH if need.script is NASTALIQ else _look(need.script, looks)
            rules.append(_rule(family, own))
        for need in needs:
            for language in need.languages:
                rules += _in_language(need.script, family, looks, language)
    return tuple(rules)


def _in_language(script: Script, family: str, looks: str, language: str) -> Iterator[str]:
    own = _look(script, looks)
    of_language = f'<test name="lang"><string>{escape(language)}</string></test>'
    upright = '<test name="slant"><const>roman</const></test>'
    slanted = '<test name="slant" compare="more"><const>roman</const></test>'
    yield _rule(family, own, of_language + upright, "prepend")
    yield _rule(family, script.sans, of_language + slanted)


def _roles(fonts: Fonts) -> tuple[tuple[str, str], ...]:
    return ("text", fonts.text), ("display", fonts.display), ("code", fonts.code)


def _look(script: Script, looks: str) -> str:
    return script.serif if looks == "serif" else script.sans


def _rule(family: str, added: str, test: str = "", mode: str = "append") -> str:
    return (
        f'<match target="pattern"><test name="family"><string>{escape(family)}</string></test>'
        f'{test}<edit name="family" mode="{mode}" binding="strong">'
        f"<string>{escape(added)}</string></edit></match>"
    )
