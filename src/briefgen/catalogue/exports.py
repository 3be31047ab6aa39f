"""A brief for reference managers: BibTeX, RIS, CSL-JSON.

BibTeX as biblatex reads it (``@techreport``, UTF-8); RIS by Research Information Systems' list of
tags (``RPRT``); CSL-JSON by CSL 1.0.2's data model (``report``).
"""

from __future__ import annotations

import json
import re
from typing import Any, Final

from briefgen.catalogue.entry import Edition
from briefgen.catalogue.search import fold
from briefgen.layout.context import doi_url

_SPECIAL: Final = re.compile(r"[\\{}$&#^_~%]")
_ESCAPES: Final = {"\\": r"\textbackslash{}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_PARTICLES: Final = {
    *("al", "bin", "ibn", "da", "de", "den", "der", "di", "dos", "du", "el", "la", "le"),
    *("van", "von", "zu", "zur"),
}


def bibtex(slug: str, edition: Edition, url: str) -> str:
    """Write a BibTeX entry; ``url`` is the address of the brief's page, or empty."""
    facts = edition.particulars
    fields = {
        "author": " and ".join(_bibtex_name(author.name) for author in facts.authors),
        "title": "{" + _bibtex(facts.title) + "}",
        "subtitle": _bibtex(facts.subtitle),
        "institution": "{" + _bibtex(facts.publisher) + "}",
        "address": _bibtex(facts.place),
        "type": _bibtex(facts.series),
        "number": _bibtex(facts.number),
        "date": facts.date,
        "year": facts.date[:4],
        "month": str(int(facts.date[5:7])),
        "version": _bibtex(edition.version),
        "language": facts.language,
        "keywords": ", ".join(_bibtex(word) for word in facts.keywords),
        "doi": facts.doi,
        "issn": facts.issn,
        "url": doi_url(facts.doi) or url,
    }
    lines = ",\n".join(f"  {name} = {{{value}}}" for name, value in fields.items() if value)
    return f"@techreport{{{_key(slug, edition)},\n{lines}\n}}\n"


def ris(edition: Edition, url: str) -> str:
    """Write a RIS record; lines end in CR LF."""
    facts = edition.particulars
    title = f"{facts.title}: {facts.subtitle}" if facts.subtitle else facts.title
    tags = [
        ("TY", "RPRT"),
        ("TI", title),
        *(("AU", inverted(author.name)) for author in facts.authors),
        ("PY", facts.date[:4]),
        ("DA", facts.date.replace("-", "/")),
        ("PB", facts.publisher),
        ("CY", facts.place),
        ("T2", facts.series),
        ("M3", facts.series),
        ("SN", facts.issn),
        ("IS", facts.number),
        ("ET", edition.version),
        ("LA", facts.language),
        *(("KW", word) for word in facts.keywords),
        ("AB", " ".join(facts.lead)),
        ("DO", facts.doi),
        ("UR", doi_url(facts.doi) or url),
        ("ER", ""),
    ]
    return "".join(f"{tag}  - {text}\r\n" for tag, text in tags if text or tag == "ER")


def csl_json(slug: str, edition: Edition, url: str) -> str:
    """Write an array of one CSL-JSON item."""
    facts = edition.particulars
    item: dict[str, Any] = {
        "id": _key(slug, edition),
        "type": "report",
        "title": f"{facts.title}: {facts.subtitle}" if facts.subtitle else facts.title,
        "author": [_csl_name(author.name) for author in facts.authors],
        "issued": {"date-parts": [[int(part) for part in facts.date.split("-")]]},
        "publisher": facts.publisher,
        "publisher-place": facts.place,
        "genre": facts.series,
        "collection-title": facts.series,
        "number": facts.number,
        "version": edition.version,
        "language": facts.language,
        "keyword": ", ".join(facts.keywords),
        "abstract": " ".join(facts.lead),
        "number-of-pages": str(edition.pages),
        "DOI": facts.doi,
        "ISSN": facts.issn,
        "URL": doi_url(facts.doi) or url,
    }
    told = {name: value for name, value in item.items() if value}
    return json.dumps([told], ensure_ascii=False, indent=2) + "\n"


def inverted(name: str) -> str:
    """Give a personal name as "Family, Given"; a name of one word stays as it is."""
    family, given = parts_of(name)
    return f"{family}, {given}" if given else family


def parts_of(name: str) -> tuple[str, str]:
    """Part a name as it stands in a byline into family name and given names.

    The last word is the family name, with the particles before it; who is named otherwise can't
    be told from a byline, and sorts by the last word as in most catalogues.
    """
    words = name.split()
    if len(words) < 2 or not re.match(r"[A-Za-zÀ-ɏ]", words[-1]):
        return name, ""
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in _PARTICLES:
        first -= 1
    return " ".join(words[first:]), " ".join(words[:first])


def _csl_name(name: str) -> dict[str, str]:
    family, given = parts_of(name)
    return {"family": family, "given": given} if given else {"literal": name}


def _bibtex_name(name: str) -> str:
    _, given = parts_of(name)
    return _bibtex(inverted(name)) if given else "{" + _bibtex(name) + "}"


def _bibtex(text: str) -> str:
    return _SPECIAL.sub(lambda found: _ESCAPES.get(found[0], f"\\{found[0]}"), text)


def _key(slug: str, edition: Edition) -> str:
    """Give a key such as "parvez-2016-islamic-state-in-pakistan"."""
    facts = edition.particulars
    author = parts_of(facts.authors[0].name)[0] if facts.authors else ""
    plain = re.sub(r"[^a-z0-9]+", "-", fold(author)).strip("-")
    return "-".join(part for part in (plain, facts.date[:4], slug) if part)
