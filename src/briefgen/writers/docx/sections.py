"""The body, cut into Word's sections, and the furniture of their pages.

ISO 29500-1, 17.6. A section's properties stand in its last paragraph. Endnotes are set at the
end of the first section that does not refuse them (``w:noEndnote``): that is the one which the
"Notes" heading closes, so that the notes stand before what follows (section 6 of the design).
"""

from __future__ import annotations

from briefgen.frozen import frozen, slotted
from briefgen.layout.page import Group, Heading, Notes, PageBlock, Role
from briefgen.writers.docx.blocks import paragraph, write_block
from briefgen.writers.docx.draft import Draft, NoteKind, Story
from briefgen.writers.docx.inlines import face_in, write_inlines
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.places import Container, Place
from briefgen.writers.docx.tables import separator


@frozen
class Furniture:
    """The relationship ids of a section's headers and footers, by width of the text."""

    header: str
    footer: str


@slotted
class Body:
    """The body as it grows. ``upright`` and ``sideways`` are the furniture of such pages; a
    first page that is a cover (``covered``) has none. ``turning`` is set while a landscape part is
    written; ``landscape`` until something follows it that stands upright."""

    draft: Draft
    story: Story
    upright: Furniture
    sideways: Furniture | None
    position: str
    out: list[str]
    start: str = "nextPage"
    landscape: bool = False
    turning: bool = False
    noted: bool = False
    sections: int = 0
    closing: Notes | None = None
    covered: bool = False

    def place(self) -> Place:
        return body_place(self.draft, self.landscape)

    def write(self, blocks: tuple[PageBlock, ...], place: Place) -> None:
        """Write blocks; groups that hold a landscape part or the notes are opened here."""
        for block in blocks:
            self.covered |= isinstance(block, Group) and block.role is Role.COVER
            match block:
                case Notes():
                    self._notes(block)
                case Group(role=Role.LANDSCAPE):
                    self._turned(block)
                case Group(blocks=inner) if _holds_break(block):
                    if not (isinstance(inner[0], Group) and inner[0].role is Role.LANDSCAPE):
                        self._upright()
                    if block.id:
                        self.draft.pending.append(block.id)
                    self.draft.new_page = self.draft.new_page or block.new_page
                    self.write(inner, place)
                case _:
                    self._upright()
                    self.out.extend(write_block(self.draft, self.story, block, place))

    def close(self) -> str:
        """Give the body's content with the last section's properties."""
        if self.closing is not None:
            self._upright()
            self._notes_heading(self.closing)
        self._end_in_paragraph()
        return "".join((*self.out, self._properties(last=True)))

    def _notes(self, notes: Notes) -> None:
        if self.draft.note_kind is NoteKind.FOOTNOTE or not notes.notes:
            return
        if self.position == "docEnd":
            self.closing = notes
            return
        self._upright()
        self._notes_heading(notes)
        self.noted = True
        self._break("continuous")

    def _notes_heading(self, notes: Notes) -> None:
        heading: Heading = notes.heading
        face = face_in(self.draft, "")
        content = write_inlines(self.draft, self.story, heading.inlines, face)
        if notes.id:
            self.draft.pending.append(notes.id)
        self.out.append(paragraph(self.draft, "NotesHeading", content, identifier=heading.id))

    def _turned(self, group: Group) -> None:
        """A landscape part has pages of its own; those that follow each other share a section."""
        if self.landscape:
            self.draft.new_page = True
        elif self.out:
            self._break("nextPage")
        self.landscape = self.turning = True
        if group.id:
            self.draft.pending.append(group.id)
        self.write(group.blocks, self.place())
        self.turning = False

    def _upright(self) -> None:
        """Turn the pages back, before what follows a landscape part."""
        if self.landscape and not self.turning:
            self._break("nextPage")
            self.landscape = False

    def _break(self, following: str) -> None:
        """End the section at hand in its last paragraph; ``following`` starts the next one."""
        self._end_in_paragraph()
        last = self.out[-1]
        self.out[-1] = last.replace("</w:pPr>", f"{self._properties()}</w:pPr>", 1)
        self.start = following

    def _end_in_paragraph(self) -> None:
        if not self.out or self.out[-1].startswith("<w:tbl") or "<w:sectPr>" in self.out[-1]:
            self.out.append(separator(self.draft, f"section-{self.sections}"))

    def _properties(self, *, last: bool = False) -> str:
        page = self.draft.theme.page
        furniture = self.sideways if self.landscape and self.sideways else self.upright
        first = self.sections == 0
        self.sections += 1
        deferred = self.draft.note_kind is NoteKind.ENDNOTE and not self.noted and not last
        width, height = (page.height, page.width) if self.landscape else (page.width, page.height)
        turned = ' w:orient="landscape"' if self.landscape else ""
        bare = not first or self.covered
        title = "" if bare else f'<w:footerReference w:type="first" r:id="{furniture.footer}"/>'
        kind = self.draft.note_kind.value
        position = "pageBottom" if kind == "footnote" else self.position
        return (
            f'<w:sectPr><w:headerReference w:type="default" r:id="{furniture.header}"/>'
            f'<w:footerReference w:type="default" r:id="{furniture.footer}"/>{title}'
            f'<w:{kind}Pr><w:pos w:val="{position}"/><w:numFmt w:val="decimal"/></w:{kind}Pr>'
            f'<w:type w:val="{self.start}"/>'
            f'<w:pgSz w:w="{twips(width)}" w:h="{twips(height)}"{turned}/>'
            f'<w:pgMar w:top="{twips(page.top)}" w:right="{twips(page.right)}" '
            f'w:bottom="{twips(page.bottom)}" w:left="{twips(page.left)}" '
            f'w:header="{twips(page.top / 2)}" w:footer="{twips(page.bottom / 2)}" w:gutter="0"/>'
            '<w:cols w:space="720"/>'
            + ("<w:noEndnote/>" if deferred else "")
            + ("<w:titlePg/>" if first else "")
            + ("<w:bidi/>" if self.draft.metadata.direction == "rtl" else "")
            + "</w:sectPr>"
        )


def body_place(draft: Draft, landscape: bool) -> Place:
    """Give the place of the body's blocks: the room between the margins."""
    page = draft.theme.page
    width, height = page.width, page.height
    if landscape:
        width, height = height, width
    return Place(
        Container.BODY,
        width - page.left - page.right,
        height - page.top - page.bottom,
        0.0 if landscape else draft.theme.hang,
    )


def _holds_break(group: Group) -> bool:
    """Tell whether a group holds the notes or a landscape part, at any depth."""
    return any(
        isinstance(block, Notes)
        or (isinstance(block, Group) and (block.role is Role.LANDSCAPE or _holds_break(block)))
        for block in group.blocks
    )


def has_landscape(blocks: tuple[PageBlock, ...]) -> bool:
    return any(
        isinstance(block, Group) and (block.role is Role.LANDSCAPE or has_landscape(block.blocks))
        for block in blocks
    )
