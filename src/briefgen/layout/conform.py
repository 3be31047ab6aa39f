"""Hold a page's markup against the vocabulary.

Stage: layout. Each fault is told at the template's line, or at the brief's where its prose made
the markup.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import Code, Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.origins import ATTRIBUTE, Origins
from briefgen.layout.vocabulary import GLOBAL, INSTEAD, MODIFIERS, RULES, Rule
from briefgen.layout.xhtml import Element
from briefgen.source import Span

SCHEMES: Final = ("https://", "http://", "mailto:")
"""Where a link may lead; nothing else reaches an artifact."""

_LANGUAGE: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z")
_ID: Final = re.compile(r"[^\s\"'<>&#%]+\Z")
_CONTROLLED: Final = re.compile(r"[\x00-\x20\x7f]")


class Conformance:
    """One pass over a page; ``classes`` are the layout's own beside the vocabulary's."""

    __slots__ = ("_classes", "_origins", "_sink")

    def __init__(self, classes: frozenset[str], origins: Origins, sink: Sink) -> None:
        self._classes = classes
        self._origins = origins
        self._sink = sink

    def check(self, body: Element) -> bool:
        """Report all of the body that the vocabulary has no place for; tell if there was none."""
        before = len(self._sink)
        self._content(body, RULES["body"], None)
        return len(self._sink) == before

    def _element(self, element: Element, parent: Element, place: Span | None) -> None:
        place = self._origins.span(element.origin) or place
        rule = RULES.get(element.tag)
        if rule is None or element.tag == "body":
            hint = INSTEAD.get(element.tag) or did_you_mean(element.tag, RULES)
            self._report(
                codes.UNKNOWN_ELEMENT, place, f"<{element.tag}> is no element of the page", hint
            )
            return
        allowed = RULES[parent.tag].children
        if element.tag not in allowed:
            may = ", ".join(sorted(allowed)) or "nothing"
            message = f"<{element.tag}> cannot stand in {_named(parent)}"
            self._report(codes.MISPLACED, place, message, f"{_named(parent)} may hold: {may}")
        self._attributes(element, rule, place)
        self._names(element, rule, place)
        self._content(element, rule, place)

    def _content(self, element: Element, rule: Rule, place: Span | None) -> None:
        near = place
        for child in element.children:
            if isinstance(child, Element):
                near = self._origins.span(child.origin) or near
                self._element(child, element, near)
            elif not rule.text and child.strip():
                words = " ".join(child.split()[:6])
                message = f"text stands directly in {_named(element)}: “{words[:60]}”"
                found = self._origins.find(child) or near
                self._report(codes.MISPLACED, found, message, "put it into a <p>")
        held = [child.tag for child in element.elements()]
        if rule.needs and rule.children.issuperset(held) and not rule.needs.intersection(held):
            wanted = " or ".join(f"<{tag}>" for tag in sorted(rule.needs))
            self._report(codes.MISPLACED, place, f"<{element.tag}> holds no {wanted}")
        elif element.tag == "figure" and held.count("img") > 1:
            message = "<figure> holds more than one <img>"
            self._report(codes.MISPLACED, place, message, "give each image a figure of its own")

    def _attributes(self, element: Element, rule: Rule, place: Span | None) -> None:
        known = GLOBAL | rule.attributes | rule.required | {"role", "class"}
        for name, value in element.attributes.items():
            if name not in known:
                hint = (
                    "styles belong in print.css and screen.css beside the template"
                    if name == "style"
                    else did_you_mean(name, known)
                )
                self._attribute(element, place, f"has no attribute {name}", hint)
            elif fault := _fault(name, value):
                self._attribute(element, place, f'{name}="{value}": {fault}')
            elif name == "href" and not value.startswith("#"):
                self._address(value, place)
        for name in sorted(rule.required - element.attributes.keys()):
            self._attribute(element, place, f"needs the attribute {name}")
        if element.attributes.get("alt") == "" and not element.role:
            hint = 'describe the image, or give role="presentation" if it says nothing'
            self._attribute(element, place, "needs words in alt", hint)

    def _attribute(self, element: Element, place: Span | None, fault: str, hint: str = "") -> None:
        self._report(codes.ATTRIBUTE, place, f"<{element.tag}> {fault}", hint)

    def _address(self, value: str, place: Span | None) -> None:
        if not value.lower().startswith(SCHEMES):
            self._report(codes.LINK_SCHEME, place, f"a link to “{value}” cannot be published")
        elif _CONTROLLED.search(value):
            self._report(codes.LINK_SCHEME, place, f"a link with a space in it: “{value}”")

    def _names(self, element: Element, rule: Rule, place: Span | None) -> None:
        """Check role and classes; a span may say nothing but its language."""
        role, classes = element.role, element.classes
        if role and role not in rule.roles:
            message = f'<{element.tag}> cannot have the role "{role}"'
            self._report(codes.ROLE_OR_CLASS, place, message, did_you_mean(role, rule.roles))
        known = rule.classes | self._classes
        for name in classes:
            if name not in known:
                message = f'"{name}" is no class of <{element.tag}>'
                hint = did_you_mean(name, known) or "declare it in layout.yaml under classes"
                self._report(codes.ROLE_OR_CLASS, place, message, hint)
        spoken = element.tag == "span" and bool(element.get("lang"))
        telling = rule.classes - MODIFIERS
        if rule.marked and not spoken and not telling.intersection(classes) and not role:
            choice = [f'role="{r}"' for r in sorted(rule.roles)]
            choice += [f'class="{c}"' for c in sorted(telling)]
            choice += ["lang"] * (element.tag == "span")
            message = f"<{element.tag}> does not say what it is for"
            self._report(codes.ROLE_OR_CLASS, place, message, "give it " + " or ".join(choice))

    def _report(self, code: Code, place: Span | None, message: str, hint: str = "") -> None:
        self._sink.report(code, message, at(place or self._origins.start()), hint)


def _named(element: Element) -> str:
    return "the page" if element.tag == "body" else f"<{element.tag}>"


def _fault(name: str, value: str) -> str:
    """Say what is wrong with an attribute's value, or nothing."""
    match name:
        case "id" if not _ID.match(value):
            return "an id is one word"
        case "lang" if not _LANGUAGE.match(value):
            return "not a language tag (BCP 47)"
        case "dir" if value not in ("ltr", "rtl"):
            return 'not "ltr" or "rtl"'
        case "value" | "start" if not (value.isascii() and value.isdigit()):
            return "not a number"
        case "scope" if value not in ("col", "row"):
            return 'not "col" or "row"'
        case "href" if not value or value == "#":
            return "leads nowhere"
        case _ if name == ATTRIBUTE:
            return "belongs to briefgen"
        case _:
            return ""
