"""Page → the bytes of a Word document: which parts there are, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import Page
from briefgen.layout.theme import Theme
from briefgen.writers.docx import furniture, parts
from briefgen.writers.docx.draft import Draft, NoteKind, Story
from briefgen.writers.docx.fonts import embed_fonts
from briefgen.writers.docx.media import Media, Pictures
from briefgen.writers.docx.notes import notes_xml
from briefgen.writers.docx.numbering import Numbering
from briefgen.writers.docx.options import Options
from briefgen.writers.docx.package import Package
from briefgen.writers.docx.sections import Body, Furniture, body_place, has_landscape
from briefgen.writers.docx.styles import styles_xml
from briefgen.writers.docx.survey import survey
from briefgen.writers.docx.xml import DECLARATION, STORY_NAMESPACES

if TYPE_CHECKING:
    from briefgen.writers.docx.house import House

_WORDML: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_OFFICE: Final = "application/vnd.openxmlformats-officedocument."
_CORE_RELATIONSHIP: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)


def build_package(
    page: Page, theme: Theme, pictures: Pictures, options: Options, sink: Sink
) -> Package:
    """Write every part of the document."""
    package = Package()
    metadata = page.metadata
    if options.house is not None:
        from briefgen.writers.docx.house import dressed  # brings lxml

        theme = dressed(theme, options.house)
    draft = Draft(
        metadata,
        theme,
        Media(package),
        pictures,
        sink,
        NoteKind.FOOTNOTE if metadata.notes_as == "footnotes" else NoteKind.ENDNOTE,
        Numbering(theme),
        options.places,
    )
    survey(draft, page)
    package.root.add("officeDocument", "word/document.xml")
    package.root.add(_CORE_RELATIONSHIP, "docProps/core.xml")
    package.root.add("extended-properties", "docProps/app.xml")
    package.root.add("custom-properties", "docProps/custom.xml")

    story = Story()
    body = _body(package, draft, page, story, options)
    package.add("word/document.xml", f"{_WORDML}document.main+xml", body)
    for note in draft.notes.values():
        if note.id not in draft.written:
            draft.place = note.id
            draft.report(codes.NOTE_UNREFERENCED, f'nothing in the text refers to note "{note.id}"')
    if draft.written:
        kind = f"{draft.note_kind.value}s"
        notes_story = Story()
        xml = notes_xml(draft, notes_story, body_place(draft, False))
        package.add(f"word/{kind}.xml", f"{_WORDML}{kind}+xml", xml)
        package.relate(f"word/{kind}.xml", notes_story.relationships)
        story.relationships.add(kind, f"{kind}.xml")
    _supporting_parts(package, draft, options, story)
    package.relate("word/document.xml", story.relationships)
    if options.house is not None:
        _take_house(package, draft, options.house)
    return package


def _take_house(package: Package, draft: Draft, house: House) -> None:
    from briefgen.writers.docx import house as taking  # brings lxml
    from briefgen.writers.docx.house_furniture import take_furniture

    taken = taking.take_styles(package, house)
    taking.take_theme(package, house)
    taking.take_lists(package, house, taken, draft.numbering.instances())
    take_furniture(package, house, taken, draft.numbers, draft.sink)
    taking.report_missing(taken, house, draft.sink)


def _body(package: Package, draft: Draft, page: Page, story: Story, options: Options) -> str:
    own = body_place(draft, False).width if options.house is not None else None
    upright = _furniture(package, draft, page, story, own)
    sideways = None
    if has_landscape(page.blocks):
        width = body_place(draft, True).width
        sideways = _furniture(package, draft, page, story, width)
    position = "docEnd" if options.notes_position == "end" else "sectEnd"
    body = Body(draft, story, upright, sideways, position, [])
    body.write(page.blocks, body.place())
    content = body.close()
    return f"{DECLARATION}<w:document {STORY_NAMESPACES}><w:body>{content}</w:body></w:document>"


def _furniture(
    package: Package, draft: Draft, page: Page, story: Story, width: float | None
) -> Furniture:
    number = "2" if "word/header1.xml" in package.parts else "1"
    header, footer = f"header{number}.xml", f"footer{number}.xml"
    package.add(f"word/{header}", f"{_WORDML}header+xml", furniture.header_xml(draft, page, width))
    package.add(f"word/{footer}", f"{_WORDML}footer+xml", furniture.footer_xml(draft, page, width))
    return Furniture(
        story.relationships.add("header", header), story.relationships.add("footer", footer)
    )


def _supporting_parts(package: Package, draft: Draft, options: Options, story: Story) -> None:
    """Add styles, numbering, settings, fonts, theme and properties."""
    metadata, theme = draft.metadata, draft.theme
    embedded, font_relationships = embed_fonts(package, options.fonts, draft.sink)
    relate = story.relationships.add
    package.add(
        "word/styles.xml",
        f"{_WORDML}styles+xml",
        styles_xml(theme, metadata, tuple(draft.custom_styles.values())),
    )
    relate("styles", "styles.xml")
    if draft.numbering:
        package.add("word/numbering.xml", f"{_WORDML}numbering+xml", draft.numbering.xml())
        relate("numbering", "numbering.xml")
    noted = bool(draft.written)
    footnotes = draft.note_kind is NoteKind.FOOTNOTE
    position = "docEnd" if options.notes_position == "end" else "sectEnd"
    notes = parts.NoteParts(noted and not footnotes, noted and footnotes, position)
    package.add(
        "word/settings.xml",
        f"{_WORDML}settings+xml",
        parts.settings_xml(metadata, theme, notes, embedded=bool(embedded)),
    )
    relate("settings", "settings.xml")
    scripts = draft.script_fonts.values()
    table = parts.font_table_xml(theme, embedded, metadata.language, scripts)
    package.add("word/fontTable.xml", f"{_WORDML}fontTable+xml", table)
    package.relate("word/fontTable.xml", font_relationships)
    relate("fontTable", "fontTable.xml")
    package.add(
        "word/theme/theme1.xml", f"{_OFFICE}theme+xml", parts.theme_xml(theme, metadata.language)
    )
    relate("theme", "theme/theme1.xml")
    package.add(
        "docProps/core.xml",
        "application/vnd.openxmlformats-package.core-properties+xml",
        parts.core_xml(metadata),
    )
    package.add("docProps/app.xml", f"{_OFFICE}extended-properties+xml", parts.app_xml(metadata))
    package.add(
        "docProps/custom.xml",
        f"{_OFFICE}custom-properties+xml",
        parts.custom_xml(_custom_properties(draft, options)),
    )


def _custom_properties(draft: Draft, options: Options) -> dict[str, str]:
    """What a later reading wants to know: which notes there were, and what the house adds."""
    found = {
        "Notes": str(len(draft.written)),
        "Version": draft.metadata.version,
        "Series": draft.metadata.series,
        "Identifier": draft.metadata.identifier,
        **dict(options.properties),
    }
    return {name: value for name, value in found.items() if value}
