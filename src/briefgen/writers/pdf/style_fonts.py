"""Font families that style sheets name: each list of them needs one that is there.

WeasyPrint takes the first family of a list that it finds (CSS Fonts 4, 2.1), and any font at all
where it finds none. The style sheets that come with briefgen name the theme's families by their
tokens only, and are not parsed for this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any, Final

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register.writers import NO_FONTS
from briefgen.frozen import frozen
from briefgen.layout.layout import Layout
from briefgen.layout.theme import Theme
from briefgen.source import SourceFile, Span
from briefgen.writers.pdf.coverage import family_names
from briefgen.writers.pdf.scripts import SCRIPTS

_NAMES_ONE: Final = re.compile(
    r"\bfont(-family)?\s*:(?!\s*var\(--font-\w+\)\s*[;}])|--font-\w+\s*:", re.IGNORECASE
)
_TOKENS: Final = frozenset(("--font-text", "--font-display", "--font-code"))
_KEYWORDS: Final = frozenset(
    "serif sans-serif monospace cursive fantasy system-ui ui-serif ui-sans-serif ui-monospace "
    "ui-rounded math emoji fangsong inherit initial unset revert revert-layer".split()
)
_SIZES: Final = frozenset(
    "xx-small x-small small medium large x-large xx-large xxx-large smaller larger".split()
)
_OF_PACKAGES: Final = frozenset(
    ("Noto Sans Arabic", "Noto Sans Hebrew", *(f for s in SCRIPTS for f in (s.serif, s.sans)))
)
"""Families that are loaded for the briefs that have need of them."""


@frozen
class _Families:
    """A list of families as declared: their names, or none where one is known to do."""

    names: tuple[str, ...]
    place: Span


def check_styles(layout: Layout, theme: Theme, fonts: Iterable[Path], sink: Sink) -> bool:
    """Report each list of families in the print style sheets of which no font file has any."""
    own = map(layout.files.get, ("print.css", "print-more.css"))
    sheets = (*own, theme.css.get("print.css"))
    named = [file for file in sheets if file is not None and _NAMES_ONE.search(file.text)]
    if not named:
        return True
    before = len(sink)
    known = {name for path in fonts for name in family_names(path)}
    folded = {_folded(name) for name in known | _OF_PACKAGES}
    for families in _declared(named):
        if families.names and not folded.intersection(map(_folded, families.names)):
            sink.report(
                NO_FONTS,
                _message(families.names),
                at(families.place),
                did_you_mean(families.names[0], known),
                f"there are: {', '.join(sorted(known))}",
            )
    return len(sink) == before


def _message(names: tuple[str, ...]) -> str:
    listed = ", ".join(f'"{name}"' for name in names)
    if len(names) == 1:
        return f"the style sheet names the font {listed}, which is not installed"
    return f"the style sheet names the fonts {listed}, none of which is installed"


def _folded(name: str) -> str:
    """Give a name as fontconfig compares it: without case and blanks."""
    return "".join(name.split()).casefold()


def _declared(sheets: Iterable[SourceFile]) -> Iterator[_Families]:
    import tinycss2

    found: list[tuple[SourceFile, Any]] = []
    for file in sheets:
        rules = tinycss2.parse_stylesheet(file.text, skip_comments=True, skip_whitespace=True)
        found += [(file, one) for one in _declarations(rules)]
    families = {"font", "font-family"}
    whole = {_variable(one.value) for _, one in found if one.lower_name in families}
    for file, one in found:
        if one.lower_name in families or one.name in whole | _TOKENS:
            value = _after_size(one.value) if one.lower_name == "font" else one.value
            yield _Families(_named(value), _place(file, value))


def _declarations(rules: Iterable[Any]) -> Iterator[Any]:
    """Give the declarations of rules and of the rules in them, as far as they are for print."""
    import tinycss2

    for rule in rules:
        if rule.type == "declaration":
            yield rule
        elif rule.type in ("qualified-rule", "at-rule") and rule.content is not None:
            keyword = getattr(rule, "lower_at_keyword", "")
            screen = keyword == "media" and "screen" in tinycss2.serialize(rule.prelude)
            if keyword != "font-face" and not screen:
                yield from _declarations(tinycss2.parse_blocks_contents(rule.content, True, True))


def _variable(value: Iterable[Any]) -> str:
    """Give the custom property that is the whole of a value, "" where it is something else."""
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if len(tokens) != 1 or tokens[0].type != "function" or tokens[0].lower_name != "var":
        return ""
    return next((str(t.value) for t in tokens[0].arguments if t.type == "ident"), "")


def _after_size(value: list[Any]) -> list[Any]:
    """Give the families of the ``font`` shorthand: what follows the size and line height."""
    first: list[tuple[int, Any]] = []
    for place, token in enumerate(value):
        if token.type == "literal" and token.value == ",":
            break
        if token.type not in ("whitespace", "comment"):
            first.append((place, token))
    sizes = [
        place
        for place, token in first[:-1]
        if token.type not in ("ident", "string")
        or (token.type == "ident" and token.lower_value in _SIZES)
    ]
    # Without one it is a keyword such as inherit, or all of it a variable.
    return value[sizes[-1] + 1 :] if sizes else []


def _named(value: Iterable[Any]) -> tuple[str, ...]:
    """Give the families of a list; none where one of them is a keyword or a variable."""
    names, words = [], list[str]()
    for token in (*value, None):
        if token is None or (token.type == "literal" and token.value == ","):
            names.append(" ".join(words))
            words = []
        elif token.type in ("ident", "string"):
            words.append(str(token.value))
            if token.type == "ident" and token.lower_value in _KEYWORDS:
                return ()
        elif token.type not in ("whitespace", "comment"):
            return ()
    return tuple(name for name in names if name)


def _place(file: SourceFile, value: list[Any]) -> Span:
    tokens = [token for token in value if token.type not in ("whitespace", "comment")]
    if not tokens:
        return Span(file, 0, 0)
    start = file.offset(tokens[0].source_line, tokens[0].source_column)
    last = file.offset(tokens[-1].source_line, tokens[-1].source_column)
    return Span(file, start, last + len(tokens[-1].serialize()))
