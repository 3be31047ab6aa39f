"""Every part of the brief that has text is on the page, as it was written, in its order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.checks.index import Index
from briefgen.layout.labels import Labels
from briefgen.layout.layout import PAGE, Layout
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import ATTRIBUTE, Origins, is_content
from briefgen.layout.vocabulary import HEADINGS, INLINE
from briefgen.layout.xhtml import Element, classes_of, spaced, text_of
from briefgen.model.blocks import (
    Block,
    BlockQuote,
    Box,
    BulletList,
    Figure,
    Heading,
    OrderedList,
    Paragraph,
    PullQuote,
    Table,
)
from briefgen.model.brief import Brief, Logo, Person, ResolvedBrief
from briefgen.model.inlines import Inline
from briefgen.model.walk import blocks_in
from briefgen.named import NamedTuple
from briefgen.source import Span


class Expected(NamedTuple):
    """A text of the brief, the id of the element that must show it, and where it was written.

    ``within`` says that the element may say more: a heading may bear a number.
    """

    id: str
    text: str
    span: Span
    within: bool = False
    tag: str = ""


class Shown:
    """The page, ready to be asked what it shows.

    ``template_words`` is the text that stands in the template's own elements, not in the brief's
    blocks.
    """

    def __init__(
        self, index: Index, layout: Layout, labels: Labels, numbering: Numbering, origins: Origins
    ) -> None:
        self.index = index
        self.elements = index.named
        self.place = {identity: place for place, identity in enumerate(index.named)}
        self.layout = layout
        self.labels = labels
        self.numbering = numbering
        self.origins = origins
        words: list[str] = []
        _own_words(index.body, words)
        self.template_words = spaced("".join(words)).strip(" ")

    def said(self, nodes: Iterable[Inline]) -> str:
        return spaced(self.numbering.said(nodes)).strip(" ")


def check_parts(shown: Shown, resolved: ResolvedBrief, sink: Sink) -> None:
    """Check that nothing of the brief is missing, altered, or out of order."""
    brief = resolved.brief
    for name, part in _parts(shown, resolved):
        texts = list(part)
        for text in texts:
            if not _is_shown(text, shown):
                _report_part(name, texts, shown, sink)
                break
    _check_titles(shown, brief, sink)
    _check_facts(shown, brief, sink)
    _check_order(shown, brief, sink)
    _check_images(shown, resolved, sink)
    _check_pictures(shown, brief, sink)


def _report_part(name: str, texts: list[Expected], shown: Shown, sink: Sink) -> None:
    """Report what is missing of a part, or all of it, then what is altered."""
    missing = [text for text in texts if text.id not in shown.elements]
    if len(missing) == len(texts):
        _report_missing(name, texts[0].span, shown, sink)
        return
    for text in missing:
        _report_missing(f"“{_short(text.text)}”", text.span, shown, sink)
    for text in texts:
        if text not in missing and not _is_shown(text, shown):
            found = _found(text, shown.elements[text.id])
            sink.report(
                codes.CHANGED_TEXT,
                f"the layout shows “{_short(found)}” where the brief says “{_short(text.text)}”",
                at(text.span),
                "print what the template is given as it is; "
                "| upper, | truncate and the like change it",
            )


def _parts(shown: Shown, resolved: ResolvedBrief) -> Iterator[tuple[str, Iterable[Expected]]]:
    """Give each part by its name, with all its texts."""
    brief = resolved.brief
    yield "the lead", _texts(shown, brief.lead)
    bullets = (Expected(b.id, shown.said(b.inlines), b.span) for b in brief.summary)
    yield "the summary", bullets
    for section in brief.sections:
        title = shown.said(section.title)
        heading = Expected(section.id, title, section.span, within=True, tag="heading")
        yield f"the section “{title}”", (heading, *_texts(shown, section.blocks))
    for note in resolved.notes:
        yield f"note {note.number}", _texts(shown, note.blocks)
    for person in brief.authors:
        yield f"the text about {person.name}", _texts(shown, person.about)
    if "imprint" not in shown.layout.omits:
        yield "the imprint", _texts(shown, brief.publisher.imprint)


def _texts(shown: Shown, blocks: tuple[Block, ...]) -> Iterable[Expected]:
    """Give the texts of blocks; one that holds only blocks must be there itself."""
    if len(blocks) == 1 and isinstance(only := blocks[0], Paragraph):  # nearly every note
        return (Expected(only.id, shown.said(only.inlines), only.span),)
    return _texts_in(shown, blocks)


def _texts_in(shown: Shown, blocks: tuple[Block, ...]) -> Iterator[Expected]:
    for block in blocks_in(blocks):
        match block:
            case Paragraph(inlines=inlines) | Heading(inlines=inlines):
                yield Expected(block.id, shown.said(inlines), block.span)
            case Box(title=title) if title:
                yield Expected(block.id, shown.said(title), block.span, tag="heading")
            case Figure():
                text = shown.said(block.caption)
                yield Expected(block.id, text, block.span, within=True, tag="figcaption")
            case Table():
                cells = [shown.said(c.inlines) for row in (block.head, *block.rows) for c in row]
                text = spaced(" ".join([shown.said(block.caption), *cells])).strip(" ")
                yield Expected(block.id, text, block.span, within=True, tag="table")
            case Box() | BulletList() | OrderedList() | BlockQuote() | PullQuote():
                yield Expected(block.id, "", block.span, within=True)


def _is_shown(text: Expected, shown: Shown) -> bool:
    """Tell whether a text is on the page, as it was written."""
    element = shown.elements.get(text.id)
    if element is None:
        return False
    found = _found(text, element)
    return found == text.text or (text.within and text.text in found)


def _found(text: Expected, element: Element) -> str:
    """Give what the page shows of a text."""
    match text.tag:
        case "":  # the first, for by far the most
            return _own_text(element)
        case "heading":
            headings = (child for child in element if child.tag in HEADINGS)
            return _own_text(next(headings, element))
        case "figcaption":
            captions = (child for child in element if child.tag == "figcaption")
            return " ".join(_own_text(caption) for caption in captions)
        case _:
            cells = [e for e in element.iter() if e.tag in ("caption", "th", "td")]
            return spaced(" ".join(_without_label(cell) for cell in cells)).strip(" ")


def _check_titles(shown: Shown, brief: Brief, sink: Sink) -> None:
    title, subtitle = shown.said(brief.title), shown.said(brief.subtitle)
    headings = [_own_text(e) for e in shown.index.headings if e.tag == "h1"]
    if headings and not any(title in heading for heading in headings):
        message = f"the title (h1) is “{_short(headings[0])}”, not “{_short(title)}”"
        sink.report(codes.CHANGED_TEXT, message, at(brief.span), "write {{ brief.title }} there")
    if subtitle and subtitle not in shown.template_words:
        _report_missing("the subtitle", brief.span, shown, sink)


def _check_facts(shown: Shown, brief: Brief, sink: Sink) -> None:
    """Check that names, date and the like stand in the template's own elements."""
    words = shown.template_words
    omits = shown.layout.omits
    for person in brief.authors:
        for name, fact in _facts_of(person):
            if fact and name not in omits and not _says(words, fact):
                _report_missing(f"the {name} of {person.name} ({fact})", person.span, shown, sink)
        if person.name not in words:
            _report_missing(f"the author {person.name}", person.span, shown, sink)
    if not any(date in words for date in (shown.labels.date(brief.date), brief.date.isoformat())):
        _report_missing("the date", brief.span, shown, sink)
    for name, fact in _facts(brief):
        if not fact or name in omits or _says(words, fact):
            continue
        if not any(element.get("href") == fact for element in shown.index.linked):
            _report_missing(f"the {name} ({fact})", brief.span, shown, sink)
    for correction in brief.corrections:
        if shown.said(correction.inlines) not in words:
            _report_missing("a correction", correction.span, shown, sink)


def _facts_of(person: Person) -> Iterator[tuple[str, str]]:
    yield "affiliation", person.role
    yield "affiliation", person.affiliation
    yield "contact", person.email
    yield "contact", person.orcid


def _facts(brief: Brief) -> Iterator[tuple[str, str]]:
    if brief.series is not None:
        yield "series", brief.series.name
        yield "series", brief.series.number
        yield "series", brief.series.issn
    yield "publisher", brief.publisher.name
    yield "licence", brief.publisher.licence
    yield "doi", f"https://doi.org/{brief.doi}" if brief.doi else ""


def _says(words: str, fact: str) -> bool:
    """Tell whether words hold a fact; a number is none that is part of a longer one."""
    return re.search(rf"(?<!\d){re.escape(fact)}(?!\d)", words) is not None


def _check_order(shown: Shown, brief: Brief, sink: Sink) -> None:
    """Check that the parts come as layout.yaml declares, and each part in its own order."""
    runs = {
        "lead": [block.id for block in brief.lead],
        "summary": [bullet.id for bullet in brief.summary],
        "sections": [section.id for section in brief.sections],
    }
    before, last = "", -1
    for part in shown.layout.order:
        for identity in runs[part]:
            place = shown.place.get(identity, last)
            if place < last:
                element = shown.elements[identity]
                after = f"before the {before}" if before != part else "out of its order"
                message = f"the {part} come{'s' * (part != 'sections')} {after}"
                sink.report(codes.PART_ORDER, message, at(shown.origins.of(element)))
                return
            before, last = part, place


def _check_images(shown: Shown, resolved: ResolvedBrief, sink: Sink) -> None:
    """Check that each image is a figure of the brief: no other is read, nor checked."""
    brief = resolved.brief
    runs = (brief.lead, *(section.blocks for section in brief.sections))
    own = {b.source for run in runs for b in blocks_in(run) if isinstance(b, Figure)}
    own |= {picture.source for _, picture in _pictures(brief)}
    for element in shown.index.images:
        if (source := element.get("src", "")) not in own:
            place = at(shown.origins.of(element))
            message = f"“{source}” is no figure of the brief"
            sink.report(codes.FOREIGN_IMAGE, message, place, did_you_mean(source, own))


def _check_pictures(shown: Shown, brief: Brief, sink: Sink) -> None:
    """Check that logo and cover are there, unless the layout leaves them out on purpose."""
    sources = {e.get("src") for e in shown.index.images}
    for name, picture in _pictures(brief):
        if picture.source not in sources and name not in shown.layout.omits:
            _report_missing(f"the {name}", picture.span, shown, sink)


def _pictures(brief: Brief) -> Iterator[tuple[str, Logo | Figure]]:
    if brief.publisher.logo is not None:
        yield "logo", brief.publisher.logo
    if brief.cover is not None:
        yield "cover", brief.cover


def _report_missing(name: str, span: Span, shown: Shown, sink: Sink) -> None:
    hint = f"show it in {PAGE} of the layout “{shown.layout.name}”"
    sink.report(codes.MISSING_PART, f"{name} is not on the page", at(span, "not shown"), hint)


def _own_words(element: Element, words: list[str]) -> None:
    """Add the text of the template's elements.

    The brief's blocks are passed over, and so is the suggested citation, which names everything
    once more.
    """
    words.append(element.text or "")
    for child in element:
        tag = child.tag
        if tag == "br":
            words.append("\n")
        elif tag in INLINE:
            words.append(text_of(child))
        elif not is_content(child.get(ATTRIBUTE, "")) and "citation" not in classes_of(child):
            words.append("\n")
            _own_words(child, words)
        if child.tail:
            words.append(child.tail)


def _own_text(element: Element) -> str:
    """Give an element's text without numbers of notes, ways back, and the blocks in it."""
    runs: list[str] = []
    _add_runs(element, runs)
    return spaced("".join(runs)).strip(" ")


def _add_runs(element: Element, runs: list[str]) -> None:
    if element.text:
        runs.append(element.text)
    for child in element:
        if child.tag == "br":
            runs.append("\n")
        elif child.tag in INLINE and child.get("role") not in ("doc-noteref", "doc-backlink"):
            _add_runs(child, runs)
        if child.tail:
            runs.append(child.tail)


def _without_label(element: Element) -> str:
    label = next((text_of(e) for e in element if "label" in classes_of(e)), "")
    return _own_text(element).removeprefix(label)


def _short(text: str) -> str:
    return text if len(text) <= 48 else f"{text[:47].rstrip()}…"
