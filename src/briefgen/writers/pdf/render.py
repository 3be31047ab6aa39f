"""Lay a page out with WeasyPrint: element tree and style sheet in, laid-out document out."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files
from typing import Any
from xml.etree.ElementTree import Element

from briefgen.writers.pdf.hooks import Fonts


@lru_cache(maxsize=1)
def _font_configuration() -> Any:
    """One for the process: a fresh one for each brief grows without end."""
    from weasyprint.text.fonts import FontConfiguration

    return FontConfiguration()


@lru_cache(maxsize=1)
def _base() -> tuple[Any, Any]:
    """Parse ``base.css``: the style sheet and the counter styles it defines."""
    from weasyprint import CSS
    from weasyprint.css.counters import CounterStyle

    counters = CounterStyle()
    text = (files("briefgen.writers.pdf") / "base.css").read_text("utf-8")
    return CSS(string=text, counter_style=counters), counters


@lru_cache(maxsize=8)
def _sheet(text: str) -> Any:
    """Parse a brief's style sheet, once for all briefs that share it."""
    from weasyprint import CSS

    return CSS(string=text, font_config=_font_configuration())


def render(root: Element, css: str, fetcher: Any) -> Any:
    """Lay out ``root`` (elements without namespace) under ``css``; give WeasyPrint's document."""
    import cssselect2
    import weasyprint

    base, counters = _base()

    class BriefPage(weasyprint.HTML):  # type: ignore[misc]
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
        stylesheets=[_sheet(css)],
        font_config=_font_configuration(),
        pdf_variant="pdf/a-3a",
    )
    document.fonts = Fonts()
    document.root_element = root
    return document
