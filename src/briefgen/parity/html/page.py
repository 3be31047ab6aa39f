"""A web page read element by element, by the standard library's parser."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from briefgen.frozen import replace
from briefgen.parity.html.elements import (
    BLOCK,
    DATES,
    KINDS,
    STYLES,
    UNREAD,
    VOID,
    Item,
    List,
    Open,
    Table,
)
from briefgen.parity.html.hiding import Element, Stylesheet, declarations, hides
from briefgen.parity.html.notelinks import NoteLink, NoteLinks
from briefgen.parity.normal import normal
from briefgen.parity.transcript import Entry, Kind, Place, Transcript
from briefgen.parity.words import Words


class PageReader(HTMLParser):
    """Collects entries; ``finish`` gives the transcript."""

    def __init__(self, sheet: Stylesheet) -> None:
        super().__init__(convert_charrefs=True)
        self._sheet = sheet
        self._open: list[Open] = []
        self._words = Words()
        self._hidden = ""
        self._lists: list[List] = []
        self._items: list[Item] = []
        self._tables: list[Table] = []
        self._in_notes = 0
        self._note = 0
        self._reference: list[str] | None = None
        self._reading_title = False
        self.entries: list[Entry] = []
        self.notes: list[Entry] = []
        self.facts: dict[str, str] = {}
        self.oddities: list[str] = []
        self.furniture: list[str] = []
        self._links = NoteLinks()

    def updatepos(self, i: int, j: int) -> int:
        """Count no lines: nothing here is told by its place in the file."""
        return j

    # -- elements ---------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        element = Element(tag, attributes)
        if BLOCK(tag):
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
                link = NoteLink(attributes.get("id", ""), attributes.get("href", ""), self._note)
                self._links.backlinks.append(link)
            case _:
                pass
        if VOID(tag):
            self._open.pop()

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if not VOID(tag):
            self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        if not any(opened.element.tag == tag for opened in reversed(self._open)):
            return
        while self._open:
            opened = self._open[-1]
            self._leave(opened)
            self._open.pop()
            if opened.element.tag == tag:
                break

    def _entered(self, element: Element) -> Open:
        """Give what an element means for its text: styles, link, language, whether it is seen."""
        above = self._open[-1] if self._open else Open(element)
        attributes = element.attributes
        styles = above.styles
        style = STYLES.get(element.tag, "")
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
        unread = above.unread or element.tag in UNREAD or role in ("doc-backlink", "doc-noteref")
        hidden = above.hidden or self._hides(element)
        return Open(element, frozenset(styles), target, hidden, language, unread)

    def _hides(self, element: Element) -> str:
        attributes = element.attributes
        if "hidden" in attributes:
            return "the attribute hidden hides it"
        if attributes.get("aria-hidden") == "true":
            return "aria-hidden keeps it from screen readers"
        reason = hides(declarations(attributes["style"])) if "style" in attributes else ""
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
                self._lists.append(List(tag == "ol", start, in_notes))
            case "li" if self._lists:
                self._item(attributes)
            case "section" | "aside" if attributes.get("role") == "doc-endnotes":
                self._in_notes += 1
            case "table":
                self._stale()
                self._tables.append(Table())
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
        item = Item(number if owner.ordered else 0, depth, True)
        if owner.notes:
            item.note = self._note = number
            self._links.notes[attributes.get("id", "")] = number
        self._items.append(item)

    def _leave(self, opened: Open) -> None:
        tag, attributes = opened.element.tag, opened.element.attributes
        if BLOCK(tag):
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
        link = NoteLink(attributes.get("id", ""), attributes.get("href", ""), number)
        self._links.references.append(link)

    def _name(self, name: str) -> None:
        if name in self._links.ids:
            self.oddities.append(f'the id "{name}" stands twice')
        self._links.ids.add(name)

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
        elif not self._words.begun:
            return  # the white space between two blocks
        self._words.append(data, top.styles, top.target)

    def _see(self) -> None:
        if self._open and self._open[-1].hidden:
            self._hidden = self._hidden or self._open[-1].hidden

    def _flush(self) -> None:
        """End the block whose words are being read."""
        if not self._words.begun:
            return
        said, hidden = self._words.said(), self._hidden
        self._words, self._hidden = Words(), ""
        if not (said.text or said.references):
            return
        place = self._place()
        if self._note:
            place = Place(Kind.NOTE, 0, self._note, place.header)
        entry = said.entry(place, hidden=hidden, within=self._within())
        if self._note:
            self.notes.append(entry)
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

    def _place(self) -> Place:
        """Give what the open elements make of a block."""
        for opened in reversed(self._open):
            kind = KINDS.get(opened.element.tag)
            if kind is Kind.CAPTION:
                return Place(kind)
            if kind is not None:
                self._stale()
                return Place(kind, int(opened.element.tag[1]))
            if opened.element.tag in ("li", "td", "th", "blockquote", "aside"):
                break
        if self._tables and self._tables[-1].cell:
            table = self._tables[-1]
            return Place(Kind.CELL, table.row, table.column, table.header)
        if self._items and self._items[-1].fresh:
            item = self._items[-1]
            item.fresh = False
            return Place(Kind.ITEM, item.depth, item.number)
        return Place(Kind.PARAGRAPH)

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
        elif name in DATES:
            self.facts.setdefault("date", content[:10])

    # -- the end ----------------------------------------------------------------------------

    def finish(self) -> Transcript:
        """Give the transcript, with what only the whole page can tell."""
        self._flush()
        ways = self._links.ways_back()
        seen: set[int] = set()
        notes = []
        for note in self.notes:
            count = 0 if note.number in seen else ways.get(note.number, 0)
            seen.add(note.number)
            notes.append(replace(self._links.resolved(note), backlinks=count))
        return Transcript(
            tuple(self._links.resolved(entry) for entry in self.entries),
            tuple(notes),
            self.facts,
            furniture=tuple(self.furniture),
            oddities=(*self.oddities, *self._links.astray()),
        )
