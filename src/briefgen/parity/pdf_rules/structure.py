"""Rules of the structure tree: it is there, its types are known, it holds all content, both ways.

Matterhorn 01 (real content tagged), 02 (role mapping), 06 and 07 (metadata beside the tree) stand
here and in ``metadata``; the parent tree is that of ISO 32000-1, 14.7.4.4.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Final

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import HIDDEN, Document
from briefgen.parity.pdf_rules.elements import STANDARD, Element, standard
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import (
    DIRECT,
    Key,
    child,
    items,
    key_of,
    name,
    number,
    place,
    tree_of_names,
    tree_of_numbers,
)

_BELONGS: Final = {"Link": "Matterhorn 28-011", "Widget": "Matterhorn 28-010"}
_CLAUSES = {
    "content is neither tagged nor an artifact": "Matterhorn 01-005",
    "an artifact stands inside tagged content": "Matterhorn 01-003",
    "tagged content stands inside an artifact": "Matterhorn 01-004",
}


def tagged(document: Document) -> Findings:
    """The file is tagged, says so, and everything drawn is tagged or an artifact."""
    root = document.root
    marked = child(root, "MarkInfo", "Marked")
    if marked is not True:
        what = "the file does not say that it is tagged (/MarkInfo /Marked true)"
        yield Finding(codes.PDF_TAGS, what, "ISO 14289-1, 7.1")
    if child(root, "MarkInfo", "Suspects") is True:
        what = "the file says that its tags are doubtful (/Suspects true)"
        yield Finding(codes.PDF_TAGS, what, "Matterhorn 01-007")
    if document.tree.root is None:
        yield Finding(codes.PDF_TAGS, "there is no structure tree", "Matterhorn 01-005")
        return
    if not document.tree.top:
        yield Finding(codes.PDF_TAGS, "the structure tree is empty", "Matterhorn 01-005")
    for what, page in document.drawn.astray:
        clause = _CLAUSES.get(what, "ISO 32000-1, 14.6")
        yield Finding(codes.PDF_CONTENT, what, clause, f"page {page}")


def roles(document: Document) -> Findings:
    """Types are standard or mapped to one, without a circle; standard types stay themselves."""
    mapped = document.tree.roles
    for kind, to in mapped.items():
        if kind in STANDARD:
            what = f"the role map makes the standard type {kind} a {to}"
            yield Finding(codes.PDF_ROLE, what, "Matterhorn 02-004")
        elif _circular(kind, mapped):
            what = f"the role map leads from {kind} back to it"
            yield Finding(codes.PDF_ROLE, what, "Matterhorn 02-003")
    for element in document.tree.elements:
        where = document.where(element)
        if not element.written:
            what = "an element does not say what it is (/S)"
            yield Finding(codes.PDF_ROLE, what, "ISO 32000-1, 14.7.2", where)
        elif not standard(element.written, mapped):
            what = f'the type "{element.written}" is mapped to no standard type'
            yield Finding(codes.PDF_ROLE, what, "Matterhorn 02-001", where)


def _circular(kind: str, mapped: dict[str, str]) -> bool:
    seen: set[str] = set()
    at = kind
    while at in mapped and at not in seen and at not in STANDARD:
        seen.add(at)
        at = mapped[at]
    return at == kind


def tree(document: Document) -> Findings:
    """The tree is one: each element stands in it once and names its parent; ids are unique."""
    for fault in document.tree.faults:
        what = "the structure tree leads to something twice, or to no element"
        yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.2", fault)
    root = key_of(document.tree.root)
    for element in document.tree.elements:
        expected = root if element.parent is None else key_of(element.parent.object)
        if expected != DIRECT and key_of(element.object.get("/P")) != expected:
            what = f"{_a(element)} does not name the element that holds it (/P)"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.2", document.where(element))
    yield from _ids(document)


def _ids(document: Document) -> Findings:
    there = Counter(e.identity for e in document.tree.elements if e.identity)
    for identity, count in there.items():
        if count > 1:
            what = f'{count} elements have the id "{identity}"'
            yield Finding(codes.PDF_ID, what, "ISO 32000-1, 14.7.2")
    listed = dict(tree_of_names(child(document.tree.root, "IDTree")))
    if there and not listed:
        what = "elements have ids, and the structure tree does not list them (/IDTree)"
        yield Finding(codes.PDF_ID, what, "ISO 32000-1, 14.7.2")
    for identity in sorted(set(listed) ^ set(there)) if listed else ():
        what = f'the id "{identity}" is in only one of elements and their list (/IDTree)'
        yield Finding(codes.PDF_ID, what, "ISO 32000-1, 14.7.2")
    for element in document.tree.elements:
        if element.kind == "Note" and not element.identity:
            what = "a note has no id"
            yield Finding(codes.PDF_ID, what, "Matterhorn 19-003", document.where(element))


def parents(document: Document) -> Findings:
    """The parent tree leads from each tagged content and annotation to its element, and back."""
    if document.tree.root is None:
        return
    pairs = list(tree_of_numbers(child(document.tree.root, "ParentTree")))
    numbers = Counter(at for at, _ in pairs)
    for at, count in numbers.items():
        if count > 1:
            what = f"the parent tree has {count} entries with the number {at}"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4")
    following = number(child(document.tree.root, "ParentTreeNextKey"))
    if following is not None and numbers and following <= max(numbers):
        what = f"the parent tree's next number, {following}, is taken"
        yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4")
    entries = dict(pairs)
    holders = _holders(document.tree.elements)
    yield from _content(document, entries, holders)
    yield from _nothing(document, holders)
    yield from _annotations(document, entries)


def _holders(elements: list[Element]) -> dict[tuple[Key, int], list[Element]]:
    """Give the elements that say they hold a content, by (page or form, MCID)."""
    found: dict[tuple[Key, int], list[Element]] = {}
    for element in elements:
        for page, stream, mark in element.marks:
            found.setdefault((page if stream == DIRECT else stream, mark), []).append(element)
    return found


def _content(
    document: Document, entries: dict[int, Any], holders: dict[tuple[Key, int], list[Element]]
) -> Findings:
    lists: dict[Key, list[Any] | None] = {}
    taken: dict[int, Key] = {}
    for (owner, mark), page in document.drawn.marks.items():
        if owner not in lists:
            at = number(child(document.pdf.get_object(owner), "StructParents"))
            where = place(document.pdf.get_object(owner), page)
            lists[owner] = None if at not in entries else items(entries[at])
            if at is None or at not in entries:
                what = "tagged content has no entry in the parent tree (/StructParents)"
                yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4", where)
            elif taken.setdefault(at, owner) != owner:
                what = f"two pages or forms have the same /StructParents, {at}"
                yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4", where)
        where = f"page {page}, content {mark}"
        held = holders.get((owner, mark), [])
        if not held:
            what = "tagged content is in no structure element: a screen reader passes it over"
            yield Finding(codes.PDF_CONTENT, what, "Matterhorn 01-005", where)
        elif len(held) > 1:
            what = f"{len(held)} structure elements hold the same content"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.3", where)
        listed = lists[owner]
        if listed is None or not held:
            continue
        if mark >= len(listed) or key_of(listed[mark]) != key_of(held[0].object):
            what = "the parent tree leads from tagged content to another element than its own"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4", where)


def _nothing(document: Document, holders: dict[tuple[Key, int], list[Element]]) -> Findings:
    for holder, held in holders.items():
        if holder not in document.drawn.marks:
            what = f"{_a(held[0])} holds content that no page draws"
            where = f"{document.where(held[0])}, content {holder[1]}"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.2", where)


def _annotations(document: Document, entries: dict[int, Any]) -> Findings:
    for page, annotation in document.annotations():
        if name(annotation.get("/Subtype")) == "Popup":
            continue
        if (number(annotation.get("/F")) or 0) & HIDDEN:
            continue
        where = place(annotation, page)
        at = number(annotation.get("/StructParent"))
        owner = document.owner(annotation)
        if owner is None:
            what = "an annotation is in no structure element (no /OBJR leads to it)"
            clause = _BELONGS.get(name(annotation.get("/Subtype")), "Matterhorn 28-002")
            yield Finding(codes.PDF_ANNOTATION, what, clause, where)
        elif at is None or at not in entries:
            what = "an annotation has no entry in the parent tree (/StructParent)"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4", where)
        elif key_of(entries[at]) != key_of(owner.object):
            what = "the parent tree leads from an annotation to another element than its own"
            yield Finding(codes.PDF_PARENTS, what, "ISO 32000-1, 14.7.4.4", where)


def _a(element: Element) -> str:
    return f"{'an' if element.written[:1] in 'AEIOLFHM' else 'a'} {element.written}"
