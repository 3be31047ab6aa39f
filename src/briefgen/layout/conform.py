"""Hold a page's markup against the vocabulary.

Stage: layout. Each fault is told at the template's line, or at the brief's where its prose made
the markup.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from typing import Final

from briefgen.diagnostics import Code, Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.origins import ATTRIBUTE, Origins, is_content
from briefgen.layout.vocabulary import GLOBAL, INSTEAD, MODIFIERS, RULES, Rule
from briefgen.layout.xhtml import Element, classes_of, contents
from briefgen.source import Span

SCHEMES: Final = ("https://", "http://", "mailto:")
"""Where a link may lead; nothing else reaches an artifact."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")
_ID: Final = re.compile(r"[^\s\"'<>&#%]+\Z")
_CONTROLLED: Final = re.compile(r"[\x00-\x20\x7f]")


def _is_number(value: str) -> bool:
    return value.isascii() and value.isdigit()


def _leads(target: str) -> bool:
    return target not in ("", "#")


_KNOWN: Final = {
    tag: GLOBAL | rule.attributes | rule.required | {"role", "class"} for tag, rule in RULES.items()
}
_VALUES: Final[Mapping[str, tuple[Callable[[str], object], str]]] = {
    "id": (_ID.match, "an id is one word"),
    "lang": (_LANGUAGE.match, "not a language tag (BCP 47)"),
    "dir": (("ltr", "rtl").__contains__, 'not "ltr" or "rtl"'),
    "value": (_is_number, "not a number"),
    "start": (_is_number, "not a number"),
    "scope": (("col", "row").__contains__, 'not "col" or "row"'),
    "href": (_leads, "leads nowhere"),
}
"""What the values of attributes must be, and what to say of one that isn't."""

_VARYING: Final = frozenset(
    {ATTRIBUTE, "role", "class", "aria-label", "id", "href", "value"},
)
"""Attributes in which elements of one shape differ, or which are part of the shape."""

_TARGET: Final = re.compile(r"(?:#.|https?://|mailto:)[^\x00-\x20\x7f]*\Z")
"""Nearly every address that may be published."""


class Conformance:
    """One pass over a page; ``classes`` are the layout's own beside the vocabulary's.

    A page is made of few shapes: elements of one name that stand in another of one name, with the
    same attributes, role and classes. One that was found good is not looked at again but for the
    values of its attributes. Where anything is wrong, all is looked at, and told in its order.

    A fault is told at the nearest ``origin``: its element's, or that of one before or around it.
    """

    __slots__ = ("_classes", "_origins", "_sink")

    def __init__(self, classes: frozenset[str], origins: Origins, sink: Sink) -> None:
        self._classes = classes
        self._origins = origins
        self._sink = sink

    def check(self, body: Element) -> bool:
        """Report all of the body that the vocabulary has no place for; tell if there was none."""
        if Conformance(self._classes, self._origins, Sink())._is_good(body):
            return True
        before = len(self._sink)
        self._content(body, RULES["body"], "")
        return len(self._sink) == before

    def _is_good(self, body: Element) -> bool:
        """Tell whether nothing is wrong, by the shapes of the elements."""
        known: set[tuple[str | None, ...]] = set()
        for parent in body.iter():
            tag = parent.tag
            rule = RULES[tag]
            if not rule.text and _holds_words(parent):
                return False
            for child in parent:
                attributes = child.attrib
                get = attributes.get
                shape = (tag, child.tag, get("role"), get("class"), *attributes)
                identity, target, value = get("id"), get("href"), get("value")
                if (
                    shape in known
                    and (identity is None or _ID.match(identity))
                    and (target is None or _TARGET.match(target))
                    and (value is None or _is_number(value))
                ):
                    continue
                self._single(child, parent, "")
                if self._sink.diagnostics:
                    return False
                if attributes.keys() <= _VARYING:
                    known.add(shape)
            if rule.needs:
                self._needs(parent, rule, "")
        return not self._sink.diagnostics

    def _element(self, element: Element, parent: Element, origin: str) -> None:
        if self._single(element, parent, origin):
            self._content(element, RULES[element.tag], origin)

    def _single(self, element: Element, parent: Element, origin: str) -> bool:
        """Look at an element, not at what stands in it; tell whether the vocabulary has it."""
        rule = RULES.get(element.tag)
        if rule is None or element.tag == "body":
            hint = INSTEAD.get(element.tag) or did_you_mean(element.tag, RULES)
            self._report(
                codes.UNKNOWN_ELEMENT, origin, f"<{element.tag}> is no element of the page", hint
            )
            return False
        allowed = RULES[parent.tag].children
        if element.tag not in allowed:
            may = ", ".join(sorted(allowed)) or "nothing"
            message = f"<{element.tag}> cannot stand in {_named(parent)}"
            hint = f"{_named(parent)} may hold: {may}"
            if element.get("class") == "landscape" and is_content(origin):
                message = (
                    f"a wide table has a page of its own, and cannot stand in {_named(parent)}"
                )
                hint = "leave out .wide, or move the table to another section"
            self._report(codes.MISPLACED, origin, message, hint)
        attributes = element.attrib
        if attributes or rule.required:
            self._attributes(element, rule, origin)
        if rule.marked or "role" in attributes or "class" in attributes:
            self._names(element, rule, origin)
        return True

    def _content(self, element: Element, rule: Rule, origin: str) -> None:
        near = origin
        for child in contents(element):
            if not isinstance(child, str):
                near = child.get(ATTRIBUTE) or near
                self._element(child, element, near)
            elif not rule.text and child.strip():
                words = " ".join(child.split()[:6])
                message = f"text stands directly in {_named(element)}: “{words[:60]}”"
                place = self._origins.find(child) or self._place(near)
                self._sink.report(codes.MISPLACED, message, at(place), "put it into a <p>")
        if rule.needs:
            self._needs(element, rule, origin)

    def _needs(self, element: Element, rule: Rule, origin: str) -> None:
        held = [child.tag for child in element]
        if rule.children.issuperset(held) and not rule.needs.intersection(held):
            wanted = " or ".join(f"<{tag}>" for tag in sorted(rule.needs))
            self._report(codes.MISPLACED, origin, f"<{element.tag}> holds no {wanted}")
        elif element.tag == "figure" and held.count("img") > 1:
            message = "<figure> holds more than one <img>"
            self._report(codes.MISPLACED, origin, message, "give each image a figure of its own")

    def _attributes(self, element: Element, rule: Rule, origin: str) -> None:
        known, attributes = _KNOWN[element.tag], element.attrib
        for name, value in attributes.items():
            if name == ATTRIBUTE:
                continue
            if name not in known:
                hint = (
                    "styles belong in print.css and screen.css beside the template"
                    if name == "style"
                    else did_you_mean(name, known)
                )
                self._attribute(element, origin, f"has no attribute {name}", hint)
            elif (rule_of := _VALUES.get(name)) and not rule_of[0](value):
                self._attribute(element, origin, f'{name}="{value}": {rule_of[1]}')
            elif name == "href" and not value.startswith("#"):
                self._address(value, origin)
        if rule.required:
            for name in sorted(rule.required - attributes.keys()):
                self._attribute(element, origin, f"needs the attribute {name}")
        if attributes.get("alt") == "" and not element.get("role"):
            hint = 'describe the image, or give role="presentation" if it says nothing'
            self._attribute(element, origin, "needs words in alt", hint)

    def _attribute(self, element: Element, origin: str, fault: str, hint: str = "") -> None:
        self._report(codes.ATTRIBUTE, origin, f"<{element.tag}> {fault}", hint)

    def _address(self, value: str, origin: str) -> None:
        if not value.lower().startswith(SCHEMES):
            self._report(codes.LINK_SCHEME, origin, f"a link to “{value}” cannot be published")
        elif _CONTROLLED.search(value):
            self._report(codes.LINK_SCHEME, origin, f"a link with a space in it: “{value}”")

    def _names(self, element: Element, rule: Rule, origin: str) -> None:
        """Check role and classes; a span may say nothing but its language."""
        role, classes = element.get("role"), classes_of(element)
        if role and role not in rule.roles:
            message = f'<{element.tag}> cannot have the role "{role}"'
            self._report(codes.ROLE_OR_CLASS, origin, message, did_you_mean(role, rule.roles))
        known = rule.classes | self._classes
        for name in classes:
            if name not in known:
                message = f'"{name}" is no class of <{element.tag}>'
                hint = did_you_mean(name, known) or "declare it in layout.yaml under classes"
                self._report(codes.ROLE_OR_CLASS, origin, message, hint)
        spoken = element.tag == "span" and bool(element.get("lang"))
        telling = rule.classes - MODIFIERS
        if rule.marked and not spoken and not telling.intersection(classes) and not role:
            choice = [f'role="{r}"' for r in sorted(rule.roles)]
            choice += [f'class="{c}"' for c in sorted(telling)]
            choice += ["lang"] * (element.tag == "span")
            message = f"<{element.tag}> does not say what it is for"
            self._report(codes.ROLE_OR_CLASS, origin, message, "give it " + " or ".join(choice))

    def _report(self, code: Code, origin: str, message: str, hint: str = "") -> None:
        self._sink.report(code, message, at(self._place(origin)), hint)

    def _place(self, origin: str) -> Span | None:
        return self._origins.span(origin) or self._origins.start()


def _named(element: Element) -> str:
    return "the page" if element.tag == "body" else f"<{element.tag}>"


def _holds_words(element: Element) -> bool:
    """Tell whether text stands directly in an element."""
    return any(isinstance(child, str) and child.strip() for child in contents(element))
