"""What a release says was checked of each artifact, and, as plainly, what was not.

The words stand in manifest.json beside the counts of the comparison, so that nobody takes a
passed check for one that was never made.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

_COMPARED: Final = (
    "read back from the finished file and compared with the source: text and order of all blocks, "
    "headings and their levels, lists, emphasis, tables cell by cell, captions, note references "
    "at their words, note numbers and texts, links and their targets, alt texts, languages, title, "
    "authors, date and keywords"
)
_ACCESSIBLE: Final = (
    "one title and no skipped level of heading",
    "a text alternative for every image",
    "header cells in every table",
    "a language for the whole and for each passage in another",
    "contrast of the theme's text colours at least 4.5 to 1",
)
_CHECKED: Final[Mapping[str, tuple[str, ...]]] = {
    "pdf": (
        *_ACCESSIBLE,
        "all text reached through the structure tree, in reading order",
        "PDF/UA-1 and PDF/A-3a by briefgen's own rules: the conditions of the Matterhorn Protocol "
        "1.1 that need no human, and those of ISO 19005-3 that a generator can break",
    ),
    "docx": (
        *_ACCESSIBLE,
        "headings, lists and notes are Word's own",
        "structure, safety and accessibility of Word files by briefgen's own rules",
    ),
    "html": (*_ACCESSIBLE, "notes lead to their reference and back"),
}
_NOT_CHECKED: Final[Mapping[str, tuple[str, ...]]] = {
    "pdf": (
        "certification by another validator, such as veraPDF or PAC",
        "how it sounds in a particular screen reader",
        "how it prints on a particular printer",
    ),
    "docx": (
        "opening in Microsoft Word itself, and Word's own accessibility checker",
        "page breaks, which each version of Word sets itself",
    ),
    "html": (
        "the rules of axe or another checker on this very page: briefgen's tests hold the samples' "
        "pages against them",
        "browsers other than Chromium, which the tests use",
        "how it sounds in a particular screen reader",
    ),
}
_NEVER: Final = (
    "whether what the brief says is true",
    "whether cited addresses still answer",
    "whether an alternative text says what its image shows",
    "whether the language is plain",
)


def verdicts(
    in_step: Mapping[str, Mapping[str, object]], warnings: int, ruled: Mapping[str, int]
) -> dict[str, object]:
    """Give the verdicts on a brief that passed: the check, then each kind of artifact.

    ``warnings`` are those of the check, ``ruled`` those of the rules for each kind of file.
    """
    by_kind = {str(counts["artifact"]): counts for counts in in_step.values()}
    return {
        "check": {"errors": 0, "warnings": warnings},
        "parity": {
            kind: {"in_step": bool(counts["in_step"]), "checked": _COMPARED}
            for kind, counts in sorted(by_kind.items())
        },
        "accessibility": {
            kind: {
                "passed": bool(counts["in_step"]),
                "warnings": ruled.get(kind, 0),
                "checked": list(_CHECKED[kind]),
                "not_checked": list(_NOT_CHECKED[kind]),
            }
            for kind, counts in sorted(by_kind.items())
        },
        "not_checked": list(_NEVER),
    }
