"""Tidy a page that conforms: white space as a reader sees it, and an id for every block.

White space collapses as HTML does it (CSS Text 3, 4.1.1); no-break spaces stay.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from briefgen.layout.vocabulary import CLASSES, HEADINGS, INLINE, RULES
from briefgen.layout.xhtml import Element, spaced

_NAMED: Final = (
    HEADINGS
    | {"p", "ul", "ol", "header", "aside", "nav", "blockquote"}
    | {
        "figure",
        "table",
    }
)


def tidy(body: Element) -> None:
    """Collapse white space, drop empty paragraphs, give an id to every block without, in place."""
    _collapse(body)
    _identify(body)


def _collapse(element: Element) -> None:
    """Collapse white space in an element that holds blocks, text, or both."""
    if RULES[element.tag].text:
        _collapse_text(element)
        return
    blocks: list[Element | str] = []
    for child in element.elements():
        _collapse(child)
        if not _is_empty(child):
            blocks.append(child)
    element.children = blocks


def _is_empty(block: Element) -> bool:
    """Tell a paragraph of a template that turned out to have nothing to say."""
    return block.tag == "p" and not block.children


def _collapse_text(element: Element) -> None:
    """Collapse white space in a block of text: one space between words, none at its ends."""
    fresh = _run(element, True)
    if not fresh:
        return
    _strip_end(element)


def _run(element: Element, fresh: bool) -> bool:
    """Collapse in reading order; ``fresh`` says that no space may come next. Give it back."""
    children: list[Element | str] = []
    for child in element.children:
        if isinstance(child, str):
            text = spaced(child)
            if fresh:
                text = text.removeprefix(" ")
            if text:
                fresh = text.endswith(" ")
                children.append(text)
        elif child.tag == "br":
            _strip_last(children)
            children.append(child)
            fresh = True
        elif child.tag in INLINE:
            fresh = _run(child, fresh)
            children.append(child)
        else:
            _strip_last(children)
            _collapse(child)
            if not _is_empty(child):
                children.append(child)
            fresh = True
    element.children = children
    return fresh


def _strip_last(children: list[Element | str]) -> None:
    """Take the space away that stands at the end of a line."""
    if not children:
        return
    last = children[-1]
    if isinstance(last, Element):
        if last.tag in INLINE:
            _strip_end(last)
        return
    children[-1] = last.removesuffix(" ")
    if not children[-1]:
        children.pop()


def _strip_end(element: Element) -> None:
    _strip_last(element.children)


def _identify(body: Element) -> None:
    """Name blocks after what they are: "title", "byline", "summary-heading", "p-2"."""
    counts: Counter[str] = Counter()
    taken = {element.get("id") for element in body.walk()}

    def name(stem: str) -> str:
        counts[stem] += 1
        found = stem if counts[stem] == 1 else f"{stem}-{counts[stem]}"
        return name(stem) if found in taken else found

    def visit(parent: Element) -> None:
        for element in parent.elements():
            if element.tag in INLINE:
                continue
            if element.tag in _NAMED and not element.get("id"):
                element.attributes = {"id": name(_stem(element, parent)), **element.attributes}
            visit(element)

    visit(body)


def _stem(element: Element, parent: Element) -> str:
    if element.tag == "h1":
        return "title"
    if element.tag in HEADINGS:
        return f"{parent.get('id')}-heading" if parent.get("id") else "heading"
    if element.tag in ("ul", "ol") and parent.get("id"):
        return f"{parent.get('id')}-list"
    own = [name for name in element.classes if name not in CLASSES]
    names = own or [element.role.removeprefix("doc-"), *element.classes, element.tag]
    return next(filter(None, names))
