"""The parts of a Word file and their relationships (ISO 29500-2, 9)."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ET
import zipfile
import zlib
from typing import Final

from briefgen.frozen import frozen
from briefgen.parity.transcript import UnreadableError

_LARGEST: Final = 128 * 1024 * 1024
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_RELATIONSHIP: Final = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_KIND: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"


@frozen
class Relationship:
    """``target`` is a part's name, or an address where ``external``; ``kind`` its last word."""

    kind: str
    target: str
    external: bool


class Package:
    """The parts of a file by name."""

    def __init__(self, data: bytes) -> None:
        self._related: dict[str, dict[str, Relationship]] = {}  # every note asks anew
        try:
            file = zipfile.ZipFile(io.BytesIO(data))
            parts = file.infolist()
            if sum(part.file_size for part in parts) > _LARGEST:
                raise UnreadableError("it unpacks to more than a brief can be")
        except (zipfile.BadZipFile, NotImplementedError, EOFError) as error:
            raise UnreadableError(f"it is not a Word file ({error})") from error
        self._parts = {part.filename: _read(file, part) for part in parts}
        self.names = frozenset(self._parts)

    def xml(self, name: str) -> ET.Element:
        """Give a part's root element; raises ``UnreadableError``."""
        try:
            return ET.fromstring(self._parts[name])
        except KeyError as error:
            raise UnreadableError(f"it has no part {name}") from error
        except (ET.ParseError, LookupError, ValueError) as error:
            raise UnreadableError(f"its part {name} cannot be read ({error})") from error

    def relationships(self, name: str) -> dict[str, Relationship]:
        """Give the relationships of a part ("" for the package) by id."""
        known = self._related.get(name)
        if known is None:
            known = self._related[name] = self._read_relationships(name)
        return known

    def _read_relationships(self, name: str) -> dict[str, Relationship]:
        folder, _, leaf = name.rpartition("/")
        rels = f"{folder}/_rels/{leaf}.rels" if folder else f"_rels/{leaf}.rels"
        if rels not in self.names:
            return {}
        found: dict[str, Relationship] = {}
        for element in self.xml(rels).iter(_RELATIONSHIP):
            external = element.get("TargetMode") == "External"
            target = element.get("Target", "")
            if not external:
                target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            kind = element.get("Type", "").removeprefix(_KIND)
            found[element.get("Id", "")] = Relationship(kind, target, external)
        return found


def _read(file: zipfile.ZipFile, part: zipfile.ZipInfo) -> bytes:
    """Read a part and hold it against its checksum."""
    try:
        return file.read(part)
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableError(f"its part {part.filename} is damaged") from error
    except (RuntimeError, NotImplementedError) as error:
        raise UnreadableError(f"its part {part.filename} cannot be read ({error})") from error


def value(element: ET.Element | None, name: str = "val") -> str:
    """Give an attribute of the main namespace, "" where there is none."""
    return "" if element is None else element.get(W + name, "")


def switched_on(element: ET.Element | None) -> bool | None:
    """Give an on/off property's state, None where it is not given (17.17.4)."""
    if element is None:
        return None
    return element.get(W + "val", "true") not in ("0", "false", "off")
