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
