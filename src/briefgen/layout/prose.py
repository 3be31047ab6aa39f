"""Blocks and inlines of the brief as XHTML, by type.

Stage: layout. Block, Inline → markup of the page vocabulary (DESIGN, section 4; roles of
DPUB-ARIA 1.1). Templates arrange what this writes; they never build it.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from briefgen.frozen import frozen
from briefgen.layout.labels import Labels
from briefgen.layout.languages import direction
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import Origins
from briefgen.layout.xhtml import escape, quote
from briefgen.model import blocks as b
from briefgen.model import inlines as i


@frozen
class Setting:
    """How a run of blocks is set: the class of its paragraphs, and the level of a box's title."""

    paragraph: str = ""
    box_level: int = 3


PLAIN = Setting()


class Prose:
    """Writes the brief's prose; ``numbering`` has the words for a cross reference without any."""

    __slots__ = ("_labels", "_numbering", "_origins")

    def __init__(self, labels: Labels, origins: Origins, numbering: Numbering) -> None:
        self._labels = labels
        self._origins = origins
        self._numbering = numbering

    def inlines(self, nodes: Iterable[i.Inline]) -> str:
        """Write inlines."""
        return "".join(
            [escape(n.text) if isinstance(n, i.Text) else self._inline(n) for n in nodes]
        )

    def blocks(self, nodes: Iterable[b.Block], setting: Setting = PLAIN, ending: str = "") -> str:
        """Write blocks one under the other.

        ``ending`` is markup that stands inside the last paragraph (a note's back-links).
        """
        nodes = tuple(nodes)
        if len(nodes) == 1 and isinstance(only := nodes[0], b.Paragraph):
            return self._paragraph(only, setting, ending)  # nearly every note
        if not ending:
            return "\n".join([self._block(node, setting) for node in nodes])
        written = [self._block(node, setting) for node in nodes[:-1]]
        if nodes and isinstance(nodes[-1], b.Paragraph):
            written.append(self._paragraph(nodes[-1], setting, ending))
        else:
            written.extend(self._block(node, setting) for node in nodes[-1:])
            written.append(f"<p>{ending.lstrip()}</p>")
        return "\n".join(written)

    def picture(self, name: str, figure: b.Figure) -> str:
        """Write a picture that is no figure of the text: the logo, the cover."""
        return self._framed(figure, f' class="{name}"', "")

    def _inline(self, node: i.Inline) -> str:
        """Write an inline that is more than text; the most frequent come first."""
        match node:
            case i.NoteMark():
                return (
                    f'<a role="doc-noteref" id="{quote(node.reference_id)}" '
                    f'href="#{quote(node.note_id)}"{self._origins.note(node.span)}>'
                    f"{node.number}</a>"
                )
            case i.Link(target=target):
                return self._within("a", f' href="{quote(target)}"', node)
            case i.Emphasis():
                return self._within("em", "", node)
            case i.Strong():
                return self._within("strong", "", node)
            case i.SmallCaps():
                return self._within("span", ' class="small-caps"', node)
            case i.Superscript():
                return self._within("sup", "", node)
            case i.Subscript():
                return self._within("sub", "", node)
            case i.Code(text=text):
                return f"<code{self._origins.note(node.span)}>{escape(text)}</code>"
            case i.CrossReference():
                return self._cross_reference(node)
            case i.Passage(language=tag):
                return self._within("span", _language(tag), node)
            case i.LineBreak():
                return "<br/>"
            case i.Text(text=text):
                return escape(text)
            case i.NoteReference() | i.Citation():
                raise ValueError(f"a citation that was never resolved: {node}")
            case _:
                assert_never(node)

    def _within(
        self,
        tag: str,
        attributes: str,
        node: i.Emphasis
        | i.Strong
        | i.SmallCaps
        | i.Superscript
        | i.Subscript
        | i.Link
        | i.Passage,
    ) -> str:
        origin = self._origins.note(node.span)
        return f"<{tag}{attributes}{origin}>{self.inlines(node.children)}</{tag}>"

    def _cross_reference(self, node: i.CrossReference) -> str:
        bare = self._numbering.targets.get(node.target, node.target)
        words = self.inlines(node.children) or escape(bare)
        origin = self._origins.note(node.span)
        return f'<a href="#{quote(node.target)}"{origin}>{words}</a>'

    def _block(self, node: b.Block, setting: Setting) -> str:
        match node:
            case b.Paragraph():
                return self._paragraph(node, setting)
            case b.Heading(level=level):
                return f"<h{level}{self._id(node)}>{self.inlines(node.inlines)}</h{level}>"
            case b.BulletList():
                return f"<ul{self._id(node)}>{self._items(node.items, setting)}</ul>"
            case b.OrderedList(start=start):
                first = "" if start == 1 else f' start="{start}"'
                return f"<ol{self._id(node)}{first}>{self._items(node.items, setting)}</ol>"
            case b.BlockQuote():
                inside = self.blocks(node.blocks, setting)
                return f"<blockquote{self._id(node)}>\n{inside}\n</blockquote>"
            case b.PullQuote():
                return (
                    f'<aside role="doc-pullquote"{self._id(node)}>\n'
                    f"{self.blocks(node.blocks, setting)}\n</aside>"
                )
            case b.Box():
                return self._box(node, setting)
            case b.Figure():
                return self._figure(node)
            case b.Table():
                return self._table(node)
            case _:
                assert_never(node)

    def _id(self, node: b.Block) -> str:
        return f' id="{quote(node.id)}"{self._origins.note(node.span)}'

    def _paragraph(self, node: b.Paragraph, setting: Setting, ending: str = "") -> str:
        """Write a paragraph; one that is a single passage of another language bears its tag."""
        named = f' class="{quote(setting.paragraph)}"' if setting.paragraph else ""
        nodes, language = node.inlines, ""
        if len(nodes) == 1 and isinstance(nodes[0], i.Passage) and not ending:
            language, nodes = _language(nodes[0].language), nodes[0].children
        inside = self.inlines(nodes) + ending
        return f"<p{named}{language}{self._id(node)}>{inside}</p>"

    def _items(self, items: Iterable[b.ListItem], setting: Setting) -> str:
        return "\n" + "".join([self._item(item, setting) for item in items])

    def _item(self, item: b.ListItem, setting: Setting) -> str:
        """Write an item; its only paragraph, or one before a nested list, stands in it bare."""
        paragraphs = sum(isinstance(block, b.Paragraph) for block in item.blocks)
        origin = self._origins.note(item.span)
        if paragraphs == 1 and isinstance(first := item.blocks[0], b.Paragraph):
            rest = self.blocks(item.blocks[1:], setting)
            return f'<li id="{quote(first.id)}"{origin}>{self.inlines(first.inlines)}{rest}</li>\n'
        return f"<li{origin}>{self.blocks(item.blocks, setting)}</li>\n"

    def _box(self, node: b.Box, setting: Setting) -> str:
        level = setting.box_level
        title = f"<h{level}>{self.inlines(node.title)}</h{level}>\n" if node.title else ""
        inside = self.blocks(node.blocks, setting)
        return f'<aside class="box"{self._id(node)}>\n{title}{inside}\n</aside>'

    def _figure(self, node: b.Figure) -> str:
        label = "" if node.decorative else self._labels.figure(self._numbering.numbers[node.id])
        return self._framed(node, "", label)

    def _framed(self, node: b.Figure, named: str, label: str) -> str:
        role = ' role="presentation"' if node.decorative else ""
        image = f'<img src="{quote(node.source)}" alt="{quote(node.alt)}"{role}/>'
        caption = self._caption("figcaption", label, node.caption)
        return f"<figure{named}{self._id(node)}>\n{image}{caption}</figure>"

    def _caption(self, tag: str, label: str, caption: tuple[i.Inline, ...]) -> str:
        named = f'<span class="label">{escape(label)}</span>' if label else ""
        words = self.inlines(caption)
        if not named and not words:
            return ""
        return f"<{tag}>{named}{' ' if named and words else ''}{words}</{tag}>"

    def _table(self, node: b.Table) -> str:
        caption = self._caption(
            "caption", self._labels.table(self._numbering.numbers[node.id]), node.caption
        )
        head = "".join(
            self._cell(cell, align, "col")
            for cell, align in zip(node.head, node.alignments, strict=True)
        )
        rows = "".join(
            "<tr>"
            + "".join(
                self._cell(cell, align, "row" if cell.header else "")
                for cell, align in zip(row, node.alignments, strict=True)
            )
            + "</tr>\n"
            for row in node.rows
        )
        table = (
            f"<table{self._id(node)}>{caption}<thead><tr>{head}</tr></thead>"
            f"<tbody>{rows}</tbody></table>"
        )
        if not node.wide:
            return table
        origin = self._origins.note(node.span)
        return f'<section class="landscape" id="{quote(node.id)}-page"{origin}>{table}</section>'

    def _cell(self, cell: b.Cell, align: b.Align, scope: str) -> str:
        placed = "" if align is b.Align.START else f' class="{align.value}"'
        origin = self._origins.note(cell.span)
        inside = self.inlines(cell.inlines)
        if scope:
            return f'<th scope="{scope}"{placed}{origin}>{inside}</th>'
        return f"<td{placed}{origin}>{inside}</td>"


def _language(tag: str) -> str:
    return f' lang="{quote(tag)}" dir="{direction(tag)}"'
