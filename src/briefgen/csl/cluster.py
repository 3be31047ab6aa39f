"""One citation: its cites rendered, collapsed, joined and set (CSL 1.0.2, "Citation")."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.csl.citation import Citation, Cite, Place, Position, RenderedCitation
from briefgen.csl.collapse import YEAR_SUFFIX, Joiner
from briefgen.csl.dates import YEAR
from briefgen.csl.elements import Look
from briefgen.csl.names import NAMES
from briefgen.csl.output import Child, Out, find, replace
from briefgen.csl.render import render_all
from briefgen.csl.repeats import Repeats
from briefgen.csl.richtext import RichText

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor

CITE = "cite"


class ClusterRenderer:
    """Renders citations of one processor."""

    def __init__(self, processor: Processor) -> None:
        self.processor = processor
        self.area = processor.style.citation
        self.joiner = Joiner(processor)
        self.repeats = Repeats(processor, self.content)

    def render(
        self, given: Citation, citation: Citation, places: tuple[Place, ...]
    ) -> RenderedCitation:
        """Render one citation; `citation` is `given` with its cites in printing order."""
        content = self.repeats.content(citation, places)
        if len(places) == 1:
            position, near_note, first_note = places[0]
            return RenderedCitation(
                content, (position or Position.FIRST,), given.id, (first_note,), (near_note,)
            )
        by_cite = {id(cite): place for cite, place in zip(citation.cites, places, strict=True)}
        ordered = [by_cite[id(cite)] for cite in given.cites]
        return RenderedCitation(
            content,
            tuple([place.position or Position.FIRST for place in ordered]),
            given.id,
            tuple([place.first_note for place in ordered]),
            tuple([place.near_note for place in ordered]),
        )

    def content(self, citation: Citation, places: tuple[Place, ...]) -> RichText:
        """Render the words of a citation."""
        outs = [self.cite(cite, place) for cite, place in zip(citation.cites, places, strict=True)]
        parts = self.joiner.joined(citation.cites, outs, citation.starts_note)
        return self.processor.setter.rich(self._layout(parts, citation))

    def cite(self, cite: Cite, place: Place) -> Out:
        """Render one cite, without its prefix and suffix."""
        cx = self.processor.context(cite.item_id, "citation", cite, place)
        rendered = Out(render_all(cx, cx.abridged(self.area.children)), tag=CITE)
        suffixed = with_year_suffix(rendered, cx.expansion.year_suffix)
        out: Child | None = suffixed
        if cite.suppress_author:
            out = without_first_names(suffixed)
        elif cite.author_only:
            out = first_names(suffixed)
        return out if isinstance(out, Out) else Out([], tag=CITE)

    def _layout(self, parts: list[Child], citation: Citation) -> Out:
        """Join cites and put the layout's affixes around them; they share its formatting."""
        look: Look = self.area.look
        joined = Out(parts)
        # Names for the prose are not a citation yet.
        if parts and not all(cite.author_only for cite in citation.cites):
            joined.prefix = look.prefix
            joined.suffix = look.suffix if citation.ends_note else ""
        return Out([joined], styles=look.styles) if look.styles else joined


def with_year_suffix(out: Child, suffix: str) -> Child:
    """Append a year-suffix to the first year, unless the style prints it ("year-suffix")."""
    if not suffix or find(out, YEAR_SUFFIX) is not None:
        return out
    done = False

    def append(node: Out) -> Child | None:
        nonlocal done
        if node.tag in (YEAR, "citation-label") and node.value != "accessed" and not done:
            done = True
            mark = Out([suffix], tag=YEAR_SUFFIX)
            mark.value = suffix
            return node.copy([*node.children, mark])
        return node

    return replace(out, append) or out


def without_first_names(node: Child) -> Child | None:
    """Drop the first names of a cite ("suppress-author")."""
    dropped = False

    def drop(each: Out) -> Child | None:
        nonlocal dropped
        if each.tag == NAMES and not dropped:
            dropped = True
            return None
        return each

    return replace(node, drop)


def first_names(node: Child) -> Child:
    """Keep only the first names of a cite ("author-only")."""
    names = find(node, NAMES)
    return Out([names.copy(names.children)] if names is not None else [], tag=CITE)
