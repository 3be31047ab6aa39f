"""BG7..: comparison and accessibility."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

__all__ = ["Code", "Severity"]

_OURS = "report it: the source and the layout are right, the writer of that artifact is not"

MISSING_BLOCK = Code(
    "BG701",
    "missing-block",
    "a block of the source is not in the artifact",
    "see whether the layout shows that part and no style hides it",
)
EXTRA_BLOCK = Code(
    "BG702",
    "extra-block",
    "the artifact holds words that neither the brief nor its layout wrote",
    "build it again; do not edit artifacts by hand",
)
MOVED_BLOCK = Code(
    "BG703",
    "moved-block",
    "a block stands at another place in the artifact's reading order than in the source",
    "see whether the layout or a style moves it",
)
REPEATED_BLOCK = Code(
    "BG704",
    "repeated-block",
    "a block of the source stands twice in the artifact",
    "see whether the layout shows that part twice",
)
DIFFERENT_TEXT = Code(
    "BG705",
    "different-text",
    "a block reads differently in the artifact",
    "build it again; a character that the theme's fonts lack also does this",
)
HIDDEN_BLOCK = Code(
    "BG706",
    "hidden-block",
    "a block is in the artifact's file, but a reader does not see it",
    "see which style hides it or pushes it off the page",
)
DIFFERENT_KIND = Code(
    "BG707",
    "different-kind",
    "a block is of another kind in the artifact: a heading is a paragraph, an item is none",
    _OURS,
)
DIFFERENT_LEVEL = Code(
    "BG708",
    "different-level",
    "a heading has another level, or a list item another depth or number, in the artifact",
    _OURS,
)
DIFFERENT_CELL = Code(
    "BG709",
    "different-cell",
    "a table cell stands in another row or column, or a header cell is none, in the artifact",
    _OURS,
)
MISSING_NOTE = Code(
    "BG710",
    "missing-note",
    "a note of the source is not in the artifact",
    "see whether the layout prints the notes",
)
EXTRA_NOTE = Code(
    "BG711",
    "extra-note",
    "the artifact holds a note that the source does not",
    "build it again; do not edit artifacts by hand",
)
NOTE_ORDER = Code(
    "BG712",
    "different-note-order",
    "notes stand in another order, or under other numbers, in the artifact",
    "see that the layout's declared order of parts is the one that it prints",
)
NOTE_TEXT = Code(
    "BG713",
    "note-text",
    "a note reads differently in the artifact",
    "build it again; a character that the theme's fonts lack also does this",
)
NOTE_REFERENCE = Code(
    "BG714",
    "note-reference",
    "a note reference is missing, has another number, or stands at another word",
    _OURS,
)
NOTE_BACKLINK = Code(
    "BG715",
    "note-backlink",
    "the way back from a note to its references is missing or leads nowhere",
    "see that the layout's notes hold their back-links",
)
DIFFERENT_LINK = Code(
    "BG720",
    "different-link",
    "a link is missing, covers other words, or leads elsewhere in the artifact",
    _OURS,
)
DIFFERENT_EMPHASIS = Code(
    "BG721",
    "different-emphasis",
    "words are set apart (italic, bold, raised …) in only one of source and artifact",
    "see that the theme's stylesheet shows emphasis, and that the fonts have the face",
)
DIFFERENT_ALT = Code(
    "BG722",
    "different-alt",
    "an image's text alternative is missing or another in the artifact",
    _OURS,
)
DIFFERENT_LANGUAGE = Code(
    "BG723",
    "different-language",
    "the artifact, or words in it, say another language than the source",
    _OURS,
)
DIFFERENT_METADATA = Code(
    "BG730",
    "different-metadata",
    "the artifact's title, authors, date or keywords differ from the source",
    _OURS,
)
DIFFERENT_FURNITURE = Code(
    "BG731",
    "different-furniture",
    "a running head or foot says something else than the layout",
    _OURS,
)
DIFFERENT_OUTLINE = Code(
    "BG732",
    "different-outline",
    "the bookmarks of the PDF do not follow the headings",
    _OURS,
)
MISSING_MENTION = Code(
    "BG733",
    "missing-mention",
    "an author, the series or another fact of the brief is nowhere in the artifact",
    "let the layout show it",
)
ODDITY = Code(
    "BG740",
    "artifact-oddity",
    "the artifact holds something that no clean artifact holds: words outside the reading "
    "order, tracked changes, a link into nothing",
    _OURS,
)
UNREADABLE_ARTIFACT = Code(
    "BG741",
    "unreadable-artifact",
    "the artifact cannot be read back: it is damaged, or not what its name says",
    "build it again",
)

_FOREIGN = "make it again with the program that it comes from; a file of briefgen: report it"

PDF_UNREADABLE = Code(
    "BG750",
    "pdf-unreadable",
    "a file is no PDF, or one that is damaged or cut off; no rule could be tried on it",
    "get the file again; what is sent by mail or copied half is often cut off",
)
PDF_ENCRYPTED = Code(
    "BG751",
    "pdf-encrypted",
    "a PDF is encrypted: archives do not take it, and screen readers may be kept out",
    "save it without a password and without restrictions",
)
PDF_FILE = Code(
    "BG752",
    "pdf-file",
    "the file's first or last bytes, its version, its id or its way of packing are not those of "
    "PDF/A-3",
    "save it as PDF/A; a mail gateway or a download tool that adds bytes does this, too",
)
PDF_ACTIVE = Code(
    "BG753",
    "pdf-active",
    "the PDF runs, opens or loads something: scripts, actions, forms drawn by readers, streams in "
    "other files, links that are no web addresses",
    "do not open it if you do not know where it comes from",
)
PDF_EMBEDDED = Code(
    "BG754",
    "pdf-embedded-file",
    "a file inside the PDF does not say what it is and what it belongs to",
    "attach it with its name, kind and relationship, or leave it out",
)
PDF_METADATA = Code(
    "BG755",
    "pdf-metadata",
    "the PDF lacks its title or the names of its standards, or says different things of itself in "
    "XMP and in the information dictionary",
    _FOREIGN,
)
PDF_LANGUAGE = Code(
    "BG756",
    "pdf-language",
    "the PDF or a part of it has no language, or one that is not written as BCP 47 has it",
    _FOREIGN,
)
PDF_TAGS = Code(
    "BG757",
    "pdf-tags",
    "the PDF has no structure tree, or does not stand by it: a screen reader guesses",
    "make it as a tagged PDF",
)
PDF_CONTENT = Code(
    "BG758",
    "pdf-content",
    "something on a page is neither tagged nor an artifact, both at once, or in no structure "
    "element",
    _FOREIGN,
)
PDF_PARENTS = Code(
    "BG759",
    "pdf-parent-tree",
    "structure tree, parent tree and marked content do not lead to one another",
    _FOREIGN,
)
PDF_ROLE = Code(
    "BG760",
    "pdf-role",
    "a structure element is of a type that is neither a standard one nor mapped to one, or a "
    "standard type is made another",
    _FOREIGN,
)
PDF_HEADING = Code(
    "BG761",
    "pdf-heading",
    "the headings of the structure tree do not begin with H1, skip a level, are empty or of two "
    "kinds",
    _FOREIGN,
)
PDF_LIST = Code(
    "BG762",
    "pdf-list",
    "a list, table of contents or ruby is not made of the parts that such a one has: L of LI, LI "
    "of Lbl and LBody, TOC of TOCI",
    _FOREIGN,
)
PDF_TABLE = Code(
    "BG763",
    "pdf-table",
    "a table is not made of rows of cells, its rows differ in length, or its header cells are "
    "missing or do not say what they head",
    _FOREIGN,
)
PDF_ALTERNATIVE = Code(
    "BG764",
    "pdf-alternative",
    "a figure or formula has no alternative text",
    "give the image an alternative text, or mark it as decorative",
)
PDF_ID = Code(
    "BG765",
    "pdf-id",
    "a note has no id, or ids stand twice or are not listed",
    _FOREIGN,
)
PDF_ANNOTATION = Code(
    "BG766",
    "pdf-annotation",
    "a link or another annotation is in no structure element or in the wrong one, does not say "
    "what it is, is hidden, leads nowhere, or is of a kind that archives refuse",
    _FOREIGN,
)
PDF_FONT = Code(
    "BG767",
    "pdf-font",
    "a font is not embedded, or what the file says of it is missing or not true of it",
    "make it again with fonts that may be embedded",
)
PDF_GLYPH = Code(
    "BG768",
    "pdf-glyph",
    "a character is drawn as a missing one, or has no text that could be copied or read out",
    "make it again with a font that has the character",
)
PDF_COLOUR = Code(
    "BG769",
    "pdf-colour",
    "the PDF does not say which colours are meant: no output intent, no sound ICC profile, or "
    "device colours of another kind",
    _FOREIGN,
)
PDF_GRAPHICS = Code(
    "BG770",
    "pdf-graphics",
    "an image, form or graphics state is shown differently by different readers",
    _FOREIGN,
)
PDF_LAYER = Code(
    "BG771",
    "pdf-layer",
    "optional content has no name or is shown and hidden by rules of its own",
    "make it without layers",
)
