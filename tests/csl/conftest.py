"""The public CSL suite's folder: beside the repository, or where BRIEFGEN_CSL_TESTS says."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

_REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="session")
def csl_tests() -> Path:
    """Return the folder with fixtures/, styles/ and locales/; skip where there is none."""
    named = os.environ.get("BRIEFGEN_CSL_TESTS")
    folder = Path(named) if named else _REPOSITORY.parent / "shared" / "csl"
    if not (folder / "fixtures").is_dir():
        pytest.skip("the CSL test suite is not here: name its folder in BRIEFGEN_CSL_TESTS")
    return folder
