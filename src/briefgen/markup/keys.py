"""The keys of sources, as a citation names them.

Pandoc's manual, "Citation syntax": letters, digits and _, with single punctuation inside.
"""

from __future__ import annotations

import re
from typing import Final

KEY: Final = re.compile(r"\w+(?:[:.#$%&\-+?<>~/]\w+)*")
"""A whole key."""

CITES: Final = re.compile(rf"(?<![\w\\@])(-?)@(?:\{{([^{{}}\s]+)\}}|({KEY.pattern}))")
"""``@key``, ``-@key`` or ``@{key}``, not inside an e-mail address."""

WIDE_KEY: Final = re.compile(r"[^\s{}]+")
"""A key that ``@{key}`` can name: the keys of foreign bibliographies."""
