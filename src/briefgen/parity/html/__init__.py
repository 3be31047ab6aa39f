"""A web page read back, by the standard library's parser and nothing of the layout's.

HTML Living Standard for the elements, DPUB-ARIA 1.1 for the notes. Text that is in the file and
not on the screen is noticed (attributes, inline styles, stylesheets).
"""

from __future__ import annotations

from briefgen.parity.html.transcribe import transcribe_html

__all__ = ["transcribe_html"]
