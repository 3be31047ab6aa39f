"""What a Word file may bring that reaches outside it or runs; each is refused by name.

Section 10 of the design: hyperlinks of the allowed schemes, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.readers.docx.opening import OpenPackage
from briefgen.readers.docx.rules import field_codes, stories

_SCHEMES: Final = ("http:", "https:", "mailto:")
_KINDS: Final = {
    "attachedTemplate": "an attached template",
    "oleObject": "an embedded object (OLE)",
    "package": "an embedded document",
    "vbaProject": "macros",
    "wordVbaData": "macros",
    "control": "an ActiveX control",
    "activeXControlBinary": "an ActiveX control",
    "aFChunk": "a chunk of another format",
    "subDocument": "a subdocument",
    "frame": "a frame",
    "mailMergeSource": "a mail merge source",
    "keyMapCustomizations": "key customizations",
    "attachedToolbars": "attached toolbars",
    "externalLink": "a link to another file",
}
_FIELDS: Final = {
    "DDE": "a DDE field",
    "DDEAUTO": "a DDE field",
    "INCLUDETEXT": "a field that includes another file",
    "INCLUDEPICTURE": "a field that includes a picture from elsewhere",
    "INCLUDE": "a field that includes another file",
    "IMPORT": "a field that imports a picture",
    "LINK": "a field that links to another program",
    "EMBED": "an embedded object",
    "DATABASE": "a field that asks a database",
    "MACROBUTTON": "a macro button",
    "GOTOBUTTON": "a button",
    "RD": "a field that refers to another document",
    "AUTOTEXT": "an AutoText field",
    "AUTOTEXTLIST": "an AutoText field",
    "HTMLACTIVEX": "an ActiveX control",
    "SHAPE": "a drawn object",
    "PRINT": "a field that sends codes to the printer",
}


def check_safety(package: OpenPackage, sink: Sink) -> None:
    """Report everything in the file that reaches outside it or runs."""
    for what in dict.fromkeys(_found(package)):
        sink.report(codes.UNSAFE_WORD_FILE, f"the file brings {what}", path=package.path)


def _found(package: OpenPackage) -> Iterator[str]:
    if "macroEnabled" in package.content_type(package.main):
        yield "macros (its type is macro-enabled)"
    for source in package.sources():
        for relationship in package.relationships(source).values():
            known = _KINDS.get(relationship.kind)
            if known:
                where = f' ("{relationship.target}")' if relationship.external else ""
                yield known + where
            elif relationship.external and relationship.kind != "hyperlink":
                yield f'a remote {relationship.kind} ("{relationship.target}")'
            elif relationship.external and not relationship.target.lower().startswith(_SCHEMES):
                yield f'a link to "{relationship.target}"'
    for part in stories(package):
        for code in field_codes(package.tree(part)):
            words = code.split()
            if words and words[0].upper() in _FIELDS:
                yield f"{_FIELDS[words[0].upper()]} ({words[0].upper()})"
