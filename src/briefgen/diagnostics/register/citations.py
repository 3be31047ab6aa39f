"""BG3..: notes, citations and sources."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

UNKNOWN_SOURCE = Code(
    "BG301",
    "unknown-source",
    "a citation names a source that the source library does not have",
    "correct the key, or add the source to content/sources.yaml",
)
UNDEFINED_NOTE = Code(
    "BG302",
    "undefined-note",
    "the text refers to a note that the brief does not define",
    "correct the name, or write the note under `notes:`",
)
UNUSED_NOTE = Code(
    "BG303",
    "unused-note",
    "a note is written but no text refers to it, so it would never print",
    "refer to it with [^name] where it belongs, or delete it",
)
MISPLACED_NOTE = Code(
    "BG304",
    "misplaced-note",
    "a note is referred to where no note can stand: a title, a heading, a pull quote, another"
    " note, or the text about an author",
    "move the reference into the running text",
)
UNKNOWN_REFERENCE = Code(
    "BG305",
    "unknown-cross-reference",
    "a cross-reference names a section, figure, table or box that the brief does not have",
    "correct the id after #",
)
DUPLICATE_ID = Code(
    "BG306",
    "id-given-twice",
    "two parts of a brief have the same id",
    "give one of them another id",
)
UNKNOWN_SECTION = Code(
    "BG307",
    "unknown-section",
    "a summary bullet names a section that the brief does not have",
    "name the ids of the sections that carry the bullet",
)
EMPTY_NOTE = Code(
    "BG308",
    "empty-note",
    "a note prints nothing",
    "write its text, or cite a source in it",
)
ADJACENT_NOTES = Code(
    "BG309",
    "adjacent-notes",
    "two note numbers stand side by side, so that 1 and 2 would read as 12",
    "make them one note: [@one; @other], or a named note that holds both",
)
INCOMPLETE_SOURCE = Code(
    "BG320",
    "incomplete-source",
    "a source lacks what a reader needs to find it, for its type",
    "add the field to the source, or correct its type",
    Severity.WARNING,
)
UNDATED_PAGE = Code(
    "BG321",
    "undated-page",
    "a source on the web has neither a date nor a date of access",
    "add `issued`, or `accessed` with the day on which you read it",
    Severity.WARNING,
)
SAME_SOURCE = Code(
    "BG322",
    "same-source",
    "two sources have the same address: a later cite of the one is no Ibid. to the other",
    "keep one of them and cite it under one key",
    Severity.WARNING,
)
NAME_DRIFT = Code(
    "BG323",
    "name-drift",
    "a person, newspaper or publisher is written in two ways",
    "write it in one way throughout",
    Severity.WARNING,
)
HYPHEN_IN_RANGE = Code(
    "BG324",
    "hyphen-in-range",
    "a range of pages or years in a note's own text has a hyphen",
    "put an en dash between the numbers: 48–58",
    Severity.WARNING,
)
TYPED_SHORT_FORM = Code(
    "BG325",
    "typed-short-form",
    "a note holds a typed Ibid., op. cit. or the like: it will be wrong after the next edit",
    "cite the source with [@key]; the short form comes by itself",
    Severity.WARNING,
)
UNMARKED_CITATION = Code(
    "BG326",
    "unmarked-citation",
    "brackets hold the key of a source without an @: they print as they stand and make no note",
    "write [@key]; or a backslash before the bracket, if it is to print",
    Severity.WARNING,
)
