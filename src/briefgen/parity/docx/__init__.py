"""A Word file read back from its parts, as Word itself would number and show it.

``package`` opens the parts, ``styles`` says what a paragraph is and ``looks`` what a run, ``story``
reads paragraphs. ISO 29500-1 throughout; no code of the writer or of the importer is used.
"""

from __future__ import annotations

from briefgen.parity.docx.transcribe import transcribe_docx

__all__ = ["transcribe_docx"]
