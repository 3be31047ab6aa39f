"""Rules that any PDF is held against: PDF/UA-1 and PDF/A-3a, as far as a machine can.

The conditions are those of the Matterhorn Protocol 1.1 (PDF/UA-1, ISO 14289-1) that need no human,
and of ISO 19005-3 that a generator can break. The file is read with pikepdf; nothing is shared
with the writer, nor with the reader that parity uses. What passes is *checked by briefgen's
rules*, which is less than certified.
"""

from __future__ import annotations

from briefgen.parity.pdf_rules.check import check_pdf

__all__ = ["check_pdf"]
