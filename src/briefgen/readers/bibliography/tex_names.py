"""Names in BibTeX -> CSL's parts.

The three forms are BibTeX's: ``First von Last``, ``von Last, First``, ``von Last, Jr, First``;
"and" parts names, braces protect a body's name. Biblatex's ``family=…, given=…`` is read too.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefgen.readers.bibliography.tex import untex

Parts = dict[str, str]


def read_names(source: str) -> list[Parts]:
    """Give the names of a field; "others" is left to the style's own "et al."."""
    names = [_read_name(one.strip()) for one in _split(source, r"\s+and\s+") if one.strip()]
    return [name for name in names if name != {"family": "others"}]


def _read_name(source: str) -> Parts:
    if _is_one_group(source):
        return {"literal": untex(source).text}
    parts = [part.strip() for part in _split(source, r",")]
    if all(re.match(r"\s*(family|given|prefix|suffix)\s*=", part) for part in parts):
        return _read_keyed(parts)
    match parts:
        case [whole]:
            return _read_first_last(whole)
        case [last, first]:
            return {**_particle_and_family(last), "given": untex(first).text}
        case [last, suffix, first, *_]:
            return {
                **_particle_and_family(last),
                "given": untex(first).text,
                "suffix": untex(suffix).text,
            }
    return {"literal": untex(source).text}


def _read_keyed(parts: list[str]) -> Parts:
    names = {"prefix": "non-dropping-particle"}
    out: Parts = {}
    for part in parts:
        key, _, value = part.partition("=")
        out[names.get(key.strip(), key.strip())] = untex(value).text
    return out


def _read_first_last(source: str) -> Parts:
    """Read ``First von Last``: the particle is the words in lower case between."""
    words = [word for word in _split(source, r"[\s~]+") if word]
    if len(words) < 2:
        return {"family": untex(source).text}
    small = [index for index, word in enumerate(words[:-1]) if _is_small(word)]
    if not small:
        given, particle, family = words[:-1], [], words[-1:]
    else:
        given = words[: small[0]]
        particle = words[small[0] : small[-1] + 1]
        family = words[small[-1] + 1 :]
    return {
        "family": untex(" ".join(family)).text,
        "given": untex(" ".join(given)).text,
        "dropping-particle": untex(" ".join(particle)).text,
    }


def _particle_and_family(source: str) -> Parts:
    words = [word for word in _split(source, r"[\s~]+") if word]
    count = 0
    while count < len(words) - 1 and _is_small(words[count]):
        count += 1
    return {
        "family": untex(" ".join(words[count:])).text,
        "dropping-particle": untex(" ".join(words[:count])).text,
    }


def _is_small(word: str) -> bool:
    """Tell whether a word begins in lower case; a group decides nothing (BibTeX)."""
    return not word.startswith("{") and untex(word).text[:1].islower()


def _is_one_group(source: str) -> bool:
    """Tell whether braces hold the whole name."""
    if not (source.startswith("{") and source.endswith("}")):
        return False
    depth = 0
    for index, character in enumerate(source):
        depth += {"{": 1, "}": -1}.get(character, 0)
        if depth == 0:
            return index == len(source) - 1
    return False


def _split(source: str, separator: str) -> Iterator[str]:
    """Split at a separator that stands in no braces."""
    pattern = re.compile(rf"[{{}}]|{separator}")
    depth = begin = 0
    for match in pattern.finditer(source):
        match match.group():
            case "{":
                depth += 1
            case "}":
                depth -= 1
            case _ if depth == 0:
                yield source[begin : match.start()]
                begin = match.end()
    yield source[begin:]
