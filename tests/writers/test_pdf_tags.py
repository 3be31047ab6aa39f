"""The structure tree: everything in it or an artifact, each element once, said what it is."""

from __future__ import annotations

from collections import Counter
from typing import Any

import pikepdf
import pytest

from briefgen.model.brief import NotesAs
from tests.writers.printing import (
    by_id,
    elements,
    images,
    of_type,
    opened,
    print_page,
    printed,
    rich,
)

PAINTS = {"Tj", "TJ", "'", '"', "f", "f*", "F", "S", "s", "B", "B*", "b", "b*", "Do", "sh", "EI"}
LONG = "Words in a row, as many as a page can hold and then as many more. " * 80


def marks(page: Any) -> tuple[list[int], list[str]]:
    """Give the MCIDs of a page in drawing order, and what is drawn outside any marked content."""
    stack: list[str] = []
    found: list[int] = []
    outside: list[str] = []
    for instruction in pikepdf.parse_content_stream(page):
        operator = str(instruction.operator)
        if operator in {"BDC", "BMC"}:
            stack.append(str(instruction.operands[0]))
            properties = instruction.operands[1] if operator == "BDC" else {}
            if "/MCID" in properties:
                found.append(int(properties["/MCID"]))
        elif operator == "EMC":
            stack.pop()
        elif operator in PAINTS and not stack:
            outside.append(operator)
    assert stack == []
    return found, outside


@pytest.mark.parametrize("name", ["institute", "chancery", "bulletin"])
def test_all_that_is_drawn_is_tagged_or_an_artifact(name: str) -> None:
    pdf = opened(printed(name))
    for page in pdf.pages:
        found, outside = marks(page)
        assert outside == []
        assert sorted(found) == list(range(len(found)))


@pytest.mark.parametrize("notes_as", list(NotesAs))
def test_the_parent_tree_leads_back_to_the_element_that_holds_the_content(
    notes_as: NotesAs,
) -> None:
    pdf = opened(printed("institute", notes_as))
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    tree = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    pages = {page.obj.objgen: index for index, page in enumerate(pdf.pages)}
    held: Counter[tuple[int, int]] = Counter()
    for element in elements(pdf):
        for kid in element.K if isinstance(element.K, pikepdf.Array) else [element.K]:
            if isinstance(kid, int):
                where, number = pages[element.Pg.objgen], int(kid)
            elif isinstance(kid, pikepdf.Dictionary) and str(kid.get("/Type")) == "/MCR":
                where, number = pages[kid.Pg.objgen], int(kid.MCID)
            else:
                continue
            held[where, number] += 1
            assert tree[where][number].objgen == element.objgen
    drawn = {(i, mcid) for i, page in enumerate(pdf.pages) for mcid in marks(page)[0]}
    assert set(held) == drawn
    assert set(held.values()) == {1}


def test_every_annotation_belongs_to_an_element() -> None:
    pdf = opened(printed())
    numbers = pdf.Root.StructTreeRoot.ParentTree.Nums
    tree = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
    for page in pdf.pages:
        assert str(page.Tabs) == "/S"
        for annotation in page.get("/Annots", []):
            owner = tree[int(annotation.StructParent)]
            assert str(owner.S) == "/Link"
            references = [kid for kid in owner.K if not isinstance(kid, int)]
            assert any(kid.get("/Obj").objgen == annotation.objgen for kid in references)


def test_each_block_is_one_element_with_the_id_of_the_page() -> None:
    import xml.etree.ElementTree as ElementTree

    pdf = opened(printed())
    ids = Counter(str(e.ID) for e in elements(pdf) if "/ID" in e)
    assert max(ids.values()) == 1
    root = ElementTree.fromstring(rich().xhtml)
    decorative = {"fig-rule"}
    wanted = {e.get("id") for e in root.iter() if e.get("id")} - decorative
    assert wanted <= set(ids)
    names = pdf.Root.StructTreeRoot.IDTree.Names
    listed = [str(names[i]) for i in range(0, len(names), 2)]
    assert listed == sorted(listed, key=str.encode)
    assert set(listed) == set(ids)


def test_a_paragraph_over_two_pages_is_one_element() -> None:
    pdf = print_page(f'<section id="s"><h2 id="h">A</h2><p id="long">{LONG}</p></section>')
    assert len(pdf.pages) > 1
    paragraph = by_id(pdf, "long")
    assert len(of_type(pdf, "P")) == 1
    elsewhere = [kid for kid in paragraph.K if not isinstance(kid, int)]
    assert elsewhere
    assert all(str(kid.Type) == "/MCR" for kid in elsewhere)
    assert {kid.Pg.objgen for kid in elsewhere} == {page.obj.objgen for page in pdf.pages[1:]}


def test_the_text_of_the_tree_is_that_of_the_source_to_the_letter() -> None:
    from briefgen.parity.pdf import transcribe_pdf

    body = (
        f'<section id="s"><h2 id="h">A</h2><p id="long">{LONG.strip()}</p>'
        '<p id="b"><strong>One</strong> <em>two</em><br/>three well-known '
        "internationalisation counterrevolutionary disproportionately uncharacteristically "
        "incomprehensibilities; office, fjord, flight.</p></section>"
    )
    pdf = print_page(body)
    import io

    out = io.BytesIO()
    pdf.save(out)
    texts = [entry.text for entry in transcribe_pdf(out.getvalue()).entries]
    joined = [text.replace("\u2028", "") for text in texts]
    assert joined[1] == LONG.strip()
    assert joined[2].replace("\n", " ") == (
        "One two three well-known internationalisation counterrevolutionary disproportionately "
        "uncharacteristically incomprehensibilities; office, fjord, flight."
    )


def test_headings_lists_notes_and_marks_are_what_they_are() -> None:
    pdf = opened(printed())
    assert str(by_id(pdf, "title").S) == "/H1"
    assert str(by_id(pdf, "origins-c0000002").S) == "/H3"
    assert str(by_id(pdf, "origins-c0000003").A.ListNumbering) == "/Disc"
    assert str(by_id(pdf, "origins-c0000006").A.ListNumbering) == "/Decimal"
    for name in ("announcement", "khan", "police"):
        note = by_id(pdf, f"note-{name}")
        assert str(note.S) == "/Note"
        assert str(note.P.S) == "/LBody"
        assert [str(kid.S) for kid in note.P.P.K] == ["/Lbl", "/LBody"]
        assert str(by_id(pdf, f"ref-{name}-1").S) == "/Reference"
        (link,) = by_id(pdf, f"ref-{name}-1").K
        assert str(link.S) == "/Link"
    roles = pdf.Root.StructTreeRoot.RoleMap
    own = {str(e.S) for e in elements(pdf)} & {str(name) for name in roles}
    assert {"/PullQuote", "/Aside", "/Em", "/Strong", "/SmallCaps", "/Sub", "/Sup"} <= own


def test_nested_lists_stand_in_the_body_of_their_item() -> None:
    pdf = opened(printed())
    inner = by_id(pdf, "origins-c0000006")
    assert str(inner.P.S) == "/LBody"
    assert str(inner.P.P.ID) == "origins-c0000005"


def test_a_footnote_follows_the_paragraph_of_its_mark() -> None:
    pdf = opened(printed("institute", NotesAs.FOOTNOTES))
    order = [str(e.ID) for e in elements(pdf) if "/ID" in e]
    assert order.index("ref-khan-1") < order.index("note-khan") < order.index("origins-c000000f")
    note = by_id(pdf, "note-khan")
    assert [str(kid.S) for kid in note.K][:2] == ["/Lbl", "/P"]


def test_languages_expansions_and_alternatives_are_said() -> None:
    pdf = opened(printed())
    assert str(by_id(pdf, "origins-c000000f").Lang) == "ur"
    assert "ar" in {str(e.Lang) for e in of_type(pdf, "Span") if "/Lang" in e}
    (figure,) = of_type(pdf, "Figure")
    assert str(figure.Alt) == 'A map of "Khorasan" & its neighbours'
    assert str(figure.P.ID) == "fig-map"
    assert [str(kid.S) for kid in figure.P.K] == ["/Figure", "/Caption"]
    left, bottom, right, top = (float(edge) for edge in figure.A.BBox)
    _, _, width, height = (float(edge) for edge in pdf.pages[0].MediaBox)
    assert 0 < left < right < width
    assert 0 < bottom < top < height
    expanded = print_page('<p id="p">The <abbr title="Inter-Services">ISI</abbr> knew.</p>')
    assert [str(e.E) for e in of_type(expanded, "Span")] == ["Inter-Services"]


def test_table_cells_know_their_headers() -> None:
    pdf = opened(printed())
    table = by_id(pdf, "tbl-money")
    assert [str(kid.S) for kid in table.K] == ["/Caption", "/THead", "/TBody"]
    scopes = [str(cell.A.Scope) for cell in of_type(pdf, "TH")]
    assert scopes == ["/Column"] * 3 + ["/Row"] * 2
    ids = {str(cell.ID) for cell in of_type(pdf, "TH")}
    for cell in of_type(pdf, "TD"):
        assert len(cell.A.Headers) == 2
        assert {str(name) for name in cell.A.Headers} <= ids


def test_a_table_header_that_is_repeated_is_an_artifact_there() -> None:
    rows = "".join(f"<tr><td>row {n}</td><td></td></tr>" for n in range(120))
    pdf = print_page(
        '<table id="t"><thead><tr><th scope="col">Place</th><th scope="col">Sum</th></tr></thead>'
        f"<tbody>{rows}</tbody></table>"
    )
    assert len(pdf.pages) > 2
    assert len(of_type(pdf, "TH")) == 2
    assert len(of_type(pdf, "TR")) == 121
    assert len(of_type(pdf, "TD")) == 240  # the empty ones, too
    assert "/Pagination" in artifacts(pdf.pages[1])


def artifacts(page: Any) -> list[str]:
    """List the properties of a page's artifacts."""
    return [
        " ".join(sorted(map(str, operands[1].values()))) if str(operator) == "BDC" else ""
        for operands, operator in pikepdf.parse_content_stream(page)
        if str(operator) in {"BDC", "BMC"} and str(operands[0]) == "/Artifact"
    ]


def test_running_heads_and_page_numbers_are_artifacts_of_their_kind() -> None:
    for number, page in enumerate(opened(printed()).pages):
        kinds = artifacts(page)
        assert ("/Header /Pagination" in kinds) == (number > 0)  # the first page has no head
        assert "/Footer /Pagination" in kinds


def test_text_that_a_style_puts_into_a_margin_is_an_artifact_of_its_kind() -> None:
    css = "@page { @top-left { content: 'Draft' } @left-middle { content: 'Page' counter(page) } }"
    kinds = artifacts(print_page('<p id="p">A.</p>', css).pages[0])
    assert "/Header /Pagination" in kinds
    assert "/Pagination" in kinds


def test_pictures_without_words_are_artifacts() -> None:
    pdf = print_page(
        '<p id="p">A.</p><figure id="f"><img src="x.png" alt="" role="presentation"/></figure>',
        assets=images("x.png"),
    )
    assert of_type(pdf, "Figure") == []
    for page in pdf.pages:
        assert marks(page)[1] == []


def test_a_contents_list_is_one() -> None:
    pdf = print_page(
        '<nav role="doc-toc" id="toc"><h2 id="h">Contents</h2><ol id="o"><li id="one">'
        '<a href="#s">Part</a></li></ol></nav><section id="s"><h2 id="g">Part</h2></section>'
    )
    (item,) = of_type(pdf, "TOCI")
    assert str(item.P.S) == "/TOC"
    assert of_type(pdf, "L") == []
