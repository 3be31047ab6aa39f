"""The structure tree as elements with their standard types, content and objects (14.7, 14.8)."""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final

from briefgen.frozen import slotted
from briefgen.parity.pdf_rules.objects import (
    DIRECT,
    Key,
    child,
    is_dictionary,
    items,
    key_of,
    name,
    number,
    text,
)

STANDARD: Final = frozenset(
    """Document Part Art Sect Div BlockQuote Caption TOC TOCI Index NonStruct Private
    H H1 H2 H3 H4 H5 H6 P L LI Lbl LBody Table TR TH TD THead TBody TFoot Span Quote Note
    Reference BibEntry Code Link Annot Ruby RB RT RP Warichu WT WP Figure Formula Form""".split()
)
"""The standard structure types of ISO 32000-1, 14.8.4."""

_DEEPEST: Final = 500


@slotted
class Element:
    """A structure element; ``marks`` are (page, stream or DIRECT, MCID), ``objects`` its OBJRs."""

    object: Any
    written: str
    kind: str
    parent: Element | None
    identity: str = ""
    attributes: list[Any] = field(default_factory=list)
    kids: list[Element] = field(default_factory=list)
    marks: list[tuple[Key, Key, int]] = field(default_factory=list)
    objects: list[Key] = field(default_factory=list)

    @property
    def empty(self) -> bool:
        return not self.kids and not self.marks and not self.objects

    def attribute(self, owner: str, key: str) -> Any:
        """Give an attribute of /A, or of a class of /C (14.7.5)."""
        for one in self.attributes:
            if is_dictionary(one) and name(one.get("/O")) == owner and f"/{key}" in one:
                return one[f"/{key}"]
        return None


@slotted
class Tree:
    """The elements in reading order; ``faults`` are elements that the tree leads to twice."""

    root: Any
    roles: dict[str, str]
    elements: list[Element] = field(default_factory=list)
    top: list[Element] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)


def read_tree(catalog: Any) -> Tree:
    """Read the structure tree; where there is none, the tree is empty."""
    root = child(catalog, "StructTreeRoot")
    roles = _roles(child(root, "RoleMap"))
    tree = Tree(root if is_dictionary(root) else None, roles)
    if tree.root is not None:
        _Reader(tree).read()
    return tree


def standard(written: str, roles: dict[str, str]) -> str:
    """Give the standard type that a type is mapped to; "" where it leads to none."""
    seen: set[str] = set()
    kind = written
    while kind not in STANDARD:
        if kind in seen or kind not in roles:
            return ""
        seen.add(kind)
        kind = roles[kind]
    return kind


def _roles(role_map: Any) -> dict[str, str]:
    if not is_dictionary(role_map):
        return {}
    return {key[1:]: name(value) for key, value in role_map.items()}


class _Reader:
    """Walks the tree without recursion into Python's stack."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.classes = child(tree.root, "ClassMap")
        self.seen: set[Key] = set()

    def read(self) -> None:
        """Read all elements, parents before their kids, kids in order."""
        tree = self.tree
        waiting: list[tuple[Any, Element | None, int]] = [
            (kid, None, 0) for kid in reversed(items(tree.root.get("/K")))
        ]
        while waiting:
            obj, parent, depth = waiting.pop()
            element = self._element(obj, parent, depth)
            if element is None:
                continue
            kids = self._content(element)
            waiting += [(kid, element, depth + 1) for kid in reversed(kids)]

    def _element(self, obj: Any, parent: Element | None, depth: int) -> Element | None:
        key = key_of(obj)
        if not is_dictionary(obj):
            self.tree.faults.append("something that is no element")
            return None
        if depth > _DEEPEST or (key != DIRECT and key in self.seen):
            self.tree.faults.append(f"object {key[0]}")
            return None
        self.seen.add(key)
        written = name(obj.get("/S"))
        kind = standard(written, self.tree.roles)
        classes = [child(self.classes, name(c)) for c in items(obj.get("/C"))]
        given = [*items(obj.get("/A")), *(a for c in classes for a in items(c))]
        element = Element(obj, written, kind, parent, text(obj.get("/ID")), given)
        (self.tree.top if parent is None else parent.kids).append(element)
        self.tree.elements.append(element)
        return element

    def _content(self, element: Element) -> list[Any]:
        """Sort an element's kids: content and objects into it, elements given back."""
        obj = element.object
        page = key_of(obj.get("/Pg"))
        kids: list[Any] = []
        for kid in items(obj.get("/K")):
            mark = number(kid)
            if mark is not None:
                element.marks.append((page, DIRECT, mark))
            elif not is_dictionary(kid):
                self.tree.faults.append(f"object {key_of(obj)[0]}")
            elif name(kid.get("/Type")) == "MCR":
                where = key_of(kid.get("/Pg")) if "/Pg" in kid else page
                mark = number(kid.get("/MCID"))
                stream = key_of(kid.get("/Stm"))
                element.marks.append((where, stream, -1 if mark is None else mark))
            elif name(kid.get("/Type")) == "OBJR":
                element.objects.append(key_of(kid.get("/Obj")))
            else:
                kids.append(kid)
        return kids
