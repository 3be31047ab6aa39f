"""The PDF writer: WeasyPrint, with an exact and complete structure of its own.

``write.py`` is the way in; ``start.py`` loads WeasyPrint without what a brief never needs,
``fonts.py`` and ``coverage.py`` choose and check fonts, ``page.py`` and ``render.py`` lay out,
``hooks.py``, ``exact.py``, ``roles.py`` and ``tags.py`` make the structure tree, ``xmp.py`` the
metadata.
"""

from __future__ import annotations

from briefgen.writers.pdf.write import warm_up, write_pdf

__all__ = ["warm_up", "write_pdf"]
