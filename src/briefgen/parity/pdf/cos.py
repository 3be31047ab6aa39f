"""PDF objects: tokens, cross-reference tables and streams, object streams (ISO 32000-1, 7).

Bytes → ``File``, which gives objects by reference. Nothing is repaired: a file that needs it is
not what was written. Streams inflate up to a limit, nesting is limited.
"""

from __future__ import annotations

import re
import zlib
from functools import lru_cache
from typing import Final

from briefgen.named import NamedTuple
from briefgen.parity.transcript import UnreadableError

_LARGEST: Final = 256 * 1024 * 1024
_DEEPEST: Final = 64

_TOKEN: Final = re.compile(
    rb"[\0\t\n\f\r ]*+(?:%[^\r\n]*+[\0\t\n\f\r ]*+)*+"
    rb"(?:/(?P<name>[^\0\t\n\f\r ()<>\[\]{}/%]*+)"
    rb"|(?P<ref>(\d++)[\0\t\n\f\r ]++\d++[\0\t\n\f\r ]++R(?![^\0\t\n\f\r ()<>\[\]{}/%]))"
    rb"|(?P<real>[+-]?(?:\d*+\.\d*+))"
    rb"|(?P<int>[+-]?\d++)"
    rb"|(?P<open><<|\[)|(?P<close>>>|\])"
    rb"|<(?P<hex>[0-9A-Fa-f\0\t\n\f\r ]*+)>"
    rb"|(?P<string>\()"
    rb"|(?P<word>[A-Za-z'\"][A-Za-z0-9'\"*]*+))"
)
_A_NAME, _A_REF, _A_REAL, _AN_INT, _AN_OPENING, _A_CLOSING, _A_HEX, _A_STRING = (
    _TOKEN.groupindex[kind]
    for kind in ("name", "ref", "real", "int", "open", "close", "hex", "string")
)
_STRING: Final = re.compile(rb"[^()\\]*+(?:\\[\s\S][^()\\]*+)*+([()])")
_ESCAPE: Final = re.compile(rb"\\(?:([0-7]{1,3})|(\r\n|[\s\S]))|\r\n?")
_ESCAPED: Final = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f"}
_NAME: Final = re.compile(r"#([0-9A-Fa-f]{2})")
_REMARK: Final = re.compile(rb"%[^\r\n]*")
_OBJECT: Final = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")


class Name(str):
    """A name object, without its slash."""

    __slots__ = ()


class Ref(NamedTuple):
    """An indirect reference; generations are for files that were edited, and not kept."""

    number: int


class Stream(NamedTuple):
    """A stream: its dictionary and its bytes as they stand in the file."""

    entries: dict[str, Obj]
    raw: bytes


Obj = None | bool | int | float | bytes | Name | Ref | list["Obj"] | dict[str, "Obj"] | Stream
_WORDS: Final[dict[bytes, bool | None]] = {b"true": True, b"false": False, b"null": None}


def parse(data: bytes, at: int) -> tuple[Obj, int]:
    """Parse one object; give it and the offset after it.

    One loop with a stack of its own: the structure tree of a short brief is ten thousand tokens.
    """
    open_ones: list[tuple[bool, list[Obj]]] = []
    match = _TOKEN.match
    while True:
        token = match(data, at)
        if token is None:
            raise UnreadableError(f"no object at byte {at}")
        at = token.end()
        kind = token.lastindex
        value: Obj
        if kind == _A_NAME:
            value = name(token[1])
        elif kind == _A_REF:
            value = Ref(int(token[3]))
        elif kind == _AN_INT:
            value = int(token[5])
        elif kind == _AN_OPENING:
            if len(open_ones) > _DEEPEST:
                raise UnreadableError("objects that nest without end")
            open_ones.append((token[6] == b"<<", []))
            continue
        elif kind == _A_CLOSING:
            if not open_ones or open_ones[-1][0] != (token[7] == b">>"):
                raise UnreadableError(f"a bracket too many at byte {at}")
            is_dictionary, items = open_ones.pop()
            value = _dictionary(items) if is_dictionary else items
        elif kind == _A_REAL:
            value = real(token[4])
        elif kind == _A_HEX:
            value = unhex(token[8])
        elif kind == _A_STRING:
            value, at = string(data, at)
        else:
            value = _WORDS.get(token["word"])
        if not open_ones:
            return value, at
        open_ones[-1][1].append(value)


def _dictionary(items: list[Obj]) -> dict[str, Obj]:
    pairs = zip(items[0::2], items[1::2], strict=False)
    return {key: value for key, value in pairs if isinstance(key, Name)}


@lru_cache(maxsize=4096)
def name(raw: bytes) -> Name:
    text = raw.decode("latin-1")
    return Name(_NAME.sub(lambda m: chr(int(m[1], 16)), text) if "#" in text else text)


def real(raw: bytes) -> float:
    try:
        return float(raw)
    except ValueError:
        return 0.0


def unhex(raw: bytes) -> bytes:
    digits = b"".join(raw.split())
    if len(digits) % 2:
        digits += b"0"
    return bytes.fromhex(digits.decode("ascii"))


def string(data: bytes, at: int) -> tuple[bytes, int]:
    """Read a literal string from after its opening parenthesis."""
    depth, start = 1, at
    while depth:
        match = _STRING.match(data, at)
        if match is None:
            raise UnreadableError("a string without an end")
        depth += 1 if match[1] == b"(" else -1
        at = match.end()
    raw = data[start : at - 1]
    return (_ESCAPE.sub(_unescaped, raw) if b"\\" in raw or b"\r" in raw else raw), at


def _unescaped(match: re.Match[bytes]) -> bytes:
    if match[1]:
        return bytes([int(match[1], 8) & 255])
    character = match[2]
    if character is None:
        return b"\n"
    if character in (b"\n", b"\r", b"\r\n"):
        return b""
    return _ESCAPED.get(character, character)


def inflate(raw: bytes) -> bytes:
    """Undo Flate, up to the limit."""
    engine = zlib.decompressobj()
    try:
        data = engine.decompress(raw, _LARGEST)
    except zlib.error as error:
        raise UnreadableError(f"a damaged stream ({error})") from error
    if engine.unconsumed_tail:
        raise UnreadableError("a stream that inflates beyond all measure")
    if not engine.eof:
        raise UnreadableError("a stream that is cut off")
    return data


class File:
    """A PDF's objects by reference."""

    def __init__(self, data: bytes) -> None:
        if not data.startswith(b"%PDF-"):
            raise UnreadableError("it is not a PDF")
        self._data = data
        self._places: dict[int, tuple[int, int, int]] = {}
        self._cache: dict[int, Obj] = {}
        self._packed: dict[int, list[Obj]] = {}
        self._packed_data: dict[int, tuple[bytes, list[int]]] = {}
        self.trailer: dict[str, Obj] = {}
        self._read_places()
        if "Encrypt" in self.trailer:
            raise UnreadableError("it is encrypted")

    # -- objects ----------------------------------------------------------------------------

    def get(self, obj: Obj) -> Obj:
        """Follow references to the object itself."""
        hops = 0
        while isinstance(obj, Ref):
            hops += 1
            if hops > _DEEPEST:
                raise UnreadableError("references that go in a circle")
            obj = self._object(obj.number)
        return obj

    def dictionary(self, obj: Obj) -> dict[str, Obj]:
        """Give a dictionary (a stream's too), empty where there is none."""
        obj = self.get(obj)
        if isinstance(obj, Stream):
            return obj.entries
        return obj if isinstance(obj, dict) else {}

    def array(self, obj: Obj) -> list[Obj]:
        """Give an array, empty where there is none."""
        obj = self.get(obj)
        return obj if isinstance(obj, list) else []

    def numbers(self, obj: Obj) -> list[float]:
        """Give an array's numbers."""
        items = [self.get(item) for item in self.array(obj)]
        return [float(n) for n in items if isinstance(n, int | float)]

    def text(self, obj: Obj) -> str:
        """Give a text string's characters (7.9.2.2), "" where there is none."""
        obj = self.get(obj)
        return decoded(obj) if isinstance(obj, bytes) else ""

    def data(self, obj: Obj) -> bytes:
        """Give a stream's decoded bytes."""
        stream = self.get(obj)
        if not isinstance(stream, Stream):
            return b""
        filters = self.get(stream.entries.get("Filter"))
        names = [self.get(f) for f in filters] if isinstance(filters, list) else [filters]
        data = stream.raw
        for each in names:
            match each:
                case None:
                    continue
                case Name("FlateDecode" | "Fl"):
                    data = inflate(data)
                case _:
                    raise UnreadableError(f"a stream under an unexpected filter {each!r}")
        parameters = self.get(stream.entries.get("DecodeParms"))
        if isinstance(parameters, list):
            parameters = self.get(parameters[-1]) if parameters else None
        if isinstance(parameters, dict):
            data = self._unpredicted(data, parameters)
        return data

    def _unpredicted(self, data: bytes, parameters: dict[str, Obj]) -> bytes:
        given = {k: self.get(v) for k, v in parameters.items()}
        predictor, columns, colours, bits = (
            value if isinstance(value := given.get(key, usual), int) else usual
            for key, usual in (
                ("Predictor", 1),
                ("Columns", 1),
                ("Colors", 1),
                ("BitsPerComponent", 8),
            )
        )
        if predictor < 10:
            return data
        return png_rows(data, (columns * colours * bits + 7) // 8, max(1, colours * bits // 8))

    def _object(self, number: int) -> Obj:
        if number in self._cache:
            return self._cache[number]
        kind, where, index = self._places.get(number, (0, 0, 0))
        obj: Obj = None
        if kind == 1:
            obj = self._plain(number, where)
        elif kind == 2:
            obj = self._from_stream(where, index)
        self._cache[number] = obj
        return obj

    def _plain(self, number: int, offset: int) -> Obj:
        match = _OBJECT.match(self._data, offset)
        if match is None or int(match[1]) != number:
            raise UnreadableError(f"object {number} is not where the file says")
        obj, at = parse(self._data, match.end())
        if isinstance(obj, dict):
            stream = re.compile(rb"\s*stream(?:\r\n|\n|\r)").match(self._data, at)
            if stream is not None:
                return Stream(obj, self._stream_bytes(obj, stream.end()))
        return obj

    def _stream_bytes(self, entries: dict[str, Obj], start: int) -> bytes:
        length = self.get(entries.get("Length"))
        if not isinstance(length, int) or length < 0:
            raise UnreadableError("a stream without a length")
        end = start + length
        if self._data[end : end + 20].lstrip()[:9] != b"endstream":
            raise UnreadableError("a stream of another length than it says")
        return self._data[start:end]

    def _from_stream(self, container: int, index: int) -> Obj:
        """Give an object of an object stream (7.5.7)."""
        if container not in self._packed_data:
            if self._places.get(container, (0, 0, 0))[0] != 1:
                raise UnreadableError("an object stream inside an object stream")
            stream = self._object(container)
            entries = self.dictionary(stream)
            count, first = entries.get("N"), entries.get("First")
            if not isinstance(count, int) or not isinstance(first, int):
                raise UnreadableError("an object stream without its header")
            data = self.data(stream)
            header = [int(n) for n in _REMARK.sub(b"", data[:first]).split()]
            self._packed_data[container] = (data, [first + n for n in header[1::2]])
        data, offsets = self._packed_data[container]
        if index >= len(offsets):
            raise UnreadableError("an object stream without the object")
        return parse(data, offsets[index])[0]

    # -- where objects stand ----------------------------------------------------------------

    def _read_places(self) -> None:
        at = self._data.rfind(b"startxref", max(0, len(self._data) - 2048))
        match = re.compile(rb"startxref\s+(\d+)\s+%%EOF").match(self._data, max(at, 0))
        if match is None:
            raise UnreadableError("the file is cut off: it has no end")
        todo, done = [int(match[1])], set[int]()
        while todo:
            offset = todo.pop(0)
            if offset in done or offset >= len(self._data):
                continue
            done.add(offset)
            trailer = self._places_at(offset)
            for key, value in trailer.items():
                self.trailer.setdefault(key, value)
            todo.extend(n for k in ("XRefStm", "Prev") if isinstance(n := trailer.get(k), int))

    def _places_at(self, offset: int) -> dict[str, Obj]:
        table = re.compile(rb"\s*xref\s+").match(self._data, offset)
        if table is None:
            return self._places_of_stream(offset)
        at = table.end()
        section = re.compile(rb"\s*(\d+)[ ]+(\d+)\s+")
        line = re.compile(rb"(\d{10}) (\d{5}) ([nf])\s+")
        while (head := section.match(self._data, at)) is not None:
            at = head.end()
            for number in range(int(head[1]), int(head[1]) + int(head[2])):
                entry = line.match(self._data, at)
                if entry is None:
                    raise UnreadableError("a damaged cross-reference table")
                if entry[3] == b"n":
                    self._places.setdefault(number, (1, int(entry[1]), 0))
                at = entry.end()
        trailer = re.compile(rb"\s*trailer").match(self._data, at)
        if trailer is None:
            raise UnreadableError("a cross-reference table without a trailer")
        found, _ = parse(self._data, trailer.end())
        return found if isinstance(found, dict) else {}

    def _places_of_stream(self, offset: int) -> dict[str, Obj]:
        match = _OBJECT.match(self._data, offset)
        if match is None:
            raise UnreadableError("no cross-reference table where the file says")
        stream = self._plain(int(match[1]), offset)
        if not isinstance(stream, Stream):
            raise UnreadableError("no cross-reference table where the file says")
        entries = stream.entries
        widths = [int(n) for n in self.numbers(entries.get("W"))]
        if len(widths) != 3:
            raise UnreadableError("a damaged cross-reference stream")
        size = entries.get("Size")
        index = [int(n) for n in self.numbers(entries.get("Index"))]
        if not index and isinstance(size, int):
            index = [0, size]
        self._unpack(self.data(stream), widths, index)
        return entries

    def _unpack(self, data: bytes, widths: list[int], index: list[int]) -> None:
        one, two, three = widths
        step, at = one + two + three, 0
        for first, count in zip(index[0::2], index[1::2], strict=False):
            for number in range(first, first + count):
                row = data[at : at + step]
                if len(row) < step:
                    raise UnreadableError("a damaged cross-reference stream")
                at += step
                kind = int.from_bytes(row[:one], "big") if one else 1
                where = int.from_bytes(row[one : one + two], "big")
                if kind:
                    place = (kind, where, int.from_bytes(row[one + two :], "big"))
                    self._places.setdefault(number, place)


def png_rows(data: bytes, width: int, step: int = 1) -> bytes:
    """Undo the PNG predictors of rows of ``width`` bytes, ``step`` to a pixel (PNG, 9.2)."""
    out, before = bytearray(), bytearray(width)
    for start in range(0, len(data), width + 1):
        kind, row = data[start], bytearray(data[start + 1 : start + 1 + width])
        for i in range(len(row)):
            left = row[i - step] if i >= step else 0
            up, corner = before[i], before[i - step] if i >= step else 0
            match kind:
                case 1:
                    row[i] = (row[i] + left) & 255
                case 2:
                    row[i] = (row[i] + up) & 255
                case 3:
                    row[i] = (row[i] + (left + up) // 2) & 255
                case 4:
                    row[i] = (row[i] + _paeth(left, up, corner)) & 255
                case _:
                    pass
        out += row
        before = row
    return bytes(out)


def _paeth(left: int, up: int, corner: int) -> int:
    guess = left + up - corner
    distances = (abs(guess - left), abs(guess - up), abs(guess - corner))
    return (left, up, corner)[distances.index(min(distances))]


_PDF_DOC: Final = dict(
    zip(
        range(0x80, 0xA0),
        "•†‡…—–ƒ⁄‹›−‰„“”‘’‚™ﬁﬂŁŒŠŸŽıłœšž\ufffd",
        strict=True,
    )
) | {0xA0: "€"}


def decoded(raw: bytes) -> str:
    """Decode a text string: UTF-16 or UTF-8 by its mark, else PDFDocEncoding (annex D)."""
    if raw.startswith(b"\xfe\xff"):
        return raw[2:].decode("utf-16-be", "replace")
    if raw.startswith(b"\xff\xfe"):
        return raw[2:].decode("utf-16-le", "replace")
    if raw.startswith(b"\xef\xbb\xbf"):
        return raw[3:].decode("utf-8", "replace")
    return raw.decode("latin-1").translate(_PDF_DOC)
