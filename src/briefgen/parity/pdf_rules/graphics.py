"""Rules of graphics: colours that are defined, images and states that all readers show alike.

ISO 19005-3, 6.2: output intents, colour spaces, images, forms, transparency.
"""

from __future__ import annotations

from typing import Any, Final

import pikepdf

from briefgen.diagnostics.register import parity as codes
from briefgen.parity.pdf_rules.document import Document
from briefgen.parity.pdf_rules.finding import Finding, Findings
from briefgen.parity.pdf_rules.objects import (
    child,
    dictionaries,
    is_dictionary,
    items,
    key_of,
    name,
    number,
    place,
)

_COMPONENTS: Final = {b"RGB ": 3, b"CMYK": 4, b"GRAY": 1, b"Lab ": 3}
_SPACES: Final = {b"RGB ": "RGB", b"CMYK": "CMYK", b"GRAY": "Gray"}
_CLASSES: Final = {b"prtr", b"mntr", b"scnr", b"spac"}
_INTENTS: Final = {"RelativeColorimetric", "AbsoluteColorimetric", "Perceptual", "Saturation"}
_BLENDS: Final = frozenset(
    """Normal Compatible Multiply Screen Overlay Darken Lighten ColorDodge ColorBurn HardLight
    SoftLight Difference Exclusion Hue Saturation Color Luminosity""".split()
)
_NEWEST_PROFILE: Final = 4


def colours(document: Document) -> Findings:
    """There is one output intent with a sound profile, of the device colours that are used."""
    intents = [
        intent
        for intent in items(document.root.get("/OutputIntents"))
        if name(child(intent, "S")) == "GTS_PDFA1"
    ]
    space = ""
    if not intents:
        what = "the file does not say which colours are meant (/OutputIntents)"
        yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3")
    for intent in intents:
        profile = intent.get("/DestOutputProfile")
        if not isinstance(profile, pikepdf.Stream):
            what = "the output intent has no ICC profile"
            yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3", place(intent))
            continue
        header = profile.read_bytes()[:128]
        yield from _profile(profile, header, place(profile))
        space = _SPACES.get(header[16:20], "")
    if len({key_of(intent.get("/DestOutputProfile")) for intent in intents}) > 1:
        what = "output intents have several ICC profiles"
        yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3")
    for (kind, _), page in document.drawn.colours.items():
        if kind not in {space, "Gray"} and space:
            what = f"colours of Device{kind} are used, and the output intent is of {space}"
            yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.4.3", f"page {page}")


def _profile(profile: Any, header: bytes, where: str) -> Findings:
    if len(header) < 128 or header[36:40] != b"acsp" or header[12:16] not in _CLASSES:
        what = "an ICC profile cannot be read"
        yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3", where)
        return
    if header[8] > _NEWEST_PROFILE:
        what = f"an ICC profile is of version {header[8]}"
        yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3", where)
    if number(profile.get("/N")) != _COMPONENTS.get(header[16:20]):
        what = "an ICC profile has another number of colours than the file says (/N)"
        yield Finding(codes.PDF_COLOUR, what, "ISO 19005-3, 6.2.3", where)


def graphics(document: Document) -> Findings:
    """Images, forms and graphics states bring nothing that readers show differently."""
    for value, top in dictionaries(document.pdf):
        kind = name(value.get("/Subtype")) if isinstance(value, pikepdf.Stream) else ""
        if kind in {"Image", "Form", "PS"}:
            yield from _external(value, kind, place(top))
    for state, page in document.drawn.states.values():
        yield from _state(state, place(state, page))
    for intent, page in document.drawn.intents.items():
        if intent not in _INTENTS:
            what = f'"{intent}" is no rendering intent'
            yield Finding(codes.PDF_GRAPHICS, what, "ISO 19005-3, 6.2.6", f"page {page}")
    yield from _transparency(document)
    for form, count in document.drawn.forms.items():
        tagged = any(owner == form for owner, _ in document.drawn.marks)
        if tagged and count > 1:
            what = f"a form with tagged content is drawn {count} times"
            yield Finding(codes.PDF_CONTENT, what, "Matterhorn 30-002", f"object {form[0]}")


def _external(value: Any, kind: str, where: str) -> Findings:
    clause = "ISO 19005-3, 6.2.8" if kind == "Image" else "ISO 19005-3, 6.2.9"
    if kind == "PS" or name(value.get("/Subtype2")) == "PS" or "/PS" in value:
        yield Finding(codes.PDF_GRAPHICS, "there is PostScript in it", clause, where)
    if kind == "Image" and value.get("/Interpolate") is True:
        what = "an image is to be smoothed (/Interpolate)"
        yield Finding(codes.PDF_GRAPHICS, what, clause, where)
    if kind == "Image" and "/Alternates" in value:
        what = "an image has others that can take its place (/Alternates)"
        yield Finding(codes.PDF_GRAPHICS, what, clause, where)
    if "/OPI" in value:
        yield Finding(codes.PDF_GRAPHICS, "an image stands for another (/OPI)", clause, where)
    if kind == "Form" and "/Ref" in value:
        what = "a form shows a page of another file (/Ref)"
        yield Finding(codes.PDF_GRAPHICS, what, "Matterhorn 30-001", where)


def _state(state: Any, where: str) -> Findings:
    if not is_dictionary(state):
        what = "a graphics state is used that the page does not have"
        yield Finding(codes.PDF_GRAPHICS, what, "ISO 32000-1, 8.4.5", where)
        return
    clause = "ISO 19005-3, 6.2.5"
    if "/TR" in state or name(state.get("/TR2")) not in {"", "Default"}:
        what = "a graphics state changes colours for one device (/TR)"
        yield Finding(codes.PDF_GRAPHICS, what, clause, where)
    if "/HTP" in state:
        what = "a graphics state sets a halftone's origin (/HTP)"
        yield Finding(codes.PDF_GRAPHICS, what, clause, where)
    for mode in items(state.get("/BM")):
        if name(mode) not in _BLENDS:
            what = f'"{name(mode)}" is no way to blend (/BM)'
            yield Finding(codes.PDF_GRAPHICS, what, "ISO 19005-3, 6.2.10", where)


def _transparency(document: Document) -> Findings:
    """Without an output intent, a page with transparency names the colours to blend in."""
    if document.root.get("/OutputIntents") is not None:
        return
    pages = {page for state, page in document.drawn.states.values() if _transparent(state)}
    for at, page in enumerate(document.pages, 1):
        group = page.get("/Group")
        if (at in pages or is_dictionary(group)) and child(group, "CS") is None:
            what = "transparency without the colours to blend in (/Group /CS)"
            yield Finding(codes.PDF_GRAPHICS, what, "ISO 19005-3, 6.2.10", f"page {at}")


def _transparent(state: Any) -> bool:
    if not is_dictionary(state):
        return False
    thin = any(float(state.get(key, 1)) < 1 for key in ("/CA", "/ca"))
    masked = is_dictionary(state.get("/SMask"))
    blended = any(name(mode) not in {"Normal", "Compatible"} for mode in items(state.get("/BM")))
    return thin or masked or blended
