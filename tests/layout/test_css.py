"""Tokens reach the stylesheet as custom properties, and every text can be read."""

from __future__ import annotations

import re
from dataclasses import fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.layout.contrast import faint_pairs
from briefgen.layout.css import Medium, stylesheet
from briefgen.layout.dark import dark_colours
from briefgen.layout.theme import Colours, Fonts, Theme
from briefgen.model.contrast import MINIMUM, ratio
from briefgen.source import SourceFile
from tests.layout.laying import layout, theme

HEX = st.integers(0, 0xFFFFFF).map(lambda value: f"{value:06x}")
DARK = st.tuples(*[st.integers(0, 60)] * 3).map(lambda rgb: bytes(rgb).hex())


def test_the_ratio_is_that_of_wcag() -> None:
    assert ratio("000000", "ffffff") == pytest.approx(21)
    assert ratio("777777", "ffffff") == pytest.approx(4.478, abs=0.001)
    assert ratio("ffffff", "777777") == ratio("777777", "ffffff")
    assert ratio("123456", "123456") == 1


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_every_token_that_a_layout_uses_is_there(medium: Medium) -> None:
    css = stylesheet(layout(), theme(), medium)
    defined = set(re.findall(r"(--[a-z0-9-]+):", css))
    used = set(re.findall(r"var\((--[a-z0-9-]+)", css))
    assert used - defined == set()
    assert "--colour-band-ink" in defined


def test_sizes_are_points_in_print_and_follow_the_reader_on_a_screen() -> None:
    print_css = stylesheet(layout(), theme(), "print")
    screen_css = stylesheet(layout(), theme(), "screen")
    assert f"--size-body:{theme().scale.body:g}pt;" in print_css
    assert "--size-body:1rem;" in screen_css
    assert "@page" in print_css
    assert "@page" not in screen_css


def test_the_themes_own_css_comes_last() -> None:
    sheets = {"screen.css": "h1 { color: red }", "print.css": "h1 { top: 0 }"}
    own = replace(theme(), css={name: SourceFile(name, text) for name, text in sheets.items()})
    assert stylesheet(layout(), own, "screen").endswith("h1 { color: red }\n")
    assert stylesheet(layout(), own, "print").endswith("h1 { top: 0 }\n")


@pytest.mark.parametrize("medium", ["print", "screen"])
def test_a_layouts_css_asks_for_nothing_and_says_nothing(medium: Medium) -> None:
    """No words in CSS, and no address: words come from labels, files from the brief."""
    css = stylesheet(layout(), theme(), medium)
    assert re.findall(r"url\(|@import|@font-face", css) == []
    assert re.findall(r'content:\s*"[^"]*[A-Za-z]', css) == []


def test_a_font_name_cannot_leave_its_string() -> None:
    named = replace(theme().fonts, text='A"; } body { background: url(//x)')
    css = stylesheet(layout(), replace(theme(), fonts=named), "screen")
    assert '--font-text:"A; } body { background: url(//x)", ' in css


@given(st.builds(Colours, **{f.name: HEX for f in fields(Colours)}))
def test_the_dark_colours_of_any_theme_can_be_read(colours: Colours) -> None:
    found = dark_colours(replace(theme(), colours=colours, dark=None))
    pairs = [(text, ground) for text, ground, _ in faint_pairs(found)]
    assert [pair for pair in pairs if pair != ("band_ink", "band")] == []


@given(DARK)
def test_a_dark_band_keeps_its_light_words(band: str) -> None:
    colours = replace(theme().colours, band=band, band_ink="ffffff")
    found = dark_colours(replace(theme(), colours=colours))
    assert ratio(found.band_ink, found.band) >= MINIMUM


def test_a_theme_may_give_its_dark_colours_itself() -> None:
    own = replace(theme().colours, paper="000000")
    given: Theme = replace(theme(), dark=own)
    assert dark_colours(given) is own
    assert "(prefers-color-scheme:dark){:root{" in stylesheet(layout(), given, "screen")


def test_a_family_stands_before_others_of_its_kind_on_a_screen() -> None:
    fonts = Fonts(text="Source Sans Pro", display="Libertinus Serif", code="Fira Code")
    css = stylesheet(layout(), replace(theme(), fonts=fonts), "screen")
    assert re.search(r'--font-text:"Source Sans Pro", [^;]*, sans-serif;', css)
    assert re.search(r'--font-display:"Libertinus Serif", [^;]*, serif;', css)
    assert re.search(r'--font-code:"Fira Code", [^;]*, monospace;', css)
    unknown = replace(fonts, text="Freight")
    css = stylesheet(layout(), replace(theme(), fonts=unknown), "screen")
    assert re.search(r'--font-text:"Freight", [^;]*, serif;', css)
    assert '--font-text:"Freight";' in stylesheet(
        layout(), replace(theme(), fonts=unknown), "print"
    )
