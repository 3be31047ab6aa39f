"""Static faces of the variable fonts that optional packages hold: Arabic, Hebrew.

One for regular and one for bold text is made of each by fontTools and kept in the cache folder:
WeasyPrint would make them anew for every brief, and put the time of day into them.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterable
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefgen.readers.cache import save
from briefgen.writers.pdf.coverage import characters

PACKAGES = {"justmytype_intl_rtl": "justmytype-intl-rtl"}
"""Optional packages by the module that locates them: Noto Sans Arabic, Noto Sans Hebrew."""

_WEIGHTS = {400: "Regular", 700: "Bold"}
_FORM = "1"


def instance_folders(missing: frozenset[int], cache: Path) -> tuple[Path, ...]:
    """Give folders of static fonts for what is missing, as far as the installed packages go."""
    folders: list[Path] = []
    for path in _files():
        covered = missing & characters(path)
        if covered:
            folder = _static(path, cache)
            if folder is not None:
                folders.append(folder)
                missing -= covered
    return tuple(folders)


def package_for(character: str) -> str:
    """Name the package to install for a character, "" where none is known."""
    code = ord(character)
    right_to_left = 0x0590 <= code <= 0x08FF or 0xFB1D <= code <= 0xFEFC
    absent = find_spec("justmytype_intl_rtl") is None
    return "justmytype-intl-rtl" if right_to_left and absent else ""


def _files() -> Iterable[Path]:
    for module in PACKAGES:
        spec = find_spec(module)
        if spec is not None and spec.origin:
            yield from sorted(Path(spec.origin).parent.rglob("*.ttf"))


def _static(path: Path, cache: Path) -> Path | None:
    state = path.stat()
    seed = f"{_FORM} {path.name} {state.st_size}"
    folder = cache / f"static-{hashlib.sha256(seed.encode()).hexdigest()[:12]}"
    for weight, style in _WEIGHTS.items():
        target = folder / f"{path.stem.split('[')[0]}-{style}.ttf"
        if not target.is_file() and not save(target, _instance(path, weight, style)):
            return None
    return folder


def _instance(path: Path, weight: int, style: str) -> bytes:
    from fontTools.ttLib import TTFont
    from fontTools.varLib.instancer import instantiateVariableFont

    font = TTFont(path, recalcTimestamp=False)
    if "fvar" in font:
        axes = {axis.axisTag: axis.defaultValue for axis in font["fvar"].axes}
        axes["wght"] = weight
        font = instantiateVariableFont(font, axes, inplace=True)
    _style(font, weight, style)
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def _style(font: Any, weight: int, style: str) -> None:
    """Say in the font which of the two faces it is."""
    font["OS/2"].usWeightClass = weight
    bold = weight >= 700
    font["OS/2"].fsSelection = 0x20 if bold else 0x40
    font["head"].macStyle = 1 if bold else 0
    names = font["name"]
    family = names.getBestFamilyName() or "Noto"
    for identifier, words in {
        1: family,
        2: style,
        4: f"{family} {style}",
        6: f"{family.replace(' ', '')}-{style}",
    }.items():
        names.removeNames(nameID=identifier)
        names.setName(words, identifier, 3, 1, 0x409)
    for identifier in (16, 17, 21, 22, 25):
        names.removeNames(nameID=identifier)
