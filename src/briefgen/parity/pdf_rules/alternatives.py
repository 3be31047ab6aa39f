"""Rules of what stands for what one cannot hear: alternatives, languages, links, annotations.

Matterhorn 11 (natural language), 13 (graphics), 17 (formulas), 28 (annotations).
"""

from __future__ import annotations

import re
from typing import Any, Final

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import HIDDEN, Document
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import (
    child,
    is_dictionary,
    items,
    name,
    number,
    place,
    text,
    tree_of_names,
)

# RFC 5646, 2.1: language-script-region-variants-extensions-private use. It leaves room for
# languages of four to eight letters, of which there is none: "English" is a mistake.
_LANGUAGE: Final = re.compile(
    r"[a-z]{2,3}(?:-[a-z]{3}){0,3}"
    r"(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*"
    r"(?:-[a-wyz\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+",
    re.IGNORECASE,
)
_PRINT: Final = 4
_UNSEEN: Final = 1 | HIDDEN | 32
_FORBIDDEN: Final = {"3D", "Sound", "Screen", "Movie", "TrapNet", "RichMedia"}
_KINDS: Final = frozenset(
    """Text Link FreeText Line Square Circle Polygon PolyLine Highlight Underline Squiggly StrikeOut
    Stamp Caret Ink Popup FileAttachment Widget PrinterMark Watermark Redact""".split()
)
"""ISO 32000-1, table 169, without those that PDF/A-3 forbids."""
_MISPLACED: Final = {
    "Link": "Matterhorn 28-011",
    "Widget": "Matterhorn 28-010",
    "PrinterMark": "Matterhorn 28-017",
}
_OWNERS: Final = {"Link": {"Link"}, "Widget": {"Form"}, "PrinterMark": set[str]()}


def alternatives(document: Document) -> Findings:
    """Figures and formulas say in words what they show."""
    for element in document.tree.elements:
        if element.kind not in {"Figure", "Formula"}:
            continue
        alt, actual = (text(element.object.get(key)).strip() for key in ("/Alt", "/ActualText"))
        if not alt and not (actual and element.kind == "Figure"):
            figure = element.kind == "Figure"
            what = f"a {'figure' if figure else 'formula'} has no alternative text (/Alt)"
            clause = "Matterhorn 13-004" if figure else "Matterhorn 17-002"
            yield Finding(codes.PDF_ALTERNATIVE, what, clause, document.where(element))


def languages(document: Document) -> Findings:
    """The document has a language, and every language is written as BCP 47 has it."""
    language = text(document.root.get("/Lang"))
    if not language:
        yield Finding(codes.PDF_LANGUAGE, "the document has no language", "Matterhorn 11-006")
    elif not _LANGUAGE.fullmatch(language):
        what = f'"{language}" is no language (BCP 47)'
        yield Finding(codes.PDF_LANGUAGE, what, "Matterhorn 11-006", "the document")
    for element in document.tree.elements:
        given = element.object.get("/Lang")
        if given is not None and not _LANGUAGE.fullmatch(text(given)):
            what = f'"{text(given)}" is no language (BCP 47)'
            yield Finding(codes.PDF_LANGUAGE, what, "ISO 14289-1, 7.2", document.where(element))
    for used, page in document.drawn.languages.items():
        if not _LANGUAGE.fullmatch(used):
            what = f'"{used}" is no language (BCP 47)'
            yield Finding(codes.PDF_LANGUAGE, what, "ISO 14289-1, 7.2", f"page {page}")


def notes_on_pages(document: Document) -> Findings:
    """Links and other annotations stand in elements of their kind and say what they are."""
    for page, annotation in document.annotations():
        kind, where = name(annotation.get("/Subtype")), place(annotation, page)
        flags = number(annotation.get("/F")) or 0
        if kind in _FORBIDDEN:
            what = f"an annotation of the kind {kind} is not allowed"
            yield Finding(codes.PDF_ANNOTATION, what, "ISO 19005-3, 6.3.1", where)
        elif kind not in _KINDS:
            what = f'"{kind}" is no kind of annotation'
            yield Finding(codes.PDF_ANNOTATION, what, "Matterhorn 28-006", where)
        if kind == "Popup":
            continue
        if flags & _UNSEEN or not flags & _PRINT:
            what = "an annotation is hidden or is not printed (/F)"
            yield Finding(codes.PDF_ANNOTATION, what, "ISO 19005-3, 6.3.2", where)
        if kind != "Link" and not is_dictionary(child(annotation, "AP", "N")):
            what = "an annotation brings no appearance of its own (/AP)"
            yield Finding(codes.PDF_ANNOTATION, what, "ISO 19005-3, 6.3.3", where)
        yield from _described(document, annotation, kind, where)
    yield from _tab_order(document)


def _described(document: Document, annotation: Any, kind: str, where: str) -> Findings:
    owner = document.owner(annotation)
    wanted = _OWNERS.get(kind, {"Annot"})
    if owner is not None and owner.kind not in wanted:
        what = f"a {kind} annotation stands in a {owner.written}"
        yield Finding(codes.PDF_ANNOTATION, what, _MISPLACED.get(kind, "Matterhorn 28-002"), where)
    contents = text(annotation.get("/Contents")).strip()
    if kind == "Link" and not contents:
        what = "a link does not say where it leads (/Contents)"
        yield Finding(codes.PDF_ANNOTATION, what, "Matterhorn 28-012", where)
    elif kind == "Widget" and not text(_field(annotation, "/TU")):
        what = "a form field has no description (/TU)"
        yield Finding(codes.PDF_ANNOTATION, what, "Matterhorn 28-005", where)
    elif kind not in {"Link", "Widget", "PrinterMark"} and not contents:
        alt = "" if owner is None else text(owner.object.get("/Alt"))
        if not alt:
            what = "an annotation has no description (/Contents)"
            yield Finding(codes.PDF_ANNOTATION, what, "Matterhorn 28-004", where)


def _field(widget: Any, key: str) -> Any:
    for _ in range(20):
        if not is_dictionary(widget) or key in widget:
            break
        widget = widget.get("/Parent")
    return widget.get(key) if is_dictionary(widget) else None


def _tab_order(document: Document) -> Findings:
    for at, page in enumerate(document.pages, 1):
        tabs = page.get("/Tabs")
        if items(page.get("/Annots")) and name(tabs) != "S":
            what = "a page with annotations is not gone through in reading order (/Tabs /S)"
            clause = "Matterhorn 28-008" if tabs is None else "Matterhorn 28-009"
            yield Finding(codes.PDF_ANNOTATION, what, clause, f"page {at}")


def destinations(document: Document) -> Findings:
    """Links inside the file lead to pages of it."""
    named = {key for key, _ in tree_of_names(child(document.root, "Names", "Dests"))}
    old = document.root.get("/Dests")
    named |= {key[1:] for key in old} if is_dictionary(old) else set()
    for page, annotation in document.annotations():
        target = annotation.get("/Dest")
        if target is None and name(child(annotation, "A", "S")) == "GoTo":
            target = child(annotation, "A", "D")
        if target is None:
            continue
        label = text(target) or name(target)
        if label and label not in named:
            where = place(annotation, page)
            what = f'a link leads to "{label}", which the file does not have'
            yield Finding(codes.PDF_ANNOTATION, what, "ISO 32000-1, 12.3.2", where)
