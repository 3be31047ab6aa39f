"""A CSL 1.0.2 citation processor. Imports nothing else of briefgen; usable on its own.

    style = csl.load_style("chicago-notes-bibliography")
    processor = csl.Processor(style, items, "en-US")
    for rendered in processor.cite(citations):
        print(rendered.content.plain())
"""

from briefgen.csl.bibliography import Bibliography, Entry
from briefgen.csl.citation import Citation, Cite, Options, Place, Position, RenderedCitation
from briefgen.csl.errors import StyleError, StyleNotFound, UnknownItem
from briefgen.csl.html import html
from briefgen.csl.joining import join
from briefgen.csl.load import load_style, parse_style
from briefgen.csl.locale import Locale, Locales
from briefgen.csl.processor import Processor
from briefgen.csl.richtext import Display, DisplayKind, Link, RichText, Styled, Text
from briefgen.csl.richtext import Style as Lettering
from briefgen.csl.style import Style

__all__ = [
    "Bibliography", "Citation", "Cite", "Display", "DisplayKind", "Entry", "Lettering", "Link",
    "Locale", "Locales", "Options", "Place", "Position", "Processor", "RenderedCitation", "RichText",
    "Style", "StyleError", "StyleNotFound", "Styled", "Text", "UnknownItem", "html", "join",
    "load_style", "parse_style",
]  # fmt: skip
