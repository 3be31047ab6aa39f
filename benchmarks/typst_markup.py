"""A laid-out brief as Typst markup: the same words, links and notes in a plain layout."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import Element, fromstring

_SPECIAL = re.compile(r"([\\#*_`$<>@~=\[\]/'\"+-])")
_WRAPPED = {"em": "emph", "cite": "emph", "strong": "strong", "sub": "sub", "sup": "super"}
_HEAD = """#set document(title: [{title}])
#set page(paper: "a4", margin: (x: 72pt, top: 84pt, bottom: 72pt),
  header: context if counter(page).get().first() > 1 [#set text(8.5pt); {title}],
  footer: context [#set text(8.5pt);
    Page #counter(page).display() of #counter(page).final().first()])
#set text(font: "{font}", size: 10.5pt, lang: "{language}", hyphenate: true)
#set par(leading: 0.55em, spacing: 0.9em, justify: {justify})
#set list(marker: [•])
#show heading: set text(font: "{display}", fill: rgb("#1b3a5f"))
"""


def typst_markup(laid: Any) -> str:
    """Write a laid-out brief as one Typst file."""
    root = fromstring(laid.xhtml)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
    body = root.find("body")
    assert body is not None, "a page has a body"
    theme = laid.theme
    head = _HEAD.format(
        title=_escaped(root.findtext("head/title", "")),
        font=theme.fonts.text,
        display=theme.fonts.display,
        language=root.get("lang", "en")[:2],
        justify=str(theme.justify).lower(),
    )
    return head + "\n".join(_blocks(body))


def _blocks(parent: Element) -> Iterator[str]:
    for element in parent:
        mark = f" <{element.get('id')}>" if element.get("id") else ""
        match element.tag:
            case "h1":
                yield f"#title[{_inlines(element)}]"
            case "h2" | "h3" | "h4" | "h5" | "h6":
                yield f"#heading(level: {int(element.tag[1]) - 1})[{_inlines(element)}]{mark}"
            case "p" | "figcaption":
                yield f"#par[{_inlines(element)}]{mark}\n"
            case "ul":
                yield f"#list({', '.join(f'[{_item(item)}]' for item in element)})"
            case "ol":
                items = (f"enum.item[{_item(item)}{_mark(item)}]" for item in element)
                made = f"enum({', '.join(items)})"
                yield f"#columns(2)[#set text(8pt); #{made}]" if len(element) > 9 else f"#{made}"
            case _:
                yield from _blocks(element)


def _item(item: Element) -> str:
    if any(child.tag in {"p", "ul", "ol"} for child in item):
        return (_escaped(item.text or "") + "\n".join(_blocks(item))).strip()
    return _inlines(item)


def _mark(element: Element) -> str:
    return f" #metadata(none) <{element.get('id')}>" if element.get("id") else ""


def _inlines(element: Element) -> str:
    parts = [_escaped(element.text or "")]
    for child in element:
        inside = _inlines(child)
        if child.tag == "a":
            target = child.get("href", "")
            place = f"<{target[1:]}>" if target.startswith("#") else f'"{target}"'
            raised = child.get("role") == "doc-noteref"
            inside = f"#link({place})[{f'#super[{inside}]' if raised else inside}]"
        elif child.tag in _WRAPPED:
            inside = f"#{_WRAPPED[child.tag]}[{inside}]"
        elif child.tag == "br":
            inside = "#linebreak()"
        if child.get("id"):
            inside = f"#metadata(none)<{child.get('id')}>{inside}"
        # A semicolon ends the code, so that what follows is text.
        parts.append(inside + (";" if inside.startswith("#") else "") + _escaped(child.tail or ""))
    return "".join(parts)


def _escaped(text: str) -> str:
    return _SPECIAL.sub(r"\\\1", " ".join(text.split("\n")))
