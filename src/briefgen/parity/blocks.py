"""Comparing two entries that are the same block: text, kind, references, links, emphasis.

Reports what differs, most telling first: where texts differ, offsets mean nothing, so only the
numbers of the references are compared then.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import Final

from briefgen.diagnostics import Code, Sink, at
from briefgen.diagnostics.register import parity as codes
from briefgen.frozen import frozen, replace
from briefgen.parity.normal import LINE, as_drawn
from briefgen.parity.settle import settle
from briefgen.parity.show import around, cut, difference, name, unlike
from briefgen.parity.transcript import CONTENTS, Entry, Hyperlink, Kind, Origin
from briefgen.parity.words import merged

_COMPARED: Final = attrgetter(
    "kind",
    "text",
    "level",
    "number",
    "references",
    "links",
    "emphasis",
    "alt",
    "header",
    "within",
)
"""All that is compared of two blocks; where it is equal, and to be seen, they are in step."""
_PAGE_NUMBER: Final = re.compile(rf"[\s.…{LINE}]*(\d+)")


@frozen
class Artifact:
    """An artifact as the comparison sees it: its name, and what its format can tell.

    ``drawn``: its text is known by glyphs (PDF). ``styles``: the inline styles that can be read
    from it. ``relative``: a style is read as a change against the block's own look. ``places``:
    its links inside the brief go by the page's ids. ``paged``: it has running heads and feet.
    ``not_compared`` says plainly what no comparison here covers. ``address`` gives an address of
    the source as it has to stand in the artifact, None where it is text there.
    """

    name: str
    drawn: bool
    styles: frozenset[str]
    relative: bool
    places: bool
    paged: bool
    not_compared: tuple[str, ...] = ()
    address: Callable[[str], str | None] | None = None


class BlockComparison:
    """Compares pairs of entries of one artifact and reports into one sink."""

    __slots__ = ("_artifact", "_ids", "_sink")

    def __init__(self, artifact: Artifact, ids: dict[str, str], sink: Sink) -> None:
        self._artifact = artifact
        self._ids = ids
        self._sink = sink

    def compare(self, want: Entry, got: Entry) -> None:
        """Report every way in which ``got`` differs from ``want``."""
        if want.within == CONTENTS and self._artifact.paged:
            self._contents(want, got)
            return
        got = settle(got, want.text)
        if _COMPARED(want) == _COMPARED(got) and not got.hidden and self._leads_by_itself(want):
            return
        if got.hidden:
            self._report(codes.HIDDEN_BLOCK, want, f"{name(want)} is there, but {got.hidden}")
        if not self._text(want, got):
            self._reference_numbers(want, got)
            return
        self._kind(want, got)
        self._references(want, got)
        self._links(want, got)
        self._emphasis(want, got)
        if want.alt != got.alt:
            self._two(codes.DIFFERENT_ALT, want, "the text alternative", want.alt, got.alt)

    def _leads_by_itself(self, want: Entry) -> bool:
        """Say that equal links lead to the same places: a link inside may go by other names."""
        return self._artifact.places or not any(x.target.startswith("#") for x in want.links)

    def _contents(self, want: Entry, got: Entry) -> None:
        """Compare a line of the contents, which ends with a page number where there are pages.

        Its kind is the format's: Word has paragraphs of its own for it.
        """
        line = settle(got, want.text)
        words, rest = line.text[: len(want.text)], line.text[len(want.text) :]
        number = _PAGE_NUMBER.fullmatch(rest)
        got = replace(line, text=words) if number else line
        if self._text(want, got):
            self._page(want, got.page, 0 if number is None else int(number[1]))
            targets = {self._target(link).target for link in want.links}
            if targets != {link.target for link in got.links if not link.dead}:
                message = f"the line of the contents {cut(want.text)} leads elsewhere"
                self._report(codes.DIFFERENT_LINK, want, message)

    def _page(self, want: Entry, page: int, number: int) -> None:
        """Compare the number at the end of a line with the page that it leads to."""
        said = f"the line of the contents {cut(want.text)}"
        if want.links and not number:
            self._report(codes.DIFFERENT_TEXT, want, f"{said} has lost its page number")
        elif page and number != page:
            message = f"{said} says page {number}; what it names stands on page {page}"
            self._report(codes.DIFFERENT_TEXT, want, message)

    def _report(self, code: Code, want: Entry, message: str, *hints: str) -> None:
        place = want.span if want.span and want.span.file.text else None
        self._sink.report(
            code,
            f"{self._artifact.name}: {message}",
            at(place, "written here"),
            *hints,
        )

    def _two(self, code: Code, want: Entry, what: str, wanted: str, found: str) -> None:
        first, second, caret = difference(wanted, found)
        self._report(
            code,
            want,
            f"{what} of {name(want)} differs"
            f"\n    source    {first}\n    {'artifact':<9} {second}\n              {caret}",
            unlike(wanted, found),
        )

    def _fold(self, text: str) -> str:
        return as_drawn(text) if self._artifact.drawn else text

    def _text(self, want: Entry, got: Entry) -> bool:
        if self._fold(want.text) == self._fold(got.text):
            return True
        code = codes.NOTE_TEXT if want.kind is Kind.NOTE else codes.DIFFERENT_TEXT
        self._two(code, want, "the text", self._fold(want.text), self._fold(got.text))
        return False

    def _kind(self, want: Entry, got: Entry) -> None:
        if want.kind is not got.kind:
            message = f"{name(want)} has become a {got.kind.value}"
            self._report(codes.DIFFERENT_KIND, want, message)
            return
        match want.kind:
            case Kind.HEADING | Kind.TITLE if want.level != got.level:
                message = f"{name(want)} is of level {got.level}, not {want.level}"
                self._report(codes.DIFFERENT_LEVEL, want, message)
            case Kind.ITEM if want.level != got.level:
                message = f"{name(want)} stands at depth {got.level}, not {want.level}"
                self._report(codes.DIFFERENT_LEVEL, want, message)
            case Kind.ITEM if want.number != got.number:
                message = f"{name(want)} is marked {_marker(got.number)}, not "
                self._report(codes.DIFFERENT_LEVEL, want, message + _marker(want.number))
            case Kind.ITEM | Kind.PARAGRAPH if want.within not in (got.within, CONTENTS):
                now = f"stands in a {got.within}" if got.within else f"is no {want.within}"
                self._report(codes.DIFFERENT_KIND, want, f"{name(want)} {now}")
            case Kind.CELL if (want.level, want.number) != (got.level, got.number):
                message = f"{name(want)} stands in row {got.level}, column {got.number}"
                self._report(codes.DIFFERENT_CELL, want, message)
            case Kind.CELL if want.header != got.header:
                as_what = "a header cell" if got.header else "no header cell"
                self._report(codes.DIFFERENT_CELL, want, f"{name(want)} is {as_what}")
            case Kind.NOTE if want.number != got.number:
                message = f"{name(want)} has the number {got.number}"
                self._report(codes.NOTE_ORDER, want, message)
            case _:
                pass

    def _reference_numbers(self, want: Entry, got: Entry) -> None:
        wanted, found = ([r.number for r in e.references] for e in (want, got))
        if wanted != found:
            message = f"{name(want)} refers to {_numbers(found)}, not to {_numbers(wanted)}"
            self._report(codes.NOTE_REFERENCE, want, message)

    def _references(self, want: Entry, got: Entry) -> None:
        if want.references == got.references:
            return
        if [r.number for r in want.references] != [r.number for r in got.references]:
            self._reference_numbers(want, got)
            return
        for wanted, found in zip(want.references, got.references, strict=True):
            if wanted != found:
                self._report(
                    codes.NOTE_REFERENCE,
                    want,
                    f"the reference to note {wanted.number} stands at "
                    f"{around(got.text, found.offset)}, not at "
                    f"{around(want.text, wanted.offset)}",
                )

    def _links(self, want: Entry, got: Entry) -> None:
        wanted = tuple(self._wanted(want))
        for link in got.links:
            if link.dead:
                words = cut(got.text[link.start : link.end])
                self._report(
                    codes.DIFFERENT_LINK,
                    want,
                    f"the link {words} in {name(want)} leads nowhere: {cut(link.target)}",
                )
        found = tuple(link for link in got.links if not link.dead)
        dead = {(link.start, link.end) for link in got.links if link.dead}
        if not self._artifact.places:
            found = tuple(self._as_wanted(link, wanted) for link in found)
        missing = [x for x in wanted if x not in found and (x.start, x.end) not in dead]
        extra = [x for x in found if x not in wanted]
        for link in missing:
            words = cut(want.text[link.start : link.end])
            other = next((x for x in extra if x.start < link.end and link.start < x.end), None)
            if other is None:
                message = f"the link {words} to {link.target} is missing"
            else:
                extra.remove(other)
                found_words = cut(got.text[other.start : other.end])
                message = f"the link {words} to {link.target} is {found_words} to {other.target}"
            self._report(codes.DIFFERENT_LINK, want, f"in {name(want)} {message}")
        for link in extra:
            words = cut(got.text[link.start : link.end])
            message = f"in {name(want)} {words} links to {link.target}; the source has no link"
            self._report(codes.DIFFERENT_LINK, want, message)

    def _as_wanted(self, link: Hyperlink, wanted: tuple[Hyperlink, ...]) -> Hyperlink:
        """Take a link to a paragraph of changed words for the link that it must be.

        Where links are told by what they lead to, the paragraph's own finding says enough.
        """
        if not link.target.startswith("#") or link.target[1:] in self._ids.values():
            return link
        same = [x for x in wanted if (x.start, x.end) == (link.start, link.end)]
        return same[0] if same and same[0].target.startswith("#") else link

    def _wanted(self, want: Entry) -> Iterator[Hyperlink]:
        """Give the links that the source asks for, as far as the artifact can have them."""
        for link in want.links:
            if self._artifact.address is None or link.target.startswith("#"):
                yield self._target(link)
            elif (address := self._artifact.address(link.target)) is not None:
                yield Hyperlink(link.start, link.end, address)

    def _target(self, link: Hyperlink) -> Hyperlink:
        if self._artifact.places or not link.target.startswith("#"):
            return link
        return Hyperlink(link.start, link.end, "#" + self._ids.get(link.target[1:], ""))

    def _emphasis(self, want: Entry, got: Entry) -> None:
        if self._artifact.relative and want.origin is not Origin.SOURCE:
            # How the layout's own words look is the stylesheet's business.
            return
        styles = {e.style for e in (*want.emphasis, *got.emphasis)}
        for style in sorted(styles):
            if not style.startswith("lang:") and style not in self._artifact.styles:
                continue
            wanted, found = _stretches(want, style), _stretches(got, style)
            if self._artifact.drawn:
                found = _in_one_face(want.text, found)
            if wanted == found:
                continue
            if self._artifact.relative:
                if _same_contrast(want.text, style, wanted, found):
                    continue
                found = _without_label(want, wanted, found)
                if wanted == found:
                    continue
            self._one_style(want, style, wanted, found)

    def _one_style(
        self,
        want: Entry,
        style: str,
        wanted: list[tuple[int, int]],
        found: list[tuple[int, int]],
    ) -> None:
        code = codes.DIFFERENT_LANGUAGE if style.startswith("lang:") else codes.DIFFERENT_EMPHASIS
        look = f'language "{style[5:]}"' if style.startswith("lang:") else style
        for start, end in wanted:
            if (start, end) not in found:
                words = cut(want.text[start:end])
                self._report(code, want, f"{words} in {name(want)} has lost its {look}")
        for start, end in found:
            if (start, end) not in wanted:
                words = cut(want.text[start:end])
                self._report(code, want, f"{words} in {name(want)} is {look} in the artifact only")


def _stretches(entry: Entry, style: str) -> list[tuple[int, int]]:
    return [(e.start, e.end) for e in entry.emphasis if e.style == style]


Stretches = list[tuple[int, int]]
_BORROWED: Final = re.compile("[\u00aa-\u02ff\u1d00-\u1eff]")


def _in_one_face(text: str, found: Stretches) -> Stretches:
    """Close the gaps that letters leave which the face lacks: ḥ from another, upright one.

    A word is as slanted as its letters; only Latin letters beyond ASCII are ever borrowed.
    """
    closed: Stretches = []
    for start, end in found:
        while end < len(text) and text[end].isalpha() and _BORROWED.match(text[end]):
            end += 1
        while start and text[start - 1].isalpha() and _BORROWED.match(text[start - 1]):
            start -= 1
        closed.append((start, end))
    return merged(text, _joined(closed))


def _joined(stretches: Stretches) -> Stretches:
    joined: Stretches = []
    for start, end in stretches:
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _without_label(want: Entry, wanted: Stretches, found: Stretches) -> Stretches:
    """Leave out the look of a caption's label: those words are the layout's."""
    if want.kind is Kind.CAPTION and found and found[0][0] == 0 and found[0] not in wanted:
        return found[1:]
    return found


def _same_contrast(text: str, style: str, wanted: Stretches, found: Stretches) -> bool:
    """Say whether a block whose own look is italic or bold sets the same words apart.

    In an italic block emphasis is upright, so what is found is the rest of the text; in a bold
    one a strong word cannot be told from the others.
    """
    if found == merged(text, [(0, len(text))]):
        return style == "strong" or not wanted
    rest, start = [], 0
    for begin, end in wanted:
        rest.append((start, begin))
        start = end
    rest.append((start, len(text)))
    others = merged(text, rest)
    return bool(others) and found == others


def _marker(number: int) -> str:
    return f'"{number}."' if number else "with a bullet"


def _numbers(numbers: list[int]) -> str:
    if not numbers:
        return "no note"
    return ("note " if len(numbers) == 1 else "notes ") + ", ".join(str(n) for n in numbers)
