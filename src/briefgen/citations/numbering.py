"""Number the notes: by first reference, in the order in which the brief is read.

Brief → the same brief with ``NoteMark`` for every note reference and citation, and the notes in
order, not yet written out. A note referred to twice is one note.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import field

from briefgen.diagnostics import Label, Sink, at, did_you_mean
from briefgen.diagnostics.register import citations as codes
from briefgen.frozen import replace, slotted
from briefgen.model.blocks import Block, Box, Heading, PullQuote
from briefgen.model.brief import Brief
from briefgen.model.inlines import (
    Citation,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    NoteReference,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)
from briefgen.model.walk import blocks_in, inlines_in, rewrite_blocks, texts_of
from briefgen.source import Span


@slotted
class OpenNote:
    """A note that has its number; ``references`` grows as further marks point at it.

    ``section`` is the id of the section of its first reference, or the part's name. A note made
    on the spot is its ``citation`` and has no blocks yet.
    """

    number: int
    id: str
    key: str
    blocks: tuple[Block, ...]
    section: str
    span: Span
    citation: Citation | None = None
    references: list[str] = field(default_factory=list)

    def mark(self, span: Span) -> NoteMark:
        """Add a reference to the note and give its mark."""
        stem = self.id.removeprefix("note-")
        identifier = f"ref-{stem}-{len(self.references) + 1}"
        self.references.append(identifier)
        return NoteMark(self.number, self.id, identifier, len(self.references) == 1, span)


def number_notes(
    brief: Brief, order: tuple[str, ...], sink: Sink
) -> tuple[Brief, tuple[OpenNote, ...]]:
    """Number the notes of a brief whose parts are read in ``order``.

    Parts are "lead", "summary" and "sections"; one that ``order`` leaves out is read last.
    Reports undefined, unused and misplaced notes.
    """
    _refuse_misplaced(brief, sink)
    numbering = _Numbering(brief, sink)
    parts: dict[str, Callable[[Brief], Brief]] = {
        "lead": numbering.lead,
        "summary": numbering.summary,
        "sections": numbering.sections,
    }
    for part in dict.fromkeys((*order, *parts)):
        if part in parts:
            brief = parts[part](brief)
    numbering.report_unused()
    return brief, tuple(numbering.notes)


class _Numbering:
    def __init__(self, brief: Brief, sink: Sink) -> None:
        self.defined = brief.notes or {}
        self.sink = sink
        self.notes: list[OpenNote] = []
        self.by_key: dict[str, OpenNote] = {}
        self.ids: set[str] = set()
        self.place = ""
        self.undefined = self.unread = False

    def lead(self, brief: Brief) -> Brief:
        self.place = "lead"
        return replace(brief, lead=rewrite_blocks(brief.lead, self.rewrite))

    def summary(self, brief: Brief) -> Brief:
        self.place = "summary"
        bullets = tuple(replace(b, inlines=self.rewrite(b.inlines)) for b in brief.summary)
        return replace(brief, summary=bullets)

    def sections(self, brief: Brief) -> Brief:
        sections = []
        for section in brief.sections:
            self.place = section.id
            self.unread = self.unread or not section.blocks
            sections.append(replace(section, blocks=rewrite_blocks(section.blocks, self.rewrite)))
        return replace(brief, sections=tuple(sections))

    def rewrite(self, inlines: tuple[Inline, ...]) -> tuple[Inline, ...]:
        rewritten: list[Inline] = []
        for node in inlines:
            match node:
                case NoteReference(key=key, span=span):
                    if (note := self.named(key, span)) is not None:
                        self.place_mark(note.mark(span), rewritten)
                case Citation(span=span):
                    self.place_mark(self.on_the_spot(node).mark(span), rewritten)
                case Text() | Code() | LineBreak() | NoteMark():
                    rewritten.append(node)
                case (
                    Emphasis()
                    | Strong()
                    | SmallCaps()
                    | Superscript()
                    | Subscript()
                    | Link()
                    | CrossReference()
                    | Passage()
                ):
                    rewritten.append(replace(node, children=self.rewrite(node.children)))
        return tuple(rewritten)

    def place_mark(self, mark: NoteMark, before: list[Inline]) -> None:
        """Put a mark behind what it follows, without the space that authors may type there.

        Two marks with nothing between them would print as one number, 1 and 2 as 12.
        """
        if before and isinstance(last := before[-1], Text):
            text = last.text.rstrip(" ")
            if text != last.text:
                before[-1:] = [replace(last, text=text)] if text else []
        if before and isinstance(last := before[-1], NoteMark):
            self.sink.report(
                codes.ADJACENT_NOTES,
                f"notes {last.number} and {mark.number} stand side by side and would read as "
                f"{last.number}{mark.number}",
                (Label(mark.span, "the second"), Label(last.span, "the first")),
                codes.ADJACENT_NOTES.mend,
            )
        before.append(mark)

    def named(self, key: str, span: Span) -> OpenNote | None:
        if (note := self.by_key.get(key)) is not None:
            return note
        definition = self.defined.get(key)
        if definition is None:
            self.undefined = True
            hint = did_you_mean(key, self.defined) or "write the note under `notes:`"
            message = f'the brief has no note "{key}"'
            self.sink.report(codes.UNDEFINED_NOTE, message, at(span, "referred to here"), hint)
            return None
        note = self.add(f"note-{key}", key, definition.blocks, definition.span)
        self.by_key[key] = note
        return note

    def on_the_spot(self, citation: Citation) -> OpenNote:
        """Make a note of a citation in the text; its id follows from what it cites."""
        digest = hashlib.blake2b(_signature(citation).encode(), digest_size=4).hexdigest()
        note = self.add(f"note-{digest}", "", (), citation.span)
        note.citation = citation
        return note

    def add(self, wanted: str, key: str, blocks: tuple[Block, ...], span: Span) -> OpenNote:
        identifier, count = wanted, 1
        while identifier in self.ids:
            count += 1
            identifier = f"{wanted}-{count}"
        self.ids.add(identifier)
        note = OpenNote(len(self.notes) + 1, identifier, key, blocks, self.place, span)
        self.notes.append(note)
        return note

    def report_unused(self) -> None:
        """Report notes that nothing refers to, if all references could be read and have a note."""
        if self.undefined or self.unread:
            return
        for key, note in self.defined.items():
            if key not in self.by_key:
                self.sink.report(
                    codes.UNUSED_NOTE,
                    f'no text refers to the note "{key}"',
                    at(note.span, "written here"),
                    f"refer to it with [^{key}] where it belongs, or delete it",
                )


def _signature(citation: Citation) -> str:
    return "\n".join(
        [
            f"{plain(c.prefix) if c.prefix else ''}|{c.key}|{c.label}|{c.locator}|"
            f"{plain(c.suffix) if c.suffix else ''}"
            for c in citation.cites
        ]
    )


def _refuse_misplaced(brief: Brief, sink: Sink) -> None:
    """Report notes in places where no output can carry one."""
    places: list[tuple[str, tuple[Inline, ...]]] = [
        ("the title", brief.title),
        ("the subtitle", brief.subtitle),
    ]
    places += [("a section's title", section.title) for section in brief.sections]
    places += [("a correction", correction.inlines) for correction in brief.corrections]
    for author in brief.authors:
        places += _texts_in("the text about an author", author.about)
    places += _texts_in("the publisher's imprint", brief.publisher.imprint)
    running = (brief.lead, *(section.blocks for section in brief.sections))
    for block in (block for blocks in running for block in blocks_in(blocks)):
        match block:
            case Heading(inlines=inlines):
                places.append(("a heading", inlines))
            case Box(title=title):
                places.append(("a box's title", title))
            case PullQuote(blocks=blocks):
                places += _texts_in("a pull quote", blocks)
            case _:
                pass
    for place, inlines in places:
        for node in inlines_in(inlines):
            if isinstance(node, NoteReference | Citation):
                sink.report(
                    codes.MISPLACED_NOTE,
                    f"{place} cannot hold a note",
                    at(node.span, "stands here"),
                    "move it into the running text",
                )


def _texts_in(place: str, blocks: tuple[Block, ...]) -> list[tuple[str, tuple[Inline, ...]]]:
    return [(place, text) for block in blocks_in(blocks) for text in texts_of(block)]
