"""Read a page's markup into the Page tree.

Stage: layout. Element → page blocks and inlines. The markup has passed ``layout/conform.py`` and
been tidied (``layout/tidy.py``), so that white space here is what a reader sees.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from briefgen.layout import page as p
from briefgen.layout.languages import direction
from briefgen.layout.vocabulary import COVER, HEADINGS, INLINE, MODIFIERS, NEW_PAGE
from briefgen.layout.xhtml import Element, classes_of, contents, text_of

_STYLES: Final = {
    "em": p.Style.EMPHASIS,
    "strong": p.Style.STRONG,
    "sup": p.Style.SUPERSCRIPT,
    "sub": p.Style.SUBSCRIPT,
    "code": p.Style.CODE,
    "q": p.Style.QUOTE,
    "cite": p.Style.CITE,
}
_ROLES: Final = {
    "header": p.Role.HEADER,
    "section": p.Role.SECTION,
    "blockquote": p.Role.BLOCKQUOTE,
    "nav": p.Role.TOC,
}


class PageReader:
    """Reads one page; it counts figures and tables, and knows which notes were met."""

    __slots__ = ("_figures", "_met", "_tables")

    def __init__(self) -> None:
        self._figures = 0
        self._tables = 0
        self._met: set[str] = set()

    def blocks(self, parent: Element) -> tuple[p.PageBlock, ...]:
        """Read the blocks in an element; inlines that stand in it bare are paragraphs."""
        found: list[p.PageBlock] = []
        run: list[Element | str] = []
        for child in contents(parent):
            if isinstance(child, str) or child.tag in INLINE:
                run.append(child)
                continue
            if run:
                self._flush(run, parent, found)
            found.append(self._block(child))
        if run:
            self._flush(run, parent, found)
        return tuple(found)

    def _flush(self, run: list[Element | str], parent: Element, found: list[p.PageBlock]) -> None:
        if inlines := self.inlines(run):
            identity = "" if found else parent.get("id", "")
            found.append(p.Paragraph(identity, "", inlines, parent.get("lang", "")))
        run.clear()

    def _block(self, element: Element) -> p.PageBlock:
        identity = element.get("id", "")
        match element.tag:
            case "p":
                name = element.get("role") or _first_class(element)
                inlines = self.inlines(contents(element))
                return p.Paragraph(identity, name, inlines, element.get("lang", ""))
            case tag if tag in HEADINGS:
                return p.Heading(identity, int(tag[1]), self.inlines(contents(element)))
            case "ul" | "ol":
                items = tuple(p.Item(item.get("id", ""), self.blocks(item)) for item in element)
                start = int(element.get("start") or 1)
                return p.List(identity, element.tag == "ol", start, items)
            case "section" if element.get("role") == "doc-endnotes":
                return self._notes(element)
            case "figure":
                return self._figure(element)
            case "table":
                return self._table(element)
            case _:
                return self._group(element)

    def _group(self, element: Element) -> p.Group:
        role = _ROLES.get(element.tag)
        classes = classes_of(element)
        names = [name for name in classes if name not in MODIFIERS]
        if (named := element.get("role")) and element.tag != "nav":
            role = p.Role(named)
        for special in (p.Role.BOX, p.Role.ABOUT, p.Role.COLOPHON, p.Role.LANDSCAPE):
            if special.value in names:
                role = special
                names.remove(special.value)
        assert role is not None
        if role is p.Role.HEADER:
            names.remove("masthead")
            role = p.Role.COVER if COVER in classes else role
        return p.Group(
            element.get("id", ""),
            role,
            "".join(names[:1]),
            self.blocks(element),
            element.get("lang", ""),
            NEW_PAGE in classes,
        )

    def _notes(self, element: Element) -> p.Notes:
        heading = p.Heading("", 2, ())
        items: list[Element] = []
        for child in element:
            if child.tag in HEADINGS:
                inlines = self.inlines(contents(child))
                heading = p.Heading(child.get("id", ""), int(child.tag[1]), inlines)
            elif child.tag == "ol":
                items += child
        notes = tuple(
            p.Note(item.get("id", ""), int(item.get("value") or 0), self.blocks(item))
            for item in items
        )
        return p.Notes(element.get("id", ""), heading, notes)

    def _figure(self, element: Element) -> p.Figure:
        image = next(child for child in element if child.tag == "img")
        label, caption = self._caption(element, "figcaption")
        self._figures += bool(label)
        number = self._figures if label else 0
        identity = element.get("id", "")
        source, alt = image.get("src", ""), image.get("alt", "")
        name = _first_class(element)
        return p.Figure(identity, source, alt, label, number, caption, name)

    def _table(self, element: Element) -> p.Table:
        label, caption = self._caption(element, "caption")
        self._tables += bool(label)
        head, rows = (
            tuple(
                tuple(self._cell(cell) for cell in row)
                for part in element
                if part.tag == tag
                for row in part
            )
            for tag in ("thead", "tbody")
        )
        number = self._tables if label else 0
        return p.Table(element.get("id", ""), label, number, caption, head, rows)

    def _cell(self, element: Element) -> p.Cell:
        align = "".join(c for c in classes_of(element) if c in ("center", "end")) or "start"
        return p.Cell(self.inlines(contents(element)), element.tag == "th", align)

    def _caption(self, element: Element, tag: str) -> tuple[str, tuple[p.PageInline, ...]]:
        """Give the label ("Figure 1") and the words after it."""
        for caption in element:
            if caption.tag != tag:
                continue
            first, *rest = (*contents(caption), "")
            if not isinstance(first, str) and "label" in classes_of(first):
                return text_of(first), _stripped(self.inlines(rest))
            return "", self.inlines(contents(caption))
        return "", ()

    def inlines(self, children: Iterable[Element | str]) -> tuple[p.PageInline, ...]:
        """Read inlines; back-links belong to the web page and the PDF, and are left out."""
        found: list[p.PageInline] = []
        for child in children:
            if isinstance(child, str):
                if child:
                    found.append(p.Text(child))
                continue
            role = child.get("role")
            if role == "doc-noteref":
                found.append(self._reference(child))
            elif role != "doc-backlink":
                found.append(self._inline(child))
            elif found and isinstance(last := found[-1], p.Text):
                words = last.text.rstrip(" ")
                found[-1:] = (p.Text(words),) if words else ()
        return tuple(found)

    def _inline(self, element: Element) -> p.PageInline:
        inside = self.inlines(contents(element))
        match element.tag:
            case "br":
                return p.Break()
            case "a":
                return p.Link(element.get("href", ""), inside)
            case "abbr":
                return p.Abbreviation(element.get("title", ""), inside)
            case "span":
                return self._span(element, inside)
            case tag:
                return p.Styled(_STYLES[tag], inside)

    def _span(self, element: Element, inside: tuple[p.PageInline, ...]) -> p.PageInline:
        for name, style in (("small-caps", p.Style.SMALL_CAPS), ("label", p.Style.LABEL)):
            if name in classes_of(element):
                inside = (p.Styled(style, inside),)
        language = element.get("lang")
        if not language:
            return inside[0]
        return p.Language(language, element.get("dir") or direction(language), inside)

    def _reference(self, element: Element) -> p.NoteReference:
        note = element.get("href", "")[1:]
        first = note not in self._met
        self._met.add(note)
        text = text_of(element)
        number = int(text) if text.isascii() and text.isdigit() else 0
        return p.NoteReference(element.get("id", ""), note, number, first)


def _first_class(element: Element) -> str:
    return next(iter(classes_of(element)), "") if "class" in element.attrib else ""


def _stripped(inlines: tuple[p.PageInline, ...]) -> tuple[p.PageInline, ...]:
    """Take away the space between a label and its caption."""
    if inlines and isinstance(first := inlines[0], p.Text):
        text = first.text.lstrip(" ")
        return (p.Text(text), *inlines[1:]) if text else inlines[1:]
    return inlines
