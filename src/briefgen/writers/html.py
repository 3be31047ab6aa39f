"""Write a laid-out brief as a web page: one file that asks for nothing else.

Stage: write. LaidOut, Assets → bytes. The page is the layout's, under ``screen.css``; what only a
page on the web has is added here: what it tells search engines and reference managers, a way past
the masthead, tables that scroll in themselves. Its content security policy (CSP Level 3) forbids
every request and every script.
"""

from __future__ import annotations

import base64
import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any, Final

from briefgen.layout.css import stylesheet
from briefgen.layout.page import Metadata
from briefgen.layout.render import LaidOut
from briefgen.layout.xhtml import escape, quote
from briefgen.writers.assets import Assets

_BODY: Final = re.compile(r"<body([^>]*)>(.*)</body>", re.DOTALL)
_IMAGE: Final = re.compile(r'<img ([^>]*?)src="([^"]*)"')
_TABLE: Final = re.compile(r'<table id="([^"]*)"([^>]*)>\n?(<caption)?')
_ABSTRACT: Final = re.compile(r'<aside ((?:id="[^"]*" )?role="doc-abstract".*?)</aside>', re.DOTALL)
_MAIN: Final = "_text"
"""The id of the page's text: no id of a brief begins with an underscore."""


def write_html(laid: LaidOut, assets: Assets) -> bytes:
    """Write the page; the same brief gives the same bytes."""
    facts = laid.page.metadata
    css = _pressed(stylesheet(laid.layout, laid.theme, "screen"))
    found = _BODY.search(laid.xhtml)
    assert found is not None
    attributes, body = found.groups()
    page = (
        "<!DOCTYPE html>\n"
        f'<html lang="{quote(facts.language)}" dir="{facts.direction}">\n'
        f"<head>\n{_head(facts, laid, css)}</head>\n"
        f"<body{attributes}>\n"
        f'<a class="skip" href="#{_MAIN}">{escape(laid.labels.skip_to_content)}</a>\n'
        f'<main id="{_MAIN}" tabindex="-1">{_for_screen(body, assets)}</main>\n'
        "</body>\n</html>\n"
    )
    return page.encode("utf-8")


def _head(facts: Metadata, laid: LaidOut, css: str) -> str:
    metas = "".join(
        f'<meta name="{name}" content="{quote(content)}">\n'
        for name, content in _named(facts)
        if content
    )
    graph = "".join(
        f'<meta property="{name}" content="{quote(content)}">\n'
        for name, content in _open_graph(facts)
        if content
    )
    return (
        '<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(css)}">\n'
        f"<title>{escape(facts.title)}</title>\n"
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="color-scheme" content="light dark">\n'
        f'<meta name="theme-color" content="#{laid.theme.colours.band}">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"{metas}{graph}"
        f'<script type="application/ld+json">{_linked_data(facts)}</script>\n'
        f"<style>{css}</style>\n"
    )


def _policy(css: str) -> str:
    """Allow this stylesheet and the images inside the page, nothing else."""
    digest = base64.b64encode(hashlib.sha256(css.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )


def _named(facts: Metadata) -> Iterator[tuple[str, str]]:
    """Give what the page says of itself: HTML's own names, Dublin Core's, Highwire's.

    DCMI Metadata Terms; Highwire's names are those that reference managers and Google Scholar
    read ("Inclusion Guidelines for Webmasters").
    """
    keywords = ", ".join(facts.keywords)
    for author in facts.authors:
        yield "author", author
    yield "description", facts.description
    yield "keywords", keywords
    yield "dcterms.title", facts.title
    for author in facts.authors:
        yield "dcterms.creator", author
    yield "dcterms.issued", facts.date
    yield "dcterms.modified", facts.modified
    yield "dcterms.publisher", facts.publisher
    yield "dcterms.language", facts.language
    yield "dcterms.identifier", facts.identifier
    yield "dcterms.isPartOf", facts.series
    yield "dcterms.license", facts.licence_url or facts.licence
    yield "citation_title", facts.title
    for author in facts.authors:
        yield "citation_author", author
    yield "citation_publication_date", facts.date.replace("-", "/")
    yield "citation_technical_report_institution", facts.publisher
    yield "citation_technical_report_number", facts.series_number
    yield "citation_doi", facts.identifier.removeprefix("https://doi.org/")
    yield "citation_issn", facts.issn
    yield "citation_language", facts.language
    yield "citation_keywords", keywords


def _open_graph(facts: Metadata) -> Iterator[tuple[str, str]]:
    """Give what a shared link shows (The Open Graph protocol)."""
    yield "og:type", "article"
    yield "og:title", facts.title
    yield "og:description", facts.description
    yield "og:site_name", facts.publisher
    yield "article:published_time", facts.date
    yield "article:modified_time", facts.modified


def _linked_data(facts: Metadata) -> str:
    """Give the brief as a schema.org Report in JSON-LD 1.1; it is data, and never run."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "headline": facts.title,
        "name": facts.title,
        "author": [{"@type": "Person", "name": author} for author in facts.authors],
        "publisher": {"@type": "Organization", "name": facts.publisher},
        "datePublished": facts.date,
        "dateModified": facts.modified,
        "inLanguage": facts.language,
        "description": facts.description,
        "keywords": list(facts.keywords),
        "version": facts.version,
        "license": facts.licence_url or facts.licence,
        "sameAs": facts.identifier,
        "reportNumber": facts.series_number,
        "isPartOf": _series(facts),
    }
    told = {name: value for name, value in data.items() if value}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    # HTML, "restrictions for contents of script elements": no "<" of the data may end it.
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _series(facts: Metadata) -> dict[str, str]:
    if not facts.series_name:
        return {}
    series = {"@type": "CreativeWorkSeries", "name": facts.series_name}
    return {**series, "issn": facts.issn} if facts.issn else series


def _for_screen(body: str, assets: Assets) -> str:
    """Put images into the page, and each table into a frame that scrolls by itself.

    The abstract becomes a section: ARIA in HTML knows no ``aside`` of that role.
    """
    body = _ABSTRACT.sub(r"<section \1</section>", body)
    body = _IMAGE.sub(lambda found: _image(found, assets), body)
    body = _TABLE.sub(_framed, body)
    return body.replace("</table>", "</table></div>").replace("/>", ">")


def _image(found: re.Match[str], assets: Assets) -> str:
    image = assets[html.unescape(found[2])]
    data = base64.b64encode(image.data).decode("ascii")
    size = f'width="{image.width_px}" height="{image.height_px}"'
    return f'<img {found[1]}{size} src="data:{image.mime};base64,{data}"'


def _framed(found: re.Match[str]) -> str:
    """Open the frame; keys reach what a pointer can scroll to (WCAG 2.2, 2.1.1)."""
    identity, attributes, caption = found.groups()
    table = f'<table id="{identity}"{attributes}>'
    if not caption:
        return f'<div class="scroll" tabindex="0">{table}'
    name = f"_{identity}-caption"
    return (
        f'<div class="scroll" role="region" aria-labelledby="{name}" tabindex="0">'
        f'{table}\n<caption id="{name}"'
    )


def _pressed(css: str) -> str:
    """Take out of a stylesheet the white space that nobody reads; strings stay as they are."""
    parts = re.split(r'("[^"]*")', css)
    parts[::2] = [
        re.sub(r" ?([{};,]) ?", r"\1", re.sub(r"\s+", " ", part)).replace(";}", "}")
        for part in parts[::2]
    ]
    return "".join(parts).strip()
