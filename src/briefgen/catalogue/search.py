"""The search index: what can be found of each brief, folded so that spelling matters less.

A script rather than JSON: a page that was opened from a shared drive (``file:``) may load
scripts that stand beside it, and fetch nothing. ``catalogue.js`` folds a query in the same way.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from typing import Final

from briefgen.catalogue.entry import Entry

# Letters that Unicode doesn't take apart, and marks that readers leave out when they type.
_LETTERS: Final = str.maketrans(
    {"æ": "ae", "œ": "oe", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "ı": "i", "þ": "th"}
    | dict.fromkeys("'’‘ʼʾʿˈ\u00ad\u200c\u200d\u0640", "")
)
_WORDS: Final = re.compile(r"[a-z0-9]+")


def fold(text: str) -> str:
    """Fold a text: lower case, no accents, words parted by single blanks."""
    if text.isascii():  # most of it, and ten times as fast
        return " ".join(_WORDS.findall(text.lower().replace("'", "")))
    apart = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss"))
    bare = "".join(c for c in apart if unicodedata.category(c) != "Mn").translate(_LETTERS)
    kept = "".join(c if unicodedata.category(c)[0] in "LNM" else " " for c in bare)
    return " ".join(kept.split())


def search_index(entries: Sequence[Entry]) -> str:
    """Write the index: an entry for each brief, in order, of fields by weight."""
    rows = [_fields(entry) for entry in entries]
    text = json.dumps(rows, ensure_ascii=False, separators=(",", ":"))
    # U+2028 and U+2029 end a line in scripts of old; folding has removed both.
    return f"self.searchIndex={text};\n"


def _fields(entry: Entry) -> list[str]:
    facts = entry.newest.particulars
    return [
        fold(f"{facts.title} {facts.subtitle}"),
        fold(" | ".join(f"{author.name} {author.affiliation}" for author in facts.authors)),
        fold(" | ".join(facts.keywords)),
        fold(" | ".join((*facts.lead, *facts.summary, *facts.headings))),
        fold(f"{facts.series} {facts.number} {facts.date} {facts.doi} {entry.slug}"),
    ]
