"""Our files as Word saves them: each change is one that Word is known to make to any file.

What is shown stays the same; ids, runs, bookmarks and their places do not.
"""

from __future__ import annotations

from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from .altered import parts, zipped

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W14 = "http://schemas.microsoft.com/office/word/2010/wordml"
MC = "http://schemas.openxmlformats.org/markup-compatibility/2006"
NAMES = {"w": W, "w14": W14}

Tree = etree._Element
Change = Callable[[dict[str, Tree]], None]


def q(name: str) -> str:
    return f"{{{W}}}{name}"


def saved(data: bytes, *changes: Change) -> bytes:
    """Give a file after changes to the trees of its stories, styles and settings."""
    entries = parts(data)
    trees = {
        name: etree.fromstring(entries[name])
        for name in entries
        if name.startswith("word/") and name.endswith(".xml") and name.count("/") == 1
    }
    for change in changes:
        change(trees)
    for name, tree in trees.items():
        entries[name] = etree.tostring(tree, xml_declaration=True, encoding="UTF-8")
    return zipped(entries)


def stories(trees: dict[str, Tree]) -> list[Tree]:
    return [
        t for name, t in trees.items() if name.split("/")[1][:3] in ("doc", "end", "foo", "hea")
    ]


def elements(trees: dict[str, Tree], path: str) -> list[Tree]:
    return [e for tree in stories(trees) for e in tree.xpath(path, namespaces=NAMES)]


def revision_ids(trees: dict[str, Tree]) -> None:
    for number, element in enumerate(elements(trees, "//w:p | //w:r | //w:sectPr")):
        element.set(q("rsidR"), f"00{number:06X}")
        element.set(q("rsidRDefault" if element.tag == q("p") else "rsidRPr"), "00A1B2C3")


def runs_split(trees: dict[str, Tree]) -> None:
    """Word cuts runs at spelling marks and at each editing session."""
    for text in elements(trees, "//w:r/w:t[string-length(.) > 3]"):
        run = text.getparent()
        words = text.text
        other = deepcopy(run)
        if len(run.findall(q("t"))) != 1 or run[-1] is not text:
            continue
        text.text, other.find(q("t")).text = words[:3], words[3:]
        for piece in (text, other.find(q("t"))):
            piece.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        mark = etree.Element(q("proofErr"))
        mark.set(q("type"), "spellStart")
        run.addnext(mark)
        mark.addnext(other)


def paragraph_ids(trees: dict[str, Tree]) -> None:
    for number, element in enumerate(elements(trees, "//w:p"), 0x1000):
        element.set(f"{{{W14}}}paraId", f"{number:08X}")
        element.set(f"{{{W14}}}textId", "77777777")


def note_ids(trees: dict[str, Tree]) -> None:
    """Word numbers the notes' ids anew at each save."""
    for kind in ("endnote", "footnote"):
        tree = trees.get(f"word/{kind}s.xml")
        if tree is None:
            continue
        new = {}
        for number, note in enumerate(tree.findall(q(kind))):
            new[note.get(q("id"))] = note.get(q("id")) if note.get(q("type")) else str(number + 40)
            note.set(q("id"), new[note.get(q("id"))])
        for reference in trees["word/document.xml"].iter(q(f"{kind}Reference")):
            reference.set(q("id"), new[reference.get(q("id"))])


def bookmark_ids(trees: dict[str, Tree]) -> None:
    for tree in stories(trees):
        for tag in ("bookmarkStart", "bookmarkEnd"):
            for element in tree.iter(q(tag)):
                element.set(q("id"), str(int(element.get(q("id"))) + 700))


def bookmarks_between_paragraphs(trees: dict[str, Tree]) -> None:
    """A bookmark that begins with its paragraph may begin before it, and end after it."""
    for paragraph in elements(trees, "//w:body/w:p[w:bookmarkStart] | //w:tc/w:p[w:bookmarkStart]"):
        first = [e for e in paragraph if e.tag != q("pPr")]
        index = 0
        while index < len(first) and first[index].tag == q("bookmarkStart"):
            paragraph.addprevious(first[index])
            index += 1
        last = first[-1]
        if last.tag == q("bookmarkEnd"):
            tail = paragraph.getnext()
            if tail is not None and tail.tag == q("p"):
                tail.insert(1 if tail.find(q("pPr")) is not None else 0, last)


def contents_in_control(trees: dict[str, Tree]) -> None:
    """The list of contents, once brought up to date, stands in a content control."""
    found = [p for p in elements(trees, "//w:p") if _style(p).startswith("TOC")]
    if not found:
        return
    control = etree.SubElement(found[0].getparent(), q("sdt"))
    found[0].addprevious(control)
    gallery = etree.SubElement(etree.SubElement(control, q("sdtPr")), q("docPartObj"))
    etree.SubElement(gallery, q("docPartGallery")).set(q("val"), "Table of Contents")
    inside = etree.SubElement(control, q("sdtContent"))
    for paragraph in found:
        inside.append(paragraph)


def alternate_content(trees: dict[str, Tree]) -> None:
    for drawing in elements(trees, "//w:drawing"):
        run = drawing.getparent()
        both = etree.Element(f"{{{MC}}}AlternateContent", nsmap={"mc": MC})
        run.replace(drawing, both)
        choice = etree.SubElement(both, f"{{{MC}}}Choice")
        choice.set("Requires", "wps")
        choice.append(drawing)
        etree.SubElement(etree.SubElement(both, f"{{{MC}}}Fallback"), q("pict"))


def page_breaks_remembered(trees: dict[str, Tree]) -> None:
    for run in elements(trees, "//w:body/w:p/w:r[w:t][1]"):
        mark = etree.Element(q("lastRenderedPageBreak"))
        run.insert(1 if run.find(q("rPr")) is not None else 0, mark)


def links_as_fields(trees: dict[str, Tree]) -> None:
    """Links inside the file come back as HYPERLINK fields from some versions."""
    for link in elements(trees, "//w:hyperlink[@w:anchor]"):
        code = f' HYPERLINK \\l "{link.get(q("anchor"))}" '
        _around(link, code)


def settings_changed(trees: dict[str, Tree]) -> None:
    settings = trees["word/settings.xml"]
    for name in ("proofState", "rsids", "docVars"):
        etree.SubElement(settings, q(name))
    defaults = trees["word/styles.xml"].find(f"{q('docDefaults')}/{q('rPrDefault')}/{q('rPr')}")
    assert defaults is not None
    for element in defaults.findall(q("sz")):
        element.set(q("val"), "24")


def names_capitalised(trees: dict[str, Tree]) -> None:
    """Style ids are those of the saver's language; names stay English."""
    styles = trees["word/styles.xml"]
    for style in styles.iterfind(q("style")):
        if style.get(q("styleId")) == "Heading1":
            style.set(q("styleId"), "berschrift1")
    for tree in trees.values():
        for tag in ("pStyle", "basedOn", "next"):
            for element in tree.iter(q(tag)):
                if element.get(q("val")) == "Heading1":
                    element.set(q("val"), "berschrift1")


ALL: dict[str, Change] = {
    change.__name__.replace("_", " "): change
    for change in (
        revision_ids,
        runs_split,
        paragraph_ids,
        note_ids,
        bookmark_ids,
        bookmarks_between_paragraphs,
        contents_in_control,
        alternate_content,
        page_breaks_remembered,
        links_as_fields,
        settings_changed,
        names_capitalised,
    )
}


def _style(paragraph: Tree) -> str:
    found = paragraph.find(f"{q('pPr')}/{q('pStyle')}")
    return "" if found is None else str(found.get(q("val")))


def _around(link: Tree, code: str) -> None:
    def mark(kind: str) -> Tree:
        run = etree.Element(q("r"))
        etree.SubElement(run, q("fldChar")).set(q("fldCharType"), kind)
        return run

    instruction = etree.Element(q("r"))
    etree.SubElement(instruction, q("instrText")).text = code
    for element in (mark("begin"), instruction, mark("separate"), *list(link), mark("end")):
        link.addprevious(element)
    parent = link.getparent()
    assert parent is not None
    parent.remove(link)
