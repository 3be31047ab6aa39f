"""Fonts for characters that the theme's fonts lack: of the system's packages, then of pip's."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from xml.etree.ElementTree import Element

from briefgen.frozen import frozen
from briefgen.layout.theme import Theme
from briefgen.readers.cache import cache_folder
from briefgen.writers.pdf.coverage import characters
from briefgen.writers.pdf.fonts import font_files, script_rules
from briefgen.writers.pdf.installed import linked_folder, script_files
from briefgen.writers.pdf.instances import instance_folders
from briefgen.writers.pdf.scripts import NASTALIQ, needed_elsewhere, scripts_needed


@frozen
class Beyond:
    """Folders of fonts, fontconfig's rules for them, and what no font has even so."""

    folders: tuple[Path, ...]
    rules: tuple[str, ...]
    missing: frozenset[int]


def fonts_beyond(
    root: Element, missing: frozenset[int], theme: Theme, own: Iterable[Path]
) -> Beyond:
    """Find fonts for the characters in ``missing``; ``own`` are folders of the house's."""
    cache = cache_folder()
    own = tuple(own)
    needs = scripts_needed(root, missing)
    files = {need.script: script_files(need.script, own) for need in needs}
    told = {path for found in files.values() for path in found}
    linked = linked_folder(told, cache) if told else None
    # A script that is asked for by name and absent is not set in another form of it.
    absent = {code for need in needs if not files[need.script] for code in need.characters}
    left = missing - absent
    elsewhere = needed_elsewhere(root, missing) if NASTALIQ in files else frozenset()
    for path in sorted(told) if linked else ():
        # Arabic beside Urdu in Nastaliq is set in Naskh.
        left -= characters(path) - (elsewhere if path in files.get(NASTALIQ, ()) else frozenset())
    instances = instance_folders(left, cache) if left else ()
    for path in font_files(instances):
        left -= characters(path)
    folders = (*((linked,) if linked else ()), *instances)
    return Beyond(folders, script_rules(needs, theme.fonts), left | absent)
