"""Locators: their label may be written into them ("vol. 2")."""

from __future__ import annotations

import re

_LABELS = {
    "bk.": "book", "ch.": "chapter", "chap.": "chapter", "col.": "column", "fig.": "figure",
    "fol.": "folio", "l.": "line", "ll.": "line", "n.": "note", "no.": "issue", "op.": "opus",
    "p.": "page", "pp.": "page", "para.": "paragraph", "pt.": "part", "r.": "rule",
    "sec.": "section", "s.v.": "sub-verbo", "s.vv.": "sub-verbo", "v.": "verse", "vv.": "verse",
    "vol.": "volume", "vols.": "volume", "§": "section", "¶": "paragraph",
}  # fmt: skip
_WRITTEN = r"^([a-z.]+\.|[§¶]+)\s*(?=\S)"


def read_locator(locator: str, label: str) -> tuple[str, str]:
    """Return a locator and its label, taking a label written into it at its word."""
    text = locator.strip()
    if not text or text.isdigit():
        return text, label.replace(" ", "-") or "page"
    match = re.match(_WRITTEN, text)
    if match is not None and match[1] in _LABELS:
        return text[match.end() :], _LABELS[match[1]]
    return text, label.replace(" ", "-") or "page"
