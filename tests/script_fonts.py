"""Whether the fonts of other scripts are installed: asked before a test prints in them."""

from __future__ import annotations

import pytest

from briefgen.layout.languages import primary, script
from briefgen.writers.pdf.installed import script_files
from briefgen.writers.pdf.scripts import SCRIPTS

_ABSENT = not all(script_files(form) for form in SCRIPTS)
_REASON = "fonts of other scripts are not installed (tools/install-system fonts)"

needs_script_fonts = pytest.mark.skipif(_ABSENT, reason=_REASON)


def skip_without_fonts(language: str) -> None:
    """Skip a test that prints in a language whose fonts the system brings, and does not."""
    if _ABSENT and (primary(language) in ("zh", "ja", "ko", "hi") or script(language) == "aran"):
        pytest.skip(_REASON)
