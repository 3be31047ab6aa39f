"""Every fault of a layout or a theme is told with its code, its line and column, and the mend."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.diagnostics import Sink
from briefgen.layout.load import load_theme
from tests.cases import Case, check, read_cases
from tests.examples import short_brief
from tests.layout.laying import AROUND, faults, workspace

CASES = read_cases(Path(__file__).parent / "invalid")


@pytest.mark.parametrize("case", CASES, ids=str)
def test_a_fault_is_told_at_its_place(case: Case, tmp_path: Path) -> None:
    files = {"own/page.html.j2": AROUND, "own/part.html.j2": ""}
    match case.kind:
        case "part" | "page":
            files[f"own/{case.kind}.html.j2"] = case.text
            sink = faults(short_brief(), tmp_path, files, "own")
        case "layout":
            files["own/layout.yaml"] = case.text
            sink = faults(short_brief(), tmp_path, files, "own")
        case "theme":
            sink = Sink()
            folder = workspace(tmp_path, {"themes/own/theme.yaml": case.text})
            assert load_theme("own", folder, sink) is None
        case kind:
            pytest.fail(f"no such kind of case: {kind}")
    check(case, sink)
    for diagnostic in sink:
        assert diagnostic.code.id.startswith(("BG1", "BG5"))
        assert all(label.span.file.path.startswith("templates/") for label in diagnostic.labels)


@pytest.mark.parametrize(
    "origin",
    ["@x", "@999999", "@-5", "@²", "@", "page.html.j2:99999999", "page.html.j2:²", ":", ""],
)
def test_an_origin_that_a_template_makes_up_leads_nowhere(tmp_path: Path, origin: str) -> None:
    made_up = f"<video data-origin='{origin}'>x</video>"
    files = {
        "own/page.html.j2": AROUND,
        "own/part.html.j2": f'{{{{ "{made_up}"|safe }}}}',
    }
    sink = faults(short_brief(), tmp_path, files, "own")
    assert "BG508" in [diagnostic.code.id for diagnostic in sink]
