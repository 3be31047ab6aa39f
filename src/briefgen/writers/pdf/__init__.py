"""The PDF writer: WeasyPrint, with an exact and complete structure of its own.

``write.py`` is the way in.

- Before the page: ``page.py`` and ``footnotes.py`` prepare its elements, ``fonts.py``,
  ``supplement.py`` and ``scripts.py`` choose fonts, ``coverage.py`` checks them.
- Laying it out: ``start.py`` loads WeasyPrint without what a brief never needs, ``render.py`` runs
  it, ``fetch.py`` and ``records.py`` see that nothing is lost.
- Drawing it: ``hooks.py``, ``exact.py``, ``roles.py`` and ``tags.py`` make the structure tree,
  ``xmp.py`` the metadata; ``bounds.py`` looks for text off the page.
- ``cache.py``, ``declarations.py``, ``hyphenation.py`` and ``selectors.py`` keep what is made
  once.
"""

from __future__ import annotations

from briefgen.writers.pdf.write import warm_up, write_pdf

__all__ = ["warm_up", "write_pdf"]
