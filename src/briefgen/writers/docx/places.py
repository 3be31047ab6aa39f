"""Where a block stands, and which styles that gives it."""

from __future__ import annotations

from typing import Final

from briefgen.frozen import frozen
from briefgen.named import NamedTuple, StrEnum
from briefgen.writers.docx.numbering import Look
from briefgen.writers.docx.styles_front import BOX_INSET, BULLET, QUOTE_INSET


class Container(StrEnum):
    BODY = "body"
    MASTHEAD = "masthead"
    COVER = "cover"
    ABSTRACT = "abstract"
    PULL_QUOTE = "pull quote"
    BLOCK_QUOTE = "block quote"
    BOX = "box"
    ABOUT = "about"
    COLOPHON = "colophon"
    ENDNOTE = "endnote"
    FOOTNOTE = "footnote"


@frozen
class Family:
    """The style names of one container; ``inset`` is how far (points) its lists stand in,
    ``hung`` whether that is from the text's edge, which a theme may hang in from the headings'.

    ``headings`` names the style of a heading level that has its own here.
    """

    text: str
    bullet: str = "List Bullet"
    number: str = "List Number"
    continued: str = "List Continue"
    headings: tuple[tuple[int, str], ...] = ()
    inset: float = 0.0
    hung: bool = False


FAMILIES: Final = {
    Container.BODY: Family("Body Text", hung=True),
    Container.MASTHEAD: Family("Masthead"),
    Container.COVER: Family("Masthead"),
    Container.ABSTRACT: Family(
        "Summary Text",
        "Summary Bullet",
        "Summary Number",
        "Summary Continue",
        ((2, "Summary Heading"),),
        BOX_INSET,
    ),
    Container.PULL_QUOTE: Family("Pull Quote"),
    Container.BLOCK_QUOTE: Family("Quote", "Quote", "Quote", "Quote", inset=QUOTE_INSET, hung=True),
    Container.BOX: Family(
        "Box Text", "Box Bullet", "Box Number", "Box Continue", ((3, "Box Heading"),), BOX_INSET
    ),
    Container.ABOUT: Family(
        "About Text", "About Text", "About Text", "About Text", ((2, "About Heading"),)
    ),
    Container.COLOPHON: Family(
        "Colophon Text",
        "Colophon Text",
        "Colophon Text",
        "Colophon Text",
        ((2, "Colophon Heading"),),
    ),
    Container.ENDNOTE: Family(
        "Endnote Continue",
        "Endnote Continue",
        "Endnote Continue",
        "Endnote Continue",
        hung=True,
    ),
    Container.FOOTNOTE: Family(
        "Footnote Continue",
        "Footnote Continue",
        "Footnote Continue",
        "Footnote Continue",
        hung=True,
    ),
}

NAMED: Final = {
    "series": "Series",
    "doc-subtitle": "Subtitle",
    "subtitle": "Subtitle",
    "byline": "Byline",
    "affiliation": "Affiliation",
    "date": "Date",
    "lead": "Lead",
    "contact": "Contact",
}
"""Paragraphs that a layout names, by role or class, and their styles."""

ON_COVER: Final = {"publisher": "Cover Publisher"}
"""Those whose style on a masthead is another than elsewhere."""


class Place(NamedTuple):
    """The container, the depth of lists (0 outside any), and the list instance at hand.

    ``list_id`` is the ``w:numId`` that the next paragraph takes, 0 for none; ``ordered`` its
    kind. ``language`` is the nearest one given, "" for the document's. ``width`` is the room
    for tables and pictures in points, ``height`` that of the page's text (on a cover, what it
    leaves its picture), ``hang`` how far the theme hangs text in from its headings.
    """

    container: Container
    width: float
    height: float
    hang: float = 0.0
    depth: int = 0
    list_id: int = 0
    ordered: bool = False
    language: str = ""

    @property
    def family(self) -> Family:
        return FAMILIES[self.container]

    def within(self, container: Container, language: str = "") -> Place:
        """Give the place inside a group; a note stays a note, whatever stands in it."""
        if self.container in (Container.ENDNOTE, Container.FOOTNOTE):
            container = self.container
        return self._replace(container=container, language=language or self.language)

    def item(self, list_id: int, *, ordered: bool) -> Place:
        """Give the place of an item's first paragraph, one list deeper."""
        return self._replace(depth=self.depth + 1, list_id=list_id, ordered=ordered)

    def continued(self) -> Place:
        """Give the place of an item's further blocks."""
        return self._replace(list_id=0)

    @property
    def look(self) -> tuple[Look, Look]:
        """The looks of a bullet and an ordered list here."""
        inset = self.inset
        return Look(False, inset, self.family.bullet), Look(True, inset, self.family.number)

    @property
    def inset(self) -> float:
        """Where the text of the container begins, in points from the margin."""
        return self.family.inset + (self.hang if self.family.hung else 0.0)

    @property
    def indent(self) -> float:
        """How far text inside the list at hand stands in, in points."""
        return self.inset + self.depth * BULLET
