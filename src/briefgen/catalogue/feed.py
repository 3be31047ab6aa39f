"""The Atom feed of what was published last (RFC 4287)."""

from __future__ import annotations

import uuid
from collections.abc import Sequence
from typing import Final
from urllib.parse import urlsplit

from briefgen.catalogue.entry import MEDIA_TYPES, Entry, Site
from briefgen.layout.context import doi_url
from briefgen.layout.xhtml import escape, quote

NAME: Final = "feed.xml"
_LATEST: Final = 50


def feed(site: Site, title: str, entries: Sequence[Entry]) -> bytes:
    """Write the feed; times are days at 0 h UTC, the latest that an entry was changed."""
    latest = sorted(entries, key=lambda e: (e.newest.particulars.modified, e.slug), reverse=True)
    latest = latest[:_LATEST]
    updated = latest[0].newest.particulars.modified if latest else "1970-01-01"
    links = f'<link rel="alternate" type="text/html" href="{quote(site.url)}index.html"/>\n'
    if site.url:
        links += f'<link rel="self" href="{quote(site.url)}{NAME}"/>\n'
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="{quote(site.language)}">\n'
        f"<id>{escape(_feed_id(site))}</id>\n"
        f"<title>{escape(f'{site.publisher}: {title}')}</title>\n"
        f"<updated>{updated}T00:00:00Z</updated>\n"
        f"<author><name>{escape(site.publisher)}</name></author>\n"
        f"{links}{''.join(_entry(site, entry) for entry in latest)}</feed>\n"
    ).encode()


def _entry(site: Site, entry: Entry) -> str:
    facts = entry.newest.particulars
    summary = " ".join(facts.lead) or " ".join(facts.summary)
    authors = "".join(f"<author><name>{escape(a.name)}</name></author>\n" for a in facts.authors)
    topics = "".join(f'<category term="{quote(word)}"/>\n' for word in facts.keywords)
    files = "".join(
        f'<link rel="enclosure" type="{MEDIA_TYPES[d.kind]}" length="{d.size}"'
        f' href="{quote(site.url + d.path)}"/>\n'
        for d in entry.newest.downloads
    )
    page = quote(f"{site.url}{entry.slug}/index.html")
    return (
        f'<entry xml:lang="{quote(facts.language)}">\n'
        f"<id>{escape(_entry_id(site, entry))}</id>\n"
        f"<title>{escape(facts.title)}</title>\n"
        f"<published>{facts.date}T00:00:00Z</published>\n"
        f"<updated>{facts.modified}T00:00:00Z</updated>\n"
        f"{authors}{topics}"
        f'<link rel="alternate" type="text/html" href="{page}"/>\n'
        f"{files}<summary>{escape(summary)}</summary>\n</entry>\n"
    )


def _feed_id(site: Site) -> str:
    """Give an id that stays when the site moves (RFC 4151, tag), where a domain is known."""
    host = urlsplit(site.publisher_url or site.url).hostname
    if host:
        return f"tag:{host},2000:briefs"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"briefs of {site.publisher}").urn


def _entry_id(site: Site, entry: Entry) -> str:
    doi = doi_url(entry.newest.particulars.doi)
    host = urlsplit(site.publisher_url or site.url).hostname
    if doi:
        return doi
    if host:
        return f"tag:{host},{entry.newest.particulars.date[:4]}:{entry.slug}"
    return uuid.uuid5(uuid.NAMESPACE_URL, f"{site.publisher}/{entry.slug}").urn
