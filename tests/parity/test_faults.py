"""Each fault seeded into a finished artifact is found, and nothing else is said of it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from .artifacts import Made, make, told
from .faults_docx import FAULTS as DOCX_FAULTS
from .faults_html import FAULTS as HTML_FAULTS
from .faults_pdf import FAULTS as PDF_FAULTS
from .whole import whole_brief

KINDS = {"html": HTML_FAULTS, "docx": DOCX_FAULTS, "pdf": PDF_FAULTS}
ALL = [
    pytest.param(kind, change, codes, id=f"{kind}: {name}")
    for kind, faults in KINDS.items()
    for name, change, codes in faults
]


@pytest.fixture(scope="module")
def made() -> Made:
    return make(whole_brief())


@pytest.fixture(scope="module")
def artifacts(made: Made) -> dict[str, bytes]:
    return {kind: made.write(kind) for kind in KINDS}


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_artifact_is_in_step(made: Made, artifacts: dict[str, bytes], kind: str) -> None:
    assert told(made.findings(kind, artifacts[kind])) == ""


@pytest.mark.parametrize(("kind", "change", "codes"), ALL)
def test_a_fault_is_found(
    made: Made,
    artifacts: dict[str, bytes],
    kind: str,
    change: Callable[[bytes], bytes],
    codes: set[str],
) -> None:
    changed = change(artifacts[kind])
    assert changed != artifacts[kind]
    findings = made.findings(kind, changed)
    assert {d.code.id for d in findings} == codes, told(findings)
