"""The page's markup as a tree of elements, parsed by expat and written again.

The elements are the standard library's, made in C: ``text`` is what stands in an element before
its first child, ``tail`` what comes after its own end. Well-formedness is XML 1.0's. What comes
out is XHTML that reads the same as HTML ("polyglot"): void elements closed by ``/>``, every other
element with its end tag.
"""

from __future__ import annotations

import re
from contextlib import suppress
from typing import Final
from xml.etree.ElementTree import XML, ParseError, TreeBuilder
from xml.etree.ElementTree import Element as Element
from xml.parsers import expat

from briefgen.layout.origins import ATTRIBUTE

VOID: Final = frozenset({"br", "img", "meta", "link", "col"})

BLOCKS: Final = frozenset(
    {"html", "head", "body", "title", "meta", "header", "section", "aside", "nav", "blockquote"}
    | {"h1", "h2", "h3", "h4", "h5", "h6", "p", "ul", "ol", "li", "figure", "figcaption"}
    | {"table", "caption", "thead", "tbody", "tr", "th", "td"}
)
"""Elements that stand on their own line; white space next to them says nothing."""

MAX_DEPTH: Final = 100
"""How deep elements may stand in each other: no reader follows more, and no walk here recurses
further than the interpreter can."""


def escape(text: str) -> str:
    """Write characters as element content; the common text without markup passes untouched."""
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def quote(value: str) -> str:
    """Write characters as the value of an attribute in double quotes."""
    if "&" in value or "<" in value or ">" in value or '"' in value:
        return escape(value).replace('"', "&quot;")
    return value


_SPACES: Final = re.compile(r"[ \t\r\n\f]+")


def spaced(text: str) -> str:
    """Make white space in runs one space (CSS Text 3, 4.1.1); no-break spaces stay.

    The common text has no other.
    """
    if "  " in text or "\n" in text or "\t" in text or "\r" in text or "\f" in text:
        return _SPACES.sub(" ", text)
    return text


def contents(element: Element) -> list[Element | str]:
    """Give what stands in an element in order: elements and runs of text."""
    found: list[Element | str] = [element.text] if element.text else []
    for child in element:
        found.append(child)
        if child.tail:
            found.append(child.tail)
    return found


def text_of(element: Element) -> str:
    """Give all characters in an element."""
    return "".join(element.itertext()) if len(element) else element.text or ""


def classes_of(element: Element) -> list[str]:
    """Give the words of an element's ``class``."""
    return element.get("class", "").split()


class MarkupError(Exception):
    """Markup that is no XML. ``offset`` counts characters of the markup; ``opened`` is the
    element that was open there."""

    def __init__(self, message: str, offset: int, opened: Element | None, hint: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.offset = offset
        self.opened = opened


class _Builder:
    """Takes expat's events one by one, and so can tell what was open where the markup broke."""

    def __init__(self) -> None:
        self.stack: list[Element] = []
        self.tree = TreeBuilder()
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self.tree.data

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        if len(self.stack) >= MAX_DEPTH:
            raise self.error(f"elements stand in each other more than {MAX_DEPTH} deep")
        self.stack.append(self.tree.start(tag, attributes))

    def _end(self, tag: str) -> None:
        self.stack.pop()
        self.tree.end(tag)

    def error(self, message: str) -> MarkupError:
        offset = self.parser.CurrentByteIndex
        return MarkupError(message, offset, self.stack[-1] if self.stack else None)


def parse(markup: str) -> Element:
    """Parse well-formed markup with one root; raise ``MarkupError`` where it isn't."""
    if "xmlns" not in markup and "xml:" not in markup:  # names of namespaces would be resolved
        with suppress(ParseError):
            root = XML(markup)
            if _depth(root) <= MAX_DEPTH:
                return root
    return _parse_slowly(markup.encode("utf-8"))


def _depth(root: Element) -> int:
    """Tell how deep elements stand in each other."""
    depth, level = 0, [root]
    while level:
        depth, level = depth + 1, [child for element in level for child in element]
    return depth


def _parse_slowly(data: bytes) -> Element:
    builder = _Builder()
    try:
        builder.parser.Parse(data, True)
    except MarkupError as error:
        error.offset = len(data[: error.offset].decode("utf-8", "ignore"))
        raise
    except expat.ExpatError as error:
        at = builder.parser.ErrorByteIndex
        failure = builder.error("")
        failure.message, failure.hint = _told(expat.ErrorString(error.code), builder, data, at)
        failure.offset = len(data[:at].decode("utf-8", "ignore"))
        raise failure from None
    return builder.tree.close()


def _told(expat_words: str, builder: _Builder, data: bytes, at: int) -> tuple[str, str]:
    """Say what expat met, and the mend, in the words of somebody who edits a template."""
    opened = builder.stack[-1].tag if builder.stack else ""
    rest = data[at : at + 60].decode("utf-8", "ignore")
    before = data[max(at - 1, 0) : at]
    match expat_words:
        case "mismatched tag":
            found = rest.partition(">")[0].lstrip("</").strip()
            if len(builder.stack) == 1:
                return f"</{found}> closes nothing that is open", "delete it"
            return f"<{opened}> is not closed: </{found}> comes first", f"write </{opened}>"
        case "no element found" | "unclosed token":
            return f"<{opened}> is not closed", f"write </{opened}>"
        case "undefined entity":
            name = rest.partition(";")[0]
            return f"{name}; is no entity of XML", "write the character itself"
        case "duplicate attribute":
            return "an element names an attribute twice", "put the values into one attribute"
        case _ if rest.startswith("&") or before == b"&":
            return "a bare & in the text", "write &amp;"
        case _ if before == b"<":
            return "a bare < in the text", "write &lt;"
        case _ if before == b"=":
            return "the value of an attribute is not in quotes", 'write it in double quotes: "…"'
        case _:
            return f"the markup is not well-formed: {expat_words}", ""


def write(root: Element) -> str:
    """Write a tree as canonical markup: one form for one tree, blocks on lines of their own."""
    out: list[str] = []
    _write(root, out)
    return "".join(out)


def _write(element: Element, out: list[str]) -> None:
    tag = element.tag
    attributes = "".join(
        [f' {k}="{quote(v)}"' for k, v in element.attrib.items() if k != ATTRIBUTE]
    )
    if tag in VOID:
        out.append(f"<{tag}{attributes}/>" + ("\n" if tag in BLOCKS else ""))
        return
    out.append(f"<{tag}{attributes}>")
    holds_blocks = not BLOCKS.isdisjoint([child.tag for child in element])
    if holds_blocks:
        out.append("\n")
    for child in contents(element):
        if isinstance(child, str):
            out.append(escape(child))
            continue
        if holds_blocks and child.tag in BLOCKS and not out[-1].endswith("\n"):
            out.append("\n")
        _write(child, out)
    out.append(f"</{tag}>" + ("\n" if tag in BLOCKS else ""))
