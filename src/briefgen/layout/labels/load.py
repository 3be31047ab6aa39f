"""Read the words of a language from its data file.

The files are the package's own, so a gap in one is a fault of ours and fails its test; a brief in
a language that has none is the brief's to mend, and reported.
"""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Any, Final

from briefgen.layout.labels.labels import Labels
from briefgen.layout.languages import primary, region, script

_FOLDER: Final = Path(__file__).parent


def available() -> tuple[str, ...]:
    """Give the languages that there are words of, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def load_labels(language: str) -> Labels:
    """Load the words of a language tag; raise ``KeyError`` where there are none."""
    import tomllib  # `notes` prints none of the words

    name = primary(language)
    file = _FOLDER / f"{name}.toml"
    if not (name.isalpha() and file.is_file()):
        raise KeyError(name)
    words: dict[str, Any] = tomllib.loads(file.read_text("utf-8"))
    variants = words.pop("variant", {})
    for subtag in (_script(language), region(language)):
        words.update(variants.get(subtag, {}))
    agreed = {f.name for f in fields(Labels)} - {"language"}
    if words.keys() != agreed:
        raise ValueError(f"labels of {language}: not as agreed: {words.keys() ^ agreed}")
    return Labels(language=language, **{**words, "months": tuple(words["months"])})


def _script(language: str) -> str:
    """Give the script subtag, or the one that the region implies (CLDR, likelySubtags)."""
    named = script(language).title()
    if not named and primary(language) == "zh" and region(language) in ("TW", "HK", "MO"):
        return "Hant"
    return named
