"""What a brief's page tells search engines and reference managers.

Dublin Core (DCMI Metadata Terms), Highwire's ``citation_*`` as Google Scholar's guidelines name
them, The Open Graph protocol, and schema.org in JSON-LD 1.1. Addresses must be absolute there:
those of files are told only where the site's own address is known.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from briefgen.catalogue.entry import MEDIA_TYPES, Entry, Site
from briefgen.layout.context import doi_url


def named(site: Site, entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the pairs of ``meta name`` and content, without empty ones."""
    for name, content in _named(site, entry):
        if content:
            yield name, content


def _named(site: Site, entry: Entry) -> Iterator[tuple[str, str]]:
    edition = entry.newest
    facts = edition.particulars
    for author in facts.authors:
        yield "author", author.name
    yield "description", description(entry)
    yield "keywords", ", ".join(facts.keywords)
    yield "dcterms.title", facts.title
    for author in facts.authors:
        yield "dcterms.creator", author.name
    yield "dcterms.issued", facts.date
    yield "dcterms.modified", facts.modified
    yield "dcterms.publisher", facts.publisher
    yield "dcterms.language", facts.language
    yield "dcterms.identifier", doi_url(facts.doi)
    yield "dcterms.isPartOf", facts.series
    yield "dcterms.license", facts.licence_url or facts.licence
    yield "citation_title", facts.title
    for author in facts.authors:
        yield "citation_author", author.name
        yield "citation_author_institution", author.affiliation
        yield "citation_author_orcid", author.orcid
    yield "citation_publication_date", facts.date.replace("-", "/")
    yield "citation_technical_report_institution", facts.publisher
    yield "citation_technical_report_number", facts.number
    yield "citation_doi", facts.doi
    yield "citation_issn", facts.issn
    yield "citation_language", facts.language
    yield "citation_keywords", "; ".join(facts.keywords)
    if site.url:
        for download in edition.downloads:
            if download.kind == "pdf":
                yield "citation_pdf_url", site.url + download.path
            elif download.kind == "html":
                yield "citation_fulltext_html_url", site.url + download.path
        yield "citation_abstract_html_url", f"{site.url}{entry.slug}/"


def graph(site: Site, entry: Entry) -> Iterator[tuple[str, str]]:
    """Give the pairs of ``meta property`` and content, without empty ones."""
    facts = entry.newest.particulars
    pairs = (
        ("og:type", "article"),
        ("og:title", facts.title),
        ("og:description", description(entry)),
        ("og:site_name", site.publisher),
        ("og:url", f"{site.url}{entry.slug}/" if site.url else ""),
        ("og:image", site.url + entry.cover.path if site.url else ""),
        ("article:published_time", facts.date),
        ("article:modified_time", facts.modified),
    )
    return (pair for pair in pairs if pair[1])


def description(entry: Entry) -> str:
    facts = entry.newest.particulars
    return next(iter((*facts.lead, *facts.summary)), "")


def linked_brief(site: Site, entry: Entry) -> str:
    """Give a brief as a schema.org Report with its files as encodings."""
    edition = entry.newest
    facts = edition.particulars
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "Report",
        "name": facts.title,
        "headline": facts.title,
        "alternativeHeadline": facts.subtitle,
        "author": [
            _person(author.name, author.affiliation, author.orcid) for author in facts.authors
        ],
        "publisher": _publisher(site),
        "datePublished": facts.date,
        "dateModified": facts.modified,
        "inLanguage": facts.language,
        "abstract": " ".join(facts.lead),
        "keywords": list(facts.keywords),
        "version": edition.version,
        "pagination": str(edition.pages),
        "license": facts.licence_url or facts.licence,
        "reportNumber": facts.number,
        "isPartOf": _series(facts.series, facts.issn),
        "sameAs": doi_url(facts.doi),
        "url": f"{site.url}{entry.slug}/" if site.url else "",
        "encoding": [
            {
                "@type": "MediaObject",
                "encodingFormat": MEDIA_TYPES[d.kind],
                "contentUrl": site.url + d.path if site.url else d.path.rpartition("/")[2],
                "contentSize": str(d.size),
                "sha256": d.sha256,
            }
            for d in edition.downloads
        ],
    }
    return embedded(data)


def linked_list(site: Site, title: str, entries: Sequence[Entry]) -> str:
    """Give the catalogue as a schema.org CollectionPage with its briefs in order."""
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": title,
        "publisher": _publisher(site),
        "inLanguage": site.language,
        "url": site.url,
        "mainEntity": {
            "@type": "ItemList",
            "numberOfItems": len(entries),
            "itemListElement": [
                {
                    "@type": "ListItem",
                    "position": position,
                    "url": f"{site.url}{entry.slug}/{'' if site.url else 'index.html'}",
                    "name": entry.newest.particulars.title,
                }
                for position, entry in enumerate(entries, 1)
            ],
        },
    }
    return embedded(data)


def embedded(data: dict[str, Any]) -> str:
    """Write JSON-LD so that nothing in it can end the element that it stands in."""
    told = {name: value for name, value in data.items() if value}
    text = json.dumps(told, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026")


def _person(name: str, affiliation: str, orcid: str) -> dict[str, Any]:
    person: dict[str, Any] = {"@type": "Person", "name": name}
    if affiliation:
        person["affiliation"] = {"@type": "Organization", "name": affiliation}
    if orcid:
        person["sameAs"] = f"https://orcid.org/{orcid}"
    return person


def _publisher(site: Site) -> dict[str, str]:
    publisher = {"@type": "Organization", "name": site.publisher}
    return {**publisher, "url": site.publisher_url} if site.publisher_url else publisher


def _series(name: str, issn: str) -> dict[str, str]:
    if not name:
        return {}
    series = {"@type": "CreativeWorkSeries", "name": name}
    return {**series, "issn": issn} if issn else series
