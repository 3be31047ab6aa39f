"""Collapsing of cites (CSL 1.0.2, "Cite Grouping", "Cite Collapsing"), and their joining."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from briefgen.csl.affixes import plain, with_affixes
from briefgen.csl.citation import Cite
from briefgen.csl.dates import YEAR
from briefgen.csl.names import NAMES
from briefgen.csl.output import Child, Out, find, is_empty, replace, text_of
from briefgen.named import NamedTuple

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor

YEAR_SUFFIX = "year-suffix"
_NUMBER = "citation-number"


class _Part:
    """A cite on its way into the citation."""

    __slots__ = ("authors", "cite", "in_group", "joins", "out")

    def __init__(self, cite: Cite, out: Out) -> None:
        self.cite = cite
        self.out = out
        self.authors = ""  # the first names as printed
        self.joins = ""  # the delimiter before it, where not the layout's
        self.in_group = False  # belongs to the group of the part before


class _Delimiters(NamedTuple):
    layout: str
    group: str
    suffix: str
    after: str


class Joiner:
    """Collapses and joins the cites of a citation as one style asks for it."""

    def __init__(self, processor: Processor) -> None:
        self.processor = processor
        self.options = processor.style.citation.options
        self.delimiters = _delimiters(processor)

    def joined(self, cites: Sequence[Cite], outs: Sequence[Out], starts: bool) -> list[Child]:
        """Join the cites of one citation, their own prefixes and suffixes included.

        `starts` says that the citation begins its note.
        """
        parts = [
            _Part(cite, out)
            for cite, out in zip(cites, outs, strict=True)
            if not is_empty(out) or cite.prefix or cite.suffix
        ]
        if len(parts) > 1:
            parts = self._collapsed(parts)
        return _join(self.processor, parts, self.delimiters, starts)

    def _collapsed(self, parts: list[_Part]) -> list[_Part]:
        collapse = self.options.get("collapse", "")
        if collapse == _NUMBER:
            return _with_number_ranges(self.processor, parts)
        if collapse.startswith("year") or "cite-group-delimiter" in self.options:
            _group(parts, collapse)
        if collapse in ("year-suffix", "year-suffix-ranged"):
            _collapse_suffixes(parts, self.delimiters, collapse == "year-suffix-ranged")
        return parts


def _delimiters(processor: Processor) -> _Delimiters:
    area = processor.style.citation
    layout = area.delimiter
    explicit = area.options.get("cite-group-delimiter")
    # "cite-group-delimiter": a comma between an author's years; notes keep their delimiter.
    years = area.options.get("collapse", "").startswith("year") and not processor.style.is_note
    group = explicit if explicit is not None else ", " if years else layout
    suffix = area.options.get("year-suffix-delimiter", layout if explicit is None else explicit)
    after = area.options.get("after-collapse-delimiter", layout)
    return _Delimiters(layout, group, suffix, after)


def _group(parts: list[_Part], collapse: str) -> None:
    """Mark neighbours with the same names as a group; drop the names from all but its first."""
    nameless = collapse.startswith("year-suffix")
    for part in parts:
        names = find(part.out, NAMES)
        part.authors = text_of(names) if names is not None else ""
    for before, part in pairwise(parts):
        part.in_group = part.authors == before.authors and bool(part.authors or nameless)
    if collapse:
        for part in parts:
            if part.in_group:
                part.out = _without_names(part.out)


def _without_names(out: Out) -> Out:
    dropped = False

    def drop(node: Out) -> Child | None:
        nonlocal dropped
        if node.tag == NAMES and not dropped:
            dropped = True
            return None
        return node

    changed = replace(out, drop)
    return changed if isinstance(changed, Out) else Out([])


def _collapse_suffixes(parts: list[_Part], delimiters: _Delimiters, ranged: bool) -> None:
    """Print the year once before several suffixes: `2000a, b`; in ranges: `2000a–c`."""
    index = 0
    while index < len(parts):
        run = _same_year(parts, index)
        if len(run) > 1:
            for part in run[1:]:
                suffix = find(part.out, YEAR_SUFFIX)
                assert suffix is not None
                part.out = Out([suffix])
                part.joins = delimiters.suffix
            if ranged:
                _range_suffixes(parts, run)
        index += max(1, len(run))


def _same_year(parts: list[_Part], start: int) -> list[_Part]:
    first = parts[start]
    year = _year_text(first.out)
    run = [first]
    if not year or find(first.out, YEAR_SUFFIX) is None:
        return run
    for part in parts[start + 1 :]:
        before = run[-1].cite
        if (
            not part.in_group
            or before.locator
            or before.suffix
            or part.cite.prefix
            or _year_text(part.out) != year
            or find(part.out, YEAR_SUFFIX) is None
        ):
            break
        run.append(part)
    return run


def _year_text(out: Out) -> str:
    year = find(out, YEAR)
    if year is None:
        return ""

    def bare(node: Out) -> Child | None:
        return None if node.tag == YEAR_SUFFIX else node

    return text_of(replace(year, bare) or "")


def _range_suffixes(parts: list[_Part], run: list[_Part]) -> None:
    """Turn three or more suffixes in a row into a range."""
    values = [_suffix_value(part) for part in run]
    start = 0
    while start < len(run):
        end = start
        while end + 1 < len(run) and values[end + 1] == values[end] + 1:
            end += 1
        if end - start >= 2:
            run[end].joins = "–"
            for part in run[start + 1 : end]:
                parts.remove(part)
        start = end + 1


def _suffix_value(part: _Part) -> int:
    suffix = find(part.out, YEAR_SUFFIX)
    value = 0
    for letter in str(suffix.value) if suffix is not None else "":
        value = value * 26 + ord(letter) - 96
    return value


def _with_number_ranges(processor: Processor, parts: list[_Part]) -> list[_Part]:
    """Print three or more citation numbers in a row as a range."""
    numbers = [_number(processor, part) for part in parts]
    kept: list[_Part] = []
    start = 0
    while start < len(parts):
        end = start
        while (
            end + 1 < len(parts)
            and numbers[start] is not None
            and _follows(numbers[end], numbers[end + 1])
        ):
            end += 1
        kept.append(parts[start])
        if end - start >= 2:
            parts[end].joins = "–"
            kept.append(parts[end])
        else:
            kept.extend(parts[start + 1 : end + 1])
        for part in parts[start + 1 : end + 1]:
            part.in_group = True
        start = end + 1
    return kept


def _follows(one: int | None, other: int | None) -> bool:
    return one is not None and other is not None and other == one + 1


def _number(processor: Processor, part: _Part) -> int | None:
    """Return the number of a cite that prints nothing but its number."""
    node = find(part.out, _NUMBER)
    if node is None or part.cite.locator or part.cite.prefix or part.cite.suffix:
        return None
    return processor.number(part.cite.item_id)


def _join(
    processor: Processor, parts: list[_Part], delimiters: _Delimiters, starts: bool
) -> list[Child]:
    children: list[Child] = []
    for index, part in enumerate(parts):
        affixed = with_affixes(processor, part.cite, part.out, starts and index == 0)
        if is_empty(affixed):
            continue
        if children:
            delimiter = _between(parts, index, delimiters)
            if plain(part.cite.prefix).startswith((",", ".", ";", ":")):
                delimiter = ""
            elif plain(parts[index - 1].cite.suffix).rstrip().endswith((",", ";")):
                delimiter = " "  # the author's own mark stands already
            children.append(Out([""], prefix=delimiter))
        children.append(affixed)
    return children


def _between(parts: list[_Part], index: int, delimiters: _Delimiters) -> str:
    part, before = parts[index], parts[index - 1]
    if part.joins:
        return part.joins
    if part.in_group:
        if before.cite.locator and delimiters.after != delimiters.layout:
            return delimiters.after
        return delimiters.group
    return delimiters.after
