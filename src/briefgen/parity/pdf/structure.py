"""The structure tree, walked in reading order over what the pages draw.

ISO 32000-1, 14.7 (structure) and 14.8 (tagged PDF). File × Drawn → entries, notes, and what is
drawn but never heard.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import field
from typing import Final

from briefgen.frozen import replace, slotted
from briefgen.parity.normal import normal, same_letters
from briefgen.parity.pdf.cos import File, Name, Obj, Ref
from briefgen.parity.pdf.links import Links
from briefgen.parity.pdf.state import Drawn, Run
from briefgen.parity.transcript import CONTENTS, Entry, Kind, Place
from briefgen.parity.words import Words

_HEADINGS: Final = {f"H{level}": level for level in range(1, 7)}
_DEEPEST: Final = 200
_WITHIN: Final = {"BlockQuote": "quote", "PullQuote": "pull quote", "Aside": "", "TOC": CONTENTS}
_STYLES: Final = {"Sup": "sup", "Sub": "sub", "SmallCaps": "small-caps", "Code": "code"}
"""Looks that are told by the element; italic and bold are told by the face itself."""
_EMPHASIS: Final = frozenset({"Em", "Cite"})
_NO_ITALIC: Final = re.compile(
    "[\u0590-\u0dff\u0e00-\u10ff\u1100-\u137f\u1780-\u18af\u1cd0-\u1cff\u2e80-\ua4cf"
    "\ua8e0-\ua8ff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\ufb1d-\ufdff\ufe30-\ufe4f\ufe70-\ufefc"
    "\uff00-\uffef\U00020000-\U0003ffff]"
)
"""Letters of scripts that have no italic: there it is the element alone that tells emphasis."""
_TRANSPARENT: Final = frozenset(
    {"Span", "NonStruct", "Private", "Reference", "Quote", "Code", "Link", "Annot", "BibEntry"}
)


@slotted
class Mark:
    """Where a note reference or a note stands on its page, to hold links against."""

    number: int
    page: int
    x: float
    y: float


@slotted
class _Item:
    """An open list item; ``note`` says that it holds a note."""

    depth: int
    label: str = ""
    fresh: bool = True
    mark: Mark | None = None
    note: bool = False


@slotted
class _Place:
    """What the open elements make of the text in them."""

    kind: Kind = Kind.PARAGRAPH
    level: int = 0
    language: str = ""
    target: str = ""
    dead: bool = False
    note: bool = False
    depth: int = 0
    item: _Item | None = None
    in_cell: bool = False
    within: str = ""
    styles: frozenset[str] = frozenset()
    emphatic: bool = False


@slotted
class Heard:
    """What the tree tells, in order."""

    entries: list[Entry] = field(default_factory=list)
    notes: list[Entry] = field(default_factory=list)
    references: list[tuple[str, Mark]] = field(default_factory=list)
    note_marks: dict[int, Mark] = field(default_factory=dict)
    backlinks: list[tuple[str, int]] = field(default_factory=list)
    used: set[tuple[int, int]] = field(default_factory=set)
    oddities: list[str] = field(default_factory=list)


class Listener:
    """Walks the tree and collects entries."""

    def __init__(self, file: File, drawn: Drawn, pages: dict[int, int], links: Links) -> None:
        self._file = file
        self._drawn = drawn
        self._pages = pages
        self._links = links
        self._roles = file.dictionary(links.tree.get("RoleMap"))
        self._words = Words()
        self._hidden = ""
        self._alike: Run | None = None
        self._cell_place: Place | None = None
        self._row = self._column = 0
        self._note = 0
        self._seen: set[int] = set()
        self._identified: dict[str, tuple[dict[str, Obj], int]] = {}
        self.language = ""
        self.heard = Heard()

    def listen(self, language: str) -> Heard:
        """Walk the whole tree of a document in ``language``."""
        self.language = language
        for kid in self._kids(self._links.tree.get("K")):
            self._element(kid, _Place(), -1, 0)
        self._flush(_Place())
        self.heard.entries = [self._paged(entry) for entry in self.heard.entries]
        return self.heard

    def _paged(self, entry: Entry) -> Entry:
        """Give a line of the contents with the page of what it leads to.

        That is where the element with that id is drawn, whatever the destination says.
        """
        if entry.within != CONTENTS or not entry.links:
            return entry
        element = self._identified.get(entry.links[0].target[1:])
        pages = () if element is None else (page for page, _ in self._contents(*element, 0))
        return replace(entry, page=next(iter(pages), -1) + 1)

    # -- the tree ---------------------------------------------------------------------------

    def _kids(self, obj: Obj) -> list[Obj]:
        value = self._file.get(obj)
        if isinstance(value, list):
            return value
        return [] if value is None else [obj]

    def _role(self, entries: dict[str, Obj]) -> str:
        """Give an element's standard type, through the role map (14.7.3)."""
        role = entries.get("S")
        for _ in range(8):
            mapped = self._roles.get(role) if isinstance(role, Name) else None
            if not isinstance(mapped, Name) or mapped == role:
                break
            role = mapped
        return str(role)

    def _element(self, obj: Obj, place: _Place, page: int, depth: int) -> None:
        value = self._file.get(obj)
        if isinstance(value, int):
            self._content((page, value), place)
            return
        if not isinstance(value, dict) or depth > _DEEPEST:
            return
        if isinstance(obj, Ref):
            if obj.number in self._seen:
                self.heard.oddities.append("an element stands twice in the structure tree")
                return
            self._seen.add(obj.number)
        page = self._page_of(value, page)
        if value.get("Type") == "MCR" or "MCID" in value:
            number, stream = value.get("MCID"), value.get("Stm")
            where = -1000 - stream.number if isinstance(stream, Ref) else page
            if isinstance(number, int):
                self._content((where, number), place)
            return
        if value.get("Type") == "OBJR":
            return
        self._structure(value, place, page, depth)

    def _page_of(self, entries: dict[str, Obj], page: int) -> int:
        reference = entries.get("Pg")
        return self._pages.get(reference.number, page) if isinstance(reference, Ref) else page

    def _structure(self, entries: dict[str, Obj], place: _Place, page: int, depth: int) -> None:
        role = self._role(entries)
        if role == "Artifact":
            return
        if "ID" in entries:
            self._identified.setdefault(self._file.text(entries["ID"]), (entries, page))
        inner = replace(place)
        language = self._file.text(entries.get("Lang"))
        if language:
            inner.language = "" if language == self.language else language
        inner.within = _WITHIN.get(str(entries.get("S")), inner.within)
        if (style := _STYLES.get(str(entries.get("S")))) is not None:
            inner.styles |= {style}
        if entries.get("S") in _EMPHASIS:
            inner.emphatic = not place.emphatic
        if role in _HEADINGS:
            inner.level = _HEADINGS[role]
            inner.kind = Kind.TITLE if inner.level == 1 else Kind.HEADING
        match role:
            case "Figure":
                self._figure(entries, inner, page, depth)
                return
            case "Lbl":
                self._label(entries, inner, page)
                return
            case "Link":
                self._link(entries, inner, page, depth)
                return
            case _ if role in _TRANSPARENT:
                self._inside(entries, inner, page, depth)
                return
            case "L":
                self._flush(place)
                inner.depth += 1
            case "LI" | "TOCI":
                self._flush(place)
                inner.item = _Item(inner.depth)
            case "Note":
                self._flush(place)
                inner.note, inner.depth = True, 0
                inner.item = _Item(0, fresh=False, note=True)
                if place.item and place.item.mark and not self._has_label(entries):
                    self._begin_note(place.item.mark)
            case "TR":
                self._row += 1
                self._column = 0
            case "Table":
                self._flush(place)
                self._row = 0
            case "TH" | "TD":
                self._cell(entries, inner, page, depth, header=role == "TH")
                return
            case "Caption":
                self._flush(place)
                inner.kind = Kind.CAPTION
            case _:
                if not place.in_cell:
                    self._flush(place)
                else:
                    self._words.append(" ")
        if role in ("BlockQuote", "Table") and place.item:
            place.item.fresh = False
        self._inside(entries, inner, page, depth)
        if not inner.in_cell:
            self._flush(inner)
        if role == "Note":
            self._note = 0

    def _inside(self, entries: dict[str, Obj], place: _Place, page: int, depth: int) -> None:
        actual = entries.get("ActualText")
        if actual is not None:
            keys = self._contents(entries, page, depth)
            runs = [run for key in keys for run in self._take(key)]
            inline = self._role(entries) in _TRANSPARENT
            self._speak(self._file.text(actual), runs, place, inline=inline)
            return
        for kid in self._kids(entries.get("K")):
            self._element(kid, place, page, depth + 1)

    def _contents(
        self, entries: dict[str, Obj], page: int, depth: int
    ) -> Iterator[tuple[int, int]]:
        """Give the marked content of an element and all in it."""
        page = self._page_of(entries, page)
        for kid in self._kids(entries.get("K")):
            value = self._file.get(kid)
            if isinstance(value, int):
                yield page, value
            elif isinstance(value, dict) and depth < _DEEPEST:
                number = value.get("MCID")
                if isinstance(number, int):
                    yield self._page_of(value, page), number
                elif value.get("Type") != "OBJR":
                    yield from self._contents(value, page, depth + 1)

    # -- elements ---------------------------------------------------------------------------

    def _figure(self, entries: dict[str, Obj], place: _Place, page: int, depth: int) -> None:
        self._flush(place)
        kids = self._kids(entries.get("K"))
        contents = list(self._contents(entries, page, depth))
        # A grouping figure has no picture of its own: the one inside it speaks.
        own = [key for key in contents if key in self._drawn.pictures]
        if "Alt" in entries or own:
            hidden = "the picture is missing" if not own else self._drawn.pictures[own[0]]
            alt = normal(self._file.text(entries.get("Alt")))
            self.heard.entries.append(Entry(Kind.FIGURE, "", alt=alt, hidden=hidden))
        elif not kids:
            self.heard.oddities.append("a figure is empty")
        for key in contents:
            if key in self._drawn.pictures:
                self.heard.used.add(key)
        for kid in kids:
            value = self._file.get(kid)
            if (isinstance(value, dict) and "MCID" not in value) or (
                own == [] and isinstance(value, int)
            ):
                self._element(kid, place, page, depth + 1)

    def _label(self, entries: dict[str, Obj], place: _Place, page: int) -> None:
        runs = [run for key in self._contents(entries, page, 0) for run in self._take(key)]
        spoken = entries.get("ActualText")
        drawn = "".join(run.text for run in runs)
        words = normal(drawn if spoken is None else self._file.text(spoken))
        if place.item:
            place.item.label = words
            if runs:
                first = runs[0]
                place.item.mark = Mark(_number(words), first.page, first.x, first.y)
                if place.item.note:
                    self._begin_note(place.item.mark)
            if any(character.isalnum() for character in words):
                # A number that nobody sees is missing from the text that follows it.
                self._hidden = next((run.hidden for run in runs if run.hidden), self._hidden)

    def _has_label(self, entries: dict[str, Obj]) -> bool:
        """Say whether a note has its own number, and not that of the item it stands in."""
        kids = map(self._file.get, self._kids(entries.get("K")))
        return any(isinstance(kid, dict) and self._role(kid) == "Lbl" for kid in kids)

    def _begin_note(self, mark: Mark) -> None:
        self._note = mark.number
        self.heard.note_marks.setdefault(mark.number, mark)

    def _link(self, entries: dict[str, Obj], place: _Place, page: int, depth: int) -> None:
        target, dead = self._links.target(entries)
        place.target, place.dead = target, dead
        if place.note and target.startswith("#ref-"):
            # Heard, and known for what it is: no words of the note.
            for key in self._contents(entries, page, depth):
                self._take(key)
            self.heard.backlinks.append((target[1:], self._note))
            return
        if target.startswith("#note-"):
            keys = list(self._contents(entries, page, depth))
            runs = [run for key in keys for run in self._take(key)]
            words = normal("".join(run.text for run in runs))
            if words.isdecimal() and runs:
                self._refer(int(words), target, runs[0])
                return
            for run in runs:
                self._hear(run, place)
            return
        self._inside(entries, place, page, depth)

    def _refer(self, number: int, target: str, run: Run) -> None:
        self._words.refer(number)
        self._hidden = self._hidden or run.hidden
        mark = Mark(number, run.page, run.x, run.y)
        self.heard.references.append((target[1:], mark))

    def _cell(
        self, entries: dict[str, Obj], place: _Place, page: int, depth: int, *, header: bool
    ) -> None:
        self._flush(place)
        self._column += 1
        place.kind, place.in_cell = Kind.CELL, True
        self._cell_place = Place(Kind.CELL, self._row, self._column, header)
        self._inside(entries, place, page, depth)
        self._flush(place)
        self._cell_place = None

    # -- text -------------------------------------------------------------------------------

    def _take(self, key: tuple[int, int]) -> list[Run]:
        self.heard.used.add(key)
        return self._drawn.marked.get(key, [])

    def _content(self, key: tuple[int, int], place: _Place) -> None:
        for run in self._take(key):
            self._hear(run, place)

    def _speak(self, text: str, runs: list[Run], place: _Place, *, inline: bool) -> None:
        """Hear words that an element gives for what is drawn in it (14.9.4).

        A block's may be drawn with its label, and is not held against it.
        """
        if not runs:
            self._hidden = self._hidden or "nothing is drawn for it"
        hidden = next((run.hidden for run in runs if run.hidden), "")
        if not runs or not inline:
            self._hidden = self._hidden or hidden
            styles = [f"lang:{place.language}"] if place.language else []
            self._words.append(text, styles, place.target, dead=place.dead)
            return
        drawn = "".join(run.text for run in runs)
        if not hidden and not same_letters(text, drawn):
            hidden = f'it is drawn as "{drawn.strip()}"'
        self._hear(replace(runs[0], text=text, end=runs[-1].end, hidden=hidden), place)

    def _hear(self, run: Run, place: _Place) -> None:
        before = self._alike
        if before is not None and _line_ends(before, run):
            self._words.line_end()
        self._alike = run
        if run.hidden and run.text.strip():
            self._hidden = self._hidden or run.hidden
        styles = list(place.styles)
        if run.italic or (place.emphatic and _NO_ITALIC.search(run.text)):
            styles.append("em")
        if run.bold:
            styles.append("strong")
        language = run.language if run.language and run.language != self.language else ""
        if place.language or language:
            styles.append(f"lang:{place.language or language}")
        self._words.append(run.text, styles, place.target, dead=place.dead)

    def _flush(self, place: _Place) -> None:
        """End the block whose words are being heard."""
        said, hidden = self._words.said(), self._hidden
        self._words, self._alike = Words(), None
        if not (said.text or said.references):
            return
        self._hidden = ""
        block = self._cell_place or _block(place)
        if place.note or self._note:
            block = Place(Kind.NOTE, number=self._note)
            self.heard.notes.append(said.entry(block, hidden=hidden, within=place.within))
        else:
            self.heard.entries.append(said.entry(block, hidden=hidden, within=place.within))


def _block(place: _Place) -> Place:
    if place.kind is Kind.PARAGRAPH and place.item and place.item.fresh:
        place.item.fresh = False
        return Place(Kind.ITEM, place.item.depth, _number(place.item.label))
    if place.kind is not Kind.PARAGRAPH and place.item:
        place.item.fresh = False
    return Place(place.kind, place.level)


def _number(label: str) -> int:
    digits = label.strip(" .)(")
    return int(digits) if digits.isdecimal() else 0


def _line_ends(before: Run, run: Run) -> bool:
    """Say whether a line ended between two runs: a step down or up, a jump along, another page."""
    size = max(before.size, run.size)
    if before.page != run.page or abs(before.y - run.y) > 0.6 * size:
        return True
    return not -0.5 * size < run.x - before.end < 1.5 * size
