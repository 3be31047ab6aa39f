"""Rules of what runs, hides or reaches outside: actions, files inside, forms, layers.

ISO 19005-3, 6.1.7 (streams), 6.5 (actions), 6.8 (embedded files), 6.9 (optional content);
Matterhorn 20, 21, 25, 29.
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
    place,
    text,
    tree_of_names,
)

_ALLOWED: Final = {"GoTo", "GoToR", "GoToE", "Thread", "URI", "SubmitForm", "Named"}
_NAMED: Final = {"NextPage", "PrevPage", "FirstPage", "LastPage"}
_SCHEMES: Final = ("https:", "http:", "mailto:")
_RELATIONS: Final = {"Source", "Data", "Alternative", "Supplement", "Unspecified", "FormData"}
_ACTION_KEYS: Final = ("/A", "/OpenAction", "/Next")


def safety(document: Document) -> Findings:
    """Nothing in the file runs, opens or loads anything."""
    for value, top in dictionaries(document.pdf):
        where = place(top)
        for key in _ACTION_KEYS:
            for action in items(value.get(key)):
                if is_dictionary(action) and name(action.get("/S")):
                    yield from _action(action, where)
        if "/AA" in value:
            what = "something happens without being asked for (/AA)"
            yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.5.2", where)
        if isinstance(value, pikepdf.Stream):
            yield from _stream(value, where)
    opening = document.root.get("/OpenAction")
    if is_dictionary(opening) and name(opening.get("/S")) != "GoTo":
        what = "something happens when the file is opened (/OpenAction)"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.5.1")
    if child(document.root, "Names", "JavaScript") is not None:
        what = "there are scripts in it (/Names /JavaScript)"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.5.1")
    form = document.root.get("/AcroForm")
    if child(form, "XFA") is not None:
        what = "there is an XFA form in it"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.4.2; Matterhorn 25-001")
    if child(form, "NeedAppearances") is True:
        what = "form fields are drawn anew by each reader (/NeedAppearances)"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.4.1")


def _action(action: Any, where: str) -> Findings:
    kind = name(action.get("/S"))
    if kind not in _ALLOWED:
        what = f"an action of the kind {kind} is not allowed"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.5.1", where)
    elif kind == "Named" and name(action.get("/N")) not in _NAMED:
        what = f'the action "{name(action.get("/N"))}" is not allowed'
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.5.1", where)
    elif kind == "URI" and not text(action.get("/URI")).lower().startswith(_SCHEMES):
        what = f'a link leads to "{text(action.get("/URI"))[:80]}", which is no web address'
        yield Finding(codes.PDF_ACTIVE, what, "briefgen: https, http, mailto", where)


def _stream(stream: Any, where: str) -> Findings:
    if any(key in stream for key in ("/F", "/FFilter", "/FDecodeParms")):
        what = "the content of a stream is in another file (/F)"
        yield Finding(codes.PDF_ACTIVE, what, "ISO 19005-3, 6.1.7.1", where)
    filters = {name(one) for one in items(stream.get("/Filter"))}
    if "LZWDecode" in filters:
        what = "a stream is packed with LZW"
        yield Finding(codes.PDF_FILE, what, "ISO 19005-3, 6.1.7.2", where)
    if "Crypt" in filters:
        what = "a stream is encrypted (/Crypt)"
        yield Finding(codes.PDF_ENCRYPTED, what, "ISO 19005-3, 6.1.7.2", where)


def embedded(document: Document) -> Findings:
    """Each file inside the file says what it is and what it belongs to."""
    related = {
        key_of(file) for value, _ in dictionaries(document.pdf) for file in items(value.get("/AF"))
    }
    for label, file in tree_of_names(child(document.root, "Names", "EmbeddedFiles")):
        lacks = [f"/{key}" for key in ("F", "UF") if not text(child(file, key))]
        if name(child(file, "AFRelationship")) not in _RELATIONS:
            lacks.append("/AFRelationship")
        if not name(child(file, "EF", "F", "Subtype")):
            lacks.append("/Subtype")
        if key_of(file) not in related:
            lacks.append("/AF of what it belongs to")
        if lacks:
            what = f'the file "{label}" inside it lacks {", ".join(lacks)}'
            clause = "ISO 19005-3, 6.8; Matterhorn 21-001"
            yield Finding(codes.PDF_EMBEDDED, what, clause, place(file))


def layers(document: Document) -> Findings:
    """Optional content has names and is shown by no rule of its own (Matterhorn 20)."""
    properties = document.root.get("/OCProperties")
    if not is_dictionary(properties):
        return
    for group in items(properties.get("/OCGs")):
        if not text(child(group, "Name")):
            what = "a layer has no name"
            yield Finding(codes.PDF_LAYER, what, "ISO 32000-1, 8.11.2.1", place(group))
    default = properties.get("/D")
    configurations = [default, *items(properties.get("/Configs"))]
    for configuration in configurations:
        if not text(child(configuration, "Name")):
            what = "a setting of layers has no name"
            yield Finding(codes.PDF_LAYER, what, "Matterhorn 20-001, 20-002", place(configuration))
        if child(configuration, "AS") is not None:
            what = "layers are shown or hidden by themselves (/AS)"
            yield Finding(codes.PDF_LAYER, what, "Matterhorn 20-003", place(configuration))
