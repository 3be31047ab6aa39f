"""Headers and footers: the running head, and the page of how many (17.10, 17.16.5.40).

Word and LibreOffice work PAGE and NUMPAGES out themselves; what is cached is for readers that
do not.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.layout.page import Page
from briefgen.writers.docx.draft import Draft
from briefgen.writers.docx.inlines import face_in, field, write_text
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.xml import DECLARATION, STORY_NAMESPACES

_SLOT: Final = re.compile(r"\{(page|pages)\}")
_WORDS_TABS: Final = (4320, 4513, 4536, 4680, 4819, 8640, 9026, 9072, 9360, 9638)
"""Where Word's own header style has its tabs, by locale, in twips."""

_TAB: Final = "<w:r><w:tab/></w:r>"


def header_xml(draft: Draft, page: Page, width: float | None = None) -> str:
    """Write the running header: short title at the start, series at the end."""
    words = page.furniture
    start = words.get("running-head") or page.metadata.short_title or page.metadata.title
    end = words.get("running-series") or page.metadata.series
    face = face_in(draft, "")
    content = write_text(start, face)
    if end:
        content += _TAB + write_text(end, face._replace(style="RunningSeries"))
    return _part("hdr", "Header", content, draft, width)


def footer_xml(draft: Draft, page: Page, width: float | None = None) -> str:
    """Write the footer: publisher at the start, "Page 1 of 4" at the end."""
    face = face_in(draft, "")
    content = write_text(page.metadata.publisher, face) + _TAB
    numbers = {"page": ("PAGE", 1), "pages": ("NUMPAGES", draft.last_page)}
    at = 0
    words = page.furniture.get("page-of") or "{page} / {pages}"
    for slot in _SLOT.finditer(words):
        content += write_text(words[at : slot.start()], face)
        instruction, cached = numbers[slot[1]]
        content += field(instruction, write_text(str(cached), face))
        at = slot.end()
    content += write_text(words[at:], face)
    return _part("ftr", "Footer", content, draft, width)


def _part(root: str, style: str, content: str, draft: Draft, width: float | None) -> str:
    """``width`` sets the end tab anew, for pages that are wider than the style's, and for a
    house's own style of header."""
    tabs = ""
    if width is not None:
        page = draft.theme.page
        usual = {*_WORDS_TABS, twips(page.width - page.left - page.right)} - {twips(width)}
        cleared = "".join(f'<w:tab w:val="clear" w:pos="{at}"/>' for at in sorted(usual))
        tabs = f'<w:tabs>{cleared}<w:tab w:val="right" w:pos="{twips(width)}"/></w:tabs>'
    number = draft.numbers.paragraph_id(f"{root} {width or ''}")
    return (
        f'{DECLARATION}<w:{root} {STORY_NAMESPACES}><w:p w14:paraId="{number}"><w:pPr>'
        f'<w:pStyle w:val="{style}"/>{tabs}</w:pPr>{content}</w:p></w:{root}>'
    )
