"""The layout of reports: its cover, its contents, and parts that begin a page."""

from __future__ import annotations

from dataclasses import replace

from briefgen.layout import page as p
from briefgen.layout.entries import entry
from briefgen.model.blocks import Heading
from briefgen.model.brief import NotesAs, ResolvedBrief
from briefgen.model.inlines import CrossReference, Link, Text
from examples import mark, rich_brief, span

from .laying import laid


def contents(resolved: ResolvedBrief) -> p.Group:
    blocks = laid(resolved, "report").page.blocks
    return next(b for b in blocks if isinstance(b, p.Group) and b.role is p.Role.TOC)


def entries(blocks: tuple[p.PageBlock, ...]) -> list[tuple[str, tuple[p.PageInline, ...]]]:
    """Give the links of a list, those of lists in it too: target and words."""
    found: list[tuple[str, tuple[p.PageInline, ...]]] = []
    for block in blocks:
        match block:
            case p.List(items=items):
                for item in items:
                    found += entries(item.blocks)
            case p.Paragraph(inlines=inlines):
                found += [(n.target, n.children) for n in inlines if isinstance(n, p.Link)]
            case _:
                pass
    return found


def test_the_contents_list_what_there_is_in_its_order() -> None:
    targets = [target for target, _ in entries(contents(rich_brief()).blocks)]
    assert targets[0] == "#summary"
    assert [t for t in targets if t in ("#origins", "#funding")] == ["#origins", "#funding"]
    assert targets[-2:] == ["#notes", "#about"]


def test_footnotes_are_not_listed_as_a_part() -> None:
    brief = rich_brief(notes_as=NotesAs.FOOTNOTES)
    assert "#notes" not in [target for target, _ in entries(contents(brief).blocks)]


def test_headings_are_listed_below_their_section_without_notes_and_links() -> None:
    resolved = rich_brief()
    section = resolved.brief.sections[-1]
    link = Link("https://example.org/", (Text("Afterwards"),))
    bare = CrossReference(resolved.brief.sections[0].id, (), span(7))
    heading = Heading("h-after", 3, (link, Text(", "), bare), span(6))
    deeper = Heading("h-deeper", 4, (Text("Deeper"),), span(8))
    section = replace(section, blocks=(*section.blocks, heading, deeper))
    brief = replace(resolved.brief, sections=(*resolved.brief.sections[:-1], section))
    listed = dict(entries(contents(replace(resolved, brief=brief)).blocks))
    assert "#h-deeper" not in listed
    words = listed["#h-after"]
    assert all(isinstance(node, p.Text) for node in words)
    assert "".join(n.text for n in words if isinstance(n, p.Text)).startswith("Afterwards, ")


def test_a_note_stays_with_its_heading() -> None:
    words = Text("Funding", span(2))
    assert entry((words, mark(4, "funds")), {}) == (words,)


def test_the_cover_and_what_begins_a_page_are_told_to_word() -> None:
    blocks = laid(rich_brief(), "report").page.blocks
    groups = [block for block in blocks if isinstance(block, p.Group)]
    assert groups[0].role is p.Role.COVER
    assert [group.id for group in groups if group.new_page] == ["_opening", "origins"]
