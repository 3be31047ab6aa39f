"""docs/csl.md: its example runs, and its table names every module."""

from __future__ import annotations

import re
from pathlib import Path

_ROOT = Path(__file__).resolve().parents[2]
_PAGE = (_ROOT / "docs" / "csl.md").read_text(encoding="utf-8")


def test_the_example_of_the_page_prints_what_it_says() -> None:
    blocks = re.findall(r"```python\n(.*?)```", _PAGE, re.DOTALL)
    assert blocks
    for block in blocks:
        exec(block, {})


def test_the_page_names_every_module() -> None:
    folder = _ROOT / "src" / "briefgen" / "csl"
    modules = {path.stem for path in folder.glob("*.py")} - {"__init__"}
    assert {name for name in modules if f"`{name}`" not in _PAGE} == set()
