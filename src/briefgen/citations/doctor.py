"""The note doctor: reads notes and sources as a careful editor would, and says what to mend.

Everything it says is a warning: the brief builds. It looks at the sources that a brief cites, and
at the free text of its notes.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from typing import Final
from urllib.parse import urlsplit

from briefgen.citations.sources import cited_keys
from briefgen.diagnostics import Label, Sink, at
from briefgen.diagnostics.register import citations as codes
from briefgen.markup.keys import KEY
from briefgen.model.blocks import Block
from briefgen.model.brief import Brief
from briefgen.model.inlines import Text
from briefgen.model.sources import Source, SourceLibrary
from briefgen.model.walk import blocks_in, inlines_in, texts_of
from briefgen.source import Span

# What each type needs so that a reader finds the source; one of the names in a row suffices.
_NEEDS: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {
    "article-newspaper": (("title",), ("container-title",), ("issued",)),
    "article-magazine": (("title",), ("container-title",), ("issued", "issue")),
    "article-journal": (("title",), ("container-title",), ("issued",), ("volume", "issue", "DOI")),
    "book": (("title",), ("author", "editor", "translator"), ("publisher",), ("issued",)),
    "chapter": (("title",), ("container-title",), ("publisher",), ("issued",)),
    "report": (("title",), ("publisher", "author", "container-title"), ("issued",)),
    "thesis": (("title",), ("author",), ("publisher",), ("issued",)),
    "webpage": (("title",), ("URL",), ("container-title", "publisher", "author")),
    "post-weblog": (("title",), ("URL",), ("container-title", "author")),
    "interview": (("title", "author", "interviewee"), ("issued",)),
    "personal_communication": (("author", "title"), ("issued",)),
    "legislation": (("title", "number"),),
    "legal_case": (("title",), ("issued",)),
    "speech": (("title",), ("author",), ("issued",)),
    "broadcast": (("title",), ("issued",)),
}

_TYPED: Final = re.compile(
    r"\b(?:ibid(?:em)?|op\.? ?cit|loc\.? ?cit|supra note|a\.a\.O|ebd)\b", re.IGNORECASE
)
_RANGE: Final = re.compile(r"(?<![\w/.-])(\d{1,4})-(\d{1,4})(?![\w/-])")
_BRACKET: Final = re.compile(rf"\[-?(?:@\s+)?({KEY.pattern})(?=[\],;\s])")
_NEAR: Final = 0.8
"""Similarity from which two different names are taken for one name, written in two ways."""


def examine(brief: Brief, library: SourceLibrary, sink: Sink) -> None:
    """Report what an editor would mend in the notes and in the sources they cite."""
    examine_sources(brief, library, sink)
    examine_text(brief, library, sink)


def examine_sources(brief: Brief, library: SourceLibrary, sink: Sink) -> None:
    """Report what an editor would mend in the sources that a brief cites."""
    cited = [library[key] for key in cited_keys(brief) if key in library]
    for source in cited:
        _check_fields(source, sink)
    _check_addresses(cited, sink)
    _check_names(cited, sink)
    _check_containers(cited, sink)


def examine_text(brief: Brief, library: SourceLibrary, sink: Sink) -> None:
    """Report what an editor would mend in the words of notes and sections."""
    _check_free_text(brief, sink)
    _check_brackets(brief, library, sink)


def _check_fields(source: Source, sink: Sink) -> None:
    item = source.item
    kind = str(item.get("type", ""))
    for names in _NEEDS.get(kind, (("title",),)):
        if not any(item.get(name) for name in names):
            wanted = " or ".join(f"`{name}`" for name in names)
            message = f'"{source.key}" has no {wanted}, which a source of type {kind} needs'
            hint = f"add it, or correct the type ({kind})"
            sink.report(codes.INCOMPLETE_SOURCE, message, at(source.span), hint)
    if item.get("URL") and not item.get("issued") and not item.get("accessed"):
        sink.report(
            codes.UNDATED_PAGE,
            f'"{source.key}" is on the web and has neither a date nor a date of access',
            at(_field(source, "URL")),
            "add `issued`, or `accessed` with the day on which you read it",
        )


def _field(source: Source, name: str) -> Span:
    return source.fields.get(name, source.span)


def _check_addresses(cited: Sequence[Source], sink: Sink) -> None:
    """Report two keys for one address."""
    seen: dict[tuple[str, str, str], Source] = {}
    for source in cited:
        if not source.item.get("URL"):
            continue
        parts = urlsplit(str(source.item["URL"]))
        host = parts.netloc.lower().removeprefix("www.")
        address = (host, parts.path.rstrip("/"), parts.query)
        first = seen.setdefault(address, source)
        if first is not source:
            labels = (
                Label(_field(source, "URL"), "the same address"),
                Label(_field(first, "URL"), "as here"),
            )
            message = f'"{source.key}" and "{first.key}" are the same page'
            sink.report(codes.SAME_SOURCE, message, labels, "cite it under one key")


def _check_names(cited: Sequence[Source], sink: Sink) -> None:
    """Report people whose given names agree and whose family names nearly do, or the reverse."""
    people: dict[tuple[str, str], Source] = {}
    for source in cited:
        for name in ("author", "editor", "translator"):
            for person in source.item.get(name, ()):
                family, given = str(person.get("family", "")), str(person.get("given", ""))
                if family and given:
                    people.setdefault((family, given), source)
    known = list(people)
    for at_, (family, given) in enumerate(known):
        for other_family, other_given in known[:at_]:
            same = (given == other_given and _near(family, other_family)) or (
                family == other_family and _near(given, other_given)
            )
            if same:
                one, two = f"{given} {family}", f"{other_given} {other_family}"
                _report_drift(
                    one, people[family, given], two, people[other_family, other_given], sink
                )


def _near(one: str, two: str) -> bool:
    if one == two or one.rstrip(".") == two.rstrip("."):
        return False
    return SequenceMatcher(None, one.lower(), two.lower()).ratio() >= _NEAR


def _report_drift(one: str, source: Source, two: str, first: Source, sink: Sink) -> None:
    labels = (Label(source.span, f"{one} here"), Label(first.span, f"{two} here"))
    message = f'"{one}" and "{two}" look like one name, written in two ways'
    sink.report(codes.NAME_DRIFT, message, labels, "write it in one way throughout")


def _check_containers(cited: Sequence[Source], sink: Sink) -> None:
    """Report one host under two newspapers' or publishers' names that are nearly the same."""
    by_host: dict[str, dict[str, Source]] = {}
    for source in cited:
        name = str(source.item.get("container-title") or source.item.get("publisher") or "")
        if name and source.item.get("URL"):
            host = urlsplit(str(source.item["URL"])).netloc.lower().removeprefix("www.")
            by_host.setdefault(host, {}).setdefault(name, source)
    for names in by_host.values():
        (first, source), *others = names.items()
        for other, second in others:
            if not _near(other, first) and first not in other and other not in first:
                continue  # a host of many titles
            _report_drift(other, second, first, source, sink)


def _check_free_text(brief: Brief, sink: Sink) -> None:
    for note in (brief.notes or {}).values():
        for node in _texts(note.blocks):
            _check_text(node, sink)


def _check_brackets(brief: Brief, library: SourceLibrary, sink: Sink) -> None:
    """Report citations that lack their @."""
    notes = (note.blocks for note in (brief.notes or {}).values())
    for blocks in (brief.lead, *(section.blocks for section in brief.sections), *notes):
        for node in _texts(blocks):
            written = node.span.file.text[node.span.start : node.span.end]
            for found in _BRACKET.finditer(node.text):
                if found[1] in library and f"\\{found[0]}" not in written:
                    message = f'"{found[1]}" in brackets is text: a citation has an @'
                    hint = f"write [@{found[1]}]; or \\[ if the bracket is to print"
                    sink.report(codes.UNMARKED_CITATION, message, at(_part(node, found)), hint)


def _texts(blocks: Iterable[Block]) -> Iterator[Text]:
    """Give the plain text that stands in blocks."""
    for block in blocks_in(blocks):
        for text in texts_of(block):
            yield from (node for node in inlines_in(text) if isinstance(node, Text))


def _check_text(node: Text, sink: Sink) -> None:
    for found in _TYPED.finditer(node.text):
        message = f'"{found[0]}" is typed: it will be wrong after the next edit'
        hint = "cite the source with [@key]; the short form comes by itself"
        sink.report(codes.TYPED_SHORT_FORM, message, at(_part(node, found)), hint)
    for found in _RANGE.finditer(node.text):
        message = f'the range "{found[0]}" has a hyphen'
        hint = f"put an en dash between the numbers: {found[1]}–{found[2]}"
        sink.report(codes.HYPHEN_IN_RANGE, message, at(_part(node, found)), hint)


def _part(node: Text, found: re.Match[str]) -> Span:
    """Give the place of a match; of the whole text where escapes make it longer than it reads."""
    span = node.span
    if span.end - span.start != len(node.text):
        return span
    return Span(span.file, span.start + found.start(), span.start + found.end())
