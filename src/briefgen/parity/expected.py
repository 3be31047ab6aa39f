"""What every artifact must say: the source's words, in the order in which the page has them.

ResolvedBrief and Page → Transcript. What a block says comes from the source, always; where it
stands, and the layout's own words between (labels, byline, colophon), come from the page. A
block of the source that the page has lost is expected all the same, so each artifact fails.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import suppress

from briefgen.frozen import replace
from briefgen.layout.labels import load_labels
from briefgen.layout.page import Metadata, Page
from briefgen.model.brief import Brief, NotesAs, ResolvedBrief
from briefgen.model.inlines import plain
from briefgen.parity.align import align, key
from briefgen.parity.laid import furniture_patterns, lay_open
from briefgen.parity.normal import normal
from briefgen.parity.told import Region, Teller, regions, targets
from briefgen.parity.transcript import Entry, Kind, Mention, Origin, Transcript


def expected(
    resolved: ResolvedBrief,
    page: Page,
    order: Sequence[str] = ("lead", "summary", "sections"),
) -> Transcript:
    """Give the transcript that each artifact of a brief must have.

    ``order`` is the layout's declared reading order of the parts that carry note references.
    """
    laid = lay_open(page)
    labels = {**targets(resolved.brief), **laid.labels}
    kept = [r for r in regions(resolved, labels) if r.name not in page.omits]
    told = _ordered(kept, order)
    own = f"lang:{resolved.brief.language}"
    return Transcript(
        entries=tuple(_in(own, entry) for entry in _merge(told, laid.entries)),
        notes=tuple(_in(own, entry) for entry in Teller(labels).notes(resolved)),
        facts=_facts(resolved.brief, page.metadata),
        footnotes=resolved.brief.notes_as is NotesAs.FOOTNOTES,
        mentions=tuple(_mentions(resolved.brief, page.omits)),
        furniture=furniture_patterns(page),
        allowed=_allowed(page.metadata),
        groups=laid.groups,
    )


def _in(own: str, entry: Entry) -> Entry:
    """Give an entry as it stands in a brief of its own language: a passage in it is in no other."""
    if not entry.emphasis or all(e.style != own for e in entry.emphasis):
        return entry
    return replace(entry, emphasis=tuple(e for e in entry.emphasis if e.style != own))


def _allowed(metadata: Metadata) -> tuple[str, ...]:
    """Give the words that a format may add to its furniture, in the brief's language."""
    words = [metadata.publisher, metadata.series, metadata.title, metadata.short_title]
    with suppress(KeyError):
        words.append(load_labels(metadata.language).skip_to_content)
    return tuple(normal(word) for word in words if word)


def _ordered(told: list[Region], order: Sequence[str]) -> list[Region]:
    """Put the regions that the layout orders into its order; the others keep their place."""
    by_name = {region.name: region for region in told}
    named = iter([by_name[name] for name in order if name in by_name])
    return [next(named) if region.name in order else region for region in told]


def _merge(told: list[Region], page: list[Entry]) -> Iterator[Entry]:
    """Lay the source's entries over the page's: the page's place, the source's words.

    Regions stand where the page has them; inside a region the order is the source's.
    """
    merger = _Merger(page)
    for region in told:
        merger.place(region)
    yield from merger.lost.get(-1, ())
    for at, entry in enumerate(page):
        if at not in merger.replaced:
            yield merger.taken.get(at) or _of_layout(entry)
        yield from merger.lost.get(at, ())


def _of_layout(entry: Entry) -> Entry:
    """Give what the page has beside the source's words: the layout's own."""
    return replace(entry, origin=Origin.LAYOUT) if entry.origin is Origin.SOURCE else entry


class _Merger:
    """``taken`` are the source's entries by their place on the page; ``lost`` those that the
    page has nowhere, by the place that they follow; ``replaced`` what the page has in their
    stead, out of order."""

    def __init__(self, page: list[Entry]) -> None:
        self._page = page
        self._keys = {id(entry): key(entry) for entry in page}
        self._before = -1
        self.taken: dict[int, Entry] = {}
        self.lost: dict[int, list[Entry]] = {}
        self.replaced: set[int] = set()

    def place(self, region: Region) -> None:
        """Find a region's entries on the page."""
        places = self._places(region.entries)
        for i, source in enumerate(region.entries):
            if i in places:
                self._before = places[i]
                self.taken[self._before] = _seated(source, self._page[self._before])
            else:
                self.lost.setdefault(self._before, []).append(source)

    def _key(self, entry: Entry) -> str:
        known = self._keys.get(id(entry))
        return key(entry) if known is None else known

    def _places(self, entries: Sequence[Entry]) -> dict[int, int]:
        free = [at for at in range(len(self._page)) if at not in self.taken]
        places = {
            i: free[j]
            for i, j in align(entries, [self._page[at] for at in free], self._key)
            if i is not None and j is not None and _same_block(entries[i], self._page[free[j]])
        }
        by_id = {self._page[at].id: at for at in free if self._page[at].id}
        for i, entry in enumerate(entries):
            at = by_id.get(entry.id, -1)
            if i in places or at < 0 or at in places.values():
                continue
            # The page says something else under its id, or has it out of order.
            ahead = [places[k] for k in places if k > i]
            behind = [places[k] for k in places if k < i]
            if max(behind, default=-1) < at < min(ahead, default=len(self._page)):
                places[i] = at
            else:
                self.replaced.add(at)
        return places


def _same_block(source: Entry, laid: Entry) -> bool:
    if source.kind is Kind.FIGURE or (source.id and source.id == laid.id):
        return source.kind is laid.kind
    return key(source) == key(laid)


def _seated(source: Entry, laid: Entry) -> Entry:
    """Give the source's entry with what only the layout decides: a box title's level, an id."""
    level, identity = source.level, source.id or laid.id
    if source.kind is Kind.HEADING and not level:
        level = laid.level
    if (level, identity) == (source.level, source.id):
        return source
    return replace(source, level=level, id=identity)


def _facts(brief: Brief, metadata: Metadata) -> dict[str, str]:
    """Give what an artifact's metadata must say: the source's words where the source has them."""
    facts = {
        "title": normal(plain(brief.title)),
        "authors": "; ".join(normal(person.name) for person in brief.authors),
        "language": brief.language,
        "date": brief.date.isoformat(),
        "keywords": ", ".join(normal(word) for word in brief.keywords),
        "description": normal(metadata.description),
        "publisher": normal(brief.publisher.name),
    }
    return {name: words for name, words in facts.items() if words}


def _mentions(brief: Brief, omits: frozenset[str]) -> Iterator[Mention]:
    """Give the source's words that stand inside sentences of the layout.

    ``omits`` are those that the layout leaves out on purpose, as layout.yaml says.
    """
    for person in brief.authors:
        yield Mention("author", normal(person.name), person.span)
    if brief.series and "series" not in omits:
        yield Mention("series", normal(brief.series.name), brief.span)
        if brief.series.number:
            yield Mention("number in the series", normal(brief.series.number), brief.span)
    if brief.doi and "doi" not in omits:
        yield Mention("DOI", normal(brief.doi), brief.span)
    for correction in brief.corrections:
        yield Mention("correction", normal(plain(correction.inlines)), correction.span)
