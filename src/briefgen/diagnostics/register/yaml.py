"""BG1..: reading YAML."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

NOT_UTF8 = Code(
    "BG101",
    "not-utf8",
    "a file holds bytes that are not UTF-8",
    "save the file as UTF-8",
)
CONTROL_CHARACTER = Code(
    "BG102",
    "control-character",
    "a file holds an invisible character that no PDF, Word file or web page can hold",
    "delete the character",
)
YAML_SYNTAX = Code(
    "BG103",
    "yaml-syntax",
    "the file is not YAML",
    "follow the hint; text with a colon, a # or a leading sign wants quotes or a | block",
)
DUPLICATE_KEY = Code(
    "BG104",
    "duplicate-key",
    "a mapping names a key twice, so that one of the two values would be lost",
    "delete or rename one of the two",
)
YAML_ANCHOR = Code(
    "BG105",
    "yaml-anchor",
    "an anchor (&name) or alias (*name) stands where text is meant",
    "put text that begins with & or * in quotes; write shared values out",
)
YAML_TAG = Code(
    "BG106",
    "yaml-tag",
    "a tag (!name) stands where text is meant",
    "put text that begins with ! in quotes",
)
YAML_MERGE_KEY = Code(
    "BG107",
    "yaml-merge-key",
    "a merge key (<<) stands in a mapping",
    "write the values out",
)
YAML_DIRECTIVE = Code(
    "BG108",
    "yaml-directive",
    "the file opens with a directive (%YAML, %TAG)",
    "delete the line",
)
SEVERAL_DOCUMENTS = Code(
    "BG109",
    "several-documents",
    "the file holds more than one YAML document",
    "delete the line of three hyphens, or keep one document a file",
)
KEY_NOT_TEXT = Code(
    "BG110",
    "key-not-text",
    "a key of a mapping is a list, a mapping or empty",
    "give the key as a word",
)
TOO_DEEP = Code(
    "BG111",
    "too-deep",
    "values are nested more than 32 deep",
    "check the brackets and the indentation",
)
TOO_MANY_VALUES = Code(
    "BG112",
    "too-many-values",
    "a file holds more than 200,000 values",
    "split the file",
)
FILE_TOO_LARGE = Code(
    "BG113",
    "file-too-large",
    "a file of content is larger than 8 MiB",
    "split the file",
)
EMPTY_FILE = Code(
    "BG114",
    "empty-file",
    "a file of content is empty",
    "write it, or delete it",
)
LOST_TO_COMMENT = Code(
    "BG115",
    "lost-to-comment",
    "text after a # is a comment in YAML and would be lost",
    "put the text in quotes; or, where a comment is meant, move it to a line of its own",
)
SWALLOWED_LINE = Code(
    "BG116",
    "swallowed-line",
    "a line that looks like a list item or a key is read as more of the text above it",
    "line it up with the list that it belongs to, or put the text in quotes",
)
MISSING_FILE = Code(
    "BG120",
    "missing-file",
    "a file that content needs or names is not there",
    "create the file, or correct the path",
)
UNREADABLE_FILE = Code(
    "BG121",
    "unreadable-file",
    "a file that content names can't be read or lies outside the workspace",
    "keep the file inside the workspace, and readable",
)
UNKNOWN_FIELD = Code(
    "BG130",
    "unknown-field",
    "a mapping has a field that nothing reads",
    "correct the name, or delete the field",
)
MISSING_FIELD = Code(
    "BG131",
    "missing-field",
    "a field that must be there is not there",
    "add the field",
)
EMPTY_FIELD = Code(
    "BG132",
    "empty-field",
    "a field has no value",
    "give the value, or delete the field",
)
WRONG_SHAPE = Code(
    "BG133",
    "wrong-shape",
    "a list, a mapping or a text stands where another of them is read",
    "follow the hint",
)
BAD_VALUE = Code(
    "BG134",
    "bad-value",
    "a value is none of those that a field takes",
    "follow the hint",
)
BAD_DATE = Code(
    "BG135",
    "bad-date",
    "a date is not an ISO 8601 date, or no such day exists",
    "write it as 2016-09-27",
)
BAD_LANGUAGE = Code(
    "BG136",
    "bad-language",
    "a language tag is not one of BCP 47",
    "write it as en-US, fr, ur or zh-Hant",
)
BAD_ID = Code(
    "BG137",
    "bad-id",
    "an id or key is not made of letters, digits and hyphens",
    "write it as funding or the-money-trail",
)
BAD_URL = Code(
    "BG138",
    "bad-url",
    "an address is not one that a reader could follow",
    "give the whole address, with https:// and without spaces",
)
BAD_PATH = Code(
    "BG139",
    "bad-path",
    "a path is absolute or leads out of its folder",
    "write it relative to the folder of the brief, with forward slashes",
)
UNKNOWN_PERSON = Code(
    "BG141",
    "unknown-person",
    "an author is named by a key that house.yaml does not have under people",
    "correct the key, add the person to house.yaml, or write the person out here",
)
DUPLICATE_SOURCE = Code(
    "BG143",
    "duplicate-source",
    "two entries of the source library have one key, in one file or in two",
    "delete or rename one of the two",
)
BIBLIOGRAPHY_SYNTAX = Code(
    "BG144",
    "bibliography-syntax",
    "a bibliography is not in the format that its name tells (.json, .bib, .ris)",
    "correct the place, or export the file again",
)

__all__ = [name for name in dir() if name.isupper()] + ["Code", "Severity"]
