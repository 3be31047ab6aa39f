"""Open a Word file safely: limits before anything is unpacked, no entity, no network.

Bytes → OpenPackage. A file that is not ours, is damaged or is a zip bomb gives a diagnostic. The
sizes that a zip file states of itself are not believed: each part is read up to its limit.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from dataclasses import field
from typing import TYPE_CHECKING, Final

from briefgen.diagnostics import Sink
from briefgen.diagnostics.register import writers as codes
from briefgen.frozen import frozen, slotted

if TYPE_CHECKING:
    from lxml.etree import _Element

MAX_FILE: Final = 64 << 20
MAX_PARTS: Final = 4_000
MAX_PART: Final = 64 << 20
MAX_TOTAL: Final = 256 << 20
MAX_RATIO: Final = 400
"""Of unpacked to packed; real WordprocessingML packs 5 to 40 times, 3,000 equal notes 150."""

_RATIO_FROM: Final = 8 << 20
"""Small parts may pack as well as they like."""

_RELATIONSHIPS: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_TYPES: Final = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_MAIN_TYPES: Final = (
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
    "application/vnd.ms-word.template.macroEnabledTemplate.main+xml",
)
_DOCUMENT: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}document"
_STRICT: Final = "{http://purl.oclc.org/ooxml/wordprocessingml/main}document"
_KNOWN_STARTS: Final = (
    (b"\xd0\xcf\x11\xe0", "an old Word file (.doc), or one that is locked with a password"),
    (b"%PDF", "a PDF"),
    (b"{\\rtf", "a rich text file (.rtf)"),
    (b"<", "a page of HTML or XML"),
)


@frozen
class Relationship:
    """``kind`` is the last word of its type; ``target`` a part's name, or an address."""

    id: str
    kind: str
    target: str
    external: bool


@slotted
class OpenPackage:
    """A Word file, opened: the bytes of its parts by name, and who points at whom."""

    path: str
    data: bytes
    parts: dict[str, bytes]
    main: str = ""
    defaults: dict[str, str] = field(default_factory=dict)
    overrides: dict[str, str] = field(default_factory=dict)
    _trees: dict[str, _Element] = field(default_factory=dict)
    _relationships: dict[str, dict[str, Relationship]] = field(default_factory=dict)

    def tree(self, name: str) -> _Element:
        """Give the root element of an XML part; raises ``XMLSyntaxError`` or ``ValueError``."""
        known = self._trees.get(name)
        if known is None:
            known = self._trees[name] = parse_xml(self.parts[name])
        return known

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Give the relationships of a part by id; those of the package for ``""``."""
        known = self._relationships.get(name)
        if known is None:
            known = self._relationships[name] = self._read_relationships(name)
        return known

    def sources(self) -> list[str]:
        """Give the parts that have relationships, "" for the package itself."""
        found: list[str] = []
        for part in self.parts:
            folder, _, leaf = part.rpartition("/")
            if folder.endswith("_rels") and leaf.endswith(".rels"):
                within = folder.removesuffix("_rels").rstrip("/")
                found.append(posixpath.join(within, leaf.removesuffix(".rels")))
        return found

    def related(self, name: str, kind: str) -> str:
        """Give the first part that a part is related to in this way, "" where there is none."""
        for relationship in self.relationships(name).values():
            if relationship.kind == kind and not relationship.external:
                return relationship.target if relationship.target in self.parts else ""
        return ""

    def content_type(self, name: str) -> str:
        override = self.overrides.get(name.casefold())
        return override or self.defaults.get(name.rpartition(".")[2].casefold(), "")

    def _read_relationships(self, name: str) -> dict[str, Relationship]:
        folder, _, leaf = name.rpartition("/")
        part = posixpath.join(folder, "_rels", f"{leaf}.rels")
        if part not in self.parts:
            return {}
        found: dict[str, Relationship] = {}
        for row in self.tree(part).iterfind(f"{_RELATIONSHIPS}Relationship"):
            external = row.get("TargetMode") == "External"
            target = row.get("Target", "")
            if not external:
                joined = target if target.startswith("/") else posixpath.join("/", folder, target)
                target = posixpath.normpath(joined).lstrip("/")
            kind = row.get("Type", "").rpartition("/")[2]
            identifier = row.get("Id", "")
            found[identifier] = Relationship(identifier, kind, target, external)
        return found


def parse_xml(data: bytes) -> _Element:
    """Parse a part: no entities, no DTD, no network (a DOCTYPE has no place in OPC)."""
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=False
    )
    root = etree.fromstring(data, parser)
    if root.getroottree().docinfo.internalDTD is not None:
        raise ValueError("a document type declaration")
    return root


def open_package(data: bytes, sink: Sink, path: str = "") -> OpenPackage | None:
    """Open a Word file; report and give nothing where it is none that can be read."""
    from lxml.etree import XMLSyntaxError

    if not data.startswith(b"PK"):
        sink.report(codes.NOT_A_WORD_FILE, _what_it_is(data), path=path)
        return None
    if len(data) > MAX_FILE:
        sink.report(codes.WORD_FILE_TOO_LARGE, f"the file has {len(data):,} bytes", path=path)
        return None
    parts = _unpack(data, sink, path)
    if parts is None:
        return None
    package = OpenPackage(path, data, parts)
    try:
        found = _find_main(package, sink)
    except (XMLSyntaxError, ValueError) as error:
        sink.report(codes.DAMAGED_WORD_FILE, f"a part is not well formed: {error}", path=path)
        return None
    return package if found else None


def _what_it_is(data: bytes) -> str:
    if not data:
        return "the file is empty"
    for start, what in _KNOWN_STARTS:
        if data.lstrip()[: len(start)] == start:
            return f"the file is {what}, not a Word document (.docx)"
    return "the file is not a Word document (.docx)"


def _unpack(data: bytes, sink: Sink, path: str) -> dict[str, bytes] | None:
    """Read all entries of the zip file, up to the limits."""
    parts: dict[str, bytes] = {}
    total = 0
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            if len(entries) > MAX_PARTS:
                sink.report(
                    codes.WORD_FILE_TOO_LARGE, f"the file has {len(entries):,} parts", path=path
                )
                return None
            for entry in entries:
                if entry.flag_bits & 0x1:
                    sink.report(codes.NOT_A_WORD_FILE, "the file is encrypted", path=path)
                    return None
                name = entry.filename.lstrip("/")
                if name in parts:
                    sink.report(
                        codes.DAMAGED_WORD_FILE, f'the part "{name}" is there twice', path=path
                    )
                    return None
                part = _read_entry(archive, entry)
                total += len(part)
                if _too_large(part, entry, total):
                    sink.report(
                        codes.WORD_FILE_TOO_LARGE,
                        f'the part "{name}" unpacks to {len(part):,} bytes or more',
                        path=path,
                    )
                    return None
                parts[name] = part
    except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, NotImplementedError) as error:
        sink.report(codes.DAMAGED_WORD_FILE, f"the file cannot be unpacked: {error}", path=path)
        return None
    return parts


def _read_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo) -> bytes:
    with archive.open(entry) as stream:
        return stream.read(MAX_PART + 1)


def _too_large(part: bytes, entry: zipfile.ZipInfo, total: int) -> bool:
    if len(part) > MAX_PART or total > MAX_TOTAL:
        return True
    return len(part) > _RATIO_FROM and len(part) > MAX_RATIO * max(entry.compress_size, 1)


def _find_main(package: OpenPackage, sink: Sink) -> bool:
    """Find the document's main part, by relationship and content type."""
    if "[Content_Types].xml" not in package.parts:
        sink.report(
            codes.NOT_A_WORD_FILE,
            "the file is a zip file, but not a Word document (.docx)",
            path=package.path,
        )
        return False
    for row in package.tree("[Content_Types].xml"):
        if row.tag == f"{_TYPES}Default":
            package.defaults[row.get("Extension", "").casefold()] = row.get("ContentType", "")
        elif row.tag == f"{_TYPES}Override":
            name = row.get("PartName", "").lstrip("/").casefold()
            package.overrides[name] = row.get("ContentType", "")
    main = package.related("", "officeDocument")
    if not main:
        sink.report(
            codes.DAMAGED_WORD_FILE, "the file has no document inside it", path=package.path
        )
        return False
    if package.content_type(main) not in _MAIN_TYPES:
        sink.report(
            codes.NOT_A_WORD_FILE,
            f"the file holds {package.content_type(main) or 'something'}, not a Word document",
            path=package.path,
        )
        return False
    package.main = main
    root = package.tree(main).tag
    if root != _DOCUMENT:
        strict = "it was saved as Strict Open XML" if root == _STRICT else f"it begins with {root}"
        sink.report(
            codes.NOT_A_WORD_FILE,
            f"the file is no usual Word document: {strict}",
            (),
            'save it as "Word Document (*.docx)"',
            path=package.path,
        )
        return False
    return True
