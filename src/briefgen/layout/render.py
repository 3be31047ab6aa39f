"""Lay out a brief: its layout filled in, held against the vocabulary, read as a Page.

Stage: layout. ResolvedBrief, Layout, Theme → LaidOut. Reads no files.
"""

from __future__ import annotations

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.frozen import frozen, replace
from briefgen.layout.conform import Conformance
from briefgen.layout.document import Document, document, metadata
from briefgen.layout.labels import Labels, available, load_labels
from briefgen.layout.languages import primary
from briefgen.layout.layout import Layout
from briefgen.layout.numbering import number
from briefgen.layout.origins import Origins
from briefgen.layout.page import Page
from briefgen.layout.reader import PageReader
from briefgen.layout.theme import Theme
from briefgen.layout.tidy import tidy
from briefgen.layout.xhtml import Element, MarkupError, parse
from briefgen.model.brief import Brief, ResolvedBrief


@frozen
class LaidOut:
    """A brief laid out: the page as a tree, and as the document that it was read from.

    ``labels`` are the words that the page's language brings.
    """

    page: Page
    document: Document
    layout: Layout
    theme: Theme
    labels: Labels

    @property
    def xhtml(self) -> str:
        """Give the text of the whole document, without any style."""
        return self.document.text


def lay_out(
    resolved: ResolvedBrief, layout: Layout, theme: Theme, sink: Sink, stamp: str = ""
) -> LaidOut | None:
    """Lay out a brief; report every fault of the page, and give nothing if there is one.

    ``stamp`` is the moment (W3CDTF) that files carry as that of their last change; without it
    that is the brief's own date, or that of its last correction.
    """
    from briefgen.layout.checks import check
    from briefgen.layout.context import view
    from briefgen.layout.sandbox import fill

    resolved = _under_its_logo(resolved, theme)
    brief = resolved.brief
    labels = _labels(brief, sink)
    if labels is None:
        return None
    origins = Origins(layout.files)
    numbering = number(brief, layout.order, labels)
    seen, words = view(resolved, numbering, labels, origins)
    markup = fill(layout, {"brief": seen, "labels": words}, sink)
    if markup is None:
        return None
    body = _parsed(markup, origins, sink)
    if body is None or not Conformance(layout.classes, origins, sink).check(body):
        return None
    tidy(body)
    if not check(body, resolved, layout, labels, numbering, origins, sink):
        return None
    body.attrib = {"class": f"layout-{layout.name}", "data-notes-as": brief.notes_as.value}
    facts = metadata(brief, labels, stamp)
    furniture = _furniture(layout, brief, labels)
    page = Page(facts, PageReader().blocks(body), furniture, layout.omits)
    return LaidOut(page, document(body, facts), layout, theme, labels)


def _under_its_logo(resolved: ResolvedBrief, theme: Theme) -> ResolvedBrief:
    """Give the brief with the theme's logo, which is made for its masthead, if it has one."""
    if theme.logo is None:
        return resolved
    brief = resolved.brief
    publisher = replace(brief.publisher, logo=theme.logo)
    return replace(resolved, brief=replace(brief, publisher=publisher))


def _labels(brief: Brief, sink: Sink) -> Labels | None:
    try:
        return load_labels(brief.language).reworded(brief.labels)
    except KeyError:
        known = available()
        sink.report(
            codes.NO_LABELS,
            f'there are no words in the language "{brief.language}"',
            at(brief.place("language")),
            did_you_mean(primary(brief.language), known),
            f"there are words in: {', '.join(known)}",
        )
        return None


def _parsed(markup: str, origins: Origins, sink: Sink) -> Element | None:
    """Parse the markup; an element that was never closed is told where it opens."""
    opening = "<body>\n"
    try:
        return parse(f"{opening}{markup}\n</body>")
    except MarkupError as error:
        unclosed = error.opened if "is not closed" in error.message else None
        place = None if unclosed is None else origins.of(unclosed)
        place = place or origins.near(markup, error.offset - len(opening))
        sink.report(codes.NOT_WELL_FORMED, error.message, at(place), error.hint)
        return None


def _furniture(layout: Layout, brief: Brief, labels: Labels) -> dict[str, str]:
    """Give the running texts of the page; a layout may say otherwise in layout.yaml."""
    facts = metadata(brief, labels)
    values = {
        "title": facts.title,
        "short-title": facts.short_title,
        "series": facts.series,
        "publisher": facts.publisher,
        "date": labels.date(brief.date),
        "authors": labels.names(facts.authors),
    }
    texts = {"running-head": "{short-title}", "running-series": "{series}"}
    texts.update(layout.furniture)
    for name, value in values.items():
        texts = {key: text.replace(f"{{{name}}}", value) for key, text in texts.items()}
    return {**texts, "page-of": labels.page_of}
