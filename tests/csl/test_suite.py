"""The public CSL test suite, against a pass list that is checked in both directions."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from tests.csl.adapter import render
from tests.csl.failing import REASONS

_PASSING = Path(__file__).with_name("passing.txt")
_MARKER = re.compile(r"^(?:>>|\.\.)\[\d+\] ?", re.MULTILINE)


@pytest.fixture(scope="module")
def results(csl_tests: Path) -> dict[str, tuple[str, str]]:
    """Return what each fixture expects and what it gets."""
    found: dict[str, tuple[str, str]] = {}
    for path in sorted((csl_tests / "fixtures").glob("*.json")):
        fixture = json.loads(path.read_text(encoding="utf-8"))
        reply = render(_request(fixture, csl_tests / "locales"))
        expected = fixture["result"].replace("\r\n", "\n")
        if fixture["citations"]:
            expected = _MARKER.sub("", expected)
        found[fixture["name"]] = (expected.strip(), _output(fixture, reply).strip())
    return found


def _request(fixture: dict[str, Any], locales: Path) -> dict[str, Any]:
    return {
        "id": fixture["name"],
        "mode": fixture["mode"],
        "style": fixture["csl"],
        "locale_dir": str(locales),
        "items": fixture["input"],
        "clusters": fixture["citation_items"],
        "citations": _final(fixture["citations"]) if fixture["citations"] else None,
        "abbreviations": fixture["abbreviations"],
    }


def _final(session: list[Any]) -> list[Any]:
    """Replay a word processor's session: what stands in the document at its end."""
    by_id: dict[str, Any] = {}
    order: list[str] = []
    for citation, before, after in session:
        key = citation["citationID"]
        by_id[key] = citation
        order = [each for each, _ in before] + [key] + [each for each, _ in after]
        for other, note in [*before, *after]:
            if other in by_id:
                properties = {**(by_id[other].get("properties") or {}), "noteIndex": note}
                by_id[other] = {**by_id[other], "properties": properties}
    return [by_id[key] for key in order if key in by_id]


def _output(fixture: dict[str, Any], reply: dict[str, Any]) -> str:
    if fixture["mode"] != "bibliography":
        return "\n".join(reply["citations"])
    entries = [f'  <div class="csl-entry">{entry}</div>' for entry in reply["entries"]]
    return "\n".join(['<div class="csl-bib-body">', *entries, "</div>"])


def test_every_fixture_on_the_pass_list_passes(results: dict[str, tuple[str, str]]) -> None:
    listed = _PASSING.read_text(encoding="utf-8").split()
    failing = {
        name: results[name]
        for name in listed
        if name in results and results[name][0] != results[name][1]
    }
    assert failing == {}


def test_every_fixture_that_passes_is_on_the_pass_list(
    results: dict[str, tuple[str, str]],
) -> None:
    listed = set(_PASSING.read_text(encoding="utf-8").split())
    unlisted = [n for n, (want, got) in results.items() if want == got and n not in listed]
    assert unlisted == []


def test_every_fixture_that_fails_has_its_reason(results: dict[str, tuple[str, str]]) -> None:
    failing = [name for name, (want, got) in results.items() if want != got]
    assert [name for name in failing if name not in REASONS] == []


def test_at_least_97_percent_of_the_fixtures_pass(results: dict[str, tuple[str, str]]) -> None:
    passed = sum(want == got for want, got in results.values())
    assert passed >= 0.97 * len(results)
