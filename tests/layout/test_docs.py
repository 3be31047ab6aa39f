"""docs/layouts.md says what is so: its examples work, its tables are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, replace
from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout import context
from briefgen.layout.declaration import LAYOUT_FILE
from briefgen.layout.layout import FACTS, FURNITURE, OMISSIBLE
from briefgen.layout.load import built_in, load_theme
from briefgen.layout.theme import Colours, Fonts, Scale, WordStyle
from briefgen.layout.theme_file import THEME_FILE
from briefgen.layout.vocabulary import RULES
from briefgen.model.brief import ResolvedBrief, Section
from tests.examples import para, rich_brief, span, t
from tests.layout.laying import laid, workspace

DOCS = (Path(__file__).parents[2] / "docs" / "layouts.md").read_text(encoding="utf-8")
EXAMPLES = re.findall(r"^```\w+ ([\w.]+)\n(.*?)^```$", DOCS, re.DOTALL | re.MULTILINE)
DECLARED = "title: x\nbased_on: brief\nclasses: [recommendations]\n"


def rows(heading: str) -> Iterator[list[str]]:
    """Give the rows of the table under a heading, each cell's code spans."""
    section = DOCS.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]
    assert section, heading
    for line in section.split("\n"):
        if line.startswith("| `"):
            yield [" ".join(re.findall(r"`([^`]+)`", cell)) for cell in line.split("|")[1:-1]]


@pytest.mark.parametrize(("name", "text"), EXAMPLES, ids=range(len(EXAMPLES)))
def test_an_example_works(name: str, text: str, tmp_path: Path) -> None:
    resolved = rich_brief()
    advice = Section("recommendations", (t("What to do"),), (para("advice-1", "Act."),), span())
    brief = replace(resolved.brief, sections=(*resolved.brief.sections, advice))
    files = {f"own/{name}": text}
    files.setdefault("own/layout.yaml", DECLARED)
    found = laid(ResolvedBrief(brief, resolved.notes), "own", workspace(tmp_path, files))
    if name == "theme.yaml":
        own = (built_in().root / "templates/themes/institute/theme.yaml").read_text("utf-8")
        sink = Sink()
        folder = workspace(
            tmp_path, {"themes/own/theme.yaml": own.replace("name: institute", "name: own") + text}
        )
        read = load_theme("own", folder, sink)
        assert read is not None, list(sink)
        assert read.word["Summary"].fill == "band"
    if name == "page.html.j2":
        assert '<aside class="box recommendations" id="recommendations">' in found.xhtml


def test_every_key_of_layout_yaml_is_told() -> None:
    told = [cells[0] for cells in rows("layout.yaml")]
    assert told == [field.name for field in LAYOUT_FILE.fields]
    text = DOCS.partition("\n## layout.yaml\n")[2].partition("\n## ")[0]
    for word in (*OMISSIBLE, *FURNITURE, *(f"{{{fact}}}" for fact in FACTS)):
        assert f"`{word}`" in text


def test_everything_that_a_template_is_given_is_told() -> None:
    told = " ".join(cells[0] for cells in rows("What a template is given")).split()
    given = [f"brief.{f.name}" for f in fields(context.BriefView)]
    given += [f"labels.{f.name}" for f in fields(context.LabelsView)]
    assert sorted(told) == sorted(given)
    meanings = {cells[0]: cells[1] for cells in rows("What a template is given")}
    for name, view in (
        ("brief.authors", context.AuthorView),
        ("brief.series", context.SeriesView),
        ("brief.summary", context.BulletView),
        ("brief.sections", context.SectionView),
        ("brief.notes", context.NoteView),
        ("brief.publisher", context.PublisherView),
        ("brief.corrections", context.CorrectionView),
    ):
        assert meanings[name].split() == [f.name for f in fields(view)]


def test_every_element_of_the_vocabulary_is_told_with_its_roles_and_classes() -> None:
    table = DOCS.partition("\n## What may stand on the page\n")[2].partition("\n## ")[0]
    named = {f"h{level}" for level in range(2, 6)} | {"body"}
    for tag, rule in RULES.items():
        assert tag in named or f"`{tag}`" in table, tag
        for word in (*rule.roles, *rule.classes):
            assert word in table, word


def test_every_token_is_told() -> None:
    meanings = {name: cells[1] for cells in rows("Themes") for name in cells[0].split()}
    tokens = {field.name for field in THEME_FILE.fields} - {"name"}
    assert set(meanings) == tokens
    for token, kind in (("colours", Colours), ("fonts", Fonts), ("scale", Scale)):
        assert sorted(meanings[token].split()) == sorted(f.name for f in fields(kind))


def test_every_property_of_a_word_style_is_told() -> None:
    told = [name for cells in rows("In Word") for name in cells[0].split()]
    assert sorted(told) == sorted({f.name for f in fields(WordStyle)} - {"place"})


def test_the_layouts_and_themes_that_come_with_briefgen_are_told() -> None:
    themes = [name.removesuffix("/") for name in built_in().list("templates/themes")]
    assert all(f"`{theme}`" in DOCS for theme in themes)
