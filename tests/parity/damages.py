"""Damages to a good PDF, each with the code and the words that must be told of it."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, Pdf, String

from briefgen.diagnostics import Code
from briefgen.diagnostics.register import parity as codes


@dataclass(frozen=True, slots=True)
class Damage:
    """``mutate`` spoils an open PDF."""

    name: str
    mutate: Callable[[Pdf], object]
    code: Code
    words: str


def damaged(data: bytes, damage: Damage) -> bytes:
    """Give the PDF with the damage done."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        damage.mutate(pdf)
        # As it stands: what is saved would be packed anew otherwise.
        pdf.save(
            out,
            fix_metadata_version=False,
            compress_streams=False,
            stream_decode_level=pikepdf.StreamDecodeLevel.none,
        )
    return out.getvalue()


def elements(pdf: Pdf, kind: str) -> Iterator[Any]:
    waiting = [pdf.Root.StructTreeRoot.K]
    while waiting:
        one = waiting.pop(0)
        if isinstance(one, Array):
            waiting[:0] = list(one)
        elif isinstance(one, Dictionary) and "/S" in one:
            if str(one.S) == f"/{kind}":
                yield one
            if "/K" in one:
                waiting.insert(0, one.K)


def first(pdf: Pdf, kind: str) -> Any:
    return next(elements(pdf, kind))


def root(key: str, value: Any) -> Callable[[Pdf], object]:
    """Set an entry of the catalogue; None takes it out."""

    def mutate(pdf: Pdf) -> None:
        place, keys = pdf.Root, key.split("/")
        for one in keys[:-1]:
            place = place[f"/{one}"]
        if value is None:
            del place[f"/{keys[-1]}"]
        else:
            place[f"/{keys[-1]}"] = value() if callable(value) else value

    return mutate


def element(kind: str, key: str, value: Any) -> Callable[[Pdf], object]:
    """Set an entry of the first structure element of a kind; None takes it out."""

    def mutate(pdf: Pdf) -> None:
        one = first(pdf, kind)
        if value is None:
            del one[key]
        else:
            one[key] = value() if callable(value) else value

    return mutate


def annotation(key: str, value: Any) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        one = next(a for page in pdf.pages for a in page.get("/Annots", []))
        if value is None:
            del one[key]
        else:
            one[key] = value() if callable(value) else value

    return mutate


def action(**entries: Any) -> Callable[[Pdf], object]:
    """Give the first link with an address another action."""

    def mutate(pdf: Pdf) -> None:
        links = (a for page in pdf.pages for a in page.get("/Annots", []) if "/A" in a)
        next(links).A = Dictionary(**entries)

    return mutate


def content(pattern: bytes, replacement: bytes) -> Callable[[Pdf], object]:
    """Change the first match in the content of the pages."""

    def mutate(pdf: Pdf) -> None:
        for page in pdf.pages:
            page.contents_coalesce()
            old = page.Contents.read_bytes()
            new = re.sub(pattern, replacement, old, count=1)
            if new != old:
                page.Contents.write(new)
                return
        raise AssertionError(pattern)

    return mutate


def font(key: str, value: Any) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        place: Any = next(iter(pdf.pages[0].Resources.Font.values()))
        keys = key.split("/")
        for one in keys[:-1]:
            place = place[f"/{one}"][0] if one == "DescendantFonts" else place[f"/{one}"]
        if value is None:
            del place[f"/{keys[-1]}"]
        else:
            place[f"/{keys[-1]}"] = value() if callable(value) else value

    return mutate


def unicode_map(pattern: bytes, replacement: bytes) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        for one in pdf.pages[0].Resources.Font.values():
            old = one.ToUnicode.read_bytes()
            new = re.sub(pattern, replacement, old)
            assert new != old
            one.ToUnicode.write(new)

    return mutate


def packet(pattern: str, replacement: str) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        old = pdf.Root.Metadata.read_bytes()
        new = re.sub(pattern.encode(), replacement.encode(), old, count=1, flags=re.DOTALL)
        assert new != old, pattern
        pdf.Root.Metadata.write(new)

    return mutate


def renamed(kind: str, to: str) -> Callable[[Pdf], object]:
    return element(kind, "/S", Name(f"/{to}"))


def moved(kind: str) -> Callable[[Pdf], object]:
    """Put the first element of a kind at the end of the tree's top."""

    def mutate(pdf: Pdf) -> None:
        one = first(pdf, kind)
        siblings = one.P.K
        at = [kid.objgen if isinstance(kid, Dictionary) else None for kid in siblings]
        del siblings[at.index(one.objgen)]
        top = pdf.Root.StructTreeRoot.K
        place = top[0] if isinstance(top, Array) else top
        place.K.append(one)
        one.P = place

    return mutate


def without_attribute(kind: str, key: str) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        for one in elements(pdf, kind):
            for attributes in one.A if isinstance(one.A, Array) else [one.A]:
                if key in attributes:
                    del attributes[key]
            if "/ID" in one:
                del one["/ID"]

    return mutate


def emptied_parents(pdf: Pdf) -> None:
    pdf.Root.StructTreeRoot.ParentTree.Nums = Array()


def swapped_parents(pdf: Pdf) -> None:
    marks = pdf.Root.StructTreeRoot.ParentTree.Nums[1]
    other = next(i for i in range(len(marks)) if marks[i].objgen != marks[0].objgen)
    marks[0], marks[other] = marks[other], marks[0]


def unowned_content(pdf: Pdf) -> None:
    for one in elements(pdf, "P"):
        if isinstance(one.K, int):
            one.K = Array()
            return
        for at, kid in enumerate(one.K):
            if isinstance(kid, int):
                del one.K[at]
                return


def drawn_nowhere(pdf: Pdf) -> None:
    one = first(pdf, "P")
    one.K = Array([*(one.K if isinstance(one.K, Array) else [one.K]), 9999])


def circle(pdf: Pdf) -> None:
    one = first(pdf, "Sect")
    one.K.append(pdf.Root.StructTreeRoot.K[0])


def same_numbers(pdf: Pdf) -> None:
    pdf.pages[1].StructParents = int(pdf.pages[0].StructParents)


def second_id(pdf: Pdf) -> None:
    ids = [one for one in elements(pdf, "P") if "/ID" in one]
    ids[1].ID = ids[0].ID


def lost_reference(pdf: Pdf) -> None:
    for one in elements(pdf, "Link"):
        one.K = Array([kid for kid in one.K if isinstance(kid, int)])
        return


def no_tabs(pdf: Pdf) -> None:
    for page in pdf.pages:
        if "/Annots" in page:
            del page["/Tabs"]


def script(pdf: Pdf) -> None:
    names = Dictionary(Names=Array([String("x"), Dictionary(S=Name.JavaScript, JS=String("1"))]))
    pdf.Root.Names.JavaScript = names


def attachment(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"data")
    file = pdf.make_indirect(Dictionary(Type=Name.Filespec, EF=Dictionary(F=stream)))
    pdf.Root.Names.EmbeddedFiles = Dictionary(Names=Array([String("data.csv"), file]))


def outside(pdf: Pdf) -> None:
    pdf.Root.Extra = pdf.make_stream(b"", F=String("other.bin"))


def image(**entries: Any) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        stream = pdf.make_stream(
            b"\xff\x00\x00",
            Type=Name.XObject,
            Subtype=Name.Image,
            Width=1,
            Height=1,
            BitsPerComponent=8,
            ColorSpace=Name.DeviceRGB,
            **entries,
        )
        pdf.Root.Extra = stream

    return mutate


def lzw(pdf: Pdf) -> None:
    stream = pdf.make_stream(b"")
    stream.write(b"\x80\x0b\x60\x50\x22\x0c\x0c\x85\x01", filter=Name.LZWDecode)
    pdf.Root.Extra = stream


def profile(at: int, value: bytes) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        stream = pdf.Root.OutputIntents[0].DestOutputProfile
        data = bytearray(stream.read_bytes())
        data[at : at + len(value)] = value
        stream.write(bytes(data))

    return mutate


def state(**entries: Any) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        page = pdf.pages[0]
        if "/ExtGState" not in page.Resources:
            page.Resources.ExtGState = Dictionary()
        page.Resources.ExtGState.X = Dictionary(**entries)
        page.contents_add(b"/X gs", prepend=True)

    return mutate


def layer(**entries: Any) -> Callable[[Pdf], object]:
    def mutate(pdf: Pdf) -> None:
        group = pdf.make_indirect(Dictionary(Type=Name.OCG, Name=String("A layer")))
        pdf.Root.OCProperties = Dictionary(OCGs=Array([group]), D=Dictionary(**entries))

    return mutate


def cells(pdf: Pdf) -> None:
    row = next(one for one in elements(pdf, "TR") if str(one.K[-1].S) == "/TD")
    del row.K[-1]


def unheaded(pdf: Pdf) -> None:
    for one in list(elements(pdf, "TH")):
        one.S = Name.TD


def twice(pdf: Pdf) -> None:
    pdf.pages[0].contents_add(b"/P <</MCID 0>> BDC EMC")


def short_list(pdf: Pdf) -> None:
    for one in pdf.objects:
        if isinstance(one, Dictionary) and one.get("/Type") == Name.FontDescriptor:
            one.CIDSet = pdf.make_stream(b"\x80")


def strange_font(pdf: Pdf) -> None:
    """Draw glyph 0, and one that the font does not have."""
    label = next(iter(pdf.pages[0].Resources.Font.keys()))
    text = f"/Artifact BMC BT {label} 9 Tf <0000FFF0> Tj ET EMC"
    pdf.pages[0].contents_add(text.encode())


C = codes
DAMAGES = [
    Damage("not marked as tagged", root("MarkInfo/Marked", False), C.PDF_TAGS, "/Marked"),
    Damage("doubtful tags", root("MarkInfo/Suspects", True), C.PDF_TAGS, "/Suspects"),
    Damage("no tree", root("StructTreeRoot", None), C.PDF_TAGS, "no structure tree"),
    Damage("an empty tree", root("StructTreeRoot/K", Array), C.PDF_TAGS, "is empty"),
    Damage(
        "stray content",
        lambda pdf: pdf.pages[0].contents_add(b"0 0 5 5 re f"),
        C.PDF_CONTENT,
        "neither tagged nor an artifact",
    ),
    Damage(
        "an artifact inside tagged content",
        lambda pdf: pdf.pages[0].contents_add(b"/P <</MCID 900>> BDC /Artifact BMC EMC EMC"),
        C.PDF_CONTENT,
        "an artifact stands inside tagged content",
    ),
    Damage(
        "tagged content inside an artifact",
        lambda pdf: pdf.pages[0].contents_add(b"/Artifact BMC /P <</MCID 901>> BDC EMC EMC"),
        C.PDF_CONTENT,
        "tagged content stands inside an artifact",
    ),
    Damage("content with one number twice", twice, C.PDF_CONTENT, "have the number 0"),
    Damage(
        "a mark without an end",
        lambda pdf: pdf.pages[0].contents_add(b"/Artifact BMC"),
        C.PDF_CONTENT,
        "does not end",
    ),
    Damage("content of no element", unowned_content, C.PDF_CONTENT, "in no structure element"),
    Damage("content that is nowhere", drawn_nowhere, C.PDF_PARENTS, "no page draws"),
    Damage("an empty parent tree", emptied_parents, C.PDF_PARENTS, "/StructParents"),
    Damage("a wrong parent tree", swapped_parents, C.PDF_PARENTS, "another element than its own"),
    Damage("pages with one number", same_numbers, C.PDF_PARENTS, "another element than its own"),
    Damage("a taken number", root("StructTreeRoot/ParentTreeNextKey", 0), C.PDF_PARENTS, "taken"),
    Damage("a circle", circle, C.PDF_PARENTS, "leads to something twice"),
    Damage("a wrong parent", element("LI", "/P", Dictionary), C.PDF_PARENTS, "(/P)"),
    Damage("an unknown type", renamed("Sect", "Chapter"), C.PDF_ROLE, '"Chapter"'),
    Damage(
        "a circular role map",
        root("StructTreeRoot/RoleMap", lambda: Dictionary(Em=Name.Strong, Strong=Name.Em)),
        C.PDF_ROLE,
        "leads from Em back",
    ),
    Damage(
        "a standard type remapped",
        root("StructTreeRoot/RoleMap/P", Name.Span),
        C.PDF_ROLE,
        "standard type P",
    ),
    Damage("an element without type", element("Sect", "/S", None), C.PDF_ROLE, "what it is"),
    Damage("a first heading that is no H1", renamed("H1", "H2"), C.PDF_HEADING, "not an H1"),
    Damage("a skipped level", renamed("H2", "H4"), C.PDF_HEADING, "a level is skipped"),
    Damage("headings of both kinds", renamed("H2", "H"), C.PDF_HEADING, "both kinds"),
    Damage("an empty heading", element("H2", "/K", Array), C.PDF_HEADING, "is empty"),
    Damage("an item outside of a list", moved("LI"), C.PDF_LIST, "an LI stands in"),
    Damage("a paragraph as item", renamed("LI", "P"), C.PDF_LIST, "an L holds a P"),
    Damage("an item without body", renamed("LBody", "Lbl"), C.PDF_LIST, "no LBody"),
    Damage("a list without numbering", element("L", "/A", None), C.PDF_LIST, "/ListNumbering"),
    Damage(
        "a list numbered strangely",
        element("L", "/A", lambda: Dictionary(O=Name.List, ListNumbering=Name.Stars)),
        C.PDF_LIST,
        '"Stars"',
    ),
    Damage("an entry outside of contents", renamed("LI", "TOCI"), C.PDF_LIST, "a TOCI stands in"),
    Damage("a cell outside of a row", moved("TD"), C.PDF_TABLE, "a TD stands in"),
    Damage("a row that is short", cells, C.PDF_TABLE, "not equally long"),
    Damage("a paragraph as row", renamed("TR", "P"), C.PDF_TABLE, "holds a P"),
    Damage("a table without header", unheaded, C.PDF_TABLE, "no header cell"),
    Damage("headers without scope", without_attribute("TH", "/Scope"), C.PDF_TABLE, "/Scope"),
    Damage("two heads of a table", renamed("TBody", "THead"), C.PDF_TABLE, "2 THead"),
    Damage("a figure without alt", element("Figure", "/Alt", None), C.PDF_ALTERNATIVE, "figure"),
    Damage("an empty alt", element("Figure", "/Alt", String(" ")), C.PDF_ALTERNATIVE, "figure"),
    Damage("a formula without alt", renamed("Code", "Formula"), C.PDF_ALTERNATIVE, "formula"),
    Damage("a note without id", element("Note", "/ID", None), C.PDF_ID, "no id"),
    Damage("an id twice", second_id, C.PDF_ID, "2 elements have the id"),
    Damage("ids without a list", root("StructTreeRoot/IDTree", None), C.PDF_ID, "/IDTree"),
    Damage("a link in no element", lost_reference, C.PDF_ANNOTATION, "in no structure element"),
    Damage("a link in a paragraph", renamed("Link", "Span"), C.PDF_ANNOTATION, "stands in a Span"),
    Damage("a link without words", annotation("/Contents", None), C.PDF_ANNOTATION, "/Contents"),
    Damage("a lost entry", annotation("/StructParent", None), C.PDF_PARENTS, "/StructParent"),
    Damage("a hidden link", annotation("/F", 0), C.PDF_ANNOTATION, "not printed"),
    Damage("another order of tabs", no_tabs, C.PDF_ANNOTATION, "/Tabs"),
    Damage(
        "a link to nowhere",
        annotation("/Dest", String("nowhere")),
        C.PDF_ANNOTATION,
        '"nowhere"',
    ),
    Damage("a hologram", annotation("/Subtype", Name.Hologram), C.PDF_ANNOTATION, "no kind of"),
    Damage("a film", annotation("/Subtype", Name.Movie), C.PDF_ANNOTATION, "kind Movie"),
    Damage("no language", root("Lang", None), C.PDF_LANGUAGE, "has no language"),
    Damage("a language misspelt", root("Lang", String("en_US")), C.PDF_LANGUAGE, '"en_US"'),
    Damage(
        "a part's language misspelt",
        element("P", "/Lang", String("English")),
        C.PDF_LANGUAGE,
        '"English"',
    ),
    Damage(
        "a hidden title",
        root("ViewerPreferences/DisplayDocTitle", False),
        C.PDF_METADATA,
        "/DisplayDocTitle",
    ),
    Damage("no metadata", root("Metadata", None), C.PDF_METADATA, "no XMP"),
    Damage("metadata that is no XML", packet("</rdf:RDF>", ""), C.PDF_METADATA, "cannot be read"),
    Damage("no title", packet("<dc:title>.*?</dc:title>", ""), C.PDF_METADATA, "dc:title"),
    Damage(
        "no claim of PDF/UA", packet("pdfuaid:part>1<", "pdfuaid:part>9<"), C.PDF_METADATA, "UA-1"
    ),
    Damage("no claim of PDF/A", packet("conformance>A<", "conformance>B<"), C.PDF_METADATA, "A-3a"),
    Damage("a schema left out", packet("ns/id/</pdfaS", "ns/</pdfaS"), C.PDF_METADATA, "described"),
    Damage(
        "two titles",
        lambda pdf: pdf.trailer.Info.__setitem__("/Title", String("Another")),
        C.PDF_METADATA,
        "differ in Title",
    ),
    Damage(
        "two dates",
        lambda pdf: pdf.trailer.Info.__setitem__("/CreationDate", String("D:19990101")),
        C.PDF_METADATA,
        "differ in CreationDate",
    ),
    Damage(
        "a font not embedded",
        font("DescendantFonts/FontDescriptor/FontFile2", None),
        C.PDF_FONT,
        "not embedded",
    ),
    Damage(
        "a font that is none",
        lambda pdf: font("DescendantFonts/FontDescriptor/FontFile2", pdf.make_stream(b"x"))(pdf),
        C.PDF_FONT,
        "cannot be read",
    ),
    Damage("no map of glyphs", font("DescendantFonts/CIDToGIDMap", None), C.PDF_FONT, "CIDToGID"),
    Damage("wrong widths", font("DescendantFonts/W", Array), C.PDF_FONT, "widths"),
    Damage("no encoding", font("Encoding", None), C.PDF_FONT, "no encoding"),
    Damage("no text", font("ToUnicode", None), C.PDF_GLYPH, "/ToUnicode"),
    Damage("text for some", unicode_map(rb"begin\w+.*", b""), C.PDF_GLYPH, "have no text"),
    Damage(
        "an empty text",
        unicode_map(rb"(<[0-9A-Fa-f]{4}>) ?<[0-9A-Fa-f]{4}>", rb"\1 <>"),
        C.PDF_GLYPH,
        "have no text",
    ),
    Damage(
        "text that says nothing",
        unicode_map(rb"(<[0-9A-Fa-f]{4}>) ?<[0-9A-Fa-f]{4}>", rb"\1 <0000>"),
        C.PDF_GLYPH,
        "says nothing",
    ),
    Damage("a list without its characters", short_list, C.PDF_FONT, "list of characters"),
    Damage("a missing character", strange_font, C.PDF_GLYPH, ".notdef"),
    Damage("a character beyond", strange_font, C.PDF_GLYPH, "font lacks"),
    Damage("no output intent", root("OutputIntents", None), C.PDF_COLOUR, "/OutputIntents"),
    Damage("a broken profile", profile(36, b"xxxx"), C.PDF_COLOUR, "cannot be read"),
    Damage("a profile of version 5", profile(8, b"\x05"), C.PDF_COLOUR, "version 5"),
    Damage("a profile of other colours", profile(16, b"CMYK"), C.PDF_COLOUR, "DeviceRGB"),
    Damage(
        "colours of print",
        lambda pdf: pdf.pages[0].contents_add(b"0 0 0 1 k"),
        C.PDF_COLOUR,
        "DeviceCMYK",
    ),
    Damage("a smoothed image", image(Interpolate=True), C.PDF_GRAPHICS, "/Interpolate"),
    Damage("other images", image(Alternates=Array()), C.PDF_GRAPHICS, "/Alternates"),
    Damage("a transfer function", state(TR=Name.Identity), C.PDF_GRAPHICS, "/TR"),
    Damage("an unknown blend", state(BM=Name.Sparkle), C.PDF_GRAPHICS, '"Sparkle"'),
    Damage(
        "an unknown intent",
        lambda pdf: pdf.pages[0].contents_add(b"/Pretty ri"),
        C.PDF_GRAPHICS,
        '"Pretty"',
    ),
    Damage("a script", script, C.PDF_ACTIVE, "/JavaScript"),
    Damage(
        "a script at opening",
        root("OpenAction", lambda: Dictionary(S=Name.JavaScript, JS=String("1"))),
        C.PDF_ACTIVE,
        "/OpenAction",
    ),
    Damage("a launch", action(S=Name.Launch, F=String("x")), C.PDF_ACTIVE, "kind Launch"),
    Damage("a named action", action(S=Name.Named, N=Name.Print), C.PDF_ACTIVE, '"Print"'),
    Damage(
        "a link to a file",
        action(S=Name.URI, URI=String("file:///etc/passwd")),
        C.PDF_ACTIVE,
        "file:///etc/passwd",
    ),
    Damage("an event", root("AA", Dictionary), C.PDF_ACTIVE, "/AA"),
    Damage(
        "an XFA form",
        root("AcroForm", lambda: Dictionary(XFA=String("x"))),
        C.PDF_ACTIVE,
        "XFA",
    ),
    Damage("a stream elsewhere", outside, C.PDF_ACTIVE, "another file"),
    Damage("a file inside", attachment, C.PDF_EMBEDDED, "/AFRelationship"),
    Damage("a layer's setting without name", layer(), C.PDF_LAYER, "no name"),
    Damage("layers by themselves", layer(Name=String("x"), AS=Array()), C.PDF_LAYER, "/AS"),
    Damage("LZW", lzw, C.PDF_FILE, "LZW"),
    Damage("a version of tomorrow", root("Version", Name("/2.0")), C.PDF_FILE, "PDF 2.0"),
]
