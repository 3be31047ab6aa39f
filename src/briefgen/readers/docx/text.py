"""A paragraph's content → runs and note marks (ISO 29500-1, 17.3.2 and 17.16).

Field codes are left out and their results kept; a NOTEREF is a note mark. Tracked insertions
count, deletions do not.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import field
from typing import TYPE_CHECKING, Final

from briefgen.frozen import replace, slotted
from briefgen.readers.docx.file import Inline, NoteMark, Run
from briefgen.readers.docx.names import (
    BLOCK,
    GROUP,
    LABEL,
    NOTE,
    REFERENCE,
    first_reference,
    is_copy,
)
from briefgen.readers.docx.notes import REFERENCES, Notes
from briefgen.readers.docx.wordml import ID, MC, NS, VAL, WP, R, name, switch, value

if TYPE_CHECKING:
    from lxml.etree import _Element

    from briefgen.readers.docx.opening import OpenPackage
    from briefgen.readers.docx.sheet import Sheet

_DELETED: Final = frozenset(("del", "moveFrom"))
_OF_NOTES: Final = (NOTE, REFERENCE)
_OURS: Final = (BLOCK, GROUP, LABEL, *_OF_NOTES)
_CHARACTERS: Final = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
}
_NOTE_NUMBERS: Final = frozenset(("endnoteRef", "footnoteRef"))


@slotted
class Field:
    """A complex field that is open: its code as it grows, and whether its result has begun."""

    code: str = ""
    in_result: bool = False
    marked: bool = False

    @property
    def words(self) -> list[str]:
        return self.code.split()


@slotted
class Content:
    """What one paragraph holds."""

    inlines: list[Inline] = field(default_factory=list)
    names: list[str] = field(default_factory=list)
    alts: list[str] = field(default_factory=list)
    pictures: int = 0
    changes: int = 0

    def followed(self, other: Content) -> Content:
        """Give the content of two paragraphs whose mark between them is gone."""
        if not self.inlines and not self.pictures:
            return replace(other, changes=self.changes + other.changes)
        return Content(
            _joined([*self.inlines, *other.inlines]),
            [*self.names, *other.names],
            [*self.alts, *other.alts],
            self.pictures + other.pictures,
            self.changes + other.changes,
        )


class ContentReader:
    """Reads the paragraphs of one part; ``notes`` are shared by all parts of the file.

    A bookmark round a note's reference begins before it and ends after it, so those that are
    open when a reference comes belong to it. What is typed where such a bookmark begins stands
    inside it in Word, another note's reference too: the last one in it has the bookmark.
    LibreOffice ends bookmarks ahead of a reference that ends its paragraph: they are spent by
    the next text only.
    """

    def __init__(self, package: OpenPackage, part: str, sheet: Sheet, notes: Notes) -> None:
        self._relationships = package.relationships(part)
        self._sheet = sheet
        self._notes = notes
        self._fields: list[Field] = []
        self._open: dict[str, str] = {}
        self._ended: list[str] = []
        self._held: dict[str, tuple[str, str]] = {}
        self._content = Content()
        self._swallow_space = False

    def read(self, paragraph: _Element, before: Iterable[_Element] = ()) -> Content:
        """Read one paragraph; ``before`` are the bookmarks' starts ahead of it."""
        self._content = Content()
        # A bookmark that has its reference is not looked for any longer, wherever its end went.
        self._open = {key: name for key, name in self._open.items() if name not in self._held}
        self._held, self._ended = {}, []
        for start in before:
            self._bookmark(start)
        self._swallow_space = False
        self._walk(paragraph, "")
        self._content.inlines = _joined(self._content.inlines)
        return self._content

    def _walk(self, parent: _Element, link: str) -> None:
        for child in parent:
            match name(child):
                case "r":
                    self._run(child, link)
                case "hyperlink":
                    self._walk(child, self._target(child) or link)
                case "bookmarkStart":
                    self._bookmark(child)
                case "bookmarkEnd":
                    self._bookmark_end(child)
                case "fldSimple":
                    self._fields.append(Field(child.get(f"{NS}instr", ""), in_result=True))
                    self._walk(child, link)
                    self._fields.pop()
                case "ins" | "moveTo":
                    self._content.changes += 1
                    self._walk(child, link)
                case "sdt":
                    content = child.find(f"{NS}sdtContent")
                    if content is not None:
                        self._walk(content, link)
                case "smartTag" | "customXml" | "dir" | "bdo":
                    self._walk(child, link)
                case removed if removed in _DELETED:
                    self._content.changes += 1
                    self._marks_inside(child)
                case _:
                    if child.tag == f"{MC}AlternateContent":
                        self._alternative(child, link)

    def _alternative(self, element: _Element, link: str) -> None:
        for choice in element:
            if choice.tag in (f"{MC}Choice", f"{MC}Fallback"):
                self._walk(choice, link)
                return

    def _target(self, element: _Element) -> str:
        anchor = element.get(f"{NS}anchor", "")
        if anchor:
            return f"#{anchor}"
        found = self._relationships.get(element.get(f"{R}id", ""))
        return found.target if found else ""

    def _bookmark(self, element: _Element) -> None:
        bookmark = element.get(f"{NS}name", "")
        if bookmark.startswith(_OURS):
            self._content.names.append(bookmark)
            if bookmark.startswith(_OF_NOTES) and not is_copy(bookmark):
                self._open[element.get(ID, "")] = bookmark

    def _bookmark_end(self, element: _Element) -> None:
        name = self._open.pop(element.get(ID, ""), "")
        if name and name not in self._held:
            self._ended.append(name)

    def _marks_inside(self, deleted: _Element) -> None:
        """Take the bookmarks that begin or end in what was deleted: LibreOffice puts those of
        the text behind it there."""
        for element in deleted:
            match name(element):
                case "bookmarkStart":
                    self._bookmark(element)
                case "bookmarkEnd":
                    self._bookmark_end(element)
                case _:
                    if next(element.iter(*REFERENCES), None) is not None:
                        self._open, self._ended = {}, []

    def _run(self, run: _Element, link: str) -> None:
        properties = run.find(f"{NS}rPr")
        for child in run:
            local = name(child)
            if local in ("rPr", "lastRenderedPageBreak"):
                continue
            match local:
                case "t":
                    self._text(child.text or "", properties, link)
                case "fldChar":
                    self._field_mark(child)
                case "instrText":
                    if self._fields:
                        self._fields[-1].code += child.text or ""
                case "endnoteReference" | "footnoteReference":
                    self._reference((local[: -len("Reference")], child.get(ID, "")))
                case "drawing" | "pict" | "object":
                    self._picture(child)
                case number if number in _NOTE_NUMBERS:
                    self._swallow_space = True
                case "sym":
                    self._text(_symbol(child), properties, link)
                case known if known in _CHARACTERS:
                    self._text(_CHARACTERS[known], properties, link)
                case _:
                    if child.tag == f"{MC}AlternateContent":
                        for drawing in child.iter(f"{NS}drawing"):
                            self._picture(drawing)

    def _field_mark(self, element: _Element) -> None:
        match element.get(f"{NS}fldCharType"):
            case "begin":
                self._fields.append(Field())
            case "separate":
                if self._fields:
                    self._fields[-1].in_result = True
            case _:
                if self._fields:
                    self._fields.pop()

    def _text(self, text: str, properties: _Element | None, link: str) -> None:
        if self._swallow_space:
            text = text.lstrip(" \t")
            if not text:
                return
            self._swallow_space = False
        if not all(field.in_result for field in self._fields):
            return
        for current in reversed(self._fields):
            words = current.words
            match words[0].upper() if words else "":
                case "NOTEREF" if self._repeated(current, words):
                    return
                case "HYPERLINK" if len(words) > 1:
                    link = _hyperlink(words) or link
                    break
        if text:
            self._ended = []
            self._content.inlines.append(self._look(text, properties, link))

    def _repeated(self, current: Field, words: list[str]) -> bool:
        """Take the result of a NOTEREF as one more mark of its note, once a field."""
        key = self._notes.by_bookmark.get(words[1] if len(words) > 1 else "")
        if key is None:
            return False
        if not current.marked:
            current.marked = True
            if words[1].startswith(NOTE):
                # The note's own reference may come after it.
                self._notes.identifiers[key] = words[1]
            self._reference(key)
        return True

    def _reference(self, key: tuple[str, str]) -> None:
        number = self._notes.number(key)
        reference, implied, note = "", "", self._notes.identifiers.get(key, "")
        for bookmark in (*self._open.values(), *self._ended):
            if bookmark in self._held:
                self._taken_back(bookmark)
            self._held[bookmark] = key
            if bookmark.startswith(REFERENCE):
                reference = bookmark
            else:
                note, implied = bookmark, first_reference(bookmark)
            self._notes.by_bookmark[bookmark] = key
        reference = reference or implied
        self._ended = []
        self._notes.identifiers[key] = note
        self._notes.references[key].append(reference)
        self._content.inlines.append(NoteMark(number, reference, note))

    def _taken_back(self, bookmark: str) -> None:
        """Take a bookmark's ids from a reference that was put in it ahead of its own."""
        key = self._held[bookmark]
        names = (bookmark, first_reference(bookmark) if bookmark.startswith(NOTE) else "")
        if self._notes.identifiers[key] == bookmark:
            self._notes.identifiers[key] = ""
        references = self._notes.references[key]
        self._notes.references[key] = ["" if name in names else name for name in references]
        self._content.inlines = [
            replace(
                inline,
                id="" if inline.id in names else inline.id,
                note_id="" if inline.note_id == bookmark else inline.note_id,
            )
            if isinstance(inline, NoteMark)
            else inline
            for inline in self._content.inlines
        ]

    def _picture(self, element: _Element) -> None:
        self._ended = []
        self._content.pictures += 1
        for described in element.iter(f"{WP}docPr"):
            alt = described.get("descr", "")
            if alt:
                self._content.alts.append(alt)

    def _look(self, text: str, properties: _Element | None, link: str) -> Run:
        run = Run(text, link=link)
        if properties is None:
            return run
        style = value(properties, "rStyle")

        def on(toggle: str) -> bool:
            direct = switch(properties, toggle)
            return self._sheet.toggled(style, toggle) if direct is None else direct

        vertical = value(properties, "vertAlign")
        return replace(
            run,
            bold=on("b"),
            italic=on("i"),
            small_caps=on("smallCaps"),
            vertical=vertical if vertical != "baseline" else "",
            style=self._sheet.name(style),
            language=_language(properties),
        )


def _language(properties: _Element) -> str:
    element = properties.find(f"{NS}lang")
    if element is None:
        return ""
    if switch(properties, "rtl"):
        return element.get(f"{NS}bidi", "") or element.get(VAL, "")
    return element.get(VAL, "")


def _hyperlink(words: list[str]) -> str:
    """Give the target of ``HYPERLINK "address"`` or ``HYPERLINK \\l "bookmark"``."""
    local = "\\l" in words
    for word in words[1:]:
        if word.startswith("\\"):
            continue
        target = word.strip('"')
        return f"#{target}" if local else target
    return ""


def _symbol(element: _Element) -> str:
    """Give a ``w:sym``; those of symbol fonts stand in the private use area from F000."""
    try:
        code = int(element.get(f"{NS}char", ""), 16)
    except ValueError:
        return ""
    return chr(code - 0xF000 if 0xF020 <= code <= 0xF0FF else code)


def _joined(inlines: list[Inline]) -> list[Inline]:
    """Join neighbours of one look: Word and LibreOffice split runs as they please."""
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Run) and isinstance(last, Run) and _look_of(inline) == _look_of(last):
            joined[-1] = replace(last, text=last.text + inline.text)
        else:
            joined.append(inline)
    return joined


def _look_of(run: Run) -> Run:
    return replace(run, text="")
