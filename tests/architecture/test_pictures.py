"""The pictures of docs/: each is shown, described, small, and of a theme that there is."""

from __future__ import annotations

import re
from pathlib import Path

from briefgen.layout.load import built_in

DOCS = Path(__file__).parents[2] / "docs"
SHOWN = re.findall(
    r"!\[([^\]]+)\]\(images/([\w-]+\.png)\)", (DOCS / "themes.md").read_text("utf-8")
)


def test_each_picture_is_shown_and_described() -> None:
    assert sorted(name for _, name in SHOWN) == sorted(p.name for p in (DOCS / "images").iterdir())
    assert all(len(words) > 40 for words, _ in SHOWN)


def test_each_theme_that_comes_with_briefgen_is_shown() -> None:
    themes = {name.removesuffix("/") for name in built_in().list("templates/themes")}
    assert {f"theme-{theme}.png" for theme in themes} <= {name for _, name in SHOWN}


def test_the_pictures_are_small() -> None:
    assert sum(p.stat().st_size for p in (DOCS / "images").iterdir()) < 1_200_000
