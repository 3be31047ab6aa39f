"""BG5..: layouts and themes."""

from __future__ import annotations

from typing import Final

from briefgen.diagnostics.register import Code, Severity

__all__ = ["Code", "Severity"]

NO_SUCH_LAYOUT: Final = Code(
    "BG501",
    "no-such-layout",
    "a brief names a layout that is neither built in nor in the workspace's templates/",
    "name one that exists, or write templates/<layout>/layout.yaml and page.html.j2",
)
LAYOUT_FILE: Final = Code(
    "BG502",
    "layout-file",
    "a file of a layout or theme is missing, cannot be read, or is no UTF-8 text",
    "put the file there, or save it as UTF-8",
)
LAYOUT_DECLARATION: Final = Code(
    "BG503",
    "layout-declaration",
    "layout.yaml declares something that a layout cannot have",
    "see docs/layouts.md for the keys of layout.yaml and their values",
)
TEMPLATE_SYNTAX: Final = Code(
    "BG504",
    "template-syntax",
    "a template is not valid Jinja",
    "mend the template at the place shown",
)
TEMPLATE_UNDEFINED: Final = Code(
    "BG505",
    "template-undefined",
    "a template uses a name that it is not given",
    "see docs/layouts.md for what a template is given",
)
TEMPLATE_FAILED: Final = Code(
    "BG506",
    "template-failed",
    "a template stopped while it was filled in",
    "mend the expression at the place shown",
)
NOT_WELL_FORMED: Final = Code(
    "BG507",
    "not-well-formed",
    "what a layout makes is not well-formed markup: a tag left open, a bare &, an attribute "
    "without quotes",
    "close every element, write &amp; for &, and put attributes in double quotes",
)
UNKNOWN_ELEMENT: Final = Code(
    "BG508",
    "unknown-element",
    "a layout uses an element that the page's vocabulary does not have",
    "use one of the elements that docs/layouts.md lists",
)
MISPLACED: Final = Code(
    "BG509",
    "misplaced",
    "an element or text stands where the page's vocabulary has no place for it",
    "move it, or put it into an element that may hold it",
)
ATTRIBUTE: Final = Code(
    "BG510",
    "attribute",
    "an attribute is missing, is none of the vocabulary, or has a value it cannot have",
    "write the attribute as docs/layouts.md says",
)
ROLE_OR_CLASS: Final = Code(
    "BG511",
    "role-or-class",
    "a role or class is none of the vocabulary and not declared by the layout",
    "use a known one, or declare the class in layout.yaml under classes",
)
DUPLICATE_ID: Final = Code(
    "BG512",
    "duplicate-id",
    "two elements of a page have the same id",
    "give one of them another id; a part that a layout shows twice is shown once",
)
DEAD_TARGET: Final = Code(
    "BG513",
    "dead-target",
    "a link leads to a place that is not on the page",
    "mend the target, or put the place on the page",
)
LINK_SCHEME: Final = Code(
    "BG514",
    "link-scheme",
    "a link leads somewhere that a published brief may not point to",
    "use an address that begins with https:, http: or mailto:, or #id of the page",
)
NOTE_ORDER: Final = Code(
    "BG515",
    "note-order",
    "note numbers do not run on as one reads the page",
    "make the order in layout.yaml that of the template",
)
NOTE_LINKS: Final = Code(
    "BG516",
    "note-links",
    "a reference without its note, a note without its reference, or a note without a way back",
    "show every note once, with note.id, note.number and note.body",
)
HEADING_ORDER: Final = Code(
    "BG517",
    "heading-order",
    "headings skip a level, or the page does not have exactly one title (h1)",
    "use the next level; the title alone is h1, a section's heading h2",
)
MISSING_PART: Final = Code(
    "BG518",
    "missing-part",
    "a part of the brief that has text is not on the page",
    "show it in the template, or name it under omits in layout.yaml",
)
CHANGED_TEXT: Final = Code(
    "BG519",
    "changed-text",
    "a layout shows words of the brief other than they were written",
    "print what the template is given without filters that change it",
)
PART_ORDER: Final = Code(
    "BG520",
    "part-order",
    "the parts of the brief do not come in the order that layout.yaml declares",
    "change the order in layout.yaml, or in the template",
)
NO_LABELS: Final = Code(
    "BG521",
    "no-labels",
    'there are no words ("Notes", "Summary" …) in the brief\'s language',
    "use a language that briefgen has words of",
)
NO_SUCH_THEME: Final = Code(
    "BG522",
    "no-such-theme",
    "a brief names a theme that is neither built in nor in the workspace's templates/themes/",
    "name one that exists, or write templates/themes/<theme>/theme.yaml",
)
THEME_TOKEN: Final = Code(
    "BG523",
    "theme-token",
    "theme.yaml has a token that is unknown, missing, or of the wrong kind",
    "see docs/layouts.md for the tokens and their values",
)
CONTRAST: Final = Code(
    "BG524",
    "contrast",
    "text and the ground it stands on are too near to each other to be read (WCAG 2.2, 1.4.3)",
    "make one of the two colours darker or lighter until the ratio is 4.5 or more",
)
FOREIGN_IMAGE: Final = Code(
    "BG525",
    "foreign-image",
    "a layout shows an image that is none of the brief's figures",
    "let the brief bring its images; decoration belongs in the stylesheet",
)
