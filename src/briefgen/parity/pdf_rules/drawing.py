"""What the pages draw: which content is tagged, which an artifact, and the resources in use.

Walks content streams (7.8.2) with the marks that stand open (14.6), into forms, patterns and the
appearances of annotations. Nothing is painted: only what the rules ask for is kept.
"""

from __future__ import annotations

from dataclasses import field
from typing import Any, Final

import pikepdf

from briefgen.frozen import slotted
from briefgen.parity.pdf_rules.objects import (
    DIRECT,
    Key,
    child,
    is_dictionary,
    items,
    key_of,
    name,
    number,
    text,
)

_PAINT: Final = frozenset("S s f F f* B B* b b* sh".split())
_SHOW: Final = frozenset(["Tj", "TJ", "'", '"'])
_DEVICE: Final = {"rg": "RGB", "RG": "RGB", "k": "CMYK", "K": "CMYK", "g": "Gray", "G": "Gray"}
_SPACES: Final = frozenset(["cs", "CS"])
_OPERATORS: Final = " ".join(
    [*_PAINT, *_SHOW, *_DEVICE, *_SPACES, "q Q BMC BDC EMC Tf Tr gs Do scn SCN ri BI ID EI"]
)
_DEEPEST: Final = 20
_INVISIBLE: Final = 3

TAGGED: Final = "tagged"
ARTIFACT: Final = "artifact"
OTHER: Final = ""


@slotted
class UsedFont:
    """A font and the strings shown in it; ``visible`` is false for text of mode 3 alone."""

    object: Any
    page: int
    strings: set[bytes] = field(default_factory=set)
    visible: bool = False


@slotted
class Drawn:
    """All that is kept of the pages; ``marks`` are by (page or form, MCID), pages first seen.

    ``astray`` are (what, page) pairs: content that is neither tagged nor an artifact, marks that
    stand in one another wrongly.
    """

    marks: dict[tuple[Key, int], int] = field(default_factory=dict)
    astray: list[tuple[str, int]] = field(default_factory=list)
    fonts: dict[Any, UsedFont] = field(default_factory=dict)
    states: dict[Any, tuple[Any, int]] = field(default_factory=dict)
    colours: dict[tuple[str, str], int] = field(default_factory=dict)
    intents: dict[str, int] = field(default_factory=dict)
    languages: dict[str, int] = field(default_factory=dict)
    forms: dict[Key, int] = field(default_factory=dict)


def draw(pages: list[Any]) -> Drawn:
    """Walk the content of all pages and the appearances of their annotations."""
    drawn = Drawn()
    done: set[tuple[Key, str]] = set()
    for at, page in enumerate(pages, 1):
        resources = _inherited(page, "/Resources")
        _Walk(drawn, done, at, key_of(page)).run(page, resources, OTHER)
        for annotation in items(page.get("/Annots")):
            for stream in _appearances(child(annotation, "AP", "N")):
                _Walk(drawn, done, at, key_of(stream)).form(stream, resources, TAGGED, 1)
    return drawn


def _inherited(page: Any, key: str) -> Any:
    depth = 0
    while is_dictionary(page) and depth < _DEEPEST:
        if key in page:
            return page[key]
        page = page.get("/Parent")
        depth += 1
    return None


def _appearances(normal: Any) -> list[Any]:
    if isinstance(normal, pikepdf.Stream):
        return [normal]
    if not is_dictionary(normal):
        return []
    return [state for state in normal.values() if isinstance(state, pikepdf.Stream)]


class _Walk:
    """One content stream of a page, and the streams that it uses."""

    def __init__(self, drawn: Drawn, done: set[tuple[Key, str]], page: int, owner: Key) -> None:
        self.drawn, self.done, self.page, self.owner = drawn, done, page, owner

    def run(self, stream: Any, resources: Any, outer: str, depth: int = 0) -> None:
        """Walk a stream; ``outer`` is what its place in the file makes of its content."""
        marks: list[str] = []
        font: Any = None
        mode, saved = 0, []
        for instruction in pikepdf.parse_content_stream(stream, _OPERATORS):
            operands: list[Any] = list(instruction.operands)
            match str(instruction.operator):
                case "BMC" | "BDC" as op:
                    marks.append(self._opened(op, operands, resources, [outer, *marks]))
                case "EMC":
                    if marks:
                        marks.pop()
                    else:
                        self._astray("a mark ends that did not begin")
                case "q":
                    saved.append((font, mode))
                case "Q":
                    font, mode = saved.pop() if saved else (font, mode)
                case "Tf":
                    font = self._font(str(operands[0]), resources)
                case "Tr":
                    mode = number(operands[0]) or 0
                case op if op in _SHOW:
                    self._shown(font, operands, mode)
                    self._painted([outer, *marks])
                case op if op in _PAINT or op == "INLINE IMAGE":
                    if op == "sh":
                        shading = child(resources, "Shading", str(operands[0])[1:])
                        self._space(child(shading, "ColorSpace"), resources)
                    self._painted([outer, *marks])
                case "Do":
                    self._object(str(operands[0])[1:], resources, [outer, *marks], depth)
                case op:
                    self._state(op, operands, resources, depth)
        if marks:
            self._astray("a mark begins that does not end")

    def form(self, stream: Any, resources: Any, outer: str, depth: int) -> None:
        """Walk a form or its like, once for each sort of place that it is drawn at."""
        key = key_of(stream)
        if depth > _DEEPEST or (key, outer) in self.done:
            return
        self.done.add((key, outer))
        own = stream.get("/Resources", resources)
        walk = _Walk(self.drawn, self.done, self.page, key)
        walk.run(stream, own, outer, depth)

    def _astray(self, what: str) -> None:
        self.drawn.astray.append((what, self.page))

    def _painted(self, marks: list[str]) -> None:
        if not any(marks):
            self._astray("content is neither tagged nor an artifact")

    def _opened(self, operator: str, operands: list[Any], resources: Any, above: list[str]) -> str:
        """Say what a mark makes of its content, and keep its MCID."""
        tag = name(operands[0]) if operands else ""
        properties: Any = operands[1] if operator == "BDC" and len(operands) > 1 else None
        if isinstance(properties, pikepdf.Name):
            properties = child(resources, "Properties", name(properties))
        if language := text(child(properties, "Lang")):
            self.drawn.languages.setdefault(language, self.page)
        mcid = number(child(properties, "MCID"))
        if tag == "Artifact":
            if TAGGED in above:
                self._astray("an artifact stands inside tagged content")
            return ARTIFACT
        if mcid is None:
            return OTHER
        if ARTIFACT in above:
            self._astray("tagged content stands inside an artifact")
        elif TAGGED in above[1:]:
            self._astray("tagged content stands inside other tagged content")
        if (self.owner, mcid) in self.drawn.marks:
            self._astray(f"two pieces of content have the number {mcid}")
        self.drawn.marks[self.owner, mcid] = self.page
        return TAGGED

    def _font(self, label: str, resources: Any) -> Any:
        font = child(resources, "Font", label[1:])
        if not is_dictionary(font):
            return None
        key: Any = key_of(font)
        key = (self.owner, label) if key == DIRECT else key
        self.drawn.fonts.setdefault(key, UsedFont(font, self.page))
        return key

    def _shown(self, font: Any, operands: list[Any], mode: int) -> None:
        if font is None:
            self._astray("text is drawn in a font that the page does not have")
            return
        used = self.drawn.fonts[font]
        used.visible = used.visible or mode != _INVISIBLE
        for operand in operands:
            for piece in operand if isinstance(operand, pikepdf.Array) else [operand]:
                if isinstance(piece, pikepdf.String):
                    used.strings.add(bytes(piece))

    def _object(self, label: str, resources: Any, marks: list[str], depth: int) -> None:
        stream = child(resources, "XObject", label)
        if not isinstance(stream, pikepdf.Stream):
            self._astray("an image or form is drawn that the page does not have")
            return
        sort = next((m for m in reversed(marks) if m), OTHER)
        if name(stream.get("/Subtype")) == "Form":
            self.drawn.forms[key_of(stream)] = self.drawn.forms.get(key_of(stream), 0) + 1
            self.form(stream, resources, sort, depth + 1)
            return
        self._painted(marks)
        self._space(stream.get("/ColorSpace"), resources)

    def _state(self, operator: str, operands: list[Any], resources: Any, depth: int) -> None:
        """Keep colours, rendering intents and graphics states; walk patterns."""
        if operator in _DEVICE:
            self._device(_DEVICE[operator], resources)
        elif operator in _SPACES:
            self._space(operands[0], resources)
        elif operator == "ri":
            self.drawn.intents.setdefault(name(operands[0]), self.page)
        elif operator == "gs":
            state = child(resources, "ExtGState", str(operands[0])[1:])
            key: Any = key_of(state)
            key = (self.owner, str(operands[0])) if key == DIRECT else key
            self.drawn.states.setdefault(key, (state, self.page))
        elif operator in {"scn", "SCN"} and operands and isinstance(operands[-1], pikepdf.Name):
            pattern = child(resources, "Pattern", name(operands[-1]))
            self._space(child(pattern, "Shading", "ColorSpace"), resources)
            if isinstance(pattern, pikepdf.Stream):
                self.form(pattern, resources, TAGGED, depth + 1)

    def _space(self, space: Any, resources: Any, depth: int = 0) -> None:
        """Keep the device spaces that a colour space is made of (8.6)."""
        if depth > _DEEPEST or space is None:
            return
        label = name(space)
        if label.startswith("Device"):
            self._device(label[6:], resources)
        elif label:
            named = child(resources, "ColorSpace", label)
            if named is not None:
                self._space(named, resources, depth + 1)
        elif isinstance(space, pikepdf.Array) and len(space) > 1:
            kind = name(space[0])
            if kind in {"Indexed", "Pattern"}:
                self._space(space[1], resources, depth + 1)
            elif kind in {"Separation", "DeviceN"} and len(space) > 2:
                self._space(space[2], resources, depth + 1)

    def _device(self, kind: str, resources: Any) -> None:
        if child(resources, "ColorSpace", f"Default{kind}") is None:
            self.drawn.colours.setdefault((kind, "Device"), self.page)
