"""Inlines → runs, hyperlinks, fields and note references (ISO 29500-1, 17.3.2, 17.16)."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final, assert_never

from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import (
    Abbreviation,
    Break,
    Language,
    Link,
    NoteReference,
    PageInline,
    Style,
    Styled,
    Text,
)
from briefgen.layout.theme import kind
from briefgen.layout.xhtml import escape
from briefgen.named import NamedTuple
from briefgen.readers.docx.names import LABEL, NOTE, REFERENCE, bookmark, first_reference
from briefgen.writers.docx.draft import Draft, Story, plain
from briefgen.writers.docx.languages import (
    is_complex,
    is_east_asian,
    is_rtl,
    run_language,
    split_directions,
)
from briefgen.writers.docx.links import usable_target
from briefgen.writers.docx.scripts import run_fonts, script_font
from briefgen.writers.docx.styles_word import Panel


class Face(NamedTuple):
    """How a run looks where its paragraph's style does not say it already.

    ``east_asian`` says that the document is, ``serif`` that its running text is in serif type;
    ``language`` is "" for the document's own; ``vertical`` is "superscript", "subscript" or "";
    ``panel`` is the paragraph's ground, where the colours of links and code would not show.
    """

    italic: bool = False
    bold: bool = False
    small_caps: bool = False
    vertical: str = ""
    code: bool = False
    link: bool = False
    style: str = ""
    language: str = ""
    rtl: bool = False
    east_asian: bool = False
    serif: bool = True
    panel: Panel | None = None


PLAIN: Final = Face()
_EAST_ASIAN: Final = Face(east_asian=True)
# Punctuation that Latin has as well, such as “”, is then taken from the East Asian font.
_HINT: Final = '<w:rFonts w:hint="eastAsia"/>'


@lru_cache(maxsize=1024)
def run_properties(face: Face, rtl: bool) -> str:
    """Give ``w:rPr`` of a face; ``rtl`` is the direction of the stretch at hand."""
    style = "Hyperlink" if face.link else "InlineCode" if face.code else face.style
    inner = (
        (f'<w:rStyle w:val="{style}"/>' if style else "")
        + (run_fonts(face.language, serif=face.serif) if face.language else "")
        + (_HINT if face.east_asian and not face.language else "")
        + ("<w:b/><w:bCs/>" if face.bold else "")
        + ("<w:i/><w:iCs/>" if face.italic else "")
        + ("<w:smallCaps/>" if face.small_caps else "")
        + ("<w:noProof/>" if face.code and face.link else "")
        + (_on_panel(face.panel, face) if face.panel and style else "")
        + (f'<w:vertAlign w:val="{face.vertical}"/>' if face.vertical else "")
        + ("<w:rtl/>" if rtl else "<w:cs/>" if _complex(face) else "")
        + (run_language(face.language) if face.language else "")
    )
    return f"<w:rPr>{inner}</w:rPr>" if inner else ""


def _on_panel(panel: Panel, face: Face) -> str:
    """Give words that a character style colours the colour of their paragraph's text."""
    colour = f'<w:color w:val="{panel.colour}" w:themeColor="{panel.slot}"/>'
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{panel.ground}"/>' if face.code else ""
    return colour + shade


def _in_language(draft: Draft, face: Face, language: str) -> Face:
    """Give a face for words in another language; the fonts that it names are the table's, too."""
    serif = kind(draft.theme.fonts.text, "text") == "serif"
    font = script_font(language, serif=serif)
    if font is not None:
        draft.script_fonts[font.name] = font
    return face._replace(language=language, rtl=is_rtl(language), serif=serif)


def face_in(draft: Draft, language: str) -> Face:
    """Give the face of plain text in a language; the document's own needs no mark."""
    own = draft.metadata.language
    if language and language != own:
        return _in_language(draft, PLAIN, language)
    if is_east_asian(own):
        return _EAST_ASIAN
    return Face(rtl=True) if draft.metadata.direction == "rtl" else PLAIN


def _complex(face: Face) -> bool:
    return bool(face.language) and is_complex(face.language) and not is_rtl(face.language)


_ORDINARY: Final = re.compile("[ -%'-;=?-\u00ac\u00ae-\u058f\u2000-\u2010\u2012-\u2bff]*")
"""Text that nearly all is: nothing to escape, to write as an element or from right to left."""

_SPECIAL: Final = re.compile("([\u00ad\u2011])")
_ELEMENTS: Final = {"\u00ad": "<w:softHyphen/>", "\u2011": "<w:noBreakHyphen/>"}
_WHITE: Final = str.maketrans({"\n": " ", "\t": " ", "\r": " "})


def write_text(text: str, face: Face) -> str:
    """Write characters as one run, or one for each direction that they have."""
    if not text:
        return ""
    if not face.rtl and _ORDINARY.fullmatch(text):
        properties = "" if face is PLAIN else run_properties(face, False)
        return f"<w:r>{properties}{_text(text)}</w:r>"
    return "".join(
        f"<w:r>{run_properties(face, rtl)}{_characters(piece)}</w:r>"
        for piece, rtl in split_directions(text, rtl=face.rtl)
    )


def _characters(text: str) -> str:
    if not text.isprintable():  # only then can there be white space but the space
        text = text.translate(_WHITE)
    text = escape(text)
    if "\u00ad" not in text and "\u2011" not in text:
        return _text(text)
    return "".join(_ELEMENTS.get(piece) or _text(piece) for piece in _SPECIAL.split(text) if piece)


def _text(text: str) -> str:
    """Write escaped characters; white space that XML might lose is to be preserved (2.10)."""
    if text[0] == " " or text[-1] == " " or "  " in text:
        return f'<w:t xml:space="preserve">{text}</w:t>'
    return f"<w:t>{text}</w:t>"


def write_inlines(
    draft: Draft, story: Story, inlines: tuple[PageInline, ...], face: Face = PLAIN
) -> str:
    """Write inlines as the content of a paragraph."""
    out: list[str] = []
    for node in inlines:
        match node:
            case Text(text=text):
                out.append(write_text(text, face))
            case Styled(style=style, children=children):
                out.append(_styled(draft, story, style, children, face))
            case Link():
                out.append(_link(draft, story, node, face))
            case NoteReference():
                out.append(_note_reference(draft, story, node, face.panel))
            case Language(language=language, children=children):
                rtl = node.direction == "rtl" if node.direction else is_rtl(language)
                inner = _in_language(draft, face, language or face.language)._replace(rtl=rtl)
                out.append(write_inlines(draft, story, children, inner))
            case Abbreviation(children=children):
                out.append(write_inlines(draft, story, children, face))
            case Break():
                out.append("<w:r><w:br/></w:r>")
            case _:
                assert_never(node)
    return "".join(out)


_QUOTES: Final = {
    "de": ("„", "“"),
    "fr": ("«", "»"),
    "es": ("«", "»"),
    "it": ("«", "»"),
    "ru": ("«", "»"),
    "ar": ("«", "»"),
    "fa": ("«", "»"),
}


def _styled(
    draft: Draft, story: Story, style: Style, children: tuple[PageInline, ...], face: Face
) -> str:
    match style:
        case Style.EMPHASIS | Style.CITE:
            inner = face._replace(italic=not face.italic)
        case Style.STRONG:
            inner = face._replace(bold=True)
        case Style.SMALL_CAPS:
            inner = face._replace(small_caps=True)
        case Style.SUPERSCRIPT:
            inner = face._replace(vertical="superscript")
        case Style.SUBSCRIPT:
            inner = face._replace(vertical="subscript")
        case Style.CODE:
            inner = face._replace(code=True)
        case Style.QUOTE:
            language = (face.language or draft.metadata.language).partition("-")[0]
            opening, closing = _QUOTES.get(language, ("“", "”"))
            return (
                write_text(opening, face)
                + write_inlines(draft, story, children, face)
                + write_text(closing, face)
            )
        case Style.LABEL:
            inner = face._replace(style="Label")
        case _:
            assert_never(style)
    return write_inlines(draft, story, children, inner)


def _link(draft: Draft, story: Story, link: Link, face: Face) -> str:
    linked = face._replace(link=True)
    if link.target.startswith("#"):
        return _cross_reference(draft, story, link, linked)
    target = usable_target(link.target)
    if target is None:
        draft.report(
            codes.UNUSABLE_LINK,
            f'"{link.target}" is no address that Word can open; it is written as text',
        )
        return write_inlines(draft, story, link.children, face)
    identifier = story.relationships.add("hyperlink", target, external=True)
    content = write_inlines(draft, story, link.children, linked)
    return f'<w:hyperlink r:id="{identifier}" w:history="1">{content}</w:hyperlink>'


def _cross_reference(draft: Draft, story: Story, link: Link, face: Face) -> str:
    """A link inside the page: REF where the words are the target's own, so that Word can bring
    them up to date; a link to the target's bookmark otherwise."""
    target = link.target[1:]
    words = plain(link.children)
    if target in draft.labels:
        name = bookmark(target, LABEL)
        if words == draft.labels[target]:
            return field(f"REF {name} \\h", write_inlines(draft, story, link.children, face), face)
    elif target in draft.notes:
        name = bookmark(target, NOTE)
        if words == str(draft.notes[target].number):
            return field(f"NOTEREF {name} \\h", write_text(words, face), face)
    elif target in draft.targets:
        name = bookmark(target, draft.targets[target])
    else:
        draft.report(codes.DEAD_ANCHOR, f'a link leads to "#{target}", which is not there')
        return write_inlines(draft, story, link.children, face._replace(link=False))
    content = write_inlines(draft, story, link.children, face)
    return f'<w:hyperlink w:anchor="{name}" w:history="1">{content}</w:hyperlink>'


def field(instruction: str, result: str, face: Face = PLAIN) -> str:
    """Write a complex field with its cached result (17.16.18): begin, code, separate, end."""
    properties = run_properties(face, False)
    return (
        f'<w:r>{properties}<w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r>{properties}<w:instrText xml:space="preserve"> {escape(instruction)} </w:instrText>'
        f'</w:r><w:r>{properties}<w:fldChar w:fldCharType="separate"/></w:r>{result}'
        f'<w:r>{properties}<w:fldChar w:fldCharType="end"/></w:r>'
    )


_MARKS: Final = {
    "endnote": Face(style="EndnoteReference"),
    "footnote": Face(style="FootnoteReference"),
}


def _note_reference(
    draft: Draft, story: Story, reference: NoteReference, panel: Panel | None
) -> str:
    """The first reference is Word's own; a later one is a NOTEREF to the first one's bookmark.

    Two references with one id are a structural error in Word, and a reference inside a note is
    not allowed at all (17.11.14), so that one is a NOTEREF, too. The note's own id is a bookmark
    round its first reference: LibreOffice loses bookmarks that stand in notes. Such a reference
    needs none for itself.
    """
    name = bookmark(reference.id, REFERENCE)
    kind = draft.note_kind.value
    face = _MARKS[kind] if panel is None else _MARKS[kind]._replace(panel=panel)
    if reference.note_id not in draft.written and not story.in_note:
        if reference.note_id not in draft.notes:
            draft.report(codes.NOTE_MISSING, f'note "{reference.note_id}" is not in the page')
            return ""
        number = len(draft.written) + 1
        if number != reference.number:
            draft.report(
                codes.NOTE_ORDER,
                f'note "{reference.note_id}" is number {reference.number}, '
                f"but Word will number it {number}",
            )
        draft.written[reference.note_id] = number
        note = bookmark(reference.note_id, NOTE)
        mark = bookmarked(
            draft,
            note,
            f'<w:r>{run_properties(face, False)}<w:{kind}Reference w:id="{number}"/></w:r>',
        )
        if name == first_reference(note):
            return mark
    else:
        mark = field(
            f"NOTEREF {bookmark(reference.note_id, NOTE)} \\f \\h",
            write_text(str(reference.number), face),
        )
    return bookmarked(draft, name, mark)


def bookmarked(draft: Draft, name: str, content: str) -> str:
    """Put a bookmark round content; a name that is taken is not given twice."""
    number = draft.numbers.bookmark_id(name)
    if not number:
        return content
    return (
        f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{content}'
        f'<w:bookmarkEnd w:id="{number}"/>'
    )
