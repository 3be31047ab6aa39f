"""A web page read back, by the standard library's parser and nothing of the layout's.

Bytes → Transcript: HTML Living Standard for the elements, DPUB-ARIA 1.1 for the notes. Text that
is in the file and not on the screen is noticed (attributes, inline styles, stylesheets).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from html.parser import HTMLParser
from typing import Final

from briefgen.parity.hiding import Element, Stylesheet, declarations, hides
from briefgen.parity.normal import normal
from briefgen.parity.transcript import Entry, Kind, Transcript, UnreadableError
from briefgen.parity.words import Words

_VOID: Final = re.compile(
    "area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr"
).fullmatch
_BLOCK: Final = re.compile(
    "address|article|aside|blockquote|body|caption|dd|div|dl|dt|figcaption|figure|footer|form|"
    "h[1-6]|header|hr|li|main|nav|ol|p|pre|section|table|tbody|td|tfoot|th|thead|tr|ul"
).fullmatch
_KINDS: Final = {"figcaption": Kind.CAPTION, "caption": Kind.CAPTION, "h1": Kind.TITLE} | {
    f"h{level}": Kind.HEADING for level in range(2, 7)
}
_STYLES: Final = {
    "em": "em",
    "i": "em",
    "cite": "em",
    "strong": "strong",
    "b": "strong",
    "sup": "sup",
    "sub": "sub",
    "code": "code",
}
_DATES: Final = ("dcterms.date", "dcterms.issued", "dcterms.created", "dc.date", "date")
_UNREAD: Final = frozenset({"script", "style", "title", "template", "noscript", "svg", "math"})


@dataclass(slots=True)
class _Open:
    """An open element and what it means for the text in it."""

    element: Element
    styles: frozenset[str] = frozenset()
    target: str = ""
    hidden: str = ""
    language: str = ""
    unread: bool = False


@dataclass(slots=True)
class _List:
    ordered: bool
    next: int
    notes: bool = False


@dataclass(slots=True)
class _Item:
    number: int
    depth: int
    fresh: bool
    note: int = 0


@dataclass(slots=True)
class _Table:
    row: int = 0
    column: int = 0
    header: bool = False
    cell: bool = False


@dataclass(slots=True)
class _NoteLink:
    """A noteref or backlink: its own id, where it leads, its number or note."""

    id: str
    target: str
    number: int


class _Page(HTMLParser):
    """Collects entries; ``finish`` gives the transcript."""

    def __init__(self, sheet: Stylesheet) -> None:
        super().__init__(convert_charrefs=True)
        self._sheet = sheet
        self._open: list[_Open] = []
        self._words = Words()
        self._hidden = ""
        self._lists: list[_List] = []
        self._items: list[_Item] = []
        self._tables: list[_Table] = []
        self._in_notes = 0
        self._note = 0
        self._reference: list[str] | None = None
        self._reading_title = False
        self.entries: list[Entry] = []
        self.notes: list[Entry] = []
        self.facts: dict[str, str] = {}
        self.oddities: list[str] = []
        self.furniture: list[str] = []
        self.ids: dict[str, int] = {}
        self.references: list[_NoteLink] = []
        self.backlinks: list[_NoteLink] = []
        self.note_ids: dict[str, int] = {}

    # -- elements ---------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes)
        if _BLOCK(tag):
            self._flush()
            self._block_begins(tag, attributes)
        self._open.append(self._entered(element))
        if "id" in attributes:
            self._name(attributes["id"])
        match tag:
            case "br":
                self._words.append(" ")
            case "img":
                self._image(attributes)
            case "html":
                self.facts["language"] = attributes.get("lang", "")
            case "meta":
                self._meta(attributes)
            case "title":
                self._reading_title = len(self._open) <= 3
            case "a" if attributes.get("role") == "doc-noteref":
                self._reference = []
            case "a" if attributes.get("role") == "doc-backlink":
                link = _NoteLink(attributes.get("id", ""), attributes.get("href", ""), self._note)
                self.backlinks.append(link)
            case _:
                pass
        if _VOID(tag):
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not _VOID(tag):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(opened.element.tag == tag for opened in self._open):
            return
        while self._open:
            opened = self._open[-1]
            self._leave(opened)
            self._open.pop()
            if opened.element.tag == tag:
                break

    def _entered(self, element: Element) -> _Open:
        """Give what an element means for its text: styles, link, language, whether it is seen."""
        above = self._open[-1] if self._open else _Open(element)
        attributes = element.attributes
        styles = above.styles
        style = _STYLES.get(element.tag, "")
        if style == "em":
            styles = styles ^ {"em"}
        elif style:
            styles = styles | {style}
        if "small-caps" in attributes.get("class", "").split():
            styles = styles | {"small-caps"}
        language = attributes.get("lang", above.language)
        if element.tag != "html" and "lang" in attributes and language != above.language:
            styles = frozenset(s for s in styles if not s.startswith("lang:"))
            if language != self.facts.get("language"):
                styles |= {f"lang:{language}"}
        target = attributes.get("href", "") if element.tag == "a" else above.target
        role = attributes.get("role", "")
        unread = above.unread or element.tag in _UNREAD or role in ("doc-backlink", "doc-noteref")
        hidden = above.hidden or self._hides(element)
        return _Open(element, frozenset(styles), target, hidden, language, unread)

    def _hides(self, element: Element) -> str:
        attributes = element.attributes
        if "hidden" in attributes:
            return "the attribute hidden hides it"
        if attributes.get("aria-hidden") == "true":
            return "aria-hidden keeps it from screen readers"
        reason = hides(declarations(attributes.get("style", "")))
        if not reason:
            reason = self._sheet.hides([*(o.element for o in self._open), element])
        return f'"{reason}" hides it' if reason else ""

    def _block_begins(self, tag: str, attributes: dict[str, str]) -> None:
        match tag:
            case "ul" | "ol":
                self._stale()
                given = attributes.get("start", "1")
                start = int(given) if given.lstrip("-").isdecimal() else 1
                in_notes = bool(self._in_notes) and not self._lists
                self._lists.append(_List(tag == "ol", start, in_notes))
            case "li" if self._lists:
                self._item(attributes)
            case "section" | "aside" if attributes.get("role") == "doc-endnotes":
                self._in_notes += 1
            case "table":
                self._stale()
                self._tables.append(_Table())
            case "tr" if self._tables:
                self._tables[-1].row += 1
                self._tables[-1].column = 0
            case "td" | "th" if self._tables:
                table = self._tables[-1]
                table.column += 1
                table.header, table.cell = tag == "th", True
            case "blockquote" | "aside" | "figure" | "dl" | "pre":
                self._stale()
            case _:
                pass

    def _stale(self) -> None:
        """Note that what follows in the open item is no longer its first paragraph."""
        if self._items:
            self._items[-1].fresh = False

    def _item(self, attributes: dict[str, str]) -> None:
        owner = self._lists[-1]
        value = attributes.get("value", "")
        number = int(value) if value.isdecimal() else owner.next
        owner.next = number + 1
        depth = len([x for x in self._lists if not x.notes])
        item = _Item(number if owner.ordered else 0, depth, True)
        if owner.notes:
            item.note = self._note = number
            self.note_ids[attributes.get("id", "")] = number
        self._items.append(item)

    def _leave(self, opened: _Open) -> None:
        tag, attributes = opened.element.tag, opened.element.attributes
        if _BLOCK(tag):
            self._flush()
        match tag:
            case "ul" | "ol" if self._lists:
                self._lists.pop()
            case "li" if self._items:
                if self._items.pop().note:
                    self._note = 0
            case "section" | "aside" if attributes.get("role") == "doc-endnotes":
                self._in_notes -= 1
            case "table" if self._tables:
                self._tables.pop()
            case "td" | "th" if self._tables:
                self._tables[-1].cell = False
            case "title":
                self._reading_title = False
            case "a" if self._reference is not None:
                self._refer(attributes)
            case _:
                pass

    def _refer(self, attributes: Mapping[str, str]) -> None:
        words = "".join(self._reference or ()).strip()
        self._reference = None
        number = int(words) if words.isdecimal() else 0
        if not number:
            self.oddities.append(f'a note reference reads "{words}", not a number')
        self._words.refer(number)
        self._see()
        link = _NoteLink(attributes.get("id", ""), attributes.get("href", ""), number)
        self.references.append(link)

    def _name(self, name: str) -> None:
        if name in self.ids:
            self.oddities.append(f'the id "{name}" stands twice')
        self.ids[name] = len(self.ids)

    # -- text -------------------------------------------------------------------------------

    def handle_data(self, data: str) -> None:
        if self._reading_title:
            self.facts["title"] = self.facts.get("title", "") + data
            return
        if self._reference is not None:
            self._reference.append(data)
            return
        if not self._open:
            return
        top = self._open[-1]
        if top.unread:
            return
        if data.strip():
            self._see()
        self._words.append(data, top.styles, top.target)

    def _see(self) -> None:
        if self._open and self._open[-1].hidden:
            self._hidden = self._hidden or self._open[-1].hidden

    def _flush(self) -> None:
        """End the block whose words are being read."""
        words, hidden = self._words, self._hidden
        self._words, self._hidden = Words(), ""
        if words.empty:
            return
        entry = replace(
            self._entry(),
            text=words.text,
            references=words.references,
            links=words.links,
            emphasis=words.emphasis,
            hidden=hidden,
            within=self._within(),
        )
        if self._note:
            note = replace(entry, kind=Kind.NOTE, level=0, number=self._note, backlinks=0)
            self.notes.append(note)
        elif self._is_bypass(entry):
            self.furniture.append(entry.text)
        else:
            self.entries.append(entry)

    def _within(self) -> str:
        """Give the quotation that the open elements make, the innermost group counting."""
        for opened in reversed(self._open):
            match opened.element.tag:
                case "blockquote":
                    return "quote"
                case "aside":
                    role = opened.element.attributes.get("role")
                    return "pull quote" if role == "doc-pullquote" else ""
                case _:
                    pass
        return ""

    def _is_bypass(self, entry: Entry) -> bool:
        """Say whether this is the way past what every page repeats (WCAG 2.2, 2.4.1)."""
        inside = [link for link in entry.links if link.target.startswith("#")]
        whole = bool(inside) and (inside[0].start, inside[0].end) == (0, len(entry.text))
        return whole and not self.entries and not entry.references

    def _entry(self) -> Entry:
        """Give an empty entry of the kind that the open elements make it."""
        for opened in reversed(self._open):
            kind = _KINDS.get(opened.element.tag)
            if kind is Kind.CAPTION:
                return Entry(kind, "")
            if kind is not None:
                self._stale()
                return Entry(kind, "", level=int(opened.element.tag[1]))
            if opened.element.tag in ("li", "td", "th", "blockquote", "aside"):
                break
        if self._tables and self._tables[-1].cell:
            table = self._tables[-1]
            return Entry(Kind.CELL, "", level=table.row, number=table.column, header=table.header)
        if self._items and self._items[-1].fresh:
            item = self._items[-1]
            item.fresh = False
            return Entry(Kind.ITEM, "", level=item.depth, number=item.number)
        return Entry(Kind.PARAGRAPH, "")

    def _image(self, attributes: dict[str, str]) -> None:
        hidden = self._open[-1].hidden if self._open else ""
        if not attributes.get("src"):
            hidden = "it has no source"
        alt = normal(attributes.get("alt", ""))
        if not alt and attributes.get("role") in ("presentation", "none"):
            # Decorative: no reader is told of it.
            return
        self.entries.append(Entry(Kind.FIGURE, "", alt=alt, hidden=hidden))

    def _meta(self, attributes: dict[str, str]) -> None:
        name = (attributes.get("name") or attributes.get("property") or "").lower()
        content = attributes.get("content", "")
        if name == "author":
            known = self.facts.get("authors")
            self.facts["authors"] = f"{known}; {content}" if known else content
        elif name in ("keywords", "description"):
            self.facts[name] = content
        elif name in ("publisher", "dcterms.publisher", "dc.publisher"):
            self.facts["publisher"] = content
        elif name in _DATES:
            self.facts.setdefault("date", content[:10])

    # -- the end ----------------------------------------------------------------------------

    def finish(self) -> Transcript:
        """Give the transcript, with what only the whole page can tell."""
        self._flush()
        self._check_references()
        ways = self._ways_back()
        seen: set[int] = set()
        notes = []
        for note in self.notes:
            count = 0 if note.number in seen else ways.get(note.number, 0)
            seen.add(note.number)
            notes.append(replace(self._resolved(note), backlinks=count))
        return Transcript(
            tuple(self._resolved(entry) for entry in self.entries),
            tuple(notes),
            self.facts,
            furniture=tuple(self.furniture),
            oddities=tuple(self.oddities),
        )

    def _resolved(self, entry: Entry) -> Entry:
        links = tuple(
            replace(link, dead=link.target.startswith("#") and link.target[1:] not in self.ids)
            for link in entry.links
        )
        return replace(entry, links=links) if links != entry.links else entry

    def _check_references(self) -> None:
        for reference in self.references:
            number = self.note_ids.get(reference.target.removeprefix("#"))
            if number != reference.number:
                where = "nowhere" if number is None else f"to note {number}"
                self.oddities.append(f"the reference to note {reference.number} leads {where}")

    def _ways_back(self) -> dict[int, int]:
        """Count for each note the links that lead back to one of its references."""
        numbers = {reference.id: reference.number for reference in self.references}
        ways: dict[int, int] = {}
        for link in self.backlinks:
            if numbers.get(link.target.removeprefix("#")) == link.number:
                ways[link.number] = ways.get(link.number, 0) + 1
        return ways


class _Styles(HTMLParser):
    """Collects the text of the page's ``style`` elements that hold on a screen."""

    def __init__(self) -> None:
        super().__init__()
        self.parts: list[str] = []
        self._reading = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        media = dict(attrs).get("media") or ""
        self._reading = tag == "style" and "print" not in media

    def handle_endtag(self, tag: str) -> None:
        self._reading = False

    def handle_data(self, data: str) -> None:
        if self._reading:
            self.parts.append(data)


def transcribe_html(data: bytes) -> Transcript:
    """Read a web page back; raises ``UnreadableError`` where it is none."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UnreadableError("it is not UTF-8") from error
    if "<html" not in text[:4000].lower():
        raise UnreadableError("it is not a web page")
    if "</html>" not in text[-2000:].lower():
        raise UnreadableError("the page is cut off before </html>")
    page = _Page(_stylesheet(text))
    page.feed(text)
    page.close()
    return page.finish()


def _stylesheet(text: str) -> Stylesheet:
    """Give the page's hiding rules; the sheets stand in its head."""
    head, _, _ = text.partition("</head>")
    rest = "" if "<style" not in text[len(head) :] else text[len(head) :]
    styles = _Styles()
    styles.feed(head + rest)
    return Stylesheet("\n".join(styles.parts))
