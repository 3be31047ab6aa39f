"""A CSL 1.0.2 citation processor. Usable on its own: of briefgen it imports `named` only.

style = csl.load_style("chicago-notes-bibliography")
processor = csl.Processor(style, items, "en-US")
for rendered in processor.cite(citations):
    print(rendered.content.plain())
"""

from typing import TYPE_CHECKING, Any

from briefgen.csl.citation import Citation, Cite, Options, Place, Position, RenderedCitation
from briefgen.csl.errors import StyleError, StyleNotFound, UnknownItem
from briefgen.csl.load import load_style, parse_style
from briefgen.csl.locale import Locale, Locales
from briefgen.csl.processor import Processor
from briefgen.csl.richtext import Display, DisplayKind, Link, RichText, Styled, Text
from briefgen.csl.richtext import Style as Lettering
from briefgen.csl.style import Style

if TYPE_CHECKING:
    from briefgen.csl.bibliography import Bibliography, Entry
    from briefgen.csl.joining import join
    from briefgen.csl.to_html import html

# Not every document needs these: they are imported when first asked for.
_LATER = {
    "Bibliography": "bibliography",
    "Entry": "bibliography",
    "html": "to_html",
    "join": "joining",
}


def __getattr__(name: str) -> Any:
    if name not in _LATER:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    found = getattr(import_module(f"{__name__}.{_LATER[name]}"), name)
    globals()[name] = found
    return found


__all__ = [
    "Bibliography", "Citation", "Cite", "Display", "DisplayKind", "Entry", "Lettering", "Link",
    "Locale", "Locales", "Options", "Place", "Position", "Processor", "RenderedCitation",
    "RichText", "Style", "StyleError", "StyleNotFound", "Styled", "Text", "UnknownItem", "html",
    "join", "load_style", "parse_style",
]  # fmt: skip
