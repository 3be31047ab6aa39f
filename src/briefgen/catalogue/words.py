"""The words of the catalogue in a language, and how it writes numbers and sizes.

The files in ``labels/`` are the package's own. A language that has none takes English ones: the
page then says so in its ``lang``.
"""

from __future__ import annotations

import tomllib
from dataclasses import fields
from functools import cache
from pathlib import Path
from typing import Final

from briefgen.frozen import frozen
from briefgen.layout.languages import primary

_FOLDER: Final = Path(__file__).parent / "labels"
_FALLBACK: Final = "en"


@frozen
class Words:
    """The words of one language; ``{…}`` in a pattern stands for what a method fills in."""

    language: str
    publications: str
    find: str
    search: str
    search_hint: str
    search_without_script: str
    topic: str
    all_topics: str
    year: str
    all_years: str
    series: str
    all_series: str
    author: str
    all_authors: str
    tongue: str
    all_tongues: str
    order: str
    newest: str
    oldest: str
    by_title: str
    best: str
    reset: str
    briefs_one: str
    briefs_many: str
    found: str
    nothing: str
    all_publications: str
    feed: str
    downloads: str
    read_online: str
    word_file: str
    web_page: str
    pages_one: str
    pages_many: str
    notes_one: str
    notes_many: str
    topics: str
    cite: str
    earlier_versions: str
    checking: str
    checking_how: str
    decimal: str

    def briefs(self, count: int) -> str:
        return _counted(count, self.briefs_one, self.briefs_many)

    def pages(self, count: int) -> str:
        return _counted(count, self.pages_one, self.pages_many)

    def notes(self, count: int) -> str:
        return _counted(count, self.notes_one, self.notes_many)

    def bytes(self, size: int) -> str:
        """Write a size in kB or MB, each of 1,000 (IEC 80000-13)."""
        if size < 999_500:
            return f"{max(1, round(size / 1000))} kB"
        return f"{size / 1_000_000:.1f} MB".replace(".", self.decimal, 1)


def _counted(count: int, one: str, many: str) -> str:
    return (one if count == 1 else many).replace("{n}", str(count))


def available() -> tuple[str, ...]:
    """Give the languages that there are words of, sorted."""
    return tuple(sorted(file.stem for file in _FOLDER.glob("*.toml")))


@cache
def load_words(language: str) -> Words:
    """Load the words of a language tag, or the English ones."""
    name = primary(language) if primary(language) in available() else _FALLBACK
    words = tomllib.loads((_FOLDER / f"{name}.toml").read_text("utf-8"))
    wanted = {f.name for f in fields(Words)} - {"language"}
    if words.keys() != wanted:
        raise ValueError(f"words of {name}: not as agreed: {sorted(words.keys() ^ wanted)}")
    tag = language if name == primary(language) else _FALLBACK
    return Words(language=tag, **words)
