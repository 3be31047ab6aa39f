"""Every code of the register is unique, documented, used, and provoked by a test."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from .project import ARCHITECTURE, ROOT, SOURCE, TESTS, load_tool

document = load_tool("document")
TEXT = {".py", ".yaml", ".md", ".txt", ".j2"}
REGISTER = SOURCE / "diagnostics" / "register"
CODES = [
    (module.__name__.rpartition(".")[2], name, code)
    for module in document.register_modules()
    for name, code in document.codes_of(module).items()
]
IDS = [f"{code.id}-{code.name}" for _, _, code in CODES]


def corpus(*, source: bool) -> str:
    """Give the text of all code outside of the register, or of all tests outside of these."""
    folder, without = (SOURCE, REGISTER) if source else (TESTS, ARCHITECTURE)
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return "\n".join(
        path.read_text(encoding="utf-8", errors="replace")
        for path in files
        if not path.is_relative_to(without)
        and path.suffix in {".py", ".yaml", ".md", ".txt", ".j2"}
    )


IN_SOURCE = corpus(source=True)
IN_TESTS = corpus(source=False)


def test_no_code_is_given_twice() -> None:
    ids = Counter(code.id for _, _, code in CODES)
    names = Counter(code.name for _, _, code in CODES)
    assert [key for key, count in (ids + names).items() if count > 1] == []


@pytest.mark.parametrize(("module", "constant", "code"), CODES, ids=IDS)
def test_a_code_is_formed_as_all_are(module: str, constant: str, code: object) -> None:
    del module
    assert isinstance(code, document.Code)
    assert re.fullmatch(r"BG[1-9]\d\d", code.id)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", code.name)
    assert code.meaning
    assert code.mend
    assert not code.meaning.endswith(".")
    assert constant.isupper()


def test_the_codes_of_a_stage_stand_in_one_module() -> None:
    digits = {(module, code.id[:3]) for module, _, code in CODES}
    assert (
        len(digits) == len({digit for _, digit in digits}) == len({module for module, _ in digits})
    )


@pytest.mark.parametrize(("module", "constant", "code"), CODES, ids=IDS)
def test_a_code_is_used(module: str, constant: str, code: object) -> None:
    del module, code
    used = re.search(rf"\b{constant}\b", IN_SOURCE) is not None
    assert used


@pytest.mark.parametrize(("module", "constant", "code"), CODES, ids=IDS)
def test_a_code_is_provoked_by_a_test_or_an_invalid_file(
    module: str, constant: str, code: object
) -> None:
    del module
    assert isinstance(code, document.Code)
    provoked = re.search(rf"\b({code.id}|{constant}|{code.name})\b", IN_TESTS) is not None
    assert provoked


def test_the_page_of_diagnostics_names_each_code() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    headings = re.findall(r"^### (BG\d+) (\S+)$", page, re.MULTILINE)
    assert headings == sorted((code.id, code.name) for _, _, code in CODES)
