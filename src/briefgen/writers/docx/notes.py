"""Notes → endnotes.xml or footnotes.xml (ISO 29500-1, 17.11).

Word numbers them itself, by the order of the references; the separators are notes of their own
with ids -1 and 0.
"""

from __future__ import annotations

from typing import Final

from briefgen.layout.page import Note, Paragraph
from briefgen.readers.docx.names import note_paragraph
from briefgen.writers.docx.blocks import paragraph, write_blocks
from briefgen.writers.docx.draft import Draft, NoteKind, Story
from briefgen.writers.docx.inlines import face_in, write_inlines
from briefgen.writers.docx.places import Container, Place
from briefgen.writers.docx.styles_back import note_hang
from briefgen.writers.docx.xml import DECLARATION, STORY_NAMESPACES

_SEPARATOR: Final = (
    '<w:{kind} w:type="separator" w:id="-1"><w:p><w:pPr><w:pStyle w:val="SectionBreak"/></w:pPr>'
    "<w:r>{rule}</w:r></w:p></w:{kind}>"
    '<w:{kind} w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:pStyle w:val="SectionBreak"/></w:pPr><w:r>{continued}</w:r></w:p></w:{kind}>'
)
"""Endnotes stand under a heading of their own, so their separators draw no rule."""


def _opening(kind: NoteKind) -> tuple[str, str]:
    """Give the style of a note's first paragraph, and the number that it begins with."""
    title = kind.title()
    look = f'<w:rPr><w:rStyle w:val="{title}Number"/></w:rPr>'
    return f"{title}Text", f"<w:r>{look}<w:{kind}Ref/><w:tab/></w:r>"


_OPENINGS: Final = {kind: _opening(kind) for kind in NoteKind}


def notes_xml(draft: Draft, story: Story, place: Place) -> str:
    """Write the notes that the body refers to, in the order in which it does."""
    kind, footnotes = draft.note_kind.value, draft.note_kind is NoteKind.FOOTNOTE
    container = Container.FOOTNOTE if footnotes else Container.ENDNOTE
    inner = Place(container, place.width, place.height, note_hang(draft.theme))
    story.in_note = True
    separators = _SEPARATOR.format(
        kind=kind,
        rule="<w:separator/>" if footnotes else "",
        continued="<w:continuationSeparator/>" if footnotes else "",
    )
    parts = [f"{DECLARATION}<w:{kind}s {STORY_NAMESPACES}>{separators}"]
    for number, key in enumerate(draft.written, 1):
        note = _note(draft, story, draft.notes[key], inner)
        parts.append(f'<w:{kind} w:id="{number}">{note}</w:{kind}>')
    parts.append(f"</w:{kind}s>")
    return "".join(parts)


def _note(draft: Draft, story: Story, note: Note, place: Place) -> str:
    """The number, a tab to the hanging indent, and the note's blocks."""
    draft.place = note.id
    style, number = _OPENINGS[draft.note_kind]
    rest = note.blocks
    inlines, language, identifier, seed = "", "", "", note.id
    if note.blocks and isinstance(note.blocks[0], Paragraph):
        first = note.blocks[0]
        rest = note.blocks[1:]
        language = first.language
        inlines = write_inlines(draft, story, first.inlines, face_in(draft, language))
        seed = first.id or note.id
        # The note's id tells those of its citation.
        identifier = "" if seed in (note.id, note_paragraph(note.id)) else seed
    opening_paragraph = paragraph(
        draft,
        style,
        number + inlines,
        identifier=identifier,
        language=language,
        seed=seed,
    )
    if not rest:
        return opening_paragraph
    return opening_paragraph + "".join(write_blocks(draft, story, rest, place))
