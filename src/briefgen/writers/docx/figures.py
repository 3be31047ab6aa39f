"""Figures → a paragraph with an inline picture, and its caption."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import Figure
from briefgen.readers.docx.names import LABEL, bookmark
from briefgen.writers.assets import Image
from briefgen.writers.docx.blocks import float_properties, paragraph
from briefgen.writers.docx.captions import write_caption
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import bookmarked
from briefgen.writers.docx.media import drawing, fit, writable
from briefgen.writers.docx.places import Container, Place

_TALLEST = 0.62
"""Of the page's text height: a picture leaves room for its caption and a few lines."""


_STYLES: Final = {"logo": "CoverLogo", "cover-image": "CoverImage"}

_ON_MASTHEAD: Final = 24
"""How high a picture below a masthead is, in units of the theme."""


def _size(
    draft: Draft, figure: Figure, picture: Image, place: Place
) -> tuple[tuple[float, float], float]:
    """Give width and height in points, and what part of the height is cut off."""
    if figure.name == "logo":
        return fit(picture, place.width * 0.6, draft.theme.logo_height, grow=True), 0.0
    if figure.name != "cover-image":
        room = place.width - place.indent
        return fit(picture, room, place.height * _TALLEST, grow=True), 0.0
    alone = place.container is Container.COVER
    tallest = place.height if alone else draft.theme.unit * _ON_MASTHEAD
    natural = place.width * picture.height_px / max(picture.width_px, 1)
    return (place.width, min(natural, tallest)), max(1 - tallest / natural, 0.0)


def write_figure(draft: Draft, story: Story, figure: Figure, place: Place) -> list[str]:
    picture = draft.pictures.get(figure.source)
    out: list[str] = []
    if picture is None or not writable(picture):
        draft.sink.report(
            codes.PICTURE_MISSING,
            f'the picture "{figure.source}" cannot be put into the Word file',
            path=figure.source,
        )
    else:
        size, cut = _size(draft, figure, picture, place)
        shown = drawing(
            draft.media,
            story.relationships,
            picture,
            number=draft.numbers.drawing_id(),
            alt=figure.alt,
            size=size,
            cut=cut,
        )
        content = f"<w:r>{shown}</w:r>"
        if not figure.label:
            content = bookmarked(draft, bookmark(figure.id, LABEL), content)
        out.append(
            paragraph(
                draft,
                _STYLES.get(figure.name, "Figure"),
                content,
                identifier=figure.id,
                properties=("", "") if figure.name else float_properties(draft, place),
            )
        )
    if figure.caption or figure.label:
        out.append(write_caption(draft, story, figure, place))
    return out
