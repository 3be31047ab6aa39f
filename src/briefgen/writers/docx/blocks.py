"""Blocks → paragraphs and tables (ISO 29500-1, 17.3.1).

Every paragraph that has an id in the page gets a hidden bookmark and a ``w14:paraId`` made from
it, so that a file that was edited can be laid over its source again.
"""

from __future__ import annotations

from typing import Final, assert_never

from briefgen.layout.page import (
    Figure,
    Group,
    Heading,
    List,
    Notes,
    PageBlock,
    PageInline,
    Paragraph,
    Role,
    Table,
)
from briefgen.readers.docx.names import GROUP, bookmark
from briefgen.writers.docx.draft import Draft, Story, plain
from briefgen.writers.docx.inlines import Face, bookmarked, face_in, write_inlines
from briefgen.writers.docx.languages import is_rtl
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.numbering import LEVELS
from briefgen.writers.docx.places import NAMED, ON_COVER, Container, Place
from briefgen.writers.docx.styles_word import panel
from briefgen.writers.docx.stylesheet import StyleRow, custom_name, style_id

_WHOLE: Final = (Role.BOX, Role.ABSTRACT, Role.PULLQUOTE)
_LONGEST_WHOLE: Final = 9_000
"""Characters of markup; about a third of a page of text."""

CONTAINERS: Final = {
    Role.HEADER: Container.MASTHEAD,
    Role.COVER: Container.COVER,
    Role.ABSTRACT: Container.ABSTRACT,
    Role.PULLQUOTE: Container.PULL_QUOTE,
    Role.BLOCKQUOTE: Container.BLOCK_QUOTE,
    Role.BOX: Container.BOX,
    Role.ABOUT: Container.ABOUT,
    Role.COLOPHON: Container.COLOPHON,
}

_CLOSE_STYLES: Final = frozenset(
    ("BodyText", "BoxText", "ListBullet", "ListNumber", "ListContinue", "TableCaption", "Quote")
)
"""Styles without space before them, which a table ahead would touch."""


def write_block(draft: Draft, story: Story, block: PageBlock, place: Place) -> list[str]:
    """Write a block as paragraphs and tables, one string each."""
    draft.place = block.id or draft.place
    match block:
        case Paragraph():
            # One that held only a note's way back has nothing left for Word.
            return [_paragraph(draft, story, block, place)] if block.inlines else []
        case Heading():
            return [_heading(draft, story, block, place)]
        case List():
            return _list(draft, story, block, place)
        case Group():
            return _group(draft, story, block, place)
        case Figure():
            from briefgen.writers.docx.figures import write_figure  # they write paragraphs

            return write_figure(draft, story, block, place)
        case Table():
            from briefgen.writers.docx.tables import write_table

            return write_table(draft, story, block, place)
        case Notes():
            return []
        case _:
            assert_never(block)


def write_blocks(
    draft: Draft, story: Story, blocks: tuple[PageBlock, ...], place: Place
) -> list[str]:
    out: list[str] = []
    for block in blocks:
        out.extend(write_block(draft, story, block, place))
        if place.list_id:
            place = place.continued()
    return out


def paragraph(
    draft: Draft,
    style: str,
    content: str,
    *,
    identifier: str = "",
    properties: tuple[str, str] = ("", ""),
    language: str = "",
    seed: str = "",
) -> str:
    """Put a paragraph together. ``seed`` gives the paragraph id where there is no bookmark.

    ``properties`` are those that stand before ``w:bidi`` in the schema's order (numPr, tabs) and
    those after it (spacing, ind, jc). Bookmarks of the groups that begin here are put in, too.
    """
    before, after = properties
    if draft.after_table:
        draft.after_table = False
        if style in _CLOSE_STYLES:
            after = f'<w:spacing w:before="{twips(draft.theme.unit * 2)}"/>{after}'
    if draft.new_page:
        draft.new_page = False
        before = f"<w:pageBreakBefore/>{before}"
    if identifier:
        content = bookmarked(draft, bookmark(identifier), content)
    for group in draft.pending:
        content = bookmarked(draft, bookmark(group, GROUP), content)
    draft.pending.clear()
    direction = _direction(draft, language) if language else ""
    number = draft.numbers.paragraph_id(identifier or seed or f"{style} {content}")
    return (
        f'<w:p w14:paraId="{number}"><w:pPr><w:pStyle w:val="{style}"/>{before}'
        f"{direction}{after}</w:pPr>{content}</w:p>"
    )


def _direction(draft: Draft, language: str) -> str:
    rtl = is_rtl(language)
    if rtl == (draft.metadata.direction == "rtl"):
        return ""
    return "<w:bidi/>" if rtl else '<w:bidi w:val="0"/>'


def _paragraph(draft: Draft, story: Story, block: Paragraph, place: Place) -> str:
    language = block.language or place.language
    style = _paragraph_style(draft, block, place)
    content = write_inlines(draft, story, block.inlines, _face(draft, style, place, language))
    return paragraph(
        draft,
        style_id(style),
        content,
        identifier=block.id,
        properties=_list_properties(place),
        language=language,
    )


def _face(draft: Draft, style: str, place: Place, language: str) -> Face:
    """Give the face of a paragraph's text, which knows the ground that it stands on."""
    face = face_in(draft, language)
    masthead = place.container in (Container.MASTHEAD, Container.COVER)
    ground = panel(draft.theme, style, masthead=masthead)
    return face._replace(panel=ground) if ground else face


def _paragraph_style(draft: Draft, block: Paragraph, place: Place) -> str:
    family = place.family
    if place.list_id:
        return family.number if place.ordered else family.bullet
    base = family.continued if place.depth else family.text
    if not block.name:
        return base
    named = NAMED.get(block.name)
    if place.container in (Container.MASTHEAD, Container.COVER):
        named = ON_COVER.get(block.name, named)
    return named or custom_style(draft, block.name, base)


def custom_style(draft: Draft, name: str, base: str) -> str:
    """Give the style named after a layout's own class, made where it is new."""
    words = custom_name(name)
    identifier = style_id(words)
    if identifier not in draft.custom_styles:
        draft.custom_styles[identifier] = StyleRow(words, based_on=base, priority=60)
    return words


def _list_properties(place: Place) -> tuple[str, str]:
    if place.list_id:
        level = min(place.depth, LEVELS) - 1
        return (
            f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{place.list_id}"/></w:numPr>',
            "",
        )
    if place.depth:
        return "", f'<w:ind w:left="{twips(place.indent)}" w:firstLine="0"/>'
    return "", ""


def float_properties(draft: Draft, place: Place) -> tuple[str, str]:
    """Give the indent of a figure, table or caption that stands elsewhere than in the text."""
    if place.indent == draft.theme.hang:
        return "", ""
    return "", f'<w:ind w:left="{twips(place.indent)}"/>'


def _heading(draft: Draft, story: Story, block: Heading, place: Place) -> str:
    style = heading_style(block.level, place)
    content = write_inlines(draft, story, block.inlines, _face(draft, style, place, place.language))
    return paragraph(
        draft,
        style_id(style),
        content,
        identifier=block.id,
        language=place.language,
    )


def heading_style(level: int, place: Place) -> str:
    """Give the style's name: the page's ``h1`` is the title, its ``h2`` Word's Heading 1."""
    if level == 1:
        return "Title"
    own = dict(place.family.headings).get(level)
    return own or f"heading {level - 1}"


def _list(draft: Draft, story: Story, block: List, place: Place) -> list[str]:
    look = place.look[1] if block.ordered else place.look[0]
    level = min(place.depth, LEVELS - 1)
    number = draft.numbering.instance(look, level, block.start)
    inner = place.item(number, ordered=block.ordered)
    if block.id:
        draft.pending.append(block.id)
    out: list[str] = []
    for item in block.items:
        if item.id and not any(b.id == item.id for b in item.blocks):
            draft.pending.append(item.id)
        out.extend(write_blocks(draft, story, item.blocks, inner))
    return out


def _group(draft: Draft, story: Story, block: Group, place: Place) -> list[str]:
    if block.id:
        draft.pending.append(block.id)
    draft.new_page = draft.new_page or block.new_page
    container = CONTAINERS.get(block.role, place.container)
    inner = place.within(container, block.language)
    if block.role is Role.COVER:
        out = _cover(draft, story, block, inner)
        draft.new_page = True
        return out
    if block.role is Role.TOC:
        from briefgen.writers.docx.contents import write_contents

        return write_contents(draft, story, block, inner)
    if container is not place.container:
        inner = inner.continued()
    out = write_blocks(draft, story, block.blocks, inner)
    return _kept_together(out) if block.role in _WHOLE else out


def _cover(draft: Draft, story: Story, block: Group, place: Place) -> list[str]:
    from briefgen.writers.docx.cover import picture_height, pictured, set_cover

    with_picture = pictured(block)
    if with_picture:
        place = place._replace(height=picture_height(draft, block, place))
    out = write_blocks(draft, story, block.blocks, place)
    return set_cover(draft, out, with_picture=with_picture)


def _kept_together(out: list[str]) -> list[str]:
    """Keep a box on one page, as the PDF does, where it is short enough for that."""
    if sum(map(len, out)) > _LONGEST_WHOLE:
        return out
    return [*(kept_with_next(p) for p in out[:-1]), *out[-1:]]


def kept_with_next(block: str) -> str:
    """Keep a paragraph on the page of the next one; a block that is none stays as it is."""
    at = block.find("<w:pPr><w:pStyle ")
    if at < 0 or not block.startswith("<w:p "):
        return block
    at = block.index("/>", at) + 2
    return f"{block[:at]}<w:keepNext/>{block[at:]}"


def text_of(inlines: tuple[PageInline, ...]) -> str:
    """Give the plain text of a caption or cell, its white space made single."""
    return " ".join(plain(inlines).split())
