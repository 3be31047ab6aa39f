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
    "a font that a theme or style sheet names is in no installed package, no folder of the house",
    "install the font package, or name another family there",
)
PDF_UNTAGGED = Code(
    "BG607",
    "pdf-untagged",
    "something on a page could not be put into the PDF's structure, so a screen reader misses it",
    "take opacity and transforms off the element in the layout's style sheet",
)
FONT_NOT_EMBEDDABLE = Code(
    "BG608",
    "font-not-embeddable",
    "a font of the house's own may not be embedded in a PDF, by what the font says of its licence",
    "take another font, or one that is licensed for documents",
)
PICTURE_NOT_SHOWN = Code(
    "BG609",
    "picture-not-shown",
    "a style hides a picture in the PDF, shrinks it to nothing or pushes it off its page",
    "take the rule out of the print.css of the layout or theme",
)
TEXT_OVERPRINTED = Code(
    "BG610",
    "text-overprinted",
    "two lines of the PDF are printed over each other, so that neither can be read",
    "look in the print.css of the layout or theme for position, line-height or negative margins",
)
FOOTNOTE_LOST = Code(
    "BG611",
    "footnote-lost",
    "a note that belongs at the foot of a page is on no page of the PDF",
    "print the notes as endnotes (notes_as: endnotes), or shorten the note or the text at its mark",
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
    "word-note-order",
    "the page numbers its notes otherwise than Word will, which counts references as one reads",
    "let the layout's declared order be the order in which its parts stand",
)
PICTURE_MISSING = Code(
    "BG634",
    "picture-missing",
    "a picture of the page is not among the brief's images, or is of a kind that Word cannot show",
    "give a PNG, a JPEG or an SVG",
)
NOTE_UNREFERENCED = Code(
    "BG635",
    "note-unreferenced",
    "a note of the page has no reference in the text, so Word cannot number it",
    "refer to the note from the text, or delete it",
)
FONT_NOT_EMBEDDED = Code(
    "BG636",
    "font-not-embedded",
    "a font was to be put into the Word file, but is no TrueType or OpenType file, or its licence "
    "forbids it",
    "leave the font out, or choose one that may be embedded",
    Severity.WARNING,
)
HOUSE_STYLE_MISSING = Code(
    "BG637",
    "house-style-missing",
    "the house's Word file lacks a style that briefs use, so the theme's stands in",
    "make a style of that name in the house's file",
    Severity.NOTE,
)
HOUSE_FILE_MISSING = Code(
    "BG638",
    "house-file-missing",
    "the house's own Word file, which house.yaml names, cannot be read",
    "give its path from content/, or take the line out",
)
NOT_A_WORD_FILE = Code(
    "BG640",
    "not-a-word-file",
    "a file that should be a Word document (.docx) is something else",
    "save it from Word as .docx, without a password",
)
DAMAGED_WORD_FILE = Code(
    "BG641",
    "damaged-word-file",
    "a Word file cannot be opened whole: a part is missing, cut off or not well formed",
    "open it in Word, let Word repair it, and save it anew",
)
WORD_FILE_TOO_LARGE = Code(
    "BG642",
    "word-file-too-large",
    "a Word file unpacks to more than a brief can hold, as a zip bomb does",
    "make sure where the file comes from; take large pictures out of it",
)
UNSAFE_WORD_FILE = Code(
    "BG643",
    "unsafe-word-file",
    "a Word file brings something that reaches outside it or runs: a macro, an embedded object, "
    "an external template, a remote picture, a field that fetches or runs",
    "take it out in Word and save the file again",
)
WORD_NOTE_DANGLES = Code(
    "BG650",
    "word-note-dangles",
    "a note reference in a Word file has no note, a note has no reference, or two references",
    "build the file anew, or mend the note in Word",
)
WORD_STYLE_UNKNOWN = Code(
    "BG651",
    "word-style-unknown",
    "a paragraph, run or table in a Word file has a style that the file does not define",
    "build the file anew, or give the text a style that is there",
)
WORD_LIST_UNKNOWN = Code(
    "BG652",
    "word-list-unknown",
    "a list item in a Word file belongs to a list that the file does not define",
    "build the file anew, or make the list again in Word",
)
WORD_FIELD_UNBALANCED = Code(
    "BG653",
    "word-field-unbalanced",
    "a field in a Word file begins without an end, or ends without a beginning",
    "build the file anew, or delete the field in Word",
)
WORD_CELL_EMPTY = Code(
    "BG654",
    "word-cell-empty",
    "a table cell in a Word file does not end in a paragraph, which Word calls damage",
    "build the file anew",
)
WORD_ANCHOR_DEAD = Code(
    "BG655",
    "word-anchor-dead",
    "a link or cross-reference in a Word file leads to a bookmark that is not there",
    "build the file anew, or set the link again in Word",
)
WORD_ID_TWICE = Code(
    "BG656",
    "word-id-twice",
    "an id or bookmark name that must be unique stands twice in a Word file",
    "build the file anew",
)
WORD_RELATIONSHIP_MISSING = Code(
    "BG657",
    "word-relationship-missing",
    "a part of a Word file points at a relationship or part that is not there",
    "build the file anew",
)
WORD_TYPE_MISSING = Code(
    "BG658",
    "word-type-missing",
    "a part of a Word file has no content type, so Word does not open the file",
    "build the file anew",
)
WORD_ALT_TEXT = Code(
    "BG660",
    "word-alt-text",
    "a picture in a Word file has no alternative text, or a file name for one",
    "say in the alternative text what the picture shows, or mark it as decorative",
)
WORD_HEADER_ROW = Code(
    "BG661",
    "word-header-row",
    "a table in a Word file has no header row that is marked as one",
    "mark the first row: Table Layout > Repeat Header Rows, and Table Design > Header Row",
)
WORD_TABLE_SHAPE = Code(
    "BG662",
    "word-table-shape",
    "a table in a Word file has merged cells or a table inside it, which screen readers lose",
    "make it a plain grid, or two tables",
)
WORD_HEADING_LEVELS = Code(
    "BG663",
    "word-heading-levels",
    "a heading in a Word file is more than one level below the one before it",
    "use the next level down",
)
WORD_BLANKS = Code(
    "BG664",
    "word-blanks",
    "empty paragraphs, or rows of spaces or tabs, do the work of spacing in a Word file",
    "delete them, and set the space in the paragraph's style",
)
WORD_LINK_TEXT = Code(
    "BG665",
    "word-link-text",
    "the words of a link in a Word file do not say where it leads",
    "let the link's words name its target",
)
WORD_TITLE = Code(
    "BG666",
    "word-title",
    "a Word file has no title among its properties",
    "give it one under File > Info",
)
WORD_LANGUAGE = Code(
    "BG667",
    "word-language",
    "a Word file does not say its language, so a screen reader guesses the voice",
    "set the language under Review > Language",
)
WORD_CONTRAST = Code(
    "BG668",
    "word-contrast",
    "text in a Word file stands out too little from what is behind it",
    "take a darker or lighter colour in the theme or the style",
)
WORD_FLOATING = Code(
    "BG669",
    "word-floating",
    "a picture or text box in a Word file floats, so its place in the reading order is lost",
    "set its layout to In Line with Text",
)
WORD_PROTECTED = Code(
    "BG670",
    "word-protected",
    "a Word file is protected against editing, which shuts out assistive software",
    "take the protection off under Review > Restrict Editing",
)
