"""Styles and numbering, as far as they make a paragraph a heading, an item, a caption.

ISO 29500-1, 17.7 (styles) and 17.9 (numbering).
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import field
from typing import Final

from briefgen.frozen import frozen, slotted
from briefgen.parity.docx.package import W, switched_on, value

_DEEPEST: Final = 32
_QUOTES: Final = ("quote", "pull quote")


@frozen
class ParagraphStyle:
    """What a style makes of its paragraphs, by itself or by those that it is based on.

    ``outline`` is 0 for Heading 1 and None for text; ``numbered`` is its ``w:numPr``; ``within``
    as in ``Entry``.
    """

    known: bool
    title: bool
    caption: bool
    within: str
    outline: int | None
    shaded: bool
    numbered: ET.Element | None


class Styles:
    """The style sheet. ``languages`` are those of Latin, East Asian and complex text
    (17.3.2.20); ``language`` is the one that the document is in."""

    def __init__(self, root: ET.Element | None) -> None:
        self._styles: dict[str, ET.Element] = {}
        self._paragraphs: dict[str, ParagraphStyle] = {}
        self.language = ""
        self.languages: list[str] = []
        if root is None:
            return
        for style in root.iter(W + "style"):
            self._styles[value(style, "styleId")] = style
        given = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
        self.languages = [value(given, name) for name in ("val", "eastAsia", "bidi")]
        self.language = self.languages[0]

    def paragraph(self, identifier: str) -> ParagraphStyle:
        """Give what a style makes of its paragraphs, "" for those that have none."""
        style = self._paragraphs.get(identifier)
        if style is None:
            style = self._paragraphs[identifier] = self._resolved(identifier)
        return style

    def _resolved(self, identifier: str) -> ParagraphStyle:
        names = [value(style.find(W + "name")).lower() for style in self._chain(identifier)]
        level = value(self.find(identifier, "pPr", "outlineLvl"))
        return ParagraphStyle(
            known=identifier in self._styles,
            title=names[:1] == ["title"],
            caption="caption" in names,
            within=next((name for name in names if name in _QUOTES), ""),
            outline=int(level) if level.isdecimal() and int(level) < 9 else None,
            shaded=self.find(identifier, "pPr", "shd") is not None,
            numbered=self.find(identifier, "pPr", "numPr"),
        )

    def _chain(self, identifier: str) -> list[ET.Element]:
        """Give a style and those that it is based on."""
        chain: list[ET.Element] = []
        at = identifier
        while len(chain) < _DEEPEST and (style := self._styles.get(at)) is not None:
            chain.append(style)
            at = value(style.find(W + "basedOn"))
        return chain

    def find(self, identifier: str, group: str, tag: str) -> ET.Element | None:
        """Give the nearest property of a style's chain: ``group`` is "pPr" or "rPr"."""
        for style in self._chain(identifier):
            properties = style.find(W + group)
            found = None if properties is None else properties.find(W + tag)
            if found is not None:
                return found
        return None

    def toggled(self, identifier: str, tag: str) -> bool:
        """Say whether a character style turns a property on."""
        return bool(switched_on(self.find(identifier, "rPr", tag)))


@slotted
class _List:
    """Where the counters of one abstract list stand, by level."""

    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """Counts list items as Word does: counters belong to the abstract list; an instance that
    overrides a start begins anew when it is first met."""

    def __init__(self, root: ET.Element | None) -> None:
        self._abstract: dict[str, ET.Element] = {}
        self._instances: dict[str, ET.Element] = {}
        self._lists: dict[str, _List] = {}
        self._met: set[tuple[str, int]] = set()
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            self._abstract[value(abstract, "abstractNumId")] = abstract
        for instance in root.iter(W + "num"):
            self._instances[value(instance, "numId")] = instance

    def count(self, identifier: str, level: int) -> int | None:
        """Count one item; give its number, 0 for a bullet, None where there is no such list."""
        instance = self._instances.get(identifier)
        if instance is None:
            return None
        key = value(instance.find(W + "abstractNumId"))
        definition = self._level(instance, key, level)
        if definition is None:
            return None
        counters = self._lists.setdefault(key, _List()).counters
        override = _at(instance.findall(W + "lvlOverride"), level)
        restart = value(None if override is None else override.find(W + "startOverride"))
        start = restart or value(definition.find(W + "start")) or "1"
        if level not in counters or (restart and (identifier, level) not in self._met):
            counters[level] = int(start)
        else:
            counters[level] += 1
        self._met.add((identifier, level))
        for deeper in [n for n in counters if n > level]:
            del counters[deeper]
        form = value(definition.find(W + "numFmt"))
        return 0 if form in ("bullet", "none") else counters[level]

    def _level(self, instance: ET.Element, key: str, level: int) -> ET.Element | None:
        override = _at(instance.findall(W + "lvlOverride"), level)
        own = None if override is None else override.find(W + "lvl")
        abstract = self._abstract.get(key)
        if own is not None or abstract is None:
            return own
        return _at(abstract.findall(W + "lvl"), level)


def _at(elements: list[ET.Element], level: int) -> ET.Element | None:
    return next((e for e in elements if value(e, "ilvl") == str(level)), None)
