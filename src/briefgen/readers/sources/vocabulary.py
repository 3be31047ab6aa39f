"""The vocabulary of CSL: item types and variables.

CSL 1.0.2, Appendix III "Types" and Appendix IV "Variables"; csl-data.json of the CSL schema.
"""

from __future__ import annotations

from typing import Final

TYPES: Final = (
    "article", "article-journal", "article-magazine", "article-newspaper", "bill", "book",
    "broadcast", "chapter", "classic", "collection", "dataset", "document", "entry",
    "entry-dictionary", "entry-encyclopedia", "event", "figure", "graphic", "hearing",
    "interview", "legal_case", "legislation", "manuscript", "map", "motion_picture",
    "musical_score", "pamphlet", "paper-conference", "patent", "performance", "periodical",
    "personal_communication", "post", "post-weblog", "regulation", "report", "review",
    "review-book", "software", "song", "speech", "standard", "thesis", "treaty", "webpage",
)  # fmt: skip

NAMES: Final = (
    "author", "chair", "collection-editor", "compiler", "composer", "container-author",
    "contributor", "curator", "director", "editor", "editor-translator", "editorial-director",
    "executive-producer", "guest", "host", "illustrator", "interviewer", "narrator",
    "organizer", "original-author", "performer", "producer", "recipient", "reviewed-author",
    "script-writer", "series-creator", "translator",
)  # fmt: skip

DATES: Final = ("accessed", "available-date", "event-date", "issued", "original-date", "submitted")

NUMBERS: Final = (
    "chapter-number", "citation-number", "collection-number", "edition", "issue", "number",
    "number-of-pages", "number-of-volumes", "page", "page-first", "part-number",
    "printing-number", "section", "supplement-number", "version", "volume",
)  # fmt: skip

TEXTS: Final = (
    "abstract", "annote", "archive", "archive_collection", "archive_location", "archive-place",
    "authority", "call-number", "citation-label", "collection-title", "container-title",
    "container-title-short", "dimensions", "division", "event", "event-place", "event-title",
    "genre", "jurisdiction", "license", "medium", "note", "original-publisher",
    "original-publisher-place", "original-title", "part-title", "publisher", "publisher-place",
    "references", "reviewed-genre", "reviewed-title", "scale", "source", "status", "title",
    "title-short", "volume-title",
)  # fmt: skip

IDENTIFIERS: Final = ("ISBN", "ISSN", "PMCID", "PMID")

# What authors and other formats call them; for hints only.
OTHER_WORDS: Final = {
    "journal": "container-title",
    "newspaper": "container-title",
    "magazine": "container-title",
    "booktitle": "container-title",
    "website": "container-title",
    "date": "issued",
    "year": "issued",
    "published": "issued",
    "access-date": "accessed",
    "access_date": "accessed",
    "retrieved": "accessed",
    "pages": "page",
    "link": "URL",
    "place": "publisher-place",
    "location": "publisher-place",
    "address": "publisher-place",
    "city": "publisher-place",
    "series": "collection-title",
    "institution": "publisher",
    "organization": "publisher",
    "subtitle": "title",
    "short-title": "title-short",
    "shorttitle": "title-short",
    "licence": "license",
}
