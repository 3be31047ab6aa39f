"""Faults in a finished PDF, each with the codes that must come of it and no other.

Made with pikepdf, which the reader under test does not use: in the structure tree, in what the
pages draw, in annotations and in the metadata.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Operator, String

Fault = tuple[str, Callable[[bytes], bytes], set[str]]
Change = Callable[[Any], None]


def altered(change: Change) -> Callable[[bytes], bytes]:
    """Open a PDF, change it, write it."""

    def changed(data: bytes) -> bytes:
        out = io.BytesIO()
        with pikepdf.open(io.BytesIO(data)) as pdf:
            change(pdf)
            pdf.save(out, deterministic_id=True)
        return out.getvalue()

    return changed


# -- the structure tree ---------------------------------------------------------------------


def elements(pdf: Any) -> Iterator[Any]:
    """Give all structure elements, in order."""
    todo = [pdf.Root.StructTreeRoot.K]
    while todo:
        element = todo.pop()
        if isinstance(element, Array):
            todo.extend(reversed(list(element)))
        elif isinstance(element, Dictionary) and "/S" in element:
            yield element
            if "/K" in element:
                todo.append(element.K)


def by_id(pdf: Any, identity: str) -> Any:
    return next(e for e in elements(pdf) if str(e.get("/ID", "")) == identity)


def of_kind(pdf: Any, kind: str) -> list[Any]:
    return [e for e in elements(pdf) if str(e.S) == f"/{kind}"]


def item(element: Any) -> Any:
    """Give the LI around an element."""
    while element.S != "/LI":
        element = element.P
    return element


def place(element: Any) -> tuple[Any, int]:
    """Give the kids that an element is one of, and where."""
    kids = element.P.K
    at = next(i for i, kid in enumerate(kids) if _same(kid, element))
    return kids, at


def _same(one: Any, other: Any) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def drop(element: Any) -> None:
    kids, at = place(element)
    del kids[at]


def exchange(one: Any, other: Any) -> None:
    """Let two elements change places."""
    (kids, at), (others, there) = place(one), place(other)
    kids[at], others[there] = other, one


def on(identity: str, change: Change) -> Callable[[bytes], bytes]:
    return altered(lambda pdf: change(by_id(pdf, identity)))


def typed(identity: str, kind: str) -> Callable[[bytes], bytes]:
    def change(element: Any) -> None:
        element.S = Name(f"/{kind}")

    return on(identity, change)


# -- what pages draw ------------------------------------------------------------------------


def contents(element: Any) -> Iterator[int]:
    """Give the MCIDs in an element."""
    kids = element.get("/K")
    for kid in kids if isinstance(kids, Array) else [kids]:
        if isinstance(kid, int):
            yield kid
        elif isinstance(kid, Dictionary) and "/S" in kid:
            yield from contents(kid)


def redraw(
    identity: str, change: Callable[[list[Any]], list[Any]], *, first: bool = False
) -> Callable[[bytes], bytes]:
    """Change the instructions inside the marked content of an element."""

    def changed(pdf: Any) -> None:
        element = by_id(pdf, identity)
        wanted = list(contents(element))
        wanted = wanted[:1] if first else wanted
        page = next(p for p in pdf.pages if p.objgen == element.Pg.objgen)
        out: list[Any] = []
        inside: list[Any] | None = None
        for instruction in pikepdf.parse_content_stream(page):
            operator = str(instruction.operator)
            if operator == "BDC":
                properties = instruction.operands[1]
                number = properties.get("/MCID") if isinstance(properties, Dictionary) else None
                out.append(instruction)
                inside = [] if number in wanted else None
            elif operator == "EMC" and inside is not None:
                out += [*change(inside), instruction]
                inside = None
            else:
                (out if inside is None else inside).append(instruction)
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(out))

    return altered(changed)


def before_text(*instructions: tuple[list[Any], str]) -> Callable[[list[Any]], list[Any]]:
    """Put operators before the text of a marked content."""
    made = [(operands, Operator(operator)) for operands, operator in instructions]
    return lambda inside: [
        part for i in inside for part in ([*made, i] if str(i.operator) == "TJ" else [i])
    ]


def tiny(inside: list[Any]) -> list[Any]:
    """Set the text one unit high."""
    return [([i.operands[0], 1], Operator("Tf")) if str(i.operator) == "Tf" else i for i in inside]


def shifted(x: float, y: float) -> Callable[[list[Any]], list[Any]]:
    """Move the text by user units."""

    def change(inside: list[Any]) -> list[Any]:
        moved: list[Any] = []
        for instruction in inside:
            if str(instruction.operator) == "Tm":
                a, b, c, d, e, f = (float(n) for n in instruction.operands)
                moved.append(([a, b, c, d, e + x, f + y], Operator("Tm")))
            else:
                moved.append(instruction)
        return moved

    return change


def other_glyph(inside: list[Any]) -> list[Any]:
    """Draw the first glyph of the text where its second stands."""
    changed: list[Any] = []
    done = False
    for instruction in inside:
        if str(instruction.operator) == "TJ" and not done:
            array = list(instruction.operands[0])
            strings = [n for n, x in enumerate(array) if isinstance(x, String) and bytes(x)]
            first, second = strings[0], strings[1]
            glyph, word = bytes(array[first])[:2], bytes(array[second])
            array[second] = String(glyph + word[2:])
            changed.append(([Array(array)], Operator("TJ")))
            done = True
        else:
            changed.append(instruction)
    return changed


def nothing(_: list[Any]) -> list[Any]:
    return []


def appended(code: bytes) -> Change:
    """Draw more after everything on the first page."""

    def change(pdf: Any) -> None:
        page = pdf.pages[0]
        page.contents_add(pdf.make_stream(b"\nQ Q Q Q\n" + code))

    return change


def stray_words(pdf: Any) -> None:
    font = next(iter(pdf.pages[0].Resources.Font.keys()))
    code = f"BT {font} 12 Tf 1 0 0 1 100 100 Tm <0020> Tj ET".encode()
    cmap = pdf.pages[0].Resources.Font[font].ToUnicode
    first = cmap.read_bytes().split(b"beginbfchar")[1].split(b"<")[1][:4]
    appended(code.replace(b"0020", first))(pdf)


def flat_font(pdf: Any) -> None:
    """Say of the italic faces that they are upright ones."""
    for page in pdf.pages:
        for font in page.Resources.Font.values():
            descendant = font.DescendantFonts[0]
            descriptor = descendant.FontDescriptor
            plain = str(font.BaseFont).replace("Italic", "Roman")
            font.BaseFont = descendant.BaseFont = descriptor.FontName = Name(plain)
            descriptor.Flags = int(descriptor.Flags) & ~64
            descriptor.ItalicAngle = 0


# -- annotations, metadata ------------------------------------------------------------------


def annotations(pdf: Any) -> Iterator[Any]:
    for page in pdf.pages:
        yield from page.get("/Annots", [])


def linked(old: str, new: str) -> Change:
    def change(pdf: Any) -> None:
        for annotation in annotations(pdf):
            if "/A" in annotation and str(annotation.A.URI) == old:
                annotation.A.URI = String(new)

    return change


def aimed(old: str, new: str) -> Change:
    def change(pdf: Any) -> None:
        for annotation in annotations(pdf):
            if str(annotation.get("/Dest", "")) == old:
                annotation.Dest = String(new)

    return change


def said(old: bytes, new: bytes, key: str = "", value: str = "") -> Change:
    """Change the XMP packet, and a key of the information dictionary with it."""

    def change(pdf: Any) -> None:
        stream = pdf.Root.Metadata
        packet = stream.read_bytes()
        assert old in packet, old
        stream.write(packet.replace(old, new))
        if key:
            pdf.trailer.Info[key] = String(value)

    return change


def rooted(key: str, value: Any) -> Change:
    def change(pdf: Any) -> None:
        pdf.Root[key] = value

    return change


def unmarked(pdf: Any) -> None:
    del pdf.Root.StructTreeRoot


def removed_notes(pdf: Any) -> None:
    drop(item(by_id(pdf, "note-3")))


def outline_words(pdf: Any) -> None:
    pdf.Root.Outlines.First.First.Title = String("Another heading")


def encrypted(data: bytes) -> bytes:
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="a", user="b"))
    return out.getvalue()


def second_copy(element: Any) -> None:
    """Let an element stand twice: a copy that draws the same."""
    kids, at = place(element)
    kids.insert(at + 1, Dictionary(dict(element.items())))


def last_in_paragraph(pdf: Any) -> None:
    """Move the reference to note 3 behind the last words of its paragraph."""
    paragraph = by_id(pdf, "p-opening")
    references = [e for e in of_kind(pdf, "Reference") if e.P.objgen == paragraph.objgen]
    kids, at = place(references[-1])
    moved = kids[at]
    del kids[at]
    kids.append(moved)


def unnested(pdf: Any) -> None:
    """Let the nested list stand beside the list that it stands in."""
    nested, around = by_id(pdf, "l-nested"), by_id(pdf, "l-bullets")
    kids, at = place(nested)
    del kids[at]
    others, there = place(around)
    nested.P = around.P
    others.insert(there + 1, nested)


def swapped_cells(pdf: Any) -> None:
    cells = of_kind(pdf, "TD")
    exchange(cells[0], cells[1])


def heading_cell(pdf: Any) -> None:
    of_kind(pdf, "TH")[0].S = Name("/TD")


def other_label(pdf: Any) -> None:
    labels = of_kind(pdf, "Lbl")
    step = item(by_id(pdf, "s-one")) if _has(pdf, "s-one") else labels[0].P
    label = next(k for k in step.K if isinstance(k, Dictionary) and k.get("/S") == "/Lbl")
    label.ActualText = String("9.")


def _has(pdf: Any, identity: str) -> bool:
    return any(str(e.get("/ID", "")) == identity for e in elements(pdf))


def no_language(pdf: Any) -> None:
    for element in elements(pdf):
        if str(element.get("/Lang", "")) == "fr":
            del element["/Lang"]


def spoken_otherwise(element: Any) -> None:
    element.ActualText = String("Repair cost less than building.")


def launching(annotation: Any) -> None:
    annotation.A = Dictionary(S=Name.Launch, F=String("calc"))


def no_picture(pdf: Any) -> None:
    for page in pdf.pages:
        kept = [i for i in pikepdf.parse_content_stream(page) if str(i.operator) != "Do"]
        page.Contents = pdf.make_stream(pikepdf.unparse_content_stream(kept))


WHITE = before_text(([1.0, 1.0, 1.0], "rg"))
COVER = b"q 1 0 0 1 0 0 cm 1 1 1 rg 0 0 3000 3000 re f Q"

FAULTS: list[Fault] = [
    (
        "a bullet is out of the tree",
        altered(lambda p: drop(item(by_id(p, "sum-2")))),
        {"BG701", "BG740"},
    ),
    ("a bullet is not drawn", redraw("sum-2", nothing), {"BG701"}),
    (
        "two bullets change places",
        altered(lambda p: exchange(item(by_id(p, "sum-1")), item(by_id(p, "sum-2")))),
        {"BG703"},
    ),
    ("a paragraph is read twice", on("p-about", second_copy), {"BG704"}),
    ("a paragraph is not drawn", redraw("p-about", nothing), {"BG701"}),
    ("a letter is another", redraw("p-about", other_glyph), {"BG705"}),
    ("a letter of the title is another", redraw("title", other_glyph), {"BG705"}),
    ("a letter of a note is another", redraw("x-2", other_glyph, first=True), {"BG713"}),
    ("a bullet is spoken otherwise than drawn", on("sum-2", spoken_otherwise), {"BG705"}),
    ("the italics are upright", altered(flat_font), {"BG721"}),
    ("a paragraph is drawn in no ink", redraw("p-box", before_text(([3], "Tr"))), {"BG706"}),
    ("a paragraph is white on white", redraw("p-about", WHITE), {"BG706"}),
    ("a paragraph runs off the right edge", redraw("p-about", shifted(2000, 0)), {"BG706"}),
    ("a paragraph runs off the left edge", redraw("p-about", shifted(-2000, 0)), {"BG706"}),
    ("a paragraph runs off the foot", redraw("p-about", shifted(0, 5000)), {"BG706"}),
    ("a paragraph is one point high", redraw("p-about", tiny), {"BG706"}),
    ("the first page is painted over", altered(appended(COVER)), {"BG706"}),
    ("words are drawn outside the tree", altered(stray_words), {"BG740"}),
    (
        "two notes change places",
        altered(lambda p: exchange(by_id(p, "note-1"), by_id(p, "note-2"))),
        {"BG712"},
    ),
    ("a note is out of the tree", altered(removed_notes), {"BG710", "BG740"}),
    ("a note reference moves to the end", altered(last_in_paragraph), {"BG714"}),
    ("a note reference leads to another note", altered(aimed("note-3", "note-1")), {"BG740"}),
    ("a note reference leads nowhere", altered(aimed("note-3", "note-9")), {"BG740"}),
    ("a way back leads nowhere", altered(aimed("ref-1-1", "ref-9-9")), {"BG715"}),
    (
        "a link leads elsewhere",
        altered(linked("https://example.org/report", "https://example.org/rep")),
        {"BG720"},
    ),
    (
        "a link in a note leads elsewhere",
        altered(linked("https://example.org/talk", "file:///etc")),
        {"BG720"},
    ),
    ("a cross reference is dead", altered(aimed("fig-map", "fig-mop")), {"BG720"}),
    ("a cross reference leads elsewhere", altered(aimed("fig-map", "tbl-costs")), {"BG720"}),
    ("a heading is of another level", typed("works-heading", "H3"), {"BG708"}),
    ("a heading is a paragraph", typed("h-sub", "P"), {"BG707"}),
    ("a paragraph is a heading", typed("p-about", "H4"), {"BG707"}),
    ("a quotation is none", typed("q-one", "Div"), {"BG707"}),
    ("a nested list is flat", altered(unnested), {"BG703", "BG708"}),
    ("an item shows another number", altered(other_label), {"BG708"}),
    ("two cells change places", altered(swapped_cells), {"BG705"}),
    ("a header cell is none", altered(heading_cell), {"BG709"}),
    (
        "the alt text is gone",
        altered(lambda p: of_kind(p, "Figure")[0].__delitem__("/Alt")),
        {"BG722"},
    ),
    (
        "the alt text is another",
        altered(lambda p: setattr(of_kind(p, "Figure")[0], "Alt", String("A map"))),
        {"BG722"},
    ),
    ("the picture is not drawn", altered(no_picture), {"BG706"}),
    (
        "the caption is a paragraph",
        altered(lambda p: setattr(of_kind(p, "Caption")[0], "S", Name("/P"))),
        {"BG707"},
    ),
    (
        "a lowered digit is as the others",
        altered(lambda p: setattr(of_kind(p, "Sub")[0], "S", Name.Span)),
        {"BG721"},
    ),
    (
        "a link runs a program",
        altered(lambda p: launching(next(a for a in annotations(p) if "/A" in a))),
        {"BG720", "BG740"},
    ),
    ("a language is lost", altered(no_language), {"BG723"}),
    ("the language is another", altered(rooted("/Lang", String("en-US"))), {"BG723"}),
    (
        "the title is another",
        altered(said(b">Rivers and Walls<", b">Walls<", "/Title", "Walls")),
        {"BG730"},
    ),
    ("the title is said in two ways", altered(said(b"rdf", b"rdf", "/Title", "Walls")), {"BG740"}),
    (
        "an author is gone",
        altered(said(b"<rdf:li>Jo Byrne</rdf:li>", b"", "/Author", "Amal Haddad")),
        {"BG730"},
    ),
    ("the date is another", altered(said(b"2016-09-27", b"2013-09-27")), {"BG730"}),
    ("a bookmark has other words", altered(outline_words), {"BG732"}),
    ("the bookmarks are gone", altered(lambda p: p.Root.__delitem__("/Outlines")), {"BG732"}),
    (
        "the file runs a script",
        altered(rooted("/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1")))),
        {"BG740"},
    ),
    ("the structure tree is gone", altered(unmarked), {"BG741"}),
    ("the file is not marked", altered(rooted("/MarkInfo", Dictionary(Marked=False))), {"BG740"}),
    ("the file is encrypted", encrypted, {"BG741"}),
    ("the file is cut off", lambda data: data[: len(data) // 2], {"BG741"}),
    ("the file is something else", lambda data: b"GIF89a" + data, {"BG741"}),
]
