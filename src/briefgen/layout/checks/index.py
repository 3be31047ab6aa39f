"""A tidied page read once, so that each check finds the elements that it asks about."""

from __future__ import annotations

from briefgen.layout.xhtml import Element


class Index:
    """Elements of a page, each list in reading order.

    ``named`` has the first element of each id, ``again`` those that take an id once more;
    ``linked`` are the elements with an address. ``place`` tells where the first of an id stands
    among all.
    """

    __slots__ = ("_roles", "again", "body", "elements", "linked", "named", "place")

    def __init__(self, body: Element) -> None:
        self.body = body
        self.elements = body.walk()
        self.named: dict[str, Element] = {}
        self.again: list[Element] = []
        self.linked: list[Element] = []
        self.place: dict[str, int] = {}
        self._roles: dict[str, list[Element]] = {}
        for place, element in enumerate(self.elements):
            if element.attributes:
                self._enter(element, place)

    def _enter(self, element: Element, place: int) -> None:
        attributes = element.attributes
        if identity := attributes.get("id"):
            if identity in self.named:
                self.again.append(element)
            else:
                self.named[identity] = element
                self.place[identity] = place
        if "href" in attributes:
            self.linked.append(element)
        if role := attributes.get("role"):
            self._roles.setdefault(role, []).append(element)

    def of_role(self, role: str) -> list[Element]:
        return self._roles.get(role, [])
