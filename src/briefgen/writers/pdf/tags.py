"""The structure tree of a PDF, built from the elements of the page (ISO 32000-1, 14.7 and 14.8).

WeasyPrint tags boxes: what a page break divides becomes two paragraphs, and roles, languages and
ids are lost. Here each *element* of the page is one structure element, wherever its text stands;
boxes only tell which marked content belongs to which element. What a reader of the file meets:

=============================================  ===========================================
page                                           structure element
=============================================  ===========================================
``h1`` … ``h6``, ``p``                         H1 … H6, P
``header``, ``section``, ``aside``             Sect, Sect, Aside (role-mapped to Sect)
``aside[role=doc-pullquote]``                  PullQuote (role-mapped to BlockQuote)
``blockquote``                                 BlockQuote
``ul``, ``ol`` / ``li``                        L with /ListNumbering / LI of Lbl and LBody
``section[role=doc-endnotes] li``              LI of Lbl and LBody; the LBody holds one Note
``aside[role=doc-footnote]``                   Note with its Lbl, after its mark's block
``nav[role=doc-toc]``, its lists and items     Sect, TOC, TOCI
``figure``                                     Div of Figure (with /Alt) and Caption
``table`` …                                    Table, Caption, THead, TBody, TR, TH, TD
``a[role=doc-noteref]``, ``nav a``             Reference, in it a Link
``a``                                          Link
``em``, ``strong``, ``cite``, ``q``, ``code``  Em, Strong, Cite, Quote, Code
``sub``, ``sup``, ``abbr``, small capitals     Sub, Sup, Span with /E, SmallCaps
``span[lang]``, ``[lang]``                     Span with /Lang; /Lang on any element
=============================================  ===========================================

- Em, Strong, Sub, Sup, SmallCaps and Cite are role-mapped to Span.
- /ID is the element's id in the page. A note's id is its Note's, not its LI's.
- The text is the source's to the letter: the space at the end of a line is there; a word divided
  at a line's end carries U+00AD by /ActualText, to be left out; other /ActualText replaces the
  glyphs of the sequence or of the part of it that it stands at.
- A line from right to left is a Span with /ActualText: its glyphs are drawn from left to right.
- Numbers of notes and items are Lbl: no part of the text of the item.
- Running heads, page numbers, repeated table headers, rules and backgrounds are artifacts; the
  first three are of the type Pagination, with the subtype Header or Footer where they are one.
- Content of an element on its first page is a plain MCID, on later pages an /MCR.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pydyf

from briefgen.writers.pdf.floats import FLOAT
from briefgen.writers.pdf.hooks import Run
from briefgen.writers.pdf.roles import (
    ROLE_MAP,
    Described,
    describe,
    link_contents,
    section_headings,
)

_BLOCKS = {"p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "caption", "figcaption", "th", "td"}
_NO_NOTES = {"ul", "ol", "table", "thead", "tbody", "tr"}
"""What holds items or cells and nothing else: a note of one of them stands after the whole."""
_ARTIFACT = [b"/Artifact", b"BMC"]
_PAGINATION = [b"/Artifact", b"<</Type/Pagination>> BDC"]
# ISO 32000-1, table 330. The margin boxes of a page are named after their side.
_FURNITURE = {
    "@top": [b"/Artifact", b"<</Type/Pagination/Subtype/Header>> BDC"],
    "@bottom": [b"/Artifact", b"<</Type/Pagination/Subtype/Footer>> BDC"],
}


def add_structure(pdf: Any, document: Any, page_streams: Any) -> None:
    """Build the structure tree and the parent tree, and settle the marks of every page."""
    tree = _Tree(pdf, document)
    for number, (page, stream) in enumerate(zip(document.pages, page_streams, strict=True)):
        tree.add_page(number, page, stream)
    tree.finish()


class _Node:
    """A structure element in the making; ``page`` is the page of its first content."""

    __slots__ = ("dictionary", "kids", "page")

    def __init__(self, dictionary: Any, page: int) -> None:
        self.dictionary = dictionary
        self.kids: Any = dictionary["K"]
        self.page = page


class _Tree:
    """The tree under construction: elements get a node when their first content comes."""

    def __init__(self, pdf: Any, document: Any) -> None:
        self.pdf = pdf
        self.pages = pdf.page_references  # made anew whenever it is asked for
        self.document = document
        self.page_element = document.root_element
        self.parents = {child: parent for parent in self.page_element.iter() for child in parent}
        self.order = {element: at for at, element in enumerate(self.page_element.iter())}
        self.placed: dict[Any, int] = {}
        self.headings = section_headings(self.page_element)
        self.nodes: dict[tuple[Any, int], _Node] = {}
        self.described: dict[Any, Described | None] = {}
        self.labels: dict[Any, _Node] = {}
        self.ids: dict[str, Any] = {}
        self.repeating = {
            element: group
            for group in self.page_element.iter()
            if group.tag in {"thead", "tfoot"}
            for element in group.iter()
        }
        self.header_pages: dict[Any, int] = {}
        self.mcid_owners: list[Any] = []
        self.annotations: list[tuple[Any, Any]] = []
        self.root = pydyf.Dictionary({"Type": "/StructTreeRoot"})
        pdf.add_object(self.root)
        self.top = self._make("Document", self.root, 0)
        self.root["K"] = pydyf.Array([self.top.dictionary.reference])

    def add_page(self, number: int, page: Any, stream: Any) -> None:
        """Put the runs of one page into the tree; what belongs nowhere becomes an artifact."""
        runs = stream._tags
        owners = pydyf.Array()
        for box in _boxes(page._page_box):
            if box.element is None or self._is_repeated(box.element, number):
                continue
            if box.link_annotation is not None:
                self._add_link(box, number)
            elif box.element.tag in {"th", "td"}:
                self._node(box.element, number)  # an empty cell is a cell
            run = runs.pop(box, None)
            if run is not None and run.stream is not stream:
                # A group of its own (opacity) is not in the page's parent tree.
                self.document.untagged.append(getattr(box, "text", box.element.get("alt", "")))
            elif run is not None and _is_empty(run):
                _settle_artifact(run, _ARTIFACT)  # a leader's last filling has no text, but a glyph
            elif run is not None:
                self._add_run(run, number, owners)
        furniture = _furniture(page._page_box) if runs else {}
        for box, run in runs.items():
            repeated = box.element is not None and self._is_repeated(box.element, number)
            _settle_artifact(run, furniture.get(box) or (_PAGINATION if repeated else _ARTIFACT))
        self.mcid_owners.append(owners)

    def finish(self) -> None:
        """Write what hangs off the root: parent tree, role map, id tree, and the catalogue."""
        numbers = pydyf.Array()
        for page, owners in enumerate(self.mcid_owners):
            numbers.extend([page, owners])
        for index, (owner, annotation) in enumerate(self.annotations, len(self.mcid_owners)):
            numbers.extend([index, owner])
            annotation["StructParent"] = index
        self._add_cell_headers()
        parent_tree = pydyf.Dictionary({"Nums": numbers})
        self.pdf.add_object(parent_tree)
        names = pydyf.Array()
        for name in sorted(self.ids, key=str.encode):
            names.extend([pydyf.String(name), self.ids[name].reference])
        id_tree = pydyf.Dictionary({"Names": names})
        self.pdf.add_object(id_tree)
        self.root["ParentTree"] = parent_tree.reference
        self.root["ParentTreeNextKey"] = len(self.mcid_owners) + len(self.annotations)
        self.root["IDTree"] = id_tree.reference
        self.root["RoleMap"] = pydyf.Dictionary({k: f"/{v}" for k, v in ROLE_MAP.items()})
        catalog = self.pdf.catalog
        catalog["StructTreeRoot"] = self.root.reference
        catalog["MarkInfo"] = pydyf.Dictionary({"Marked": "true"})
        catalog["ViewerPreferences"] = pydyf.Dictionary({"DisplayDocTitle": "true"})

    def _is_repeated(self, element: Any, page: int) -> bool:
        """Say whether this is a table's header again, on a later page than its first."""
        group = self.repeating.get(element)
        return group is not None and self.header_pages.setdefault(group, page) != page

    def _add_run(self, run: Run, page: int, owners: Any) -> None:
        box = run.box
        if box.element.tag == "img":
            if not box.element.get("alt"):
                _settle(run, _ARTIFACT)
                return
            node = self._node(box.element, page)
            node.dictionary["A"] = _bounds(box, run.stream)
        elif box.element_tag.endswith(("::marker", "::footnote-marker")):
            node = self._label(box.element, page)
        else:
            node = self._node(box.element, page)
        if run.read is not None:
            node = self._as_read(node, run.read, page)
        mcid = len(owners)
        owners.append(node.dictionary.reference)
        properties = f"<</MCID {mcid}".encode()
        if run.actual is not None:
            properties += b"/ActualText " + pydyf.String(run.actual).data
        _settle(run, [b"/Span", properties + b">> BDC"])
        node.kids.append(mcid if node.page == page else self._elsewhere(page, mcid))

    def _as_read(self, node: _Node, text: str, page: int) -> _Node:
        """Give an element for a line that is drawn in another order than it is read in."""
        span = self._make("Span", node.dictionary, page)
        span.dictionary["ActualText"] = pydyf.String(text)
        node.kids.append(span.dictionary.reference)
        return span

    def _elsewhere(self, page: int, mcid: int) -> Any:
        reference = self.pages[page]
        return pydyf.Dictionary({"Type": "/MCR", "Pg": reference, "MCID": mcid})

    def _add_link(self, box: Any, page: int) -> None:
        annotation = box.link_annotation
        owner = self._node(box.element, page)
        annotation["Contents"] = pydyf.String(link_contents(box.element, self.headings))
        annotation["F"] = 4  # Print: PDF/A-3, 6.3.2
        reference = pydyf.Dictionary(
            {"Type": "/OBJR", "Obj": annotation.reference, "Pg": self.pages[page]}
        )
        self.pdf.add_object(reference)
        owner.kids.append(reference.reference)
        self.annotations.append((owner.dictionary.reference, annotation))

    def _node(self, element: Any, page: int) -> _Node:
        """Give the node that takes the content of ``element``, made where there is none yet."""
        if element not in self.described:
            self.described[element] = describe(element, self.parents)
        described = self.described[element]
        if described is None:
            parent = self.parents.get(element)
            return self.top if parent is None else self._node(parent, page)
        last = len(described.parts) - 1
        node = self.nodes.get((element, last))
        return node or self._open(element, described, page)[-1]

    def _open(self, element: Any, described: Described, page: int) -> list[_Node]:
        parent = self.parents.get(element)
        if element.get("role") == "doc-footnote":
            parent = self._around_block(element)
        above = self.top if parent is None else self._node(parent, page)
        nodes: list[_Node] = []
        for index, kind in enumerate(described.parts):
            existing = self.nodes.get((element, index))
            if existing is None:
                existing = self._make(kind, above.dictionary, page)
                self._place(element, existing, above, index)
                self.nodes[(element, index)] = existing
                if index == described.identified:
                    self._identify(element, existing)
                if index == 0:
                    _describe_node(existing.dictionary, described)
            nodes.append(existing)
            above = existing
        return nodes

    def _place(self, element: Any, node: _Node, above: _Node, index: int) -> None:
        """Put a node among its parent's: after what is there, or where the author wrote it.

        A figure may be drawn after text that follows it (``floats.py``).
        """
        kids, reference = above.kids, node.dictionary.reference
        at = len(kids)
        if index == 0 and element.get(FLOAT):
            own = self.order[element]
            at = next((n for n, kid in enumerate(kids) if self.placed.get(kid, -1) > own), at)
        kids.insert(at, reference)
        self.placed[reference] = self.order[element]

    def _around_block(self, element: Any) -> Any:
        """Give what holds the block of a footnote's mark: the note follows that block."""
        above = self.parents.get(element)
        while above is not None and above.tag not in _BLOCKS:
            above = self.parents.get(above)
        above = None if above is None else self.parents.get(above)
        while above is not None and above.tag in _NO_NOTES:
            above = self.parents.get(above)
        return above

    def _label(self, element: Any, page: int) -> _Node:
        """Give the Lbl of a list item or a footnote, which stands before its text."""
        if element not in self.labels:
            described = self.described.setdefault(element, describe(element, self.parents))
            assert described is not None
            item = self._open(element, described, page)[0]
            label = self._make("Lbl", item.dictionary, page)
            item.kids.insert(0, label.dictionary.reference)
            self.labels[element] = label
        return self.labels[element]

    def _make(self, kind: str, parent: Any, page: int) -> _Node:
        dictionary = pydyf.Dictionary(
            {"Type": "/StructElem", "S": f"/{kind}", "P": parent.reference, "K": pydyf.Array()}
        )
        if kind != "Document":
            dictionary["Pg"] = self.pages[page]
        self.pdf.add_object(dictionary)
        return _Node(dictionary, page)

    def _identify(self, element: Any, node: _Node) -> None:
        name = element.get("id") or ""
        if not name and element.tag == "th":
            name = self._header_name(element)
        if name and name not in self.ids:
            node.dictionary["ID"] = pydyf.String(name)
            self.ids[name] = node.dictionary

    def _header_name(self, cell: Any) -> str:
        """Name a header cell, which data cells refer to, after its table and its place there."""
        table = cell
        while table.tag != "table":
            table = self.parents[table]
        number = list(table.iter("th")).index(cell) + 1
        return f"{table.get('id', 'table')}-header-{number}"

    def _add_cell_headers(self) -> None:
        """Tie each data cell to its headers (ISO 32000-1, 14.8.5.7, Headers)."""
        for table in self.page_element.iter("table"):
            columns: dict[int, Any] = {}
            for row in table.iter("tr"):
                across: list[Any] = []
                for column, cell in enumerate(row):
                    node = self.nodes.get((cell, 0))
                    if node is None:
                        continue
                    if cell.tag == "td":
                        above = [columns[column]] if column in columns else []
                        node.dictionary["A"]["Headers"] = pydyf.Array([*above, *across])
                    elif cell.get("scope") == "row":
                        across.append(node.dictionary["ID"])
                    else:
                        columns[column] = node.dictionary["ID"]


def _boxes(box: Any) -> Iterator[Any]:
    """Walk the boxes of a page that stand for elements, in the order of the content."""
    from weasyprint.formatting_structure.boxes import MarginBox
    from weasyprint.layout.absolute import AbsolutePlaceholder

    if isinstance(box, AbsolutePlaceholder):
        box = box._box
    if isinstance(box, MarginBox):
        return
    yield box
    for child in getattr(box, "children", ()):
        yield from _boxes(child)


def _furniture(page_box: Any) -> dict[Any, list[bytes]]:
    """Give what marks the boxes in a page's margins: its running heads and numbers."""
    from weasyprint.formatting_structure.boxes import MarginBox

    margins = [child for child in page_box.children if isinstance(child, MarginBox)]
    return {
        box: _FURNITURE.get(margin.at_keyword.partition("-")[0], _PAGINATION)
        for margin in margins
        for box in margin.descendants()
    }


def _settle(run: Run, operators: list[bytes]) -> None:
    run.stream.stream[run.at : run.at + 2] = operators


def _settle_artifact(run: Run, operators: list[bytes]) -> None:
    """Mark an artifact; the words that its glyphs don't tell stand in a /Span of its own within.

    ISO 32000-1, 14.9.4: /ActualText is a property of /Span, not of /Artifact.
    """
    actual = run.read if run.actual is None else run.actual
    if actual is not None:
        operators = [operators[0], operators[1] + b" " + _actual_text(actual)]
        run.stream.stream[run.end] = b"EMC EMC"
    _settle(run, operators)


def _actual_text(text: str) -> bytes:
    return b"/Span <</ActualText " + bytes(pydyf.String(text).data) + b">> BDC"


def _is_empty(run: Run) -> bool:
    text = getattr(run.box, "text", None)
    return text is not None and not text and run.actual is None


def _bounds(box: Any, stream: Any) -> Any:
    """Give the layout attributes of a figure: its place on the page in points."""
    left, top, _, bottom = stream.page_rectangle
    scale = 0.75
    x, y = box.content_box_x() - left, box.content_box_y() - top
    height = bottom - top
    corners = (x, height - y - box.height, x + box.width, height - y)
    return pydyf.Dictionary(
        {
            "O": "/Layout",
            "Placement": "/Block",
            "BBox": pydyf.Array([round(corner * scale, 2) for corner in corners]),
        }
    )


def _describe_node(dictionary: Any, described: Described) -> None:
    if described.owner:
        dictionary["A"] = pydyf.Dictionary({"O": f"/{described.owner}", **described.attributes})
    if described.language:
        dictionary["Lang"] = pydyf.String(described.language)
    if described.alternative:
        dictionary["Alt"] = pydyf.String(described.alternative)
    if described.expansion:
        dictionary["E"] = pydyf.String(described.expansion)
