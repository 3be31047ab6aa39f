"""The words that a house has of its own for the parts of a page: ``labels`` in house.yaml.

Stage 1. They stand in for those of the language (``layout/labels``), which says what each is.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from briefgen.readers.fields import Field, Record, Values
from briefgen.readers.kinds import Keyed, Line, MapOf

_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")

LABELS: Final = Record(
    "labels",
    (
        Field("notes", Line(), "The heading over the notes."),
        Field("summary", Line(), "The heading of the summary."),
        Field("about_one", Line(), "The heading over what is said about one author."),
        Field("about_many", Line(), "The same for several authors."),
        Field("contents", Line(), "The heading over a list of contents."),
        Field("suggested_citation", Line(), "What stands before how the brief is cited."),
        Field("publisher", Line(), "What stands before the publisher's name."),
        Field("licence", Line(), "What stands before the licence."),
        Field("corrections", Line(), "The heading over the corrections."),
    ),
    "What a house calls the parts of its briefs in one language.",
)
WORDS: Final = MapOf(LABELS, _TAG, "write the tag of a language: en, en-US, ur")


def read_words(found: Mapping[str, Keyed[Values]]) -> dict[str, dict[str, str]]:
    """Give a house's words by language tag, in lower case, and by name."""
    return {
        tag.lower(): {
            f.name: entry.value.get_or(f, "") for f in LABELS.fields if entry.value.has(f)
        }
        for tag, entry in found.items()
    }
