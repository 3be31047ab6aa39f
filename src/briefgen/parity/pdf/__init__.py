"""A PDF read back through its structure tree: what a screen reader hears, in that order.

``cos`` reads objects, ``fonts`` the characters of glyphs, ``content`` what a page draws,
``structure`` the tree over both. Written against ISO 32000-1 for this purpose alone: it imports
in no time, repairs nothing, and shares no code with whatever wrote the file.
"""

from __future__ import annotations

from briefgen.parity.pdf.transcribe import transcribe_pdf

__all__ = ["transcribe_pdf"]
