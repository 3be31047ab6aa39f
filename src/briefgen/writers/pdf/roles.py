"""What each element of the page is in the structure tree: type, attributes, words for readers.

Standard structure types are those of ISO 32000-1, 14.8.4; the others are mapped to them by
``ROLE_MAP``, so that a reader that knows only the standard ones loses nothing.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any

from briefgen.frozen import frozen

ROLE_MAP = {
    "Aside": "Sect",
    "Cite": "Span",
    "Em": "Span",
    "PullQuote": "BlockQuote",
    "SmallCaps": "Span",
    "Strong": "Span",
    "Sub": "Span",
    "Sup": "Span",
}
_BY_TAG = {
    "header": "Sect",
    "section": "Sect",
    "aside": "Aside",
    "nav": "Sect",
    "blockquote": "BlockQuote",
    "p": "P",
    "ul": "L",
    "ol": "L",
    "li": "LI",
    "figure": "Div",
    "img": "Figure",
    "figcaption": "Caption",
    "table": "Table",
    "caption": "Caption",
    "thead": "THead",
    "tbody": "TBody",
    "tfoot": "TFoot",
    "tr": "TR",
    "th": "TH",
    "td": "TD",
    "a": "Link",
    "em": "Em",
    "strong": "Strong",
    "cite": "Cite",
    "q": "Quote",
    "code": "Code",
    "sub": "Sub",
    "sup": "Sup",
    **{f"h{level}": f"H{level}" for level in range(1, 7)},
}
# Where an address may break and may not (``page.py``): nothing that is read.
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u2060"))
_BY_ROLE = {"doc-pullquote": "PullQuote", "doc-footnote": "Note"}


@frozen
class Described:
    """The structure element for an element.

    ``parts`` are the types of the elements that stand inside it, outermost first; content goes
    into the last. ``identified`` is the index of the one that bears the id (0 is the outermost).
    ``owner`` and ``attributes`` make its /A dictionary.
    """

    parts: tuple[str, ...]
    identified: int = 0
    owner: str = ""
    attributes: dict[str, Any] = field(default_factory=dict)
    alternative: str = ""
    expansion: str = ""
    language: str = ""


def describe(element: Any, parents: dict[Any, Any]) -> Described | None:
    """Describe an element; None where it adds nothing, and its content is its parent's."""
    tag, role = element.tag, element.get("role", "")
    language = element.get("lang", "") if tag not in {"html", "body"} else ""
    match tag:
        case "li" if parents.get(parents[element], element).get("role") == "doc-endnotes":
            return Described(("LI", "LBody", "Note"), identified=2, language=language)
        case "li" if _inside(element, parents, "doc-toc"):
            return Described(("TOCI",), language=language)
        case "li":
            return Described(("LI", "LBody"), language=language)
        case "ul" | "ol" if _inside(element, parents, "doc-toc"):
            return Described(("TOC",), language=language)
        case "ul":
            return Described(("L",), 0, "List", {"ListNumbering": "/Disc"}, language=language)
        case "ol":
            return Described(("L",), 0, "List", {"ListNumbering": "/Decimal"}, language=language)
        case "a" if role == "doc-noteref" or _inside(element, parents, "doc-toc"):
            return Described(("Reference", "Link"), language=language)
        case "img":
            return Described(("Figure",), alternative=element.get("alt", ""), language=language)
        case "th":
            scope = "/Row" if element.get("scope") == "row" else "/Column"
            attributes = {"Scope": scope, **_spans(element)}
            return Described(("TH",), 0, "Table", attributes, language=language)
        case "td":
            return Described(("TD",), 0, "Table", _spans(element), language=language)
        case "abbr":
            return Described(("Span",), expansion=element.get("title", ""), language=language)
        case "span" if "small-caps" in element.get("class", "").split():
            return Described(("SmallCaps",), language=language)
        case "span" if language:
            return Described(("Span",), language=language)
        case "p" if parents.get(element) is not None and parents[element].tag == "figcaption":
            return None
    kind = _BY_ROLE.get(role) or _BY_TAG.get(tag)
    return Described((kind,), language=language) if kind else None


def _spans(element: Any) -> dict[str, Any]:
    spans = {"ColSpan": element.get("colspan", "1"), "RowSpan": element.get("rowspan", "1")}
    return {name: int(value) for name, value in spans.items() if value != "1"}


def _inside(element: Any, parents: dict[Any, Any], role: str) -> bool:
    above = parents.get(element)
    while above is not None:
        if above.get("role") == role:
            return True
        if above.tag in {"aside", "table"}:
            return False
        above = parents.get(above)
    return False


def link_contents(element: Any, headings: dict[str, str]) -> str:
    """Say where a link goes, for its /Contents (ISO 14289-1, 7.18.5), in words of the page.

    ``headings`` gives the heading of the section that holds the element with an id: a reference
    to note 7 says "Notes 7". A link to another place says its own words and the address.
    """
    label: str = element.get("aria-label", "")
    words = " ".join("".join(element.itertext()).translate(_UNSEEN).split())
    target: str = element.get("href", "")
    if label:
        return label
    if target.startswith("#"):
        if element.get("role") == "doc-noteref":
            return f"{headings.get(target[1:], '')} {words}".strip()
        return words or target[1:]
    return target if words in target or not words else f"{words}: {target}"


def section_headings(root: Any) -> dict[str, str]:
    """Give for each id inside the notes the heading that the notes stand under."""
    found: dict[str, str] = {}
    for section in root.iter("section"):
        if section.get("role") != "doc-endnotes":
            continue
        heading = next((child for child in section if child.tag in {"h2", "h3"}), None)
        words = "" if heading is None else "".join(heading.itertext()).strip()
        found.update({e.get("id"): words for e in section.iter() if e.get("id")})
    return found
