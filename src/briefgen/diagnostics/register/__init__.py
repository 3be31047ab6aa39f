"""The register of every code that a user can meet, one module a stage.

``BG`` + stage digit + two digits. A code is never used again for something else.
"""

from __future__ import annotations

from briefgen.frozen import frozen
from briefgen.named import StrEnum


class Severity(StrEnum):
    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@frozen
class Code:
    """A kind of diagnostic.

    ``id`` is ``BG301``, ``name`` its slug, ``meaning`` one sentence for docs/diagnostics.md,
    ``mend`` what the reader of the message does next.
    """

    id: str
    name: str
    meaning: str
    mend: str
    severity: Severity = Severity.ERROR
