"""Lay a page out with WeasyPrint: element tree and style sheet in, laid-out document out."""

from __future__ import annotations

import io
from functools import lru_cache
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

from briefgen.readers.cache import cache_folder
from briefgen.writers.pdf.hooks import Fonts
from briefgen.writers.pdf.hyphenation import prepare_hyphenation
from briefgen.writers.pdf.scripts import has_rules
from briefgen.writers.pdf.selectors import kept_selectors
from briefgen.writers.pdf.start import fonts_from, use_rules_of

OUTPUT_INTENT = "brief-srgb"


@lru_cache(maxsize=4)
def _font_configuration(fontconfig_file: str) -> Any:
    """One for each set of fonts in a process: a fresh one for each brief grows without end."""
    from weasyprint.text.fonts import FontConfiguration

    with fonts_from(fontconfig_file):
        return FontConfiguration()


@lru_cache(maxsize=1)
def _base() -> tuple[Any, Any]:
    """Parse ``base.css``: the style sheet and the counter styles it defines."""
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle

    counters = CounterStyle()
    text = (files("briefgen.writers.pdf") / "base.css").read_text("utf-8")
    with kept_selectors(cache_folder()):
        return CSS(string=text, counter_style=counters), counters


def _srgb() -> Any:
    """Give the profile that the colours of the page are in; WeasyPrint leaves its file open."""
    from weasyprint.css import ColorProfile

    data = (files("weasyprint.pdf") / "sRGB2014.icc").read_bytes()
    return ColorProfile(io.BytesIO(data), "sRGB2014.icc", "relative-colorimetric", ("r", "g", "b"))


@lru_cache(maxsize=8)
def _sheet(text: str, fontconfig_file: str) -> Any:
    """Parse a brief's style sheet, once for all briefs that share it."""
    from weasyprint import CSS

    with kept_selectors(cache_folder()):
        return CSS(string=text, font_config=_font_configuration(fontconfig_file))


@lru_cache(maxsize=1)
def _scripts() -> str:
    return (files("briefgen.writers.pdf") / "scripts.css").read_text("utf-8")


def prepare(fontconfig_file: str) -> None:
    """Do beforehand what every brief needs: the fonts' configuration and the base sheet."""
    _font_configuration(fontconfig_file)
    _base()


def render(root: Element, css: str, fetcher: Any, fontconfig_file: str, more: str = "") -> Any:
    """Lay out ``root`` (elements without namespace) under ``css``; give WeasyPrint's document.

    ``more`` is CSS that comes after it.
    """
    import cssselect2
    import weasyprint

    base, counters = _base()
    use_rules_of(_font_configuration(fontconfig_file))
    languages = {element.get("lang", "") for element in root.iter()} - {""}
    prepare_hyphenation(sorted(languages), cache_folder())
    scripts = _scripts() if any(map(has_rules, languages)) else ""

    class BriefPage(weasyprint.HTML):  # type: ignore[misc] # WeasyPrint has no types
        """A page that is a tree already: no HTML parser, no user-agent sheet for the whole web."""

        def __init__(self) -> None:
            self.base_url = None
            self.url_fetcher = fetcher
            self.media_type = "print"
            self.wrapper_element = cssselect2.ElementWrapper.from_html_root(
                root, content_language=None
            )
            self.etree_element = root

        def _ua_stylesheets(self, forms: bool = False) -> list[Any]:
            return [base]

        def _ua_counter_style(self) -> list[Any]:
            return [counters.copy()]

        def _ph_stylesheets(self) -> list[Any]:
            return []

    document = BriefPage().render(
        stylesheets=[_sheet(text, fontconfig_file) for text in (css, more, scripts) if text],
        font_config=_font_configuration(fontconfig_file),
        color_profiles={OUTPUT_INTENT: _srgb()},
        pdf_variant="pdf/a-3a",
        output_intent=OUTPUT_INTENT,
    )
    document.fonts = Fonts()
    document.root_element = root
    document.untagged = []
    return document
