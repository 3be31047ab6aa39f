"""Inlines -> Markdown that parses to the same inlines.

The reverse of ``inlines``: signs that would be read as markup get a backslash, and no others, so
that text comes back the way an author would have typed it.
"""

from __future__ import annotations

import re
from typing import Final, assert_never

from briefgen.markup.keys import KEY
from briefgen.markup.locators import read_locator
from briefgen.model.inlines import (
    Citation,
    Cite,
    Code,
    CrossReference,
    Emphasis,
    Inline,
    LineBreak,
    Link,
    NoteMark,
    NoteReference,
    Passage,
    SmallCaps,
    Strong,
    Subscript,
    Superscript,
    Text,
    plain,
)

_ESCAPED: Final = re.compile(
    r"\\(?=[!-/:-@\[-`{-~]|$)"  # a backslash before punctuation
    r"|(?<!\s)\*|\*(?!\s)|^\*|\*$"
    r"|(?<![^\W_])_|_(?![^\W_])"
    r"|[`\[\]^]"
    r"|~(?!\s|\d)"
    r"|<(?=[A-Za-z/!?])"
    r"|&(?=\#|\w+;)"
    r"|(?<![\w])@(?=[\w{;,\]\s]|$)"
    r"|!(?=\[)"
    r"|\{$|^\{",
)
_STRAIGHT: Final = re.compile(r"[\"']|-(?=-)|\.(?=\.\.)")
_PLURALS: Final = {"p.": "pp.", "chap.": "chaps.", "fig.": "figs.", "vol.": "vols.", "n.": "nn."}
_LABELS: Final = {
    "act": "act", "appendix": "app.", "article-locator": "art.", "book": "bk.",
    "canon": "canon", "chapter": "chap.", "column": "col.", "elocation": "loc.",
    "equation": "eq.", "figure": "fig.", "folio": "fol.", "issue": "no.", "line": "l.",
    "note": "n.", "opus": "op.", "page": "p.", "paragraph": "para.", "part": "pt.",
    "rule": "r.", "scene": "sc.", "section": "sec.", "sub-verbo": "s.v.",
    "supplement": "supp.", "table": "tbl.", "timestamp": "at", "verse": "v.", "volume": "vol.",
}  # fmt: skip


def print_inlines(inlines: tuple[Inline, ...], smart: bool = False) -> str:
    """Give the Markdown of inlines; with ``smart``, straight quotes are kept by a backslash."""
    return _joined(inlines, smart, "*")


def _joined(inlines: tuple[Inline, ...], smart: bool, sign: str) -> str:
    out = ""
    for node in inlines:
        printed = _print(node, smart, sign)
        if out.endswith("!") and printed.startswith("["):  # it would begin an image
            out = f"{out[:-1]}\\!"
        out += printed
    return out


def _print(node: Inline, smart: bool, sign: str) -> str:
    match node:
        case Text(text=text):
            return escape(text, smart)
        case Code(text=text):
            return _code(text)
        case LineBreak():
            return "\\\n"
        case NoteReference(key=key):
            return f"[^{key}]"
        case Citation(cites=cites):
            return f"[{';'.join(_cite(cite, smart, not i) for i, cite in enumerate(cites))}]"
        case NoteMark():
            raise ValueError("a numbered mark has no Markdown: print the reference that it was")
        case Emphasis(children=children):
            return _wrapped(children, smart, sign, 1)
        case Strong(children=children):
            return _wrapped(children, smart, sign, 2)
        case SmallCaps(children=children):
            return f"[{_inner(children, smart)}]{{.smallcaps}}"
        case Passage(language=language, children=children):
            return f"[{_inner(children, smart)}]{{lang={language}}}"
        case Superscript(children=children):
            return f"^{_unspaced(children, smart)}^"
        case Subscript(children=children):
            return f"~{_unspaced(children, smart)}~"
        case CrossReference(target=target, children=children):
            return f"[{_inner(children, smart)}](#{target})"
        case Link(target=target, children=children):
            return _link(target, children, smart)
        case _:
            assert_never(node)


def escape(text: str, smart: bool = False) -> str:
    """Put a backslash before the signs of a text that would be read as markup."""
    escaped = _ESCAPED.sub(lambda match: f"\\{match.group()}", text)
    if not smart:
        return escaped
    return _STRAIGHT.sub(lambda match: f"\\{match.group()}", escaped)


def _inner(children: tuple[Inline, ...], smart: bool) -> str:
    return _joined(children, smart, "*")


def _wrapped(children: tuple[Inline, ...], smart: bool, sign: str, count: int) -> str:
    """Print emphasis; inside another, with the other sign; white space goes outside."""
    other = "_" if sign == "*" else "*"
    inside = _joined(children, smart, other)
    words = inside.strip(" \t\n")
    if not words:
        return inside
    before, after = inside[: len(inside) - len(inside.lstrip())], inside[len(inside.rstrip()) :]
    return f"{before}{sign * count}{words}{sign * count}{after}"


def _unspaced(children: tuple[Inline, ...], smart: bool) -> str:
    """Print what is raised or lowered, which holds no space but one that keeps together."""
    return re.sub(r"\s", "\u00a0", _inner(children, smart))


def _code(text: str) -> str:
    runs = {len(run) for run in re.findall(r"`+", text)}
    count = next(n for n in range(1, len(text) + 2) if n not in runs)
    pad = " " if text[:1] == "`" or text[-1:] == "`" else ""
    if text[:1] == text[-1:] == " " and text.strip():
        pad = " "
    return f"{'`' * count}{pad}{text}{pad}{'`' * count}"


def _link(target: str, children: tuple[Inline, ...], smart: bool) -> str:
    if plain(children) in (target, target.removeprefix("mailto:")) and len(children) == 1:
        return f"<{plain(children)}>"
    address = target.replace("\\", "\\\\")
    if re.search(r"[()<>\s]", address):
        address = f"<{address.replace('<', '%3C').replace('>', '%3E')}>"
    return f"[{_inner(children, smart)}]({address})"


def _cite(cite: Cite, smart: bool, first: bool) -> str:
    """Print one cite: prefix, key, locator with its label, suffix."""
    prefix = print_inlines(cite.prefix, smart).replace(";", "\\;")
    if not first and not prefix.startswith(" "):
        prefix = f" {prefix}"
    key = cite.key if KEY.fullmatch(cite.key) else f"{{{cite.key}}}"
    suffix = print_inlines(cite.suffix, smart).replace(";", "\\;")
    minus = "-" if cite.suppress_author else ""
    return f"{prefix}{minus}@{key}{_locator(cite, suffix)}{suffix}"


def _locator(cite: Cite, suffix: str) -> str:
    """Print a locator so that it is read back as the same, in braces where it must be."""
    if not cite.locator:
        return ", {}" if read_locator(suffix, 0, len(suffix)) is not None else ""
    word = _LABELS[cite.label]
    if re.search(r"[-–—,]", cite.locator):
        word = _PLURALS.get(word, word)
    printed = f", {word} {cite.locator}"
    read = read_locator(printed + suffix, 0, len(printed + suffix))
    if read is not None and (read.label, read.text, read.end) == (
        cite.label,
        cite.locator,
        len(printed),
    ):
        return printed
    return f", {word} {{{cite.locator}}}"
