"""What a language tag says about the way text runs. BCP 47 (RFC 5646)."""

from __future__ import annotations

from typing import Final

# Scripts that run from right to left (Unicode, Bidi_Class R and AL), by ISO 15924 code.
RTL_SCRIPTS: Final = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "mend", "nkoo", "rohg", "samr", "syrc", "thaa"}
)

# Languages that are written in one of those scripts where the tag names none.
RTL_LANGUAGES: Final = frozenset(
    {"ar", "arc", "ckb", "dv", "fa", "glk", "he", "khw", "ks", "lrc", "mzn", "nqo", "pnb", "prs"}
    | {"ps", "sd", "skr", "syr", "ug", "ur", "yi"}
)


def primary(language: str) -> str:
    """Give the primary language subtag, in lower case: "en" of "en-US"."""
    return language.partition("-")[0].lower()


def script(language: str) -> str:
    """Give the script subtag in lower case, or nothing: "latn" of "ur-Latn-PK"."""
    for subtag in language.split("-")[1:]:
        if len(subtag) == 4 and subtag.isalpha():
            return subtag.lower()
        if len(subtag) == 1:
            break
    return ""


def region(language: str) -> str:
    """Give the region subtag in upper case, or nothing: "US" of "en-US"."""
    for subtag in language.split("-")[1:]:
        if len(subtag) == 1:
            break
        if (len(subtag) == 2 and subtag.isalpha()) or (len(subtag) == 3 and subtag.isdigit()):
            return subtag.upper()
    return ""


def direction(language: str) -> str:
    """Give "rtl" or "ltr"; a script in the tag goes before the language's usual one."""
    named = script(language)
    if named:
        return "rtl" if named in RTL_SCRIPTS else "ltr"
    return "rtl" if primary(language) in RTL_LANGUAGES else "ltr"
