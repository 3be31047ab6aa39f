"""Other briefs of the same size: the words of one, in another order and a third of them altered.

A process that writes the same brief eight times could remember its lines; here each one differs.
"""

from __future__ import annotations

import random
import re
from dataclasses import replace
from typing import Any
from xml.etree import ElementTree

_NAMESPACE = "http://www.w3.org/1999/xhtml"
_FEW = 4


def varied(laid: Any, turn: int) -> Any:
    """Give the laid-out brief with other text; turn 0 is the brief itself."""
    if not turn:
        return laid
    from briefgen.layout.document import Document

    ElementTree.register_namespace("", _NAMESPACE)
    root = ElementTree.fromstring(laid.xhtml)
    chance = random.Random(turn)
    for element in root.iter():
        if element.tag.rpartition("}")[2] not in {"title", "style"}:
            element.text = _other_words(element.text, chance, turn)
            element.tail = _other_words(element.tail, chance, turn)
    text = ElementTree.tostring(root, encoding="unicode")
    return replace(laid, document=Document(lambda: text))


def _other_words(text: str | None, chance: random.Random, turn: int) -> str | None:
    words = re.findall(r"\S+", text or "")
    if text is None or len(words) < _FEW:
        return text
    chance.shuffle(words)
    for place in range(0, len(words), 3):
        word = words[place]
        if word.isascii() and word.isalpha():
            cut = turn % len(word)
            words[place] = word[cut:] + word[:cut]
    before = text[: len(text) - len(text.lstrip())]
    after = text[len(text.rstrip()) :]
    return f"{before}{' '.join(words)}{after}"
