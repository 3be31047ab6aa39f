"""Links and destinations: where each link element leads, and whether that place is there.

ISO 32000-1, 12.3.2 (destinations), 12.5.6.5 (link annotations), 12.6.4 (actions).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from briefgen.named import NamedTuple
from briefgen.parity.pdf.cos import File, Name, Obj, Ref

_DEEPEST: Final = 32


class Destination(NamedTuple):
    """A place: page index and the height of its top (points from below), None if unsaid."""

    page: int
    left: float | None
    top: float | None


class Links:
    """Resolves the links of one file."""

    def __init__(self, file: File, catalog: dict[str, Obj], pages: dict[int, int]) -> None:
        self._file = file
        self._pages = pages
        self.tree = file.dictionary(catalog.get("StructTreeRoot"))
        self.oddities: list[str] = []
        names = file.dictionary(catalog.get("Names"))
        self.destinations: dict[str, Destination] = {}
        for name, obj in self._names(names.get("Dests"), 0):
            self._keep(name, obj)
        for key, obj in file.dictionary(catalog.get("Dests")).items():
            self._keep(key, obj)
        for forbidden in ("OpenAction", "AA"):
            if forbidden in catalog and not isinstance(file.get(catalog[forbidden]), list):
                self.oddities.append(f"the file acts on its own ({forbidden})")
        for forbidden in ("JavaScript", "EmbeddedFiles"):
            if forbidden in names:
                self.oddities.append(f"the file carries {forbidden}")

    def _names(self, obj: Obj, depth: int) -> Iterator[tuple[str, Obj]]:
        """Walk a name tree (7.9.6)."""
        entries = self._file.dictionary(obj)
        pairs = self._file.array(entries.get("Names"))
        for key, value in zip(pairs[0::2], pairs[1::2], strict=False):
            yield self._file.text(key), value
        if depth < _DEEPEST:
            for kid in self._file.array(entries.get("Kids")):
                yield from self._names(kid, depth + 1)

    def _keep(self, name: str, obj: Obj) -> None:
        place = self.place(obj)
        if place is not None:
            self.destinations[name] = place

    def place(self, obj: Obj) -> Destination | None:
        """Give the place of an explicit destination, None where it is none of this file."""
        value = self._file.get(obj)
        if isinstance(value, dict):
            value = self._file.get(value.get("D"))
        if not isinstance(value, list) or not value or not isinstance(value[0], Ref):
            return None
        page = self._pages.get(value[0].number)
        if page is None:
            return None
        left, top = (
            (float(n) if isinstance(n, int | float) else None)
            for n in ((*map(self._file.get, value[2:4]), None, None)[:2])
        )
        return Destination(page, left, top)

    def target(self, element: dict[str, Obj]) -> tuple[str, bool]:
        """Give the target of a Link element and whether it is dead: no annotation, no place."""
        found = {self._annotation(kid) for kid in self._kids(element.get("K"))}
        found.discard(None)
        targets = {target for target in found if target is not None}
        if len(targets) == 1:
            return targets.pop()
        if not targets:
            return "#", True
        self.oddities.append("one link leads to several places")
        return min(targets)

    def _kids(self, obj: Obj) -> list[Obj]:
        value = self._file.get(obj)
        return value if isinstance(value, list) else [value]

    def _annotation(self, kid: Obj) -> tuple[str, bool] | None:
        entries = self._file.dictionary(kid)
        if entries.get("Type") != "OBJR":
            return None
        annotation = self._file.dictionary(entries.get("Obj"))
        action = self._file.dictionary(annotation.get("A"))
        match action.get("S"):
            case Name("URI"):
                return self._file.text(action.get("URI")), False
            case Name("GoTo"):
                return self._inside(action.get("D"))
            case Name() as kind:
                self.oddities.append(f"a link with the action {kind}")
                return f"({kind})", True
            case _:
                return self._inside(annotation.get("Dest"))

    def _inside(self, obj: Obj) -> tuple[str, bool]:
        value = self._file.get(obj)
        if isinstance(value, bytes | Name):
            name = self._file.text(value) if isinstance(value, bytes) else str(value)
            return f"#{name}", name not in self.destinations
        place = self.place(obj)
        names = [name for name, other in self.destinations.items() if other == place]
        return ("#" + (names[0] if names else ""), place is None)

    def outline(self, obj: Obj) -> list[tuple[int, str]]:
        """Give the bookmarks, level and words; report those that lead nowhere."""
        found: list[tuple[int, str]] = []
        seen: set[int] = set()
        todo = [(self._file.dictionary(obj).get("First"), 1)]
        while todo:
            reference, level = todo.pop()
            if isinstance(reference, Ref):
                if reference.number in seen:
                    continue
                seen.add(reference.number)
            entries = self._file.dictionary(reference)
            if not entries:
                continue
            title = self._file.text(entries.get("Title"))
            found.append((level, title))
            action = self._file.dictionary(entries.get("A"))
            _, dead = self._inside(entries.get("Dest", action.get("D")))
            if dead:
                self.oddities.append(f'the bookmark "{title}" leads nowhere')
            todo.append((entries.get("Next"), level))
            todo.append((entries.get("First"), level + 1))
        return found
