"""Tidy a page that conforms: white space as a reader sees it, and an id for every block.

White space collapses as HTML does it (CSS Text 3, 4.1.1); no-break spaces stay.
"""

from __future__ import annotations

from collections import Counter
from typing import Final

from briefgen.layout.vocabulary import CLASSES, HEADINGS, INLINE, RULES
from briefgen.layout.xhtml import Element, classes_of, spaced, text_of

_NAMED: Final = (
    HEADINGS
    | {"p", "ul", "ol", "header", "aside", "nav", "blockquote"}
    | {
        "figure",
        "table",
    }
)
_HOLDERS: Final = {tag for tag, rule in RULES.items() if not rule.children <= INLINE}
"""Elements in which blocks may stand."""


def tidy(body: Element) -> None:
    """Collapse white space, drop empty paragraphs, give an id to every block without, in place."""
    _collapse(body)
    _identify(body)


def _collapse(element: Element) -> None:
    """Collapse white space in an element that holds blocks, text, or both."""
    if RULES[element.tag].text and not _holds_only_blocks(element):
        if not _is_even(element):
            _run(element, True)
            _strip_end(element)
        return
    element.text = None
    for child in list(element):
        _collapse(child)
        child.tail = None
        if _is_empty(child):
            element.remove(child)


def _is_empty(block: Element) -> bool:
    """Tell a paragraph of a template that turned out to have nothing to say."""
    return block.tag == "p" and not block.text and not len(block)


def _holds_only_blocks(element: Element) -> bool:
    """Tell whether an item holds blocks and not a character beside them: nearly every note."""
    return not element.text and all(child.tag not in INLINE and not child.tail for child in element)


def _is_even(element: Element) -> bool:
    """Tell whether a text of one line has no white space to collapse: nearly every one."""
    if element.tag == "li" or next(element.iter("br"), None) is not None:
        return False
    text = text_of(element)
    return spaced(text) is text and text[:1] != " " and text[-1:] != " "


def _run(element: Element, fresh: bool) -> bool:
    """Collapse in reading order; ``fresh`` says that no space may come next. Give it back."""
    element.text, fresh = _collapsed(element.text, fresh)
    before: Element | None = None
    for child in list(element):
        if child.tag == "br":
            _strip(element, before)
            fresh = True
        elif child.tag in INLINE:
            fresh = _run(child, fresh)
        else:
            _strip(element, before)
            _collapse(child)
            fresh = True
        child.tail, fresh = _collapsed(child.tail, fresh)
        before = _kept(element, before, child)
    return fresh


def _collapsed(text: str | None, fresh: bool) -> tuple[str, bool]:
    """Collapse a run of text; tell what ``fresh`` is after it."""
    text = spaced(text or "")
    if fresh:
        text = text.removeprefix(" ")
    return text, text.endswith(" ") if text else fresh


def _kept(element: Element, before: Element | None, child: Element) -> Element | None:
    """Take a child away that is empty, not what comes after it; give what is the last now."""
    if not _is_empty(child):
        return child
    if before is None:
        element.text = f"{element.text or ''}{child.tail or ''}"
    else:
        before.tail = f"{before.tail or ''}{child.tail or ''}"
    element.remove(child)
    return before


def _strip(element: Element, last: Element | None) -> None:
    """Take the space away that stands at the end of a line, after ``last`` in its element."""
    if last is None:
        element.text = (element.text or "").removesuffix(" ")
    elif last.tail:
        last.tail = last.tail.removesuffix(" ")
    elif last.tag in INLINE:
        _strip_end(last)


def _strip_end(element: Element) -> None:
    _strip(element, element[-1] if len(element) else None)


def _identify(body: Element) -> None:
    """Name blocks after what they are: "title", "byline", "summary-heading", "p-2"."""
    counts: Counter[str] = Counter()
    taken = {element.get("id") for element in body.iter()}

    def name(stem: str) -> str:
        counts[stem] += 1
        found = stem if counts[stem] == 1 else f"{stem}-{counts[stem]}"
        return name(stem) if found in taken else found

    def visit(parent: Element) -> None:
        for element in parent:
            if element.tag in INLINE:
                continue
            if element.tag in _NAMED and not element.get("id"):
                element.attrib = {"id": name(_stem(element, parent)), **element.attrib}
            if element.tag in _HOLDERS:
                visit(element)

    visit(body)


def _stem(element: Element, parent: Element) -> str:
    if element.tag == "h1":
        return "title"
    if element.tag in HEADINGS:
        return f"{identity}-heading" if (identity := parent.get("id")) else "heading"
    if element.tag in ("ul", "ol") and (identity := parent.get("id")):
        return f"{identity}-list"
    classes = classes_of(element)
    own = [name for name in classes if name not in CLASSES]
    names = own or [element.get("role", "").removeprefix("doc-"), *classes, element.tag]
    return next(filter(None, names))
