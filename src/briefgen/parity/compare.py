"""Comparing an artifact's transcript with what is expected.

Transcript × Transcript → diagnostics BG70x–BG74x, each with the artifact's name, both texts and
the place in the source. One change in an artifact is one finding.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from briefgen.diagnostics import Code, Sink, at
from briefgen.diagnostics.register import parity as codes
from briefgen.parity.addresses import in_pdf, in_word
from briefgen.parity.align import align, key
from briefgen.parity.blocks import Artifact, BlockComparison
from briefgen.parity.normal import LINE, as_drawn, normal
from briefgen.parity.show import cut, name
from briefgen.parity.transcript import Entry, Kind, Origin, Transcript

PDF: Final = Artifact(
    "PDF",
    drawn=True,
    styles=frozenset({"em", "strong", "small-caps", "sup", "sub", "code"}),
    relative=True,
    places=True,
    paged=True,
    not_compared=(
        "how small capitals, code, raised and lowered letters look (their elements are compared)",
        "which of U+00A0, U+202F and the space, or of the hyphens, a glyph stands for",
        "what pictures show",
    ),
    address=in_pdf,
)


DOCX: Final = Artifact(
    "DOCX",
    drawn=False,
    styles=frozenset({"em", "strong", "small-caps", "sup", "sub"}),
    relative=True,
    places=False,
    paged=True,
    not_compared=("how code looks", "what pictures show", "where pages and lines break"),
    address=in_word,
)
HTML: Final = Artifact(
    "HTML",
    drawn=False,
    styles=frozenset({"em", "strong", "small-caps", "sup", "sub", "code"}),
    relative=False,
    places=True,
    paged=False,
    not_compared=("how its styles look, but for what they hide", "what pictures show"),
)
ARTIFACTS: Final = {"pdf": PDF, "docx": DOCX, "html": HTML}


def compare(expected: Transcript, found: Transcript, artifact: Artifact, sink: Sink) -> None:
    """Report each difference between an artifact and what it must say."""
    comparison = _Comparison(expected, found, artifact, sink)
    comparison.entries()
    comparison.notes()
    comparison.facts()
    comparison.mentions()
    comparison.furniture()
    comparison.outline()
    for oddity in found.oddities:
        sink.report(codes.ODDITY, f"{artifact.name}: {oddity}")


class _Comparison:
    __slots__ = ("_artifact", "_blocks", "_expected", "_found", "_owners", "_sink", "_wanted")

    def __init__(
        self, expected: Transcript, found: Transcript, artifact: Artifact, sink: Sink
    ) -> None:
        ids = expected.groups | {e.id: key(e) for e in expected.entries if e.id}
        self._wanted = [
            e for e in expected.entries if not (artifact.paged and e.origin is Origin.UNPAGED)
        ]
        self._expected = expected
        self._found = found
        self._artifact = artifact
        self._blocks = BlockComparison(artifact, ids, sink)
        self._owners: dict[tuple[str, ...], int] | None = None
        self._sink = sink

    def _report(self, code: Code, entry: Entry | None, message: str, *hints: str) -> None:
        span = entry.span if entry and entry.span and entry.span.file.text else None
        self._sink.report(
            code, f"{self._artifact.name}: {message}", at(span, "written here"), *hints
        )

    def entries(self) -> None:
        """Compare the blocks in reading order."""
        wanted, found = self._wanted, self._found.entries
        missing: list[Entry] = []
        extra: list[int] = []
        for i, j in align(wanted, found):
            if i is not None and j is not None:
                self._blocks.compare(wanted[i], found[j])
            elif i is not None:
                missing.append(wanted[i])
            elif j is not None:
                extra.append(j)
        left = self._moved(missing, extra)
        for entry in left:
            self._report(codes.MISSING_BLOCK, entry, f"{name(entry)} is missing")
        self._extra(extra)

    def _moved(self, missing: list[Entry], extra: list[int]) -> list[Entry]:
        """Report what is both missing here and extra there; give what is missing for good."""
        left: list[Entry] = []
        for entry in missing:
            same = next((j for j in extra if key(self._found.entries[j]) == key(entry)), None)
            if same is None:
                left.append(entry)
                continue
            extra.remove(same)
            before = self._found.entries[same - 1] if same else None
            place = f"after {name(before)}" if before else "first"
            self._report(codes.MOVED_BLOCK, entry, f"{name(entry)} stands {place}")
            self._blocks.compare(entry, self._found.entries[same])
        return left

    def _extra(self, extra: Sequence[int]) -> None:
        known = {key(e): e for e in self._expected.entries} if extra else {}
        for j in extra:
            entry = self._found.entries[j]
            source = known.get(key(entry))
            if source is not None:
                self._report(codes.REPEATED_BLOCK, source, f"{name(source)} stands twice")
            else:
                before = f", after {name(self._found.entries[j - 1])}" if j else ""
                self._report(codes.EXTRA_BLOCK, None, f"{name(entry)} is not in the source{before}")

    def notes(self) -> None:
        """Compare the notes by number; a note that bears another's text is told so."""
        wanted, found = _by_number(self._expected.notes), _by_number(self._found.notes)
        for number, entries in wanted.items():
            if number not in found:
                self._report(codes.MISSING_NOTE, entries[0], f"{name(entries[0])} is missing")
                continue
            self._note(number, entries, found[number])
        for number, entries in found.items():
            if number not in wanted:
                self._report(codes.EXTRA_NOTE, None, f"{name(entries[0])} is not in the source")
        if self._expected.footnotes and self._artifact.paged:
            # Each stands on the page of its reference; the tree may tell them page by page.
            return
        self._note_order([n for n in found if n in wanted], [n for n in wanted if n in found])

    def _note(self, number: int, wanted: list[Entry], found: list[Entry]) -> None:
        if [entry.text for entry in wanted] != [entry.text for entry in found]:
            owner = self._owner(found)
            if owner is not None and _note_key(found) != _note_key(wanted):
                message = f"note {number} bears the text of note {owner} {cut(found[0].text)}"
                self._report(codes.NOTE_ORDER, wanted[0], message)
                return
        if len(wanted) != len(found):
            message = f"{name(wanted[0])} has {len(found)} paragraphs, not {len(wanted)}"
            self._report(codes.NOTE_TEXT, wanted[0], message)
        for want, got in zip(wanted, found, strict=False):
            self._blocks.compare(want, got)
        if any(entry.backlinks < 0 for entry in found):
            return
        ways, needed = (sum(entry.backlinks for entry in entries) for entries in (found, wanted))
        if ways != needed:
            message = f"{name(wanted[0])} has {ways} links back to its references, not {needed}"
            self._report(codes.NOTE_BACKLINK, wanted[0], message)

    def _owner(self, found: list[Entry]) -> int | None:
        """Give the note whose text these words are, by the source."""
        if self._owners is None:
            notes = _by_number(self._expected.notes)
            self._owners = {_note_key(entries): number for number, entries in notes.items()}
        return self._owners.get(_note_key(found))

    def _note_order(self, found: list[int], wanted: list[int]) -> None:
        if found != wanted:
            at_fault = next(a for a, b in zip(found, wanted, strict=True) if a != b)
            message = f"note {at_fault} stands out of order in the notes"
            self._report(codes.NOTE_ORDER, None, message)

    def facts(self) -> None:
        """Compare what the artifact says about itself, fact by fact."""
        for fact, wanted in self._expected.facts.items():
            found = self._found.facts.get(fact)
            if found is None and fact in _OPTIONAL_FACTS:
                continue
            if fact == "language":
                code, same = codes.DIFFERENT_LANGUAGE, (found or "").lower() == wanted.lower()
            else:
                # Metadata are for lists and searches: where a line may break says nothing there.
                code, same = codes.DIFFERENT_METADATA, _plain(found or "") == _plain(wanted)
            if not same:
                said = f"is {cut(found)}" if found else "is not given"
                self._report(code, None, f"the metadata: {fact} {said}, not {cut(wanted)}")

    def mentions(self) -> None:
        """Look for the facts of the brief that the layout wraps into its own words."""
        text = "\n".join(self._fold(e.text) for e in self._found.entries)
        squeezed = text.replace(" ", "")
        for mention in self._expected.mentions:
            if self._fold(mention.text).replace(" ", "") not in squeezed:
                self._sink.report(
                    codes.MISSING_MENTION,
                    f'{self._artifact.name}: the {mention.what} "{mention.text}" stands nowhere',
                    at(mention.span, "written here"),
                )

    def _fold(self, text: str) -> str:
        text = text.replace(LINE, " ")
        return as_drawn(text) if self._artifact.drawn else text

    def furniture(self) -> None:
        """Check running heads and feet: each one of the layout's, and each of those there."""
        wanted, allowed = self._expected.furniture, self._expected.allowed
        # A table that goes on over a page shows its head again.
        heads = [key(e) for e in self._wanted if e.kind is Kind.CELL and e.header]
        seen: set[str] = set()
        lines = list(self._found.furniture)
        while lines:
            line, rest = lines[0], 1
            # One that is too long for a line has two or three.
            for rest in range(1, min(len(lines), _MOST_LINES) + 1):
                told = self._fold(" ".join(lines[:rest]))
                hits = [p for p in (*wanted, *allowed) if _is_furniture(p, told)]
                if hits:
                    break
            del lines[: rest if hits else 1]
            seen.update(hits)
            again = any(_squashed(line) in head for head in heads)
            if not hits and not again and any(c.isalnum() for c in line):
                message = f"the running head or foot {cut(line)} is none of the layout's"
                self._report(codes.DIFFERENT_FURNITURE, None, message)
        for pattern in wanted if self._artifact.paged else ():
            on_later_pages = self._found.one_page and "{page" not in pattern
            if pattern not in seen and not on_later_pages:
                message = f"the running head or foot {cut(pattern)} is missing"
                self._report(codes.DIFFERENT_FURNITURE, None, message)

    def outline(self) -> None:
        """Check the bookmarks: the headings of level 2 all, in order, and nothing else."""
        if self._found.outline is None:
            return
        headings = [e for e in self._wanted if e.kind in (Kind.TITLE, Kind.HEADING)]
        at_heading = 0
        for _, words in self._found.outline:
            ahead = range(at_heading, len(headings))
            hit = next((k for k in ahead if key(headings[k]) == _squashed(words)), None)
            if hit is None:
                message = f"the bookmark {cut(words)} follows no heading"
                self._report(codes.DIFFERENT_OUTLINE, None, message)
                continue
            self._skipped(headings[at_heading:hit])
            at_heading = hit + 1
        self._skipped(headings[at_heading:])

    def _skipped(self, headings: Sequence[Entry]) -> None:
        for heading in headings:
            if heading.kind is Kind.HEADING and heading.level == 2:
                self._report(codes.DIFFERENT_OUTLINE, heading, f"{name(heading)} has no bookmark")


_OPTIONAL_FACTS: Final = frozenset({"publisher", "description"})
"""Facts that not every format has a place for; where one is given it must be right."""


def _plain(text: str) -> str:
    return normal(as_drawn(text))


def _squashed(text: str) -> str:
    return key(Entry(Kind.HEADING, normal(text)))


_SLOTS: Final = re.compile(r"\{pages?\}")

_MOST_LINES: Final = 3
"""Of a running head or foot."""


def _is_furniture(pattern: str, line: str) -> bool:
    pattern, line = as_drawn(pattern), as_drawn(line)
    words = _SLOTS.split(pattern)
    if len(words) == 1:
        return line == pattern
    return re.fullmatch(r"\d+".join(map(re.escape, words)), line) is not None


def _by_number(notes: Sequence[Entry]) -> dict[int, list[Entry]]:
    grouped: dict[int, list[Entry]] = {}
    for entry in notes:
        grouped.setdefault(entry.number, []).append(entry)
    return grouped


def _note_key(entries: Sequence[Entry]) -> tuple[str, ...]:
    return tuple(key(entry) for entry in entries)
