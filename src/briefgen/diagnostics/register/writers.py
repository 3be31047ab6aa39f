"""BG6..: writing artifacts."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

__all__ = ["Code", "Severity"]

MISSING_GLYPH = Code(
    "BG601",
    "missing-glyph",
    "a character is in none of the fonts that the theme and the installed font packages give",
    "write the character another way, or give the theme a font that has it",
)
RESOURCE_REFUSED = Code(
    "BG602",
    "resource-refused",
    "the page asked for something that is not one of the brief's own files",
    "put the file into the brief's folder and name it from there",
)
PDF_RENDERER = Code(
    "BG603",
    "pdf-renderer",
    "the PDF renderer reported that it could not show something as asked",
    "mend what the message names; the layout's style sheet is the usual place",
)
TEXT_OFF_PAGE = Code(
    "BG604",
    "text-off-page",
    "text runs past the edge of the page or of its column and would be cut or overprint",
    "shorten or break the text, or give it more room in the layout",
)
FOOTNOTES_TOO_TALL = Code(
    "BG605",
    "footnotes-too-tall",
    "the footnotes need more pages than the text: a footnote does not fit on the page of its mark",
    "shorten the notes, or print them as endnotes (notes_as: endnotes)",
)
NO_FONTS = Code(
    "BG606",
    "no-fonts",
    "a font family that the theme names is in no installed package and no folder of the house",
    "install the font package, or name another family in the theme",
)
PDF_UNTAGGED = Code(
    "BG607",
    "pdf-untagged",
    "something on a page could not be put into the PDF's structure, so a screen reader misses it",
    "take opacity and transforms off the element in the layout's style sheet",
)
UNUSABLE_LINK = Code(
    "BG630",
    "unusable-link",
    "an address cannot be one, so the Word file has its words without a link",
    "correct the address",
    Severity.WARNING,
)
DEAD_ANCHOR = Code(
    "BG631",
    "dead-anchor",
    "a link inside the document leads to a place that the document does not have",
    "name a section, figure, table or note that is there",
)
NOTE_MISSING = Code(
    "BG632",
    "note-missing",
    "a note reference has no note in the page",
    "let the layout give the notes section all notes of the brief",
)
NOTE_ORDER = Code(
    "BG633",
    "note-order",
    "the page numbers its notes otherwise than Word will, which counts references as one reads",
    "let the layout's declared order be the order in which its parts stand",
)
PICTURE_MISSING = Code(
    "BG634",
    "picture-missing",
    "a picture of the page is not among the brief's images, or is of a kind that Word cannot show",
    "give a PNG, a JPEG or an SVG",
)
