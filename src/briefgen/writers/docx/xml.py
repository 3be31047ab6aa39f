"""Characters of WordprocessingML: escaping, declarations, namespaces.

The writer puts markup together as strings (an object layer is 25 to 40 times slower), so all that
comes from content goes through ``escape``, as on the page, or through ``quote``.
"""

from __future__ import annotations

from typing import Final

from briefgen.layout.xhtml import quote as quoted

DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"

STORY_NAMESPACES: Final = (
    f'xmlns:w="{W}" xmlns:r="{R}" xmlns:w14="{W14}" xmlns:mc="{MC}" xmlns:wp="{WP}" '
    f'xmlns:a="{A}" xmlns:pic="{PIC}" mc:Ignorable="w14"'
)
"""The attributes of a story's root: document, endnotes, footnotes, header, footer."""


def quote(text: str) -> str:
    """Escape an attribute's value, which stands between double quotes."""
    text = quoted(text)
    if "\n" in text or "\t" in text or "\r" in text:
        text = text.replace("\r", "&#13;").replace("\n", "&#10;").replace("\t", "&#9;")
    return text
