"""Read a Word file: what it says, in order, with the ids that survived.

Stage: bytes of a .docx → WordFile. Ours, or ours after Word or LibreOffice saved it; any other
Word file is read too, and has no ids.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.frozen import replace
from briefgen.readers.docx.file import Block, Inline, Kind, Note, NoteMark, WordFile
from briefgen.readers.docx.names import (
    BLOCK,
    GROUP,
    NOTE,
    REFERENCE,
    bookmark,
    is_copy,
    paragraph_number,
)
from briefgen.readers.docx.notes import Notes, notes_by_bookmark
from briefgen.readers.docx.opening import OpenPackage, open_package
from briefgen.readers.docx.settle import Settler, identified
from briefgen.readers.docx.sheet import Sheet, read_sheet
from briefgen.readers.docx.text import Content, ContentReader
from briefgen.readers.docx.wordml import ID, MC, NS, W14, name, value

if TYPE_CHECKING:
    from lxml.etree import _Element

_NOTE_KINDS: Final = ("endnote", "footnote")


def read_docx(
    data: bytes, sink: Sink, *, path: str = "", known: Iterable[str] = ()
) -> WordFile | None:
    """Read a Word file; report and give nothing where it cannot be read.

    ``known`` are the ids of the brief: bookmarks hold 40 characters, so a longer id can be told
    only by whoever knows it (without it such an id is the bookmark's name), and a paragraph whose
    bookmark is gone only by its paragraph id.
    """
    package = open_package(data, sink, path)
    return None if package is None else read_package(package, sink, known=known)


def read_package(package: OpenPackage, sink: Sink, *, known: Iterable[str] = ()) -> WordFile | None:
    """Read an opened Word file."""
    from lxml.etree import XMLSyntaxError

    try:
        return _FileReader(package, known).read()
    except (XMLSyntaxError, ValueError, KeyError) as error:
        sink.report(codes.DAMAGED_WORD_FILE, f"a part cannot be read: {error}", path=package.path)
        return None


class _FileReader:
    def __init__(self, package: OpenPackage, known: Iterable[str]) -> None:
        self._package = package
        self._sheet: Sheet = read_sheet(package)
        self._notes = Notes()
        self._changes = 0
        self._ids: dict[str, str] = {}
        self._by_paragraph: dict[str, list[str]] = {}
        for identifier in known:
            number = f"{paragraph_number(identifier):08X}"
            self._by_paragraph.setdefault(number, []).append(identifier)
            for prefix in (BLOCK, GROUP, NOTE, REFERENCE):
                self._ids[bookmark(identifier, prefix)] = identifier

    def read(self) -> WordFile:
        body = self._package.tree(self._package.main).find(f"{NS}body")
        blocks: tuple[Block, ...] = ()
        if body is not None:
            self._notes.by_bookmark.update(notes_by_bookmark(body))
            blocks = self._blocks(self._package.main, body)
        blocks, notes = self._settled(blocks, self._read_notes())
        comments = self._package.related(self._package.main, "comments")
        count = len(self._package.tree(comments)) if comments else 0
        return WordFile(blocks, notes, _properties(self._package), self._changes, count)

    def _blocks(self, part: str, parent: _Element) -> tuple[Block, ...]:
        reader = ContentReader(self._package, part, self._sheet, self._notes)
        found: list[Block] = []
        ahead = Content()
        paragraphs = list(_Walk().paragraphs(parent, in_cell=False))
        for paragraph, in_cell, before in paragraphs:
            content = ahead.followed(reader.read(paragraph, before))
            ahead = Content()
            if _mark_is_deleted(paragraph) and paragraph is not paragraphs[-1][0]:
                ahead = content
                continue
            self._changes += content.changes
            block = self._block(paragraph, content, in_cell)
            if block is not None:
                found.append(block)
        return tuple(found)

    def _settled(
        self, blocks: tuple[Block, ...], notes: tuple[Note, ...]
    ) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
        """Give each id once, and those whose bookmarks are gone to whom they belong."""
        settler = Settler(self._ids, self._by_paragraph)
        stories = settler.settle((blocks, *(note.blocks for note in notes)))
        opened = (
            replace(note, blocks=settler.opened(note.id, story))
            for note, story in zip(notes, stories[1:], strict=True)
        )
        return stories[0], tuple(opened)

    def _block(self, paragraph: _Element, content: Content, in_cell: bool) -> Block | None:
        """Make a block; an empty paragraph outside a table is none."""
        if not content.inlines and not content.pictures and not in_cell:
            return None
        properties = paragraph.find(f"{NS}pPr")
        style = value(properties, "pStyle") or self._sheet.defaults.get("paragraph", "")
        shown = self._sheet.name(style)
        kind, level, ordered = self._kind(properties, style, shown, content, in_cell)
        names = [n for n in content.names if not is_copy(n)]
        own = [n for n in names if n.startswith(BLOCK)]
        return Block(
            kind,
            self._identify(own[0], BLOCK) if own else "",
            shown,
            tuple(self._named(inline) for inline in content.inlines),
            level,
            ordered,
            tuple(self._identify(n, GROUP) for n in names if n.startswith(GROUP)),
            tuple(content.names),
            " ".join(content.alts),
            paragraph.get(f"{W14}paraId", ""),
        )

    def _kind(
        self,
        properties: _Element | None,
        style: str,
        shown: str,
        content: Content,
        in_cell: bool,
    ) -> tuple[Kind, int, bool]:
        low = shown.casefold()
        if low == "title":
            return Kind.TITLE, 1, False
        direct = value(properties, "outlineLvl")
        outline = int(direct) if direct.isdigit() else self._sheet.outline(style)
        if outline is not None and outline < 9:
            return Kind.HEADING, outline + 2, False
        if in_cell:
            return Kind.CELL, 0, False
        number = value(properties, "numPr/numId")
        level = value(properties, "numPr/ilvl") or "0"
        if not number:
            number, level = self._sheet.numbering(style)
        if number and number != "0":
            fmt = self._sheet.lists.get(number, {}).get(level, "decimal")
            return Kind.ITEM, int(level) + 1, fmt != "bullet"
        if content.pictures and not any(
            isinstance(i, NoteMark) or i.text.strip() for i in content.inlines
        ):
            return Kind.FIGURE, 0, False
        if any(style.name.casefold() == "caption" for style in self._sheet.chain(style)):
            return Kind.CAPTION, 0, False
        return Kind.PARAGRAPH, 0, False

    def _identify(self, name: str, prefix: str) -> str:
        return identified(self._ids, name, prefix)

    def _named(self, inline: Inline) -> Inline:
        if isinstance(inline, NoteMark):
            return replace(
                inline,
                id=self._identify(inline.id, REFERENCE) if inline.id else "",
                note_id=self._identify(inline.note_id, NOTE) if inline.note_id else "",
            )
        return inline

    def _read_notes(self) -> tuple[Note, ...]:
        """Read the notes in the order of their references; those of Word's own kind are told by
        ``w:type``, never by id."""
        elements: dict[tuple[str, str], _Element] = {}
        parts: dict[str, str] = {}
        for kind in _NOTE_KINDS:
            part = self._package.related(self._package.main, f"{kind}s")
            if not part:
                continue
            parts[kind] = part
            for element in self._package.tree(part).iterfind(f"{NS}{kind}"):
                if element.get(f"{NS}type", "normal") == "normal":
                    elements[kind, element.get(ID, "")] = element
        found: list[Note] = []
        for key in list(self._notes.order):
            blocks = self._blocks(parts[key[0]], elements[key]) if key in elements else ()
            identifier = self._notes.identifiers.get(key, "")
            identifier = self._identify(identifier, NOTE) if identifier else ""
            references = self._notes.references[key]
            found.append(
                Note(
                    self._notes.number(key),
                    identifier,
                    key[0],
                    blocks,
                    tuple(self._identify(name, REFERENCE) for name in references if name),
                )
            )
        return tuple(found)


def _mark_is_deleted(paragraph: _Element) -> bool:
    """Tell whether a tracked change takes the paragraph's end: it runs on into the next."""
    mark = paragraph.find(f"{NS}pPr/{NS}rPr")
    return mark is not None and any(name(child) in ("del", "moveFrom") for child in mark)


class _Walk:
    """Goes through a story, keeping the bookmarks that begin between paragraphs (17.13.6.2) until
    their paragraph comes."""

    def __init__(self) -> None:
        self._ahead: list[_Element] = []

    def paragraphs(
        self, parent: _Element, *, in_cell: bool
    ) -> Iterator[tuple[_Element, bool, list[_Element]]]:
        """Give the paragraphs in order, each with whether it stands in a table's cell, and with
        the bookmarks' starts ahead of it."""
        for child in parent:
            match name(child):
                case "p":
                    ahead, self._ahead = self._ahead, []
                    yield child, in_cell, ahead
                    for box in _text_boxes(child):
                        yield from self.paragraphs(box, in_cell=False)
                    if not _holds_text(child):
                        # An empty line typed where a paragraph begins has its bookmark's start.
                        self._ahead = [*ahead, *_left_open(child)]
                case "bookmarkStart":
                    self._ahead.append(child)
                case "tbl" | "tr" | "tc" as local:
                    yield from self.paragraphs(child, in_cell=in_cell or local == "tc")
                case "sdt":
                    for content in child.iterfind(f"{NS}sdtContent"):
                        yield from self.paragraphs(content, in_cell=in_cell)
                case "customXml" | "ins" | "moveTo":
                    yield from self.paragraphs(child, in_cell=in_cell)
                case _:
                    pass


_TEXT: Final = tuple(
    f"{NS}{tag}" for tag in ("t", "sym", "drawing", "pict", "endnoteReference", "footnoteReference")
)


def _text_boxes(paragraph: _Element) -> Iterator[_Element]:
    """Give the contents of the text boxes that hang on a paragraph. What stands in for one in
    older programs (``mc:Fallback``) says the same again."""
    for box in paragraph.iter(f"{NS}txbxContent"):
        above = box.iterancestors(f"{MC}Fallback", f"{NS}txbxContent")
        if next(above, None) is None:
            yield box


def _holds_text(paragraph: _Element) -> bool:
    return next(paragraph.iter(*_TEXT), None) is not None


def _left_open(paragraph: _Element) -> list[_Element]:
    """Give the bookmarks that begin in a paragraph and end after it."""
    ends = {end.get(ID) for end in paragraph.iter(f"{NS}bookmarkEnd")}
    starts = paragraph.iter(f"{NS}bookmarkStart")
    return [start for start in starts if start.get(ID) not in ends]


def _properties(package: OpenPackage) -> dict[str, str]:
    """Give the core, extended and custom properties by name."""
    found: dict[str, str] = {}
    for kind in ("extended-properties", "core-properties"):
        part = package.related("", kind)
        if part:
            for element in package.tree(part):
                if isinstance(element.tag, str):
                    found[element.tag.rpartition("}")[2]] = element.text or ""
    part = package.related("", "custom-properties")
    if part:
        for element in package.tree(part):
            found[element.get("name", "")] = str(element.xpath("string()"))
    return found
