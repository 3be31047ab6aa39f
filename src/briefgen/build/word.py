"""What a Word file is written with: the house's template and fonts, and the sources' digest."""

from __future__ import annotations

from collections.abc import Mapping
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import BriefgenError, Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as layout_codes
from briefgen.diagnostics.register import writers as codes
from briefgen.frozen import replace
from briefgen.layout.page import Metadata, Notes, Page
from briefgen.readers.docx.file import SOURCE_DIGEST
from briefgen.readers.files import FileRefused, Folder

if TYPE_CHECKING:
    from pathlib import Path

    from briefgen.build.beside import Answer, Beside
    from briefgen.build.compose import Shared
    from briefgen.layout.render import LaidOut
    from briefgen.layout.theme import Theme
    from briefgen.model.house import WordSettings
    from briefgen.parity.transcript import Transcript
    from briefgen.source import Span
    from briefgen.writers.assets import Assets
    from briefgen.writers.docx import EmbeddedFont, Options
    from briefgen.writers.docx.house import House

_STYLES: Final = {
    "Regular": "regular",
    "Bold": "bold",
    "Italic": "italic",
    "Bold Italic": "bold italic",
}


def write_beside(
    second: Beside, laid: LaidOut, assets: Assets, options: Options
) -> Answer[bytes] | None:
    """Have a brief's Word file written by a second process, but for a house's own."""
    if options.house is not None:  # a tree of lxml's, which does not travel
        return None
    return second.ask(write_plainly, laid.page, laid.theme, assets, replace(options, places={}))


def write_plainly(page: Page, theme: Theme, assets: Assets, options: Options) -> bytes:
    """Write a Word file that there is nothing to say about; raises ``BriefgenError``."""
    from briefgen.writers.docx import write_docx

    sink = Sink()
    data = write_docx(page, theme, assets, options, sink)
    if len(sink):
        raise BriefgenError(*sink)
    return data


def warm_up() -> None:
    """Import what writes Word files, before there is one to write.

    They are not kept for the next run: the process may be killed at any time.
    """
    import_module("briefgen.writers.docx.document")


def word_options(
    folder: Folder, shared: Shared, laid: LaidOut, places: Mapping[str, Span], sink: Sink
) -> Options | None:
    """Give what the house asks of its Word files; None where its template cannot be used."""
    from briefgen.writers.docx import Options

    theme = laid.theme
    if theme.word:
        _check_names(laid, sink)

    settings = shared.workspace.house.word
    house = _house(folder, settings, laid.page.metadata, sink) if settings.template else None
    if settings.template and house is None:
        return None
    return Options(
        notes_position="end" if settings.notes_at_end else "section",
        properties=((SOURCE_DIGEST, _digest({**shared.seen, **folder.seen})),),
        fonts=_fonts(theme) if settings.embed_fonts else (),
        house=house,
        places=places,
    )


def _check_names(laid: LaidOut, sink: Sink) -> None:
    """Report the styles in a theme's ``word`` that there are not."""
    from briefgen.writers.docx.styles import unknown_styles

    for name, known in unknown_styles(laid.theme, laid.layout.classes):
        sink.report(
            layout_codes.THEME_TOKEN,
            f'word: no style is called "{name}"',
            at(laid.theme.word[name].place),
            did_you_mean(name, known),
        )


def expected_of_word(expected: Transcript, page: Page, options: Options) -> Transcript:
    """Give what a Word file must say: the page's words, where the house has put them.

    Notes at the very end take their heading with them, and a house's own file brings its own
    running heads and feet.
    """
    if options.notes_position == "end" and not expected.footnotes:
        headings = {block.heading.id for block in page.blocks if isinstance(block, Notes)}
        moved = [entry for entry in expected.entries if entry.id in headings]
        stay = [entry for entry in expected.entries if entry.id not in headings]
        expected = replace(expected, entries=(*stay, *moved))
    if options.house is not None:
        from briefgen.parity.docx import transcribe_docx

        own = transcribe_docx(options.house.file.data).furniture
        allowed = (*expected.allowed, *expected.furniture, *own)
        expected = replace(expected, furniture=(), allowed=allowed)
    return expected


def _digest(seen: Mapping[str, str]) -> str:
    """Give one digest of all sources: of the lines ``path`` tab ``digest``, sorted."""
    lines = "".join(f"{path}\t{digest}\n" for path, digest in sorted(seen.items()))
    return sha256(lines.encode()).hexdigest()


def _house(folder: Folder, settings: WordSettings, metadata: Metadata, sink: Sink) -> House | None:
    from briefgen.writers.docx.house import read_house
    from briefgen.writers.docx.house_fields import for_brief

    try:
        data = folder.read(settings.template)
    except FileRefused as refused:
        sink.report(
            codes.HOUSE_FILE_MISSING,
            f"{settings.template}: {refused.refusal}",
            at(settings.place, "named here"),
            "give its path from content/",
        )
        return None
    house = read_house(data, sink, settings.template)
    return None if house is None else for_brief(house, metadata)


def _fonts(theme: Theme) -> tuple[EmbeddedFont, ...]:
    """Give the faces of the theme's families, in the order of their files."""
    from fontTools.ttLib import TTFont

    from briefgen.writers.docx import EmbeddedFont
    from briefgen.writers.pdf.fonts import font_files, font_folders

    wanted = {theme.fonts.text, theme.fonts.display, theme.fonts.code}
    found: dict[tuple[str, str], EmbeddedFont] = {}
    for path in sorted(font_files(font_folders()), key=_name):
        with TTFont(path, lazy=True) as font:
            names = font["name"]
            family = names.getBestFamilyName()
            style = _STYLES.get(str(names.getBestSubFamilyName()))
        if family in wanted and style is not None and (family, style) not in found:
            found[family, style] = EmbeddedFont(family, style, path.read_bytes())
    return tuple(found.values())


def _name(path: Path) -> str:
    return path.name
