"""Note marks, superscripts and subscripts stand off the line in any font."""

from __future__ import annotations

from dataclasses import replace
from importlib.util import find_spec
from pathlib import Path
from xml.etree.ElementTree import fromstring

import pytest
from fontTools.ttLib import TTFont

from briefgen.writers.pdf.fonts import font_files, font_folders
from briefgen.writers.pdf.raised import FAMILIES, INFERIORS, SUPERIORS, set_raised
from tests.layout.laying import theme


def styled(markup: str, **fonts: str) -> list[str]:
    root = fromstring(f"<p>{markup}</p>")
    institute = theme()
    set_raised(root, replace(institute, fonts=replace(institute.fonts, **fonts)))
    return [element.get("style", "").rpartition(" ")[2] for element in root]


def test_what_the_fonts_have_raised_glyphs_for_is_left_to_them() -> None:
    mark = '<a role="doc-noteref">12</a>'
    assert styled(f"{mark}<sup>st</sup><sub>2</sub><em>x</em>") == ["", "", "", ""]


@pytest.mark.parametrize("text", ["\u22123", "é", "N"])
def test_what_they_have_none_for_is_set_smaller_above_the_line(text: str) -> None:
    assert styled(f"<sup>{text}</sup>") == ["0.55em"]


def test_letters_below_the_line_are_set_smaller() -> None:
    assert styled("<sub>max</sub>") == ["-0.25em"]


@pytest.mark.parametrize("role", ["text", "display", "code"])
def test_in_a_houses_own_fonts_note_marks_never_stand_on_the_line(role: str) -> None:
    mark = '<a role="doc-noteref">12</a>'
    assert styled(f"{mark}<sub>2</sub>", **{role: "House Sans"}) == ["0.55em", "-0.25em"]


@pytest.mark.parametrize(("tag", "wanted"), [("sups", SUPERIORS), ("subs", INFERIORS)])
def test_each_face_has_the_characters_that_are_said_to_be_its_own(
    tag: str, wanted: frozenset[str]
) -> None:
    assert find_spec("font_source_serif_pro") is not None
    files = font_files(font_folders())
    assert {TTFont(path)["name"].getBestFamilyName() for path in files} <= FAMILIES
    for path in files:
        assert wanted <= substituted(path, tag), path.name


def substituted(path: Path, tag: str) -> set[str]:
    """Give the characters that a feature of a font has other glyphs for."""
    font = TTFont(path)
    table = font["GSUB"].table
    lookups = {
        index
        for record in table.FeatureList.FeatureRecord
        if record.FeatureTag == tag
        for index in record.Feature.LookupListIndex
    }
    glyphs: set[str] = set()
    for index in lookups:
        for subtable in table.LookupList.Lookup[index].SubTable:
            inner = getattr(subtable, "ExtSubTable", subtable)
            glyphs |= set(getattr(inner, "mapping", {})) | set(getattr(inner, "alternates", {}))
    return {chr(code) for code, name in font.getBestCmap().items() if name in glyphs}
