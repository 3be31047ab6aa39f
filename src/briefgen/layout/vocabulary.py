"""What a layout may use: elements, their attributes, roles, classes, and what stands in what.

DESIGN, section 4, as a table; ``layout/conform.py`` holds a page against it. Roles are those of
DPUB-ARIA 1.1.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from briefgen.frozen import frozen

INLINE: Final = frozenset(
    {"em", "strong", "a", "code", "sub", "sup", "span", "br", "q", "cite", "abbr"}
)
HEADINGS: Final = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SUBHEADINGS: Final = HEADINGS - {"h1"}
_PROSE: Final = frozenset({"p", "ul", "ol", "blockquote", "figure", "table"})
_ASIDE: Final = _PROSE | _SUBHEADINGS

GLOBAL: Final = frozenset({"id", "lang", "dir"})
"""Attributes of every element of the body."""


@frozen
class Rule:
    """An element: what may stand in it, whether text may, and what it says about itself.

    ``needs`` are children of which it holds one at least (a figure its image, exactly one).

    ``roles`` and ``classes`` are those it may bear; ``marked`` says that it must bear one of
    them. ``required`` are the attributes it never goes without.
    """

    children: frozenset[str] = frozenset()
    text: bool = False
    needs: frozenset[str] = frozenset()
    attributes: frozenset[str] = frozenset()
    required: frozenset[str] = frozenset()
    roles: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    marked: bool = False


def _inline(*attributes: str) -> Rule:
    return Rule(INLINE, text=True, attributes=frozenset(attributes))


def _holding(*children: str, attributes: frozenset[str] = frozenset()) -> Rule:
    """Make the rule of an element that is nothing without its children."""
    held = frozenset(children)
    return Rule(held, needs=held, attributes=attributes)


NEW_PAGE: Final = "new-page"
"""The class of a part that begins on a page of its own, where there are pages."""

COVER: Final = "cover"
"""The class of a masthead that has the first page to itself, where there are pages."""

MODIFIERS: Final = frozenset({NEW_PAGE, COVER})
"""Classes that say how a part is placed, and not what it is for."""

_PARAGRAPH_CLASSES: Final = frozenset(
    {"series", "byline", "affiliation", "date", "lead", "publisher", "citation", "licence"}
    | {"version", "doi", "correction", "contact"}
)

RULES: Final[Mapping[str, Rule]] = {
    "body": Rule(_ASIDE | {"h1", "header", "section", "aside", "nav"}),
    "header": Rule(
        frozenset({"h1", "p", "figure"}), classes=frozenset({"masthead", COVER}), marked=True
    ),
    "section": Rule(
        _ASIDE | {"section", "aside", "nav"},
        required=frozenset({"id"}),
        roles=frozenset({"doc-endnotes"}),
        classes=frozenset({"about", "colophon", "landscape", NEW_PAGE}),
    ),
    "aside": Rule(
        _ASIDE,
        attributes=frozenset({"aria-label"}),
        roles=frozenset({"doc-abstract", "doc-pullquote"}),
        classes=frozenset({"box", NEW_PAGE}),
        marked=True,
    ),
    "nav": Rule(
        _SUBHEADINGS | {"p", "ol", "ul"},
        attributes=frozenset({"aria-label"}),
        roles=frozenset({"doc-toc"}),
        classes=frozenset({NEW_PAGE}),
        marked=True,
    ),
    "blockquote": Rule(frozenset({"p", "ul", "ol", "blockquote"})),
    "p": Rule(INLINE, text=True, roles=frozenset({"doc-subtitle"}), classes=_PARAGRAPH_CLASSES),
    **{heading: _inline() for heading in HEADINGS},
    "ul": _holding("li"),
    "ol": _holding("li", attributes=frozenset({"start"})),
    "li": Rule(INLINE | _PROSE, text=True, attributes=frozenset({"value"})),
    "figure": Rule(
        frozenset({"img", "figcaption"}),
        needs=frozenset({"img"}),
        classes=frozenset({"logo", "cover-image"}),
    ),
    "img": Rule(
        attributes=frozenset({"src", "alt"}),
        required=frozenset({"src", "alt"}),
        roles=frozenset({"presentation"}),
    ),
    "figcaption": _inline(),
    "table": Rule(frozenset({"caption", "thead", "tbody"}), needs=frozenset({"tbody"})),
    "caption": _inline(),
    "thead": _holding("tr"),
    "tbody": _holding("tr"),
    "tr": _holding("th", "td"),
    "th": Rule(
        INLINE,
        text=True,
        attributes=frozenset({"scope"}),
        required=frozenset({"scope"}),
        classes=frozenset({"center", "end"}),
    ),
    "td": Rule(INLINE, text=True, classes=frozenset({"center", "end"})),
    "em": _inline(),
    "strong": _inline(),
    "code": _inline(),
    "sub": _inline(),
    "sup": _inline(),
    "q": _inline(),
    "cite": _inline(),
    "abbr": _inline("title"),
    "br": Rule(),
    "span": Rule(INLINE, text=True, classes=frozenset({"label", "small-caps"}), marked=True),
    "a": Rule(
        INLINE - {"a"},
        text=True,
        attributes=frozenset({"href", "aria-label"}),
        required=frozenset({"href"}),
        roles=frozenset({"doc-noteref", "doc-backlink"}),
    ),
}

CLASSES: Final = frozenset({"masthead"}).union(*(rule.classes for rule in RULES.values()))
"""Every class that has a meaning; a layout's own are others."""

INSTEAD: Final[Mapping[str, str]] = {
    "div": "use section, aside or header, by what it is for",
    "i": "use em",
    "b": "use strong",
    "u": "use em",
    "small": "use p with a class, and the stylesheet",
    "font": "colours and type come from the theme",
    "center": "placing is the stylesheet's",
    "main": "the web page gets its main from briefgen",
    "article": "use section",
    "footer": 'use section class="colophon"',
    "dl": "use ul",
    "hr": "rules are drawn by the stylesheet",
    "pre": "use code",
    "style": "styles belong in print.css and screen.css beside the template",
    "link": "styles belong in print.css and screen.css beside the template",
    "script": "a brief holds no code",
    "iframe": "a brief holds nothing from elsewhere",
    "html": "a layout writes what stands in the body; briefgen writes the rest",
    "head": "a layout writes what stands in the body; briefgen writes the rest",
    "body": "a layout writes what stands in the body; briefgen writes the rest",
}
"""What to write for an element that authors of HTML reach for, and that has no place here."""
