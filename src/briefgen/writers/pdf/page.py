"""The page as the PDF needs it: elements without namespace, running heads, image addresses.

The layout's page is the same for every output. What only a paged medium has is added here: the
furniture, which CSS takes out of the flow into the margins (``position: running()``), and the
classes by which ``print.css`` follows the theme.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from xml.etree.ElementTree import Element, fromstring

from briefgen.layout.languages import primary
from briefgen.layout.theme import Theme
from briefgen.writers.pdf.fetch import address
from briefgen.writers.pdf.floats import mark_floats
from briefgen.writers.pdf.footnotes import move_notes
from briefgen.writers.pdf.raised import set_raised

FURNITURE = {"head": ("running-series", "running-head"), "foot": ("page-of",)}
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+\Z")
# Where an address may break (Chicago Manual, 14.18): after a slash, before other punctuation, but
# not inside a letter that takes several codes (%E1%B8%A5).
_BREAKS = re.compile(
    r"(?<=[^/:])(?<!%[0-9A-Fa-f]{2}(?=%))(?=[.?#%~_=&-][^.?#%~_=&-])|(?<=[^/]/)(?=[^/])"
)
# A hyphen at the end of a line would look like one that divides a word.
_HYPHENS = re.compile(r"(?<=-)(?=[^-])")
_SHORT_LAST_WORD = 9
_WIDE_QUOTES = frozenset("“”„«»")
_NARROW_QUOTES = frozenset("‘’‚‹›")
HANG = "data-hang"
"""Marks what begins with a quotation mark that hangs out of its line."""
_TARGETS = ("#", "https://", "http://", "mailto:")
_FIELD = re.compile(r"\{(pages?)\}")


def page_tree(
    xhtml: str, theme: Theme, furniture: Mapping[str, str], notes_as: str = "endnotes"
) -> Element:
    """Parse the page and give it what print asks for."""
    root = fromstring(xhtml)
    for element in root.iter():
        element.tag = element.tag.rpartition("}")[2]
        if element.tag == "img":
            element.set("src", address(element.get("src", "")))
        elif element.tag == "ol" and (start := element.get("start", "")).lstrip("-").isdecimal():
            # WeasyPrint reads the attribute only as a presentational hint, and hints stay off.
            element.set("style", f"counter-reset: list-item {int(start) - 1}")
    if notes_as == "footnotes":
        move_notes(root)
    set_raised(root, theme)
    _make_room_for_numbers(root)
    mark_floats(root)
    if root.get("dir") != "rtl":
        _hang_quotes(root)
    _hold_together(root)
    _leave_no_word_alone(root)
    _let_addresses_break(root)
    body = root.find("body")
    assert body is not None
    classes = [body.get("class", ""), f"theme-{theme.name}"]
    classes += ["hyphenate"] if theme.hyphenate else []
    # Justified, lines of Chinese or Japanese would put all their room into the few spaces.
    spaced = primary(root.get("lang", "")) not in ("zh", "yue", "ja")
    classes += ["justify"] if theme.justify and spaced else []
    classes += [f"note-columns-{theme.note_columns}"] if theme.note_columns > 1 else []
    body.set("class", " ".join(filter(None, classes)))
    for place, names in FURNITURE.items():
        line = Element("div", {"class": f"furniture {place}"})
        line.extend(_running(name, furniture[name]) for name in names if furniture.get(name))
        body.insert(0, line)
    return root


def stray_links(root: Element) -> list[str]:
    """List the link targets that lead nowhere from a PDF: relative ones, other schemes."""
    targets = (element.get("href", "") for element in root.iter("a"))
    return [target for target in targets if not target.startswith(_TARGETS)]


def _running(name: str, text: str) -> Element:
    """Make a running text; ``base.css`` puts the counters for ``{page}`` and ``{pages}``.

    The words round the counters are attributes, so that CSS makes one line of them all.
    """
    parts = _FIELD.split(text)
    element = Element("div", {"class": name})
    if len(parts) == 1:
        element.text = text
        return element
    element.set("class", f"{name} fields-{'-'.join(parts[1::2])}")
    for index, words in enumerate(parts[::2]):
        element.set(f"data-words-{index}", words)
    return element


def _make_room_for_numbers(root: Element) -> None:
    """Say of each long list how many digits its numbers have: ``print.css`` sets it in by them."""
    for element in root.iter("ol"):
        start = element.get("start", "")
        last = len(element.findall("li")) + (int(start) - 1 if start.lstrip("-").isdecimal() else 0)
        digits = len(str(last))
        if digits > 2:
            element.set("class", f"{element.get('class', '')} digits-{min(digits, 4)}".strip())


def _hang_quotes(root: Element) -> None:
    """Mark the quotations that are set large and begin with a quotation mark, which hangs out."""
    quoted = [p for e in root.iter() if e.get("role") == "doc-pullquote" for p in e.iter("p")]
    lead = [p for p in root.iter("p") if "lead" in p.get("class", "").split()]
    for paragraph in [*quoted, *lead]:
        mark = "".join(paragraph.itertext())[:1]
        if mark in _WIDE_QUOTES or mark in _NARROW_QUOTES:
            paragraph.set(HANG, "wide" if mark in _WIDE_QUOTES else "narrow")


def _hold_together(root: Element) -> None:
    """Settle the white space round marks, where WeasyPrint would break a line.

    A note's mark stays with the word before it, the arrow back with the last word of its note
    (by a word joiner, which prints nothing). A space goes before each ``br``: it ends the line,
    and parts the words for readers.
    """
    for parent in root.iter():
        before: Element | None = None
        for child in parent:
            text = (parent.text if before is None else before.tail) or ""
            role = child.get("role")
            if child.tag == "br":
                text += " "
            elif role == "doc-noteref" and text and not text[-1].isspace():
                text += "\u2060"
            elif role == "doc-backlink":
                # At the start of a paragraph the joiner alone would be a glyph that no font has.
                alone = before is None and not text.strip()
                text = "" if alone else text.rstrip() + " \u2060"
            if before is None:
                parent.text = text
            else:
                before.tail = text
            before = child


def _leave_no_word_alone(root: Element) -> None:
    """Keep a short last word of a paragraph, and its notes' marks, with the word before it."""
    for element in root.iter():
        if element.tag not in ("p", "li") or element.find("p") is not None:
            continue
        end = len(element)
        while end and element[end - 1].get("role") == "doc-noteref" and not element[end - 1].tail:
            end -= 1
        if end:
            element[end - 1].tail = _joined(element[end - 1].tail or "")
        else:
            element.text = _joined(element.text or "")


def _joined(text: str) -> str:
    """Join the last two words with a word joiner after their space, if the last is short."""
    before, space, word = text.rpartition(" ")
    short = 0 < len(word) <= _SHORT_LAST_WORD and " " in before
    return f"{before}{space}\u2060{word}" if short else text


def _let_addresses_break(root: Element) -> None:
    """Mark where an address that is written out may break: in its path, not before.

    Zero-width spaces and word joiners print nothing and are no part of what is read.
    """
    for link in root.iter("a"):
        text = link.text or ""
        if len(link) or not _ADDRESS.match(text):
            continue
        scheme, separator, rest = text.rpartition("://")
        host, slash, path = rest.partition("/")
        path = _HYPHENS.sub("\u2060", _BREAKS.sub("\u200b", slash + path))
        joined = separator.replace("/", "/\u2060").replace(":", ":\u2060")
        link.text = f"{scheme}{joined}{host}{path}"
        link.set("class", f"{link.get('class', '')} address".strip())
