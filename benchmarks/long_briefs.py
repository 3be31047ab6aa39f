"""Make briefs of hundreds of pages or thousands of notes, in words of the sample brief."""

from __future__ import annotations

import random
import re
import shutil
from pathlib import Path
from typing import Any

import yaml

ROOT = Path(__file__).resolve().parent.parent
_SENTENCE = (8, 24)
_SENTENCES = (5, 8)


def long_brief(folder: Path, paragraphs: int, notes: int) -> Path:
    """Make a workspace with one brief, ``long``, of so many paragraphs and notes; give its path.

    The notes are spread evenly; every ninth paragraph begins a section. The same numbers give the
    same brief.
    """
    chance = random.Random(f"{paragraphs} {notes}")
    words = _words()
    sources = {f"s{n}": _source(n, words, chance) for n in range(max(notes // 4, 1))}
    keys = list(sources)
    home = folder / "content" / "long"
    home.mkdir(parents=True)
    shutil.copy(ROOT / "content" / "house.yaml", folder / "content" / "house.yaml")
    sections = []
    for first in range(0, paragraphs, 9):
        body = []
        for number in range(first, min(first + 9, paragraphs)):
            due = notes * (number + 1) // paragraphs - notes * number // paragraphs
            body.append(_paragraph(words, chance, [chance.choice(keys) for _ in range(due)]))
        name = f"part-{first // 9 + 1}"
        (home / f"{name}.md").write_text("\n\n".join(body) + "\n", encoding="utf-8")
        title = " ".join(chance.choices(words, k=4)).title()
        sections.append({"id": name, "title": title, "body": {"file": f"{name}.md"}})
    brief = {
        "title": "A Long Brief",
        "date": "2016-09-27",
        "authors": ["tariq-parvez"],
        "language": "en-US",
        "sections": sections,
    }
    _dump(home / "brief.yaml", brief)
    _dump(folder / "content" / "sources.yaml", sources)
    return folder


def _words() -> list[str]:
    texts = sorted((ROOT / "content" / "islamic-state-in-pakistan").rglob("*.md"))
    found = re.findall(r"\b[a-z]{2,}\b", "\n".join(t.read_text(encoding="utf-8") for t in texts))
    assert found, "the sample brief has its prose in sections/*.md"
    return found


def _paragraph(words: list[str], chance: random.Random, keys: list[str]) -> str:
    sentences = [_sentence(words, chance) for _ in range(chance.randint(*_SENTENCES))]
    for place, key in enumerate(keys):
        sentences[place % len(sentences)] += f"[@{key}, p. {chance.randint(1, 300)}]"
    return " ".join(sentences)


def _sentence(words: list[str], chance: random.Random) -> str:
    return " ".join(chance.choices(words, k=chance.randint(*_SENTENCE))).capitalize() + "."


def _source(number: int, words: list[str], chance: random.Random) -> dict[str, Any]:
    return {
        "type": "article-newspaper",
        "author": [{"family": f"Author{chr(97 + number % 26)}", "given": "Ada"}],
        "title": " ".join(chance.choices(words, k=7)).capitalize(),
        "container-title": "Dawn",
        "issued": str(1995 + number % 25),
        "URL": f"https://example.org/{number}",
    }


def _dump(path: Path, value: object) -> None:
    path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), encoding="utf-8")
