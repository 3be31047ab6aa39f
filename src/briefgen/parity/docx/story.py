"""One story of a Word file (body, notes, a header) read into paragraphs.

ISO 29500-1, 17.3 (paragraphs, runs), 17.11 (notes), 17.13 (revisions), 17.16 (fields).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ET
from dataclasses import field
from typing import Final

from briefgen.frozen import replace, slotted
from briefgen.parity.docx.looks import Looks
from briefgen.parity.docx.package import Package, R, Relationship, W, switched_on, value
from briefgen.parity.docx.styles import Numbering, ParagraphStyle, Styles
from briefgen.parity.normal import WHITE, normal
from briefgen.parity.transcript import Entry, Kind, Place
from briefgen.parity.words import Words

_WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
_A: Final = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_MC: Final = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_DECORATIVE: Final = "{http://schemas.microsoft.com/office/drawing/2017/decorative}decorative"
_ID: Final = W + "id"
_NAME: Final = W + "name"
_VAL: Final = W + "val"
_ANCHOR: Final = W + "anchor"
_PARAGRAPH: Final = W + "p"
_PROPERTIES: Final = W + "pPr"
_STYLE: Final = W + "pStyle"
_SHADE: Final = W + "shd"
_OUTLINE: Final = W + "outlineLvl"
_NUMBERED: Final = W + "numPr"
_NO_STYLES: Final[frozenset[str]] = frozenset()
_RUN: Final = W + "r"
_RUN_PROPERTIES: Final = W + "rPr"
_TEXT: Final = W + "t"
_HYPERLINK: Final = W + "hyperlink"
_BOOKMARK: Final = W + "bookmarkStart"
_BOOKMARK_END: Final = W + "bookmarkEnd"
_SIGNS: Final = {
    W + "tab": " ",
    W + "ptab": " ",
    W + "br": " ",
    W + "cr": " ",
    W + "noBreakHyphen": "\u2011",
}
_TABS: Final = frozenset((W + "tab", W + "ptab"))
_REFERENCES: Final = frozenset((W + "endnoteReference", W + "footnoteReference"))
_OWN_NUMBERS: Final = frozenset((W + "endnoteRef", W + "footnoteRef"))
"""A note's number before its words: Word counts it."""
_THROUGH: Final = frozenset(W + n for n in ("smartTag", "sdt", "sdtContent", "customXml", "bdo"))
_REVISIONS: Final = frozenset(
    W + n for n in ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange")
)
PART: Final = "\0"
"""What a tab may stand for, to part a line: no character of XML 1.0."""
_INSTRUCTION: Final = re.compile(r'"([^"]*)"|(\S+)')


@slotted
class Shared:
    """What the stories of one file have in common.

    ``numbers`` gives each note its number, by the order of first references; ``places`` the
    paragraph that a bookmark stands in; ``marks`` the note that a bookmark stands round.
    """

    package: Package
    styles: Styles
    looks: Looks
    numbering: Numbering
    numbers: dict[str, int] = field(default_factory=dict)
    places: dict[str, Entry] = field(default_factory=dict)
    marks: dict[str, int] = field(default_factory=dict)
    returns: list[tuple[str, int]] = field(default_factory=list)
    oddities: list[str] = field(default_factory=list)
    endnotes: bool = False

    def odd(self, finding: str) -> None:
        if finding not in self.oddities:
            self.oddities.append(finding)


@slotted
class _Field:
    """An open complex field: its instruction, and whether its result is being read."""

    instruction: str = ""
    result: bool = False
    text: str = ""


@slotted
class _Paragraph:
    """A paragraph in the making."""

    words: Words = field(default_factory=Words)
    hidden: str = ""
    figures: list[Entry] = field(default_factory=list)
    bookmarks: list[str] = field(default_factory=list)
    shaded: bool = False


_NOWHERE: Final = _Paragraph()
"""Stands for the paragraph where none is being read."""


class Story:
    """Reads one part, or its notes one by one; ``entries`` are its paragraphs in order.

    ``tab`` is what a tab is read as.
    """

    def __init__(self, shared: Shared, part: str, tab: str = " ") -> None:
        self._shared = shared
        self._tab = tab
        self._plain = Place(Kind.PARAGRAPH)
        self._relationships: dict[str, Relationship] = shared.package.relationships(part)
        self._fields: list[_Field] = []
        self._open: dict[str, str] = {}
        self._now = _NOWHERE
        self._cell: Place | None = None
        self._waiting: list[str] = []
        self.entries: list[Entry] = []

    # -- blocks -----------------------------------------------------------------------------

    def note(self, number: int, element: ET.Element) -> list[Entry]:
        """Read a note by itself: nothing that is open in it goes on in the next."""
        self._plain = Place(Kind.NOTE, number=number)
        self.entries = []
        self.read(element)
        self.finish()
        return self.entries

    def read(self, parent: ET.Element) -> None:
        """Read the blocks of an element."""
        for element in parent:
            if element.tag == _PARAGRAPH:
                self._paragraph(element)
                continue
            match element.tag.removeprefix(W):
                case "tbl":
                    self._table(element)
                case "sdt" | "sdtContent" | "customXml":
                    self.read(element)
                case "ins" | "del" | "moveFrom" | "moveTo":
                    self._shared.odd("it has tracked changes")
                    self.read(element)
                case "bookmarkStart":
                    self._waiting.append(value(element, "name"))
                case _ if element.tag == _MC + "AlternateContent":
                    choice = element.find(_MC + "Choice")
                    self.read(choice if choice is not None else element)
                case _:
                    pass

    def _table(self, table: ET.Element) -> None:
        first_column = value(table.find(f"{W}tblPr/{W}tblLook"), "firstColumn") in ("1", "true")
        for row, line in enumerate(table.findall(W + "tr"), start=1):
            head = switched_on(line.find(f"{W}trPr/{W}tblHeader")) or False
            column = 1
            for cell in line.findall(W + "tc"):
                header = head or (first_column and column == 1)
                self._table_cell(cell, Place(Kind.CELL, row, column, header))
                span = value(cell.find(f"{W}tcPr/{W}gridSpan"))
                column += int(span) if span.isdecimal() else 1

    def _table_cell(self, cell: ET.Element, place: Place) -> None:
        outer, self._cell = self._cell, place
        before = len(self.entries)
        self.read(cell)
        self._cell = outer
        parts = self.entries[before:]
        texts = [part for part in parts if part.kind is Kind.CELL]
        if len(texts) > 1:
            joined = " ".join(part.text for part in texts)
            kept = replace(texts[0], text=joined)
            self.entries[before:] = [p for p in parts if p.kind is not Kind.CELL] + [kept]

    def _paragraph(self, element: ET.Element) -> None:
        outer = self._now
        own = element.find(_PROPERTIES)
        named = None if own is None else own.find(_STYLE)
        identifier = "" if named is None else named.get(_VAL, "")
        if own is not None and len(own) == 1 and named is not None:
            own = None  # it says nothing beside its style
        style = self._shared.styles.paragraph(identifier)
        shaded = style.shaded or (own is not None and own.find(_SHADE) is not None)
        now = self._now = _Paragraph(bookmarks=self._waiting, shaded=shaded)
        self._waiting = []
        if identifier and not style.known:
            self._shared.odd(f'the style "{identifier}" is not in the file')
        self._runs(element, "")
        self._now = outer
        self.entries.extend(now.figures)
        said, place = now.words.said(), self._place(own, style)
        if said.text or said.references:
            entry = said.entry(place, hidden=now.hidden, within=style.within)
            self.entries.append(entry)
        elif now.figures:
            entry = now.figures[-1]
        else:
            # An empty paragraph is no place: what is marked there is what comes next.
            self._waiting = now.bookmarks
            return
        for name in now.bookmarks:
            self._shared.places.setdefault(name, entry)

    def _place(self, own: ET.Element | None, style: ParagraphStyle) -> Place:
        """Give what a paragraph is by its style, and by what its own properties add to it."""
        if self._cell is not None:
            return self._cell
        if style.title:
            return Place(Kind.TITLE, 1)
        outline, numbered = style.outline, style.numbered
        if own is not None:
            level = value(own.find(_OUTLINE))
            outline = int(level) if level.isdecimal() else outline
            direct = own.find(_NUMBERED)
            numbered = numbered if direct is None else direct
        if outline is not None and outline < 9:
            # The title stands above Heading 1, as h1 above h2.
            return Place(Kind.HEADING, outline + 2)
        if style.caption:
            return Place(Kind.CAPTION)
        if numbered is not None:
            identifier = value(numbered.find(W + "numId"))
            level = value(numbered.find(W + "ilvl"))
            depth = int(level) if level.isdecimal() else 0
            if identifier not in ("", "0"):
                number = self._shared.numbering.count(identifier, depth)
                if number is None:
                    self._shared.odd(f"a list item belongs to no list (numId {identifier})")
                return Place(Kind.ITEM, depth + 1, number or 0)
        return self._plain

    # -- runs -------------------------------------------------------------------------------

    def _runs(self, parent: ET.Element, target: str) -> None:
        marks, bookmarks, words = self._open, self._now.bookmarks, self._now.words
        for element in parent:
            tag = element.tag
            if tag == _RUN:
                if len(element) == 1 and element[0].tag == _TEXT and not self._fields:
                    # By far the most: words that look as their paragraph's style says.
                    words.append(_kept(element[0]), (), target)
                else:
                    self._run(element, target)
            elif tag == _BOOKMARK:
                name = marks[element.get(_ID, "")] = element.get(_NAME, "")
                bookmarks.append(name)
            elif tag == _BOOKMARK_END:
                marks.pop(element.get(_ID, ""), None)
            elif tag == _HYPERLINK:
                self._runs(element, self._hyperlink(element))
            elif tag != _PROPERTIES:
                self._between_runs(element, target)

    def _between_runs(self, element: ET.Element, target: str) -> None:
        """Read what stands between runs or round them, and does not in most files."""
        tag = element.tag
        if tag in _REVISIONS:
            self._shared.odd("it has tracked changes")
            if tag not in (W + "del", W + "moveFrom"):
                self._runs(element, target)
        elif tag == W + "fldSimple":
            self._fields.append(_Field(value(element, "instr"), True))
            self._runs(element, target)
            self._end_field()
        elif tag in _THROUGH:
            self._runs(element, target)
        elif tag == _MC + "AlternateContent":
            choice = element.find(_MC + "Choice")
            self._runs(choice if choice is not None else element, target)
        elif tag in (W + "commentRangeStart", W + "commentReference"):
            self._shared.odd("it has comments")

    def _hyperlink(self, element: ET.Element) -> str:
        anchor = element.get(_ANCHOR)
        if anchor:
            return f"#{anchor}"
        relationship = self._relationships.get(element.get(R + "id", ""))
        if relationship is None or not relationship.external:
            self._shared.odd("a hyperlink has no address")
            return "#"
        return relationship.target

    def _run(self, run: ET.Element, target: str) -> None:
        styles, hidden = _NO_STYLES, ""
        for element in run:
            tag = element.tag
            if tag == _TEXT:
                self._text(_kept(element), styles, target, hidden)
            elif tag == _RUN_PROPERTIES:  # they come first (17.3.2.1)
                look = self._shared.looks.of(element)
                styles, hidden = look.styles, look.hidden
                if look.white and not hidden and not self._now.shaded:
                    hidden = "it is white on white"
            elif tag in _SIGNS:
                self._text(self._tab if tag in _TABS else _SIGNS[tag], styles, target, "")
            elif tag in _REFERENCES:
                self._reference(element.get(_ID, ""), hidden)
            elif tag not in _OWN_NUMBERS:
                self._in_run(element)

    def _in_run(self, element: ET.Element) -> None:
        """Read what stands in a run and is no text."""
        match element.tag.removeprefix(W):
            case "fldChar":
                self._field(value(element, "fldCharType"))
            case "instrText":
                if self._fields:
                    self._fields[-1].instruction += element.text or ""
            case "drawing" | "pict" | "object":
                self._drawing(element)
            case "delText":
                self._shared.odd("it has tracked changes")
            case "sym":
                self._shared.odd("it has a character that only one font can show")
            case _ if element.tag == _MC + "AlternateContent":
                choice = element.find(_MC + "Choice")
                for inner in choice if choice is not None else ():
                    self._drawing(inner)
            case _:
                pass

    def _text(self, text: str, styles: frozenset[str], target: str, hidden: str) -> None:
        if self._fields:
            field_open = self._fields[-1]
            if not field_open.result:
                return
            field_open.text += text
            kind = field_open.instruction.split()[:1]
            if kind == ["NOTEREF"]:
                return
            own = _field_target(field_open.instruction)
            target = own if kind == ["PAGEREF"] else target or own
        if hidden and text.strip():
            self._now.hidden = self._now.hidden or hidden
        self._now.words.append(text, styles, target)

    # -- notes and fields -------------------------------------------------------------------

    def _reference(self, identifier: str, hidden: str) -> None:
        numbers = self._shared.numbers
        if identifier in numbers:
            self._shared.odd(f"two references share note {numbers[identifier]}: Word repairs that")
        number = numbers.setdefault(identifier, len(numbers) + 1)
        self._now.words.refer(number)
        self._now.hidden = self._now.hidden or hidden
        for name in self._open.values():
            self._shared.marks[name] = number

    def _field(self, kind: str) -> None:
        match kind:
            case "begin":
                self._fields.append(_Field())
            case "separate" if self._fields:
                self._fields[-1].result = True
            case "end" if self._fields:
                self._end_field()
            case _:
                self._shared.odd("a field has no beginning")

    def _end_field(self) -> None:
        ended = self._fields.pop()
        words = [a or b for a, b in _INSTRUCTION.findall(ended.instruction)]
        if words[:1] == ["NOTEREF"] and len(words) > 1:
            number = ended.text.strip()
            if number.isdecimal():
                self._now.words.refer(int(number))
                self._shared.returns.append((words[1], int(number)))
            else:
                self._shared.odd("a second reference to a note has no number")

    # -- pictures ---------------------------------------------------------------------------

    def _drawing(self, drawing: ET.Element) -> None:
        described = next(drawing.iter(_WP + "docPr"), None)
        for box in drawing.iter(W + "txbxContent"):
            self.read(box)
        blip = next(drawing.iter(_A + "blip"), None)
        if described is None or blip is None:
            return
        decorative = next(described.iter(_DECORATIVE), None)
        if decorative is not None and decorative.get("val") in ("1", "true"):
            return
        relationship = self._relationships.get(blip.get(R + "embed", ""))
        there = relationship is not None and relationship.target in self._shared.package.names
        hidden = "" if there else "the picture is missing"
        if described.get("hidden") in ("1", "true"):
            hidden = "the picture is hidden"
        alt = normal(described.get("descr", ""))
        self._now.figures.append(Entry(Kind.FIGURE, "", alt=alt, hidden=hidden))

    def finish(self) -> None:
        if self._fields:
            self._shared.odd("a field has no end")
        self._fields, self._open, self._waiting = [], {}, []


def _kept(element: ET.Element) -> str:
    """Give the characters of ``w:t``; spaces at its ends are lost unless they are preserved.

    ISO 29500-1, 17.3.3.31, and XML 1.0, 2.10.
    """
    text = element.text or ""
    kept = text.strip(WHITE)
    return text if kept == text or element.get(_SPACE) == "preserve" else kept


def _field_target(instruction: str) -> str:
    words = [a or b for a, b in _INSTRUCTION.findall(instruction)]
    if words[:1] == ["HYPERLINK"] and len(words) > 1:
        inside = words.index("\\l") + 1 if "\\l" in words[:-1] else 0
        return f"#{words[inside]}" if inside else words[1]
    if words[:1] in (["REF"], ["PAGEREF"]) and len(words) > 1 and "\\h" in words:
        return f"#{words[1]}"
    return ""
