"""Every mistake in YAML is told with its code, its line and column, and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.readers.yaml import parse_yaml
from briefgen.source import SourceFile
from cases import Case, check, read_cases

from .reading import brief, workspace

CASES = read_cases(Path(__file__).parent / "invalid")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_invalid_content_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    sink = Sink()
    match case.kind:
        case "yaml":
            parse_yaml(SourceFile("x.yaml", case.text), sink)
        case "brief":
            brief(tmp_path, {"a/brief.yaml": case.text}, sink)
        case "house" | "sources":
            workspace(tmp_path, {f"{case.kind}.yaml": case.text}, sink)
        case kind:
            pytest.fail(f"no such kind of case: {kind}")
    check(case, sink)
