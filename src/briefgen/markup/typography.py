"""Straight quotes, double hyphens, three dots and some spaces -> what print has for them.

Pandoc's manual, "smart"; the quotes are those of the language (CLDR, "delimiters"). Only signs
change, never their number of places: a node's span stays what its author wrote. A sign behind a
backslash stays as it is, and so does one that is rather a prime (5' 10").
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from briefgen.frozen import frozen, replace
from briefgen.markup.ties import tie

if TYPE_CHECKING:
    from markdown_it.token import Token


@frozen
class Quotes:
    """What opens and closes an outer (``"``) and an inner (``'``) quotation in ``language``."""

    open: str
    close: str
    inner_open: str
    inner_close: str
    language: str = ""


_ENGLISH: Final = Quotes("“", "”", "‘", "’")

QUOTES: Final = {
    "bg": Quotes("„", "“", "„", "“"),
    "cs": Quotes("„", "“", "‚", "‘"),
    "da": Quotes("“", "”", "‘", "’"),
    "de": Quotes("„", "“", "‚", "‘"),
    "de-CH": Quotes("«", "»", "‹", "›"),
    "el": Quotes("«", "»", "“", "”"),
    "es": Quotes("«", "»", "“", "”"),
    "et": Quotes("„", "“", "«", "»"),
    "fa": Quotes("«", "»", "‹", "›"),
    "fi": Quotes("”", "”", "’", "’"),
    "fr": Quotes("«\u202f", "\u202f»", "“", "”"),
    "fr-CH": Quotes("«", "»", "‹", "›"),
    "he": Quotes("”", "”", "’", "’"),
    "hr": Quotes("„", "“", "‚", "‘"),
    "hu": Quotes("„", "”", "»", "«"),
    "it": Quotes("«", "»", "“", "”"),
    "ja": Quotes("「", "」", "『", "』"),
    "lt": Quotes("„", "“", "„", "“"),
    "nb": Quotes("«", "»", "‘", "’"),
    "nn": Quotes("«", "»", "‘", "’"),
    "no": Quotes("«", "»", "‘", "’"),
    "pl": Quotes("„", "”", "«", "»"),
    "pt-PT": Quotes("«", "»", "“", "”"),
    "ro": Quotes("„", "”", "«", "»"),
    "ru": Quotes("«", "»", "„", "“"),
    "sk": Quotes("„", "“", "‚", "‘"),
    "sl": Quotes("„", "“", "‚", "‘"),
    "sr": Quotes("„", "”", "’", "’"),
    "sv": Quotes("”", "”", "’", "’"),
    "uk": Quotes("«", "»", "„", "“"),
    "ur": Quotes("“", "”", "‘", "’"),
}

_APOSTROPHE: Final = "’"
_OPENS_AFTER: Final = frozenset(" \t\n\u00a0\u202f([{<-–—/“‘«‹„‚¿¡")
_ADDRESS: Final = re.compile(r"(?:https?://|www\.)\S+")
_QUOTE: Final = re.compile("[\"']")
_RUNS: Final = re.compile(r"(?:https?://|www\.)\S+|-{2,}|\.{3,}")
_SIGNS: Final = {"--": "–", "---": "—", "...": "…"}
_TRANSPARENT: Final = frozenset({"note_reference", "citation", "bare_citation", "inline_note"})


def quotes_of(language: str) -> Quotes:
    """Give the quotes of a language, by its tag or its first part; English ones where unknown."""
    quotes = QUOTES.get(language) or QUOTES.get(language.partition("-")[0]) or _ENGLISH
    return replace(quotes, language=language)


@frozen
class _Sign:
    """A straight quote: its token, its place there, and its place in the flow of the text."""

    token: Token
    place: int
    flow: int


def educate(tokens: Sequence[Token], quotes: Quotes) -> None:
    """Put the signs of print into the text tokens of one paragraph."""
    texts = [token for token in tokens if token.type == "text"]
    if any('"' in token.content or "'" in token.content for token in texts):
        flow, signs = _flow(tokens)
        _put_quotes(flow, signs, quotes)
    for token in texts:
        text = token.content
        if "--" in text or "..." in text:
            text = _RUNS.sub(_run, text)
        token.content = tie(text, quotes.language)


def _run(match: re.Match[str]) -> str:
    return _SIGNS.get(match.group(), match.group())


def _flow(tokens: Sequence[Token]) -> tuple[str, list[_Sign]]:
    """Join what a reader reads, and find the straight quotes in it.

    Emphasis and notes are transparent, code is a word, a break is a space.
    """
    parts: list[str] = []
    signs: list[_Sign] = []
    length = 0
    linked = False
    for token in tokens:
        text = token.content
        match token.type:
            case "text" if not linked:
                signs += _straight(token, length)
            case "text" | "text_special":
                pass
            case "softbreak" | "hardbreak":
                text = " "
            case "link_open" | "link_close" if token.markup == "autolink":
                linked, text = token.type == "link_open", ""
            case kind if kind in _TRANSPARENT or kind.endswith(("_open", "_close")):
                text = ""
            case _:
                text = "x"
        parts.append(text)
        length += len(text)
    return "".join(parts), signs


def _straight(token: Token, before: int) -> Iterator[_Sign]:
    """Find the straight quotes of a text outside of addresses."""
    text = token.content
    if '"' in text or "'" in text:
        covered = [match.span() for match in _ADDRESS.finditer(text)]
        for match in _QUOTE.finditer(text):
            if not _within(match.start(), covered):
                yield _Sign(token, match.start(), before + match.start())


def _within(index: int, ranges: list[tuple[int, int]]) -> bool:
    return any(start <= index < end - 1 for start, end in ranges)


def _put_quotes(flow: str, signs: list[_Sign], quotes: Quotes) -> None:
    """Pair the quotes as they open and close, and write each as what it is."""
    written: dict[int, str] = {}
    open_signs: list[int] = []
    for number, sign in enumerate(signs):
        character = flow[sign.flow]
        before, after = flow[sign.flow - 1 : sign.flow] or " ", flow[sign.flow + 1 :][:1] or " "
        if character == "'" and before.isalnum() and after.isalpha():
            written[number] = _APOSTROPHE
            continue
        opener = next((o for o in reversed(open_signs) if flow[signs[o].flow] == character), None)
        behind_open = bool(open_signs) and signs[open_signs[-1]].flow == sign.flow - 1
        opens = before in _OPENS_AFTER or behind_open
        if opens and not after.isspace() and not _closes(before, after, opener):
            open_signs.append(number)
        elif opener is not None and not before.isspace():
            del open_signs[open_signs.index(opener) :]
            written[opener], written[number] = _pair(character, quotes)
        elif not before.isdigit():
            lone = {"'": _APOSTROPHE, '"': quotes.close}[character]
            written[number] = character if before.isspace() else lone
    for number in range(len(signs)):
        if number not in written and flow[signs[number].flow - 1 : signs[number].flow].isdigit():
            continue
        if number not in written:
            written[number] = _unclosed(flow, signs[number], quotes)
    _write(signs, written)


def _closes(before: str, after: str, opener: int | None) -> bool:
    """Tell whether a quote behind a dash or a bracket rather closes one that is open."""
    return opener is not None and before in "-–—/" and not after.isalnum()


def _pair(character: str, quotes: Quotes) -> tuple[str, str]:
    if character == '"':
        return quotes.open, quotes.close
    return quotes.inner_open, quotes.inner_close


def _unclosed(flow: str, sign: _Sign, quotes: Quotes) -> str:
    """Write a quote that nothing closes: a quotation over paragraphs, or an elision ('90s)."""
    if flow[sign.flow] == "'":
        return _APOSTROPHE
    return quotes.open if flow[sign.flow + 1 :][:1].strip() else '"'


def _write(signs: list[_Sign], written: dict[int, str]) -> None:
    """Put the signs into their tokens, from the last to the first."""
    for number in reversed(range(len(signs))):
        sign = signs[number]
        if number in written:
            before, after = sign.token.content[: sign.place], sign.token.content[sign.place + 1 :]
            sign.token.content = before + written[number] + after
