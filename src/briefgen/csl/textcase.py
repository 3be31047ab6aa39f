"""Letter case of rendered text (CSL 1.0.2, "Text-case")."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import assert_never

from briefgen.csl.elements import TextCase
from briefgen.csl.markup import NOCASE, NODECOR
from briefgen.csl.output import Child, Out
from briefgen.csl.richtext import Style

# Articles, conjunctions and prepositions ("Title Case Conversion"), and name particles.
STOP_WORDS = frozenset(
    """a about above across after against al along among an and around as at before behind below
    beneath beside between beyond but by d de down during et except
    for from in inside into like near nor of off on onto or out over per pro qua since so
    than the through throughout till to toward towards under underneath until unto up upon van
    versus via von vs with within without yet""".split()
)
_NOT_CASED = frozenset({Style.SMALL_CAPS, Style.SUPERSCRIPT, Style.SUBSCRIPT})
_WORD = r"[^\s\-–—/:\u00a0]+"
_LETTER = r"[^\W\d_]"
_ENDS_SENTENCE = r"[:?!]['\"’”)\]»]*\s+['\"‘“(\[«]*$"
_ELIDED = r"[dl]['’]\w"  # l'été, d'état
_TURKIC = ("tr", "az")


def apply(children: list[Child], case: TextCase, language: str) -> list[Child]:
    """Return `children` in another case; protected spans are left as they are."""
    match case:
        case TextCase.LOWERCASE:
            return _each(children, lambda text: _lower(text, language))
        case TextCase.UPPERCASE:
            return _each(children, lambda text: upper(text, language))
        case TextCase.CAPITALIZE_FIRST:
            return _changed(children, _first_letter, language)
        case TextCase.CAPITALIZE_ALL:
            return _changed(children, _all_words, language)
        case TextCase.SENTENCE:
            return _changed(children, _sentence, language)
        case TextCase.TITLE:
            if language.split("-")[0].lower() != "en":
                return children
            return _changed(children, _title_words, language)
        case _:
            assert_never(case)


def upper(text: str, language: str) -> str:
    """Raise all letters, as the language does."""
    if language.split("-")[0] in _TURKIC:
        text = text.replace("i", "İ")
    return text.upper()


def _lower(text: str, language: str) -> str:
    if language.split("-")[0] in _TURKIC:
        text = text.replace("I", "ı").replace("İ", "i")
    return text.lower()


def is_protected(node: Out) -> bool:
    """Say whether a span keeps its case: `nocase`, and small caps, superscripts, subscripts."""
    return node.tag in (NOCASE, NODECOR) or (
        node.parsed and any(s in _NOT_CASED for s in node.styles)
    )


def _each(children: list[Child], change: Callable[[str], str]) -> list[Child]:
    changed: list[Child] = []
    for child in children:
        if isinstance(child, str):
            changed.append(type(child)(change(child)))
        elif is_protected(child):
            changed.append(child)
        else:
            changed.append(child.copy(_each(child.children, change)))
    return changed


class _Letters:
    """All the characters of a tree in a row, with which of them may change."""

    def __init__(self, children: list[Child]) -> None:
        self.text = ""
        self.free: list[bool] = []
        self._collect(children, True)

    def _collect(self, children: list[Child], free: bool) -> None:
        for child in children:
            if isinstance(child, str):
                self.text += child
                self.free += [free] * len(child)
            else:
                self._collect(child.children, free and not is_protected(child))


def _changed(
    children: list[Child], decide: Callable[[_Letters], dict[int, str]], language: str
) -> list[Child]:
    letters = _Letters(children)
    changes = decide(letters)
    if not changes:
        return children
    changed, _ = _rebuilt(children, changes, 0, language)
    return changed


def _rebuilt(
    children: list[Child], changes: dict[int, str], at: int, language: str
) -> tuple[list[Child], int]:
    rebuilt: list[Child] = []
    for child in children:
        if isinstance(child, str):
            rebuilt.append(_text(child, changes, at, language))
            at += len(child)
        else:
            inner, at = _rebuilt(child.children, changes, at, language)
            rebuilt.append(child.copy(inner))
    return rebuilt, at


def _text(text: str, changes: dict[int, str], at: int, language: str) -> str:
    kind = type(text)  # characters that go on in a field stay marked as such
    touched = [place for place in changes if at <= place < at + len(text)]
    for place in sorted(touched, reverse=True):
        index = place - at
        letter = text[index]
        letter = upper(letter, language) if changes[place] == "upper" else _lower(letter, language)
        text = text[:index] + letter + text[index + 1 :]
    return kind(text)


def _first_letter(letters: _Letters) -> dict[int, str]:
    match = re.search(r"\w", letters.text)
    if match is None or not letters.free[match.start()]:
        return {}
    word = re.match(_WORD, letters.text[match.start() :])
    if word is None or not _may_rise(word.group()):
        return {}
    return {match.start(): "upper"}


def _sentence(letters: _Letters) -> dict[int, str]:
    """Lower all words but the first, which keeps what capitals it has ("sentence")."""
    first = re.search(r"\w[^\s\u00a0]*", letters.text)
    start = first.end() if first is not None else 0
    changes = {
        place: "lower"
        for place in range(start, len(letters.text))
        if letters.free[place] and letters.text[place].isupper()
    }
    return changes | _first_letter(letters)


def _all_words(letters: _Letters) -> dict[int, str]:
    changes: dict[int, str] = {}
    for match in re.finditer(_WORD, letters.text):
        first = re.search(r"\w", match.group())
        if first is not None and _may_rise(match.group()[first.start() :]):
            place = match.start() + first.start()
            if letters.free[place]:
                changes[place] = "upper"
    return changes


def _may_rise(word: str) -> bool:
    """Say whether a word may take a capital: all in lower case, and no single Greek letter."""
    bare = re.sub(r"^\W+|\W+$", "", word)
    return bare == bare.lower() and bare[:1].isalpha() and (len(bare) > 1 or bare < "ɐ")


def _title_words(letters: _Letters) -> dict[int, str]:
    changes: dict[int, str] = {}
    words = [m for m in re.finditer(_WORD, letters.text) if re.search(_LETTER, m.group())]
    for number, match in enumerate(words):
        word = match.group()
        first = re.search(r"\w", word)
        assert first is not None
        place = match.start() + first.start()
        if not letters.free[place]:
            continue
        bare = re.sub(r"^\W+|\W+$", "", word)
        opens = number == 0 or re.search(_ENDS_SENTENCE, letters.text[: match.start()])
        last = number == len(words) - 1
        if not opens and (len(bare) == 1 or re.match(_ELIDED, bare)):
            continue
        if bare.lower() in STOP_WORDS and not opens and not last:
            continue
        if _may_rise(bare):
            changes[place] = "upper"
    return changes
