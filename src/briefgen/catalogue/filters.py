"""Filters: topics, years, series, authors and languages by which the list can be narrowed.

Without scripts each choice hides what lacks it by a rule of ``filters.css`` (Selectors 4,
``:has``); with scripts that file is not even read, and the page's own code filters.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Sequence
from functools import cache

from briefgen.catalogue.entry import Entry
from briefgen.catalogue.words import Words
from briefgen.frozen import frozen


@frozen
class Choice:
    """One value; ``id`` is a class of the entries that have it, and what an address carries."""

    id: str
    label: str
    count: int


@frozen
class Facet:
    name: str
    label: str
    all: str
    choices: tuple[Choice, ...]


def facets(entries: Sequence[Entry], words: Words) -> tuple[Facet, ...]:
    """Give the facets in which the entries differ."""
    named = (
        ("topic", words.topic, words.all_topics, False),
        ("year", words.year, words.all_years, True),
        ("series", words.series, words.all_series, False),
        ("author", words.author, words.all_authors, False),
        ("language", words.tongue, words.all_tongues, False),
    )
    found = [
        Facet(name, label, every, _choices(name, entries, descending))
        for name, label, every, descending in named
    ]
    return tuple(facet for facet in found if len(facet.choices) > 1)


def classes(entry: Entry) -> tuple[str, ...]:
    """Give the ids of all choices that an entry has."""
    names = ("topic", "year", "series", "author", "language")
    return tuple(dict.fromkeys(_id(name, v) for name in names for v in values(name, entry)))


def values(facet: str, entry: Entry) -> tuple[str, ...]:
    """Give what an entry has of a facet."""
    facts = entry.newest.particulars
    match facet:
        case "topic":
            return facts.keywords
        case "year":
            return (facts.date[:4],)
        case "series":
            return (facts.series,) if facts.series else ()
        case "author":
            return tuple(author.name for author in facts.authors)
        case _:
            return (facts.language.partition("-")[0],)


def rules(found: Iterable[Facet]) -> str:
    """Write the stylesheet for where no script runs: no search, and filters that work.

    A facet of which something is chosen hides every brief, and its choice shows those that have
    it again: so a browser asks about a brief only the rules of its own choices, which takes a
    thirtieth of the time. ``:has`` looks into the form alone for the same reason.
    """
    facets = tuple(found)
    display = "block"
    for facet in reversed(facets):
        display = f"var(--{facet.name},{display})"
    lines = [".query,.order{display:none}", ".query+.choices{margin:0}"]
    lines.append(f"#briefs>li{{display:{display}}}")
    for facet in facets:
        chosen = f'#finder:has(#{facet.name}>option:not([value=""]):checked)'
        lines.append(f"{chosen}~#briefs>li{{--{facet.name}:none}}")
        lines += (
            f'#finder:has(#{facet.name}>option[value="{choice.id}"]:checked)'
            f"~#briefs>.{choice.id}{{--{facet.name}:initial}}"
            for choice in facet.choices
        )
    return "".join(f"{line}\n" for line in lines)


def _choices(name: str, entries: Sequence[Entry], descending: bool) -> tuple[Choice, ...]:
    labels: dict[str, str] = {}
    counts: dict[str, int] = {}
    for entry in entries:
        seen = {_id(name, value): value for value in values(name, entry)}
        for key, label in seen.items():
            labels[key] = min(label, labels.get(key, label))
            counts[key] = counts.get(key, 0) + 1
    choices = [
        Choice(key, language_name(label) if name == "language" else label, counts[key])
        for key, label in labels.items()
    ]
    choices.sort(key=lambda c: (sort_key(c.label), c.id), reverse=descending)
    return tuple(choices)


def sort_key(text: str) -> str:
    """Give the key for alphabetical order: accents and case aside."""
    folded = unicodedata.normalize("NFKD", text.casefold())
    return "".join(c for c in folded if not unicodedata.combining(c))


@cache
def _id(facet: str, value: str) -> str:
    """Give a class name that stays the same from one release to the next."""
    folded = sort_key(value)
    plain = re.sub(r"[^a-z0-9]+", "-", folded).strip("-")
    if not re.fullmatch(r"[a-z0-9 -]*", folded):  # letters or signs were lost: tell them apart
        plain += "-" + hashlib.sha256(folded.encode()).hexdigest()[:6]
    return f"{facet}-{plain.strip('-')}"


def language_name(language: str) -> str:
    """Give a language's own name for itself, or its tag."""
    return _NAMES.get(language, language)


_NAMES = {
    "ar": "العربية", "bn": "বাংলা", "cs": "Čeština", "da": "Dansk", "de": "Deutsch",
    "el": "Ελληνικά", "en": "English", "es": "Español", "fa": "فارسی", "fi": "Suomi",
    "fr": "Français", "he": "עברית", "hi": "हिन्दी", "hu": "Magyar", "id": "Bahasa Indonesia",
    "it": "Italiano", "ja": "日本語", "ko": "한국어", "nl": "Nederlands", "no": "Norsk",
    "pl": "Polski", "ps": "پښتو", "pt": "Português", "ro": "Română", "ru": "Русский",
    "sv": "Svenska", "sw": "Kiswahili", "tr": "Türkçe", "uk": "Українська", "ur": "اردو",
    "vi": "Tiếng Việt", "zh": "中文",
}  # fmt: skip
