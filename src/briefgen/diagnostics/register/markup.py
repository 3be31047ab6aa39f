"""BG2..: parsing prose."""

from __future__ import annotations

from briefgen.diagnostics.register import Code, Severity

RAW_HTML = Code(
    "BG201",
    "raw-html",
    "prose holds HTML, which no Word file could show",
    "write it in Markdown, or delete it; a plain < is written \\<",
)
CODE_BLOCK = Code(
    "BG202",
    "code-block",
    "a paragraph is read as a block of code, which briefs don't have",
    "take the indentation (or the fence) away",
)
THEMATIC_BREAK = Code(
    "BG203",
    "thematic-break",
    "a line of ---, *** or ___ asks for a rule across the page, which briefs don't have",
    "delete the line, or begin a section",
)
HEADING_LEVEL = Code(
    "BG204",
    "heading-level",
    "a heading has a level that it can't have in its place",
    "begin at ### inside a section and go down one level at a time",
)
HEADING_STYLE = Code(
    "BG205",
    "heading-style",
    "a line of === or --- under a text makes it a heading",
    "write ### before a heading; leave an empty line where none is meant",
)
UNCLOSED_EMPHASIS = Code(
    "BG206",
    "unclosed-emphasis",
    "a *, ** or _ opens or closes emphasis that has no other end",
    "give the other end, or write \\* for a star and \\_ for an underscore",
)
BAD_LINK = Code(
    "BG207",
    "bad-link",
    "a link leads to no address that a reader could follow",
    "give an address with https://, mailto: or the #id of a part of the brief",
)
LINK_WITHOUT_TEXT = Code(
    "BG208",
    "link-without-text",
    "a link has no text, so that nobody can see or hear where it leads",
    "write the text in the brackets",
)
LINK_TITLE = Code(
    "BG209",
    "link-title",
    "a link has a title, which print and Word can't show",
    "delete the title, or write it as text",
)
UNUSED_DEFINITION = Code(
    "BG210",
    "unused-definition",
    "a link definition ([name]: address) is used by no link",
    "use it as [text][name], or delete it",
)
UNKNOWN_DEFINITION = Code(
    "BG211",
    "unknown-definition",
    "a link [text][name] has no definition",
    "write the address: [text](https://...)",
)
IMAGE_IN_TEXT = Code(
    "BG212",
    "image-in-text",
    "an image stands in the middle of text",
    "give it a paragraph of its own",
)
IMAGE_WITHOUT_ALT = Code(
    "BG213",
    "image-without-alt",
    "an image has no description for readers who can't see it",
    'write what it shows: ![what it shows](figures/x.png "Caption"); or mark it {.decorative}',
)
BAD_ATTRIBUTES = Code(
    "BG214",
    "bad-attributes",
    "attributes in braces are not among those that are read",
    "write {#id}, {.smallcaps}, {.decorative} or {lang=ur}",
)
EMPTY_CITE = Code(
    "BG215",
    "empty-cite",
    "a citation, or a part of one, names no source",
    "write [@key], and several sources as [@one; @other]",
)
SEVERAL_KEYS = Code(
    "BG216",
    "several-keys",
    "two sources stand in one part of a citation",
    "put a semicolon between them: [@one; @other]",
)
BARE_CITATION = Code(
    "BG217",
    "bare-citation",
    "@key stands outside of brackets and would be printed as it stands",
    "write [@key] for a note, or \\@ for a plain at-sign",
)
NOTE_DEFINITION = Code(
    "BG218",
    "note-definition",
    "the text of a note stands in the prose",
    "write it under notes: in brief.yaml",
)
INLINE_NOTE = Code(
    "BG219",
    "inline-note",
    "a note is written on the spot as ^[...]",
    "name it: [^name] here, and its text under notes: in brief.yaml",
)
NOTE_NOT_HERE = Code(
    "BG220",
    "note-not-here",
    "a note reference or citation stands where no note can",
    "move it into the prose of a section",
)
BLOCK_NOT_HERE = Code(
    "BG221",
    "block-not-here",
    "a heading, table, figure, box or list stands where it can't",
    "move it into the prose of a section, or write it as a paragraph",
)
UNKNOWN_CONTAINER = Code(
    "BG222",
    "unknown-container",
    "::: opens something that is neither a box nor a pull quote",
    "write ::: box Title or ::: pullquote",
)
UNCLOSED_CONTAINER = Code(
    "BG223",
    "unclosed-container",
    "a ::: has no other end",
    "close the box or the pull quote with a line of :::",
)
TABLE_SHAPE = Code(
    "BG224",
    "table-shape",
    "a row of a table has more or fewer cells than its head",
    "give every row as many cells as the head; write \\| for a bar in a cell",
)
CAPTION_WITHOUT_TABLE = Code(
    "BG225",
    "caption-without-table",
    "a paragraph that begins with Table: has no table before or after it",
    "put it beside its table with an empty line between",
)
EMPTY_ITEM = Code(
    "BG226",
    "empty-item",
    "an item of a list is empty",
    "write it, or delete its line",
)
SEVERAL_PARAGRAPHS = Code(
    "BG227",
    "several-paragraphs",
    "an empty line stands in a text of one paragraph",
    "take the empty line away",
)
BREAK_BY_SPACES = Code(
    "BG229",
    "break-by-spaces",
    "two spaces at the end of a line break the line, and nobody sees them",
    "delete them; where a break is meant, end the line with a backslash",
    Severity.WARNING,
)
BARE_ADDRESS = Code(
    "BG230",
    "bare-address",
    "a web address stands in the text without being a link",
    "write <https://...>, or better [what it is](https://...)",
    Severity.WARNING,
)
STRAY_CONTAINER_END = Code(
    "BG231",
    "stray-container-end",
    "a line of ::: closes nothing",
    "delete the line",
)
CONTROL_ENTITY = Code(
    "BG232",
    "control-entity",
    "an entity (&#12;) stands for a character that no PDF, Word file or web page can hold",
    "delete the entity",
)
LONG_PARAGRAPH = Code(
    "BG233",
    "long-paragraph",
    "a paragraph is longer than 30,000 characters, which is a mistake in its line breaks",
    "leave empty lines between paragraphs",
)
TABLE_HEAD = Code(
    "BG234",
    "table-without-head",
    "a table has no header cells, so those who hear it don't know what its columns hold",
    "begin with a row of headers, and under it a line | --- | --- |",
)
VAGUE_ALT = Code(
    "BG235",
    "vague-alt",
    "the description of an image is a file name, or a word that says nothing of what it shows",
    "write what the image shows",
)
VAGUE_LINK = Code(
    "BG236",
    "vague-link",
    'the words of a link (such as "here") do not say where it leads',
    "let the link's words name its target: [the board's figures](https://...)",
)

__all__ = [name for name in dir() if name.isupper()] + ["Code", "Severity"]
