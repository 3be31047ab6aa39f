"""Figures → a paragraph with an inline picture, and its caption."""

from __future__ import annotations

from briefgen.diagnostics.register import writers as codes
from briefgen.layout.page import Figure
from briefgen.readers.docx.names import LABEL, bookmark
from briefgen.writers.docx.blocks import float_properties, paragraph
from briefgen.writers.docx.captions import write_caption
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import bookmarked
from briefgen.writers.docx.media import drawing, fit, writable
from briefgen.writers.docx.places import Place

_TALLEST = 0.62
"""Of the page's text height: a picture leaves room for its caption and a few lines."""


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
        size = fit(picture, place.width - place.indent, place.height * _TALLEST)
        shown = drawing(
            draft.media,
            story.relationships,
            picture,
            number=draft.numbers.drawing_id(),
            alt=figure.alt,
            size=size,
        )
        content = f"<w:r>{shown}</w:r>"
        if not figure.label:
            content = bookmarked(draft, bookmark(figure.id, LABEL), content)
        out.append(
            paragraph(
                draft,
                "Figure",
                content,
                identifier=figure.id,
                properties=float_properties(draft, place),
            )
        )
    if figure.caption or figure.label:
        out.append(write_caption(draft, story, figure, place))
    return out
