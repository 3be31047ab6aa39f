"""A house's own Word file: its styles, theme, lists, header and footer under the brief's text.

Styles are taken by *name*, so the ids that the text uses stay as they are; what the house lacks
is the theme's, and is told. Section 10 of the design: a file that brings anything from outside
is refused. Runs after the document is written, and only where a house is given: lxml is imported
here, not on the way that every brief goes.
"""

from __future__ import annotations

from copy import deepcopy
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.frozen import frozen, replace
from briefgen.layout.theme import PageSetup, Theme
from briefgen.model.contrast import MINIMUM, ratio
from briefgen.readers.docx.opening import OpenPackage, open_package, parse_xml
from briefgen.readers.docx.wordml import NS, VAL, name, remove, value
from briefgen.writers.docx.package import Package

if TYPE_CHECKING:
    from lxml.etree import _Element

OFFSET: Final = 1000
"""Added to the house's list ids, so that they never meet the brief's."""

_REFERENCES: Final = ("basedOn", "next", "link")
_LIST_REFERENCES: Final = ("pStyle", "styleLink", "numStyleLink")
_SIZES: Final = {(595, 842): "A4", (612, 792): "Letter"}


@frozen
class House:
    """A house's Word file, opened and found safe; ``page`` its paper and margins."""

    file: OpenPackage
    page: PageSetup | None


@frozen
class Taken:
    """What the styles' merging decided: ids of the house's styles as they are now."""

    ids: dict[str, str]
    lists: dict[str, str]
    missing: tuple[str, ...]


def read_house(data: bytes, sink: Sink, path: str = "") -> House | None:
    """Open a house's file; report and give nothing where it is damaged or not safe."""
    from lxml.etree import XMLSyntaxError

    from briefgen.readers.docx.unsafe import check_safety

    own = Sink()
    file = open_package(data, own, path)
    try:
        if file is not None:
            check_safety(file, own)
            for kind in ("styles", "numbering", "theme"):
                part = file.related(file.main, kind)
                if part:
                    file.tree(part)
    except (XMLSyntaxError, ValueError, KeyError) as error:
        own.report(codes.DAMAGED_WORD_FILE, f"a part cannot be read: {error}", path=path)
    sink.extend(own)
    if file is None or own.failed:
        return None
    return House(file, _page(file))


def dressed(theme: Theme, house: House) -> Theme:
    """Give the theme as it stands in for what a house lacks: on the house's page, with text at
    the margin and no coloured band, which the house's own title would break in two."""
    colours = replace(theme.colours, band=theme.colours.paper, band_ink=theme.colours.ink)
    return replace(theme, colours=colours, hang=0.0, word={}, page=house.page or theme.page)


def _page(file: OpenPackage) -> PageSetup | None:
    body = file.tree(file.main).find(f"{NS}body")
    section = None if body is None else body.find(f"{NS}sectPr")
    size = None if section is None else section.find(f"{NS}pgSz")
    margins = None if section is None else section.find(f"{NS}pgMar")
    if size is None or margins is None:
        return None
    try:
        width, height = (int(size.get(f"{NS}{side}", "")) / 20 for side in ("w", "h"))
        top, right, bottom, left = (
            abs(int(margins.get(f"{NS}{side}", ""))) / 20
            for side in ("top", "right", "bottom", "left")
        )
    except ValueError:
        return None
    if width - left - right < 144 or height - top - bottom < 144:
        return None  # less than two inches of text is no page for a brief
    known = _SIZES.get((round(width), round(height)), "custom")
    return PageSetup(known, width, height, top, right, bottom, left)


def take_styles(package: Package, house: House) -> Taken:
    """Put the house's styles in place of ours of the same name and kind."""
    ours = parse_xml(package.parts["word/styles.xml"])
    part = house.file.related(house.file.main, "styles")
    if not part:
        return Taken({}, {}, ())
    theirs = deepcopy(house.file.tree(part))
    by_name = {_key(style): style for style in ours.iterfind(f"{NS}style")}
    kept = {style.get(f"{NS}styleId", "") for style in by_name.values()}
    there = _matching(theirs, by_name)
    ids: dict[str, str] = {}
    for style in theirs.iterfind(f"{NS}style"):
        identifier = style.get(f"{NS}styleId", "")
        if there.get(_key(style)) is style:
            ids[identifier] = by_name[_key(style)].get(f"{NS}styleId", "")
        elif identifier in kept:
            ids[identifier] = f"{identifier}House"
    lists: dict[str, str] = {}
    numbered = bool(house.file.related(house.file.main, "numbering"))
    for style in theirs.iterfind(f"{NS}style"):
        _adopt(style, ids, numbered=numbered)
        number = value(style, "pPr/numPr/numId")
        if number and number != "0":
            lists[value(style, "name").casefold()] = number
    missing = [key for key in by_name if key not in there]
    counted = {
        style.get(f"{NS}styleId", "")
        for style in theirs.iterfind(f"{NS}style")
        if value(style, "pPr/numPr/numId") not in ("", "0")
    }
    kept_slots = _safe_slots(house)
    defaults = {s.get(f"{NS}type") for s in theirs.iterfind(f"{NS}style") if s.get(f"{NS}default")}
    for key in missing:
        added = deepcopy(by_name[key])
        if added.get(f"{NS}type") in defaults:
            added.attrib.pop(f"{NS}default", "")
        if value(added, "basedOn") in counted:
            _leave_uncounted(added)
        _settle_colours(added, kept_slots)
        theirs.append(added)
    _speak(theirs, ours)
    package.parts["word/styles.xml"] = _bytes(theirs)
    shown = tuple(
        value(by_name[key], "name")
        for key in missing
        if by_name[key].find(f"{NS}qFormat") is not None
    )
    return Taken(ids, lists, shown)


_SHARED_SLOTS: Final = ("text1", "accent1", "hyperlink")
"""The colours of a document's theme that mean the same in every house's; the others are whatever
the house has put there."""

_DARKEST_GROUND: Final = "E9E9E9"
"""No tint of a theme is darker than this, for text in its ``muted`` must stand out from it."""


def _safe_slots(house: House) -> set[str]:
    """Give the colours of the house that text of ours may take: they stand out on any ground."""
    from briefgen.readers.docx.sheet import read_sheet

    palette = read_sheet(house.file).palette
    return {
        slot
        for slot in _SHARED_SLOTS
        if slot in palette and ratio(palette[slot], _DARKEST_GROUND) >= MINIMUM
    }


def _settle_colours(style: _Element, slots: set[str]) -> None:
    """Let a style of ours take the house's colours where that is safe, else keep the theme's."""
    for element in style.iter():
        element.attrib.pop(f"{NS}themeFill", "")
        if element.get(f"{NS}themeColor", "") not in slots:
            element.attrib.pop(f"{NS}themeColor", "")


_BEFORE_LIST: Final = ("keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl")


def _leave_uncounted(style: _Element) -> None:
    """Keep the house's numbers off a style of ours: its headings count, "Summary" does not."""
    properties = style.find(f"{NS}pPr")
    if properties is None:
        return
    at = sum(name(child) in _BEFORE_LIST for child in properties)
    off = properties.makeelement(f"{NS}numPr")
    number = off.makeelement(f"{NS}numId")
    number.set(VAL, "0")
    off.append(number)
    properties.insert(at, off)


def _matching(
    theirs: _Element, by_name: dict[tuple[str, str], _Element]
) -> dict[tuple[str, str], _Element]:
    """Give the house's style for each of ours. LibreOffice writes a "caption" and a "Caption":
    the one that is spelt as ours goes before."""
    found: dict[tuple[str, str], _Element] = {}
    for style in theirs.iterfind(f"{NS}style"):
        ours = by_name.get(_key(style))
        if ours is None:
            continue
        same = value(style, "name") == value(ours, "name")
        if same or _key(style) not in found:
            found[_key(style)] = style
    return found


def _key(style: _Element) -> tuple[str, str]:
    return style.get(f"{NS}type", "paragraph"), value(style, "name").casefold()


def _adopt(style: _Element, ids: dict[str, str], *, numbered: bool) -> None:
    """Bring one style's references to the ids as they are now."""
    identifier = style.get(f"{NS}styleId", "")
    style.set(f"{NS}styleId", ids.get(identifier, identifier))
    for reference in _REFERENCES:
        for element in style.iterfind(f"{NS}{reference}"):
            target = element.get(VAL, "")
            element.set(VAL, ids.get(target, target))
    for properties in style.iterfind(f"{NS}pPr"):
        for listed in properties.iterfind(f"{NS}numPr"):
            number = listed.find(f"{NS}numId")
            if not numbered:
                properties.remove(listed)
            elif number is not None and number.get(VAL, "0").isdigit() and number.get(VAL) != "0":
                number.set(VAL, str(int(number.get(VAL, "0")) + OFFSET))
    for properties in style.iterfind(f"{NS}rPr"):
        for language in properties.findall(f"{NS}lang"):
            properties.remove(language)


def _speak(theirs: _Element, ours: _Element) -> None:
    """The document's language and direction stay the brief's."""
    defaults = ours.find(f"{NS}docDefaults")
    house = theirs.find(f"{NS}docDefaults")
    if defaults is None:
        return
    if house is None:
        theirs.insert(0, deepcopy(defaults))
        return
    language = defaults.find(f"{NS}rPrDefault/{NS}rPr/{NS}lang")
    run = house.find(f"{NS}rPrDefault/{NS}rPr")
    if run is None or language is None:
        theirs.replace(house, deepcopy(defaults))
        return
    for old in run.findall(f"{NS}lang"):
        run.remove(old)
    run.append(deepcopy(language))
    direction = defaults.find(f"{NS}pPrDefault/{NS}pPr/{NS}bidi")
    if direction is not None:
        for old in house.findall(f"{NS}pPrDefault"):
            house.remove(old)
        found = defaults.find(f"{NS}pPrDefault")
        if found is not None:
            house.append(deepcopy(found))


def take_lists(
    package: Package, house: House, taken: Taken, instances: dict[str, tuple[str, int]]
) -> None:
    """Add the house's lists; ours of a style that the house counts use the house's look.

    ``instances`` are the style and level of our lists: Word makes lists of one level, which say
    nothing of the deeper ones, and LibreOffice counts the deeper ones of any.
    """
    part = house.file.related(house.file.main, "numbering")
    if not part or "word/numbering.xml" not in package.parts:
        if part:
            _add_numbering(package, house, part, taken)
        return
    ours = parse_xml(package.parts["word/numbering.xml"])
    theirs = _shifted(house.file.tree(part), taken)
    looks = {
        num.get(f"{NS}numId", ""): value(num, "abstractNumId")
        for num in theirs.iterfind(f"{NS}num")
    }
    own, levels = _levels(ours), _levels(theirs)
    for num in ours.iterfind(f"{NS}num"):
        abstract = num.find(f"{NS}abstractNumId")
        if abstract is None:
            continue
        style, level = instances.get(num.get(f"{NS}numId", ""), ("", 0))
        look = looks.get(taken.lists.get(style.casefold(), ""), "")
        kind = own.get((abstract.get(VAL, ""), str(level)))
        if kind is not None and levels.get((look, str(level))) is kind:
            abstract.set(VAL, look)
    at = len(ours.findall(f"{NS}abstractNum"))
    for abstract in theirs.findall(f"{NS}abstractNum"):
        ours.insert(at, abstract)
        at += 1
    for num in theirs.findall(f"{NS}num"):
        ours.append(num)
    package.parts["word/numbering.xml"] = _bytes(ours)


def _levels(root: _Element) -> dict[tuple[str, str], bool]:
    """Tell of each level of each list whether it counts; one without any mark is left out."""
    return {
        (abstract.get(f"{NS}abstractNumId", ""), level.get(f"{NS}ilvl", "")): form != "bullet"
        for abstract in root.iterfind(f"{NS}abstractNum")
        for level in abstract.iterfind(f"{NS}lvl")
        if (form := value(level, "numFmt") or "decimal") != "none"
    }


def _add_numbering(package: Package, house: House, part: str, taken: Taken) -> None:
    """The text has no lists, but the house's styles may name them."""
    package.add(
        "word/numbering.xml",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml",
        _bytes(_shifted(house.file.tree(part), taken)).decode(),
    )
    rels = package.parts["word/_rels/document.xml.rels"].decode()
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering"
    row = f'<Relationship Id="rIdLists" Type="{kind}" Target="numbering.xml"/>'
    package.parts["word/_rels/document.xml.rels"] = rels.replace(
        "</Relationships>", f"{row}</Relationships>"
    ).encode()


def _shifted(root: _Element, taken: Taken) -> _Element:
    """Give the house's lists under ids of their own, without picture bullets."""
    root = deepcopy(root)
    for picture in [*root.iter(f"{NS}numPicBullet"), *root.iter(f"{NS}lvlPicBulletId")]:
        remove(picture)
    for tag, attribute in (("abstractNum", "abstractNumId"), ("num", "numId")):
        for element in root.iterfind(f"{NS}{tag}"):
            element.set(f"{NS}{attribute}", str(int(element.get(f"{NS}{attribute}", "0")) + OFFSET))
    for element in root.iterfind(f"{NS}num/{NS}abstractNumId"):
        element.set(VAL, str(int(element.get(VAL, "0")) + OFFSET))
    for tag in _LIST_REFERENCES:
        for element in root.iter(f"{NS}{tag}"):
            target = element.get(VAL, "")
            element.set(VAL, taken.ids.get(target, target))
    return root


def take_theme(package: Package, house: House) -> None:
    """Take the house's colours and fonts; a theme with pictures of its own is left."""
    part = house.file.related(house.file.main, "theme")
    if part and not house.file.relationships(part):
        package.parts["word/theme/theme1.xml"] = house.file.parts[part]


def report_missing(taken: Taken, house: House, sink: Sink) -> None:
    if taken.missing:
        names = ", ".join(f'"{style}"' for style in taken.missing)
        sink.report(
            codes.HOUSE_STYLE_MISSING,
            f"the house file has no style {names}; there the theme's are used",
            path=house.file.path,
        )


def _bytes(root: _Element) -> bytes:
    from lxml import etree

    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
