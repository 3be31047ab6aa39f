"""Diagnostics written out: for a terminal, for scripts, for CI."""

from __future__ import annotations

from collections.abc import Iterable

from briefgen.diagnostics.diagnostic import Diagnostic
from briefgen.named import StrEnum


class Format(StrEnum):
    TEXT = "text"
    JSON = "json"
    GITHUB = "github"
    SARIF = "sarif"


def write_report(diagnostics: Iterable[Diagnostic], form: Format, *, colour: bool = False) -> str:
    """Write diagnostics in one of the forms; the text of no diagnostics is empty."""
    found = list(diagnostics)
    match form:
        case Format.TEXT:
            from briefgen.diagnostics.reports.text import text_report

            return text_report(found, colour=colour)
        case Format.JSON:
            from briefgen.diagnostics.reports.json import json_report

            return json_report(found)
        case Format.GITHUB:
            from briefgen.diagnostics.reports.github import github_report

            return github_report(found)
        case Format.SARIF:
            from briefgen.diagnostics.reports.sarif import sarif_report

            return sarif_report(found)
