"""Write a Word document: the page as WordprocessingML, put together in bulk.

Stage: Page → bytes of a .docx (ISO 29500-1 Transitional). Reads no files; the same page, theme
and assets give the same bytes. Imports neither lxml nor python-docx.
"""

from __future__ import annotations

from briefgen.diagnostics import BriefgenError, Sink
from briefgen.layout.page import Page
from briefgen.layout.theme import Theme
from briefgen.writers.assets import Assets
from briefgen.writers.docx.options import EmbeddedFont, Options

__all__ = ["EmbeddedFont", "Options", "write_docx"]

_DEFAULTS = Options()


def write_docx(
    page: Page,
    theme: Theme,
    assets: Assets,
    options: Options = _DEFAULTS,
    sink: Sink | None = None,
) -> bytes:
    """Give the bytes of the page's Word document.

    Problems go to ``sink``; without one, an error among them is raised as ``BriefgenError``.
    """
    from briefgen.writers.docx.document import build_package

    own = Sink() if sink is None else sink
    data = build_package(page, theme, assets.images, options, own).save()
    if sink is None and own.failed:
        raise BriefgenError(*own)
    return data
