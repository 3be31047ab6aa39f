"""XML text -> plain tuples with line numbers, small enough to be marshalled.

Stage 1 of a style: text → Raw. Comments, processing instructions and namespaces other than
CSL's are dropped. An element is `(tag, attributes, children, text, line, column)`.
"""

from __future__ import annotations

from typing import Any, TypeAlias

from briefgen.csl.errors import StyleError

Raw: TypeAlias = "tuple[str, dict[str, str], tuple[Any, ...], str, int, int]"

_NAMESPACE = "http://purl.org/net/xbiblio/csl"
_XML = "http://www.w3.org/XML/1998/namespace"


class _Builder:
    """Collects the events of expat into nested lists."""

    def __init__(self, name: str) -> None:
        from xml.parsers import expat  # read from a cache, a style needs no parser

        self.name = name
        self.parser = expat.ParserCreate(namespace_separator="|")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.characters
        self.parser.EntityDeclHandler = self.refuse_entity
        self.parser.buffer_text = True
        self.stack: list[list[Any]] = []
        self.root: Raw | None = None

    def refuse_entity(self, *_: object) -> None:
        raise StyleError(
            "entity declarations are not allowed", self.name, self.parser.CurrentLineNumber
        )

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        own = {_local(key): value for key, value in attributes.items()}
        space, _, local = tag.rpartition("|")
        if space not in ("", _NAMESPACE):
            local = f"{space}|{local}"
        position = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.stack.append([local, own, [], [], *position])

    def characters(self, data: str) -> None:
        if self.stack:
            self.stack[-1][3].append(data)

    def end(self, _: str) -> None:
        tag, attributes, children, text, line, column = self.stack.pop()
        raw = (tag, attributes, tuple(children), "".join(text), line, column)
        if not self.stack:
            self.root = raw
        elif "|" not in tag:
            self.stack[-1][2].append(raw)


def _local(key: str) -> str:
    space, _, local = key.rpartition("|")
    return f"xml:{local}" if space == _XML else local


def read_xml(text: str | bytes, name: str) -> Raw:
    """Read one XML document; raises StyleError with line and column where it isn't one."""
    from xml.parsers import expat

    builder = _Builder(name)
    data = text.encode("utf-8") if isinstance(text, str) else text
    try:
        builder.parser.Parse(data, True)
    except expat.ExpatError as error:
        message = expat.errors.messages[error.code]
        raise StyleError(
            f"not well-formed XML: {message}", name, error.lineno, error.offset + 1
        ) from None
    if builder.root is None:
        raise StyleError("the file is empty", name, 1, 1)
    return builder.root
