"""The site: every page and data file of the catalogue, by name.

Stage: catalogue. Entries, Site, Theme, Templates → files. Nothing that the pages name is outside
of the folder, and no word of theirs depends on a clock.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefgen.catalogue import templates as names
from briefgen.catalogue.entry import Entry, Site
from briefgen.catalogue.exports import bibtex, csl_json, ris
from briefgen.catalogue.feed import NAME as FEED
from briefgen.catalogue.feed import feed
from briefgen.catalogue.filters import facets, rules
from briefgen.catalogue.metadata import graph, linked_brief, linked_list, named
from briefgen.catalogue.search import search_index
from briefgen.catalogue.templates import Templates
from briefgen.catalogue.views import brief_view
from briefgen.catalogue.words import Words, load_words
from briefgen.frozen import replace
from briefgen.layout.css import stylesheet
from briefgen.layout.labels.load import available, load_labels
from briefgen.layout.languages import direction, primary
from briefgen.layout.layout import Layout
from briefgen.source import SourceFile

if TYPE_CHECKING:
    from briefgen.layout.labels.labels import Labels
    from briefgen.layout.theme import Theme

POLICY: Final = (
    "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
    "base-uri 'none'; form-action 'none'"
)
"""Content security policy (CSP Level 3): the site's own files, and nothing else."""


def site_files(
    site: Site, entries: Sequence[Entry], theme: Theme, templates: Templates
) -> Iterator[tuple[str, bytes]]:
    """Give the files of the site, artifacts and covers aside: names and bytes."""
    words = load_words(site.language)
    shown = sorted(entries, key=_by_date, reverse=True)
    found = facets(shown, words)
    title = site.title or words.publications
    yield "index.html", _index(site, title, shown, templates, words)
    yield from _briefs(site, title, shown, templates, words)
    yield FEED, feed(site, title, shown)
    yield "icon.svg", _icon(theme)
    yield names.CSS, _css(theme, templates)
    yield names.JS, templates.texts[names.JS].encode()
    yield "filters.css", rules(found).encode()
    yield "search-index.js", search_index(shown).encode()


def _by_date(entry: Entry) -> tuple[str, str, str]:
    facts = entry.newest.particulars
    return facts.date, facts.number.zfill(8), entry.slug


def _css(theme: Theme, templates: Templates) -> bytes:
    """Write the stylesheet: the theme's tokens for a screen, then the catalogue's own."""
    own = SourceFile(names.CSS, templates.texts[names.CSS])
    layout = Layout("catalogue", {"screen.css": own})
    return stylesheet(layout, _without_css(theme), "screen").encode()


def _icon(theme: Theme) -> bytes:
    """Draw a brief: a page with its band and lines."""
    colours = theme.colours
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">'
        f'<rect x="2" width="12" height="16" fill="#{colours.paper}" stroke="#{colours.band}"/>'
        f'<path fill="#{colours.band}" d="M2 0h12v5H2zM4 7h8v1H4zM4 9.5h8v1H4zM4 12h5v1H4z"/>'
        "</svg>\n"
    ).encode()


def _without_css(theme: Theme) -> Theme:
    """Leave out what a theme says of the brief's own page."""
    return replace(theme, css={})


def _labels(language: str) -> Labels:
    """Give a language's words for dates and names, or the English ones."""
    return load_labels(language if primary(language) in available() else "en")


def _frame(site: Site, title: str, words: Words, base: str) -> dict[str, object]:
    """Give what every page has."""
    labels = _labels(site.language)
    return {
        "base": base,
        "policy": POLICY,
        "lang": words.language,
        "dir": direction(words.language),
        "site": site,
        "title": title,
        "words": words,
        "skip": labels.skip_to_content,
        "licence_label": labels.licence,
        "summary_label": labels.summary,
        "corrections_label": labels.corrections,
    }


def _index(
    site: Site, title: str, entries: Sequence[Entry], templates: Templates, words: Words
) -> bytes:
    labels = _labels(site.language)
    values = {
        **_frame(site, title, words, ""),
        "briefs": [brief_view(entry, site, words, labels, "") for entry in entries],
        "facets": facets(entries, words),
        "total": words.briefs(len(entries)),
        "data": linked_list(site, title, entries),
    }
    return templates.fill(names.INDEX, values).encode()


def _briefs(
    site: Site, title: str, entries: Sequence[Entry], templates: Templates, words: Words
) -> Iterator[tuple[str, bytes]]:
    labels = _labels(site.language)
    fill = templates.filler(names.BRIEF)
    frame = _frame(site, title, words, "../")
    for entry in entries:
        slug, edition = entry.slug, entry.newest
        stem = f"{slug}-{edition.version}"
        url = f"{site.url}{slug}/" if site.url else ""
        values = {
            **frame,
            "brief": brief_view(entry, site, words, labels, "../"),
            "stem": stem,
            "metas": list(named(site, entry)),
            "graph": list(graph(site, entry)),
            "data": linked_brief(site, entry),
        }
        yield f"{slug}/index.html", fill(values).encode()
        yield f"{slug}/{stem}.bib", bibtex(slug, edition, url).encode()
        yield f"{slug}/{stem}.ris", ris(edition, url).encode()
        yield f"{slug}/{stem}.csl.json", csl_json(slug, edition, url).encode()
