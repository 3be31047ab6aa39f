"""Tables → ``w:tbl`` (ISO 29500-1, 17.4).

Header rows repeat and are named as such, columns are fixed and measured from their text, the
caption stands above.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.layout.page import Cell, Table
from briefgen.writers.docx.blocks import paragraph, text_of
from briefgen.writers.docx.captions import write_caption
from briefgen.writers.docx.draft import Draft, Story
from briefgen.writers.docx.inlines import face_in, write_inlines
from briefgen.writers.docx.measures import twips
from briefgen.writers.docx.places import Place
from briefgen.writers.docx.xml import quote

_LONGEST_WHOLE: Final = 12
"""Rows of a table that is kept on one page, as the PDF does; longer ones break between rows."""

_STYLE: Final = re.compile("(<w:pPr><w:pStyle [^>]*/>)")
_ALIGNMENTS = {"start": "", "center": '<w:jc w:val="center"/>', "end": '<w:jc w:val="right"/>'}


def write_table(draft: Draft, story: Story, table: Table, place: Place) -> list[str]:
    """Write the caption, where there is one, and the table."""
    out: list[str] = []
    rows = (*table.head, *table.rows)
    if not rows:
        return out
    if table.caption or table.label:
        out.append(write_caption(draft, story, table, place))
    elif draft.after_table:
        # Word makes one table of two that follow each other
        out.append(separator(draft, table.id))
    columns = max(len(row) for row in rows)
    widths = _widths(rows, columns, twips(place.width - place.indent))
    if table.id:
        draft.pending.append(table.id)
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    written = [
        _row(draft, story, row, widths, place, head=index < len(table.head))
        for index, row in enumerate(rows)
    ]
    if len(rows) <= _LONGEST_WHOLE:
        written[:-1] = [_STYLE.sub(r"\1<w:keepNext/>", row) for row in written[:-1]]
    body = "".join(written)
    out.append(
        f"<w:tbl>{_properties(draft, table, place)}<w:tblGrid>{grid}</w:tblGrid>{body}</w:tbl>"
    )
    draft.after_table = True
    return out


def separator(draft: Draft, identifier: str) -> str:
    """Write the empty line that Word needs after a table and between two of them."""
    return paragraph(draft, "SectionBreak", "", seed=f"{identifier}-after")


def _properties(draft: Draft, table: Table, place: Place) -> str:
    first_column = bool(table.rows) and all(row and row[0].header for row in table.rows)
    look = 0x0600 | (0x0020 if table.head else 0) | (0x0080 if first_column else 0)
    described = text_of(table.caption) or table.label
    mirrored = "<w:bidiVisual/>" if draft.metadata.direction == "rtl" else ""
    indent = f'<w:tblInd w:w="{twips(place.indent)}" w:type="dxa"/>' if place.indent else ""
    return (
        f'<w:tblPr><w:tblStyle w:val="BriefTable"/>{mirrored}'
        f'<w:tblW w:w="{twips(place.width - place.indent)}" w:type="dxa"/>{indent}'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look:04X}" w:firstRow="{int(bool(table.head))}" w:lastRow="0" '
        f'w:firstColumn="{int(first_column)}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>'
        + (f'<w:tblCaption w:val="{quote(described)}"/>' if described else "")
        + "</w:tblPr>"
    )


def _row(
    draft: Draft,
    story: Story,
    row: tuple[Cell, ...],
    widths: list[int],
    place: Place,
    *,
    head: bool,
) -> str:
    properties = "<w:trPr><w:cantSplit/>" + ("<w:tblHeader/>" if head else "") + "</w:trPr>"
    cells = [*row, *(Cell((), False, "start") for _ in range(len(widths) - len(row)))]
    written = (_cell(draft, story, c, w, place, head) for c, w in zip(cells, widths, strict=True))
    return f"<w:tr>{properties}{''.join(written)}</w:tr>"


def _cell(draft: Draft, story: Story, cell: Cell, width: int, place: Place, head: bool) -> str:
    """A cell ends in a paragraph, even an empty one (17.4.65)."""
    style = "TableHead" if head or cell.header else "TableText"
    content = write_inlines(draft, story, cell.inlines, face_in(draft, place.language))
    text = paragraph(
        draft,
        style,
        content,
        properties=("", _ALIGNMENTS[cell.align]),
        language=place.language,
    )
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{text}</w:tc>'


def _widths(rows: tuple[tuple[Cell, ...], ...], columns: int, total: int) -> list[int]:
    """Share the width: by the longest word at least, by the length of the text beyond it."""
    weights: list[float] = []
    for column in range(columns):
        texts = [text_of(row[column].inlines) for row in rows if column < len(row)]
        longest = max((len(word) for text in texts for word in text.split()), default=1)
        most = max((len(text) for text in texts), default=1)
        weights.append(max(longest + 2, min(most, 24 + most / 4), 4))
    scale = total / sum(weights)
    widths = [int(weight * scale) for weight in weights]
    widths[-1] += total - sum(widths)
    return widths
