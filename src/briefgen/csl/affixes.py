"""What the author wrote before and after a cite, joined to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from briefgen.csl.citation import Cite
from briefgen.csl.output import Child, Out, is_empty
from briefgen.csl.richtext import Display, Link, Node, RichText, Styled, Text
from briefgen.csl.textcase import upper

if TYPE_CHECKING:
    from briefgen.csl.processor import Processor


def with_affixes(processor: Processor, cite: Cite, out: Out, first: bool) -> Out:
    """Put a cite's prefix and suffix around it, with the spaces that they need.

    `first` says that the cite begins a note, and so with a capital if nothing stands before it.
    """
    starts = starts_sentence(plain(cite.prefix), first) if cite.prefix else first
    if processor.style.is_note and starts:
        particles = processor.options.capital_particles and first
        out = capitalized(out, particles, processor.locale.language)
    if not cite.prefix and not cite.suffix:
        return out
    prefix = children_of(processor, cite.prefix)
    suffix = children_of(processor, cite.suffix)
    if not prefix and not suffix:
        return out
    children: list[Child] = []
    if prefix:
        children += [Out(prefix), _gap_after(cite.prefix)]
    children.append(out)
    if suffix:
        children += [_gap_before(cite.suffix), Out(suffix)]
    return Out([child for child in children if child != ""])


_CLOSERS = " \u00a0\"'”’»)]"


def starts_sentence(prefix: str, first: bool) -> bool:
    """Say whether a cite begins a sentence: the note's first, or one after a whole prefix."""
    words = prefix.split()
    if not words:
        return first
    return len(words) > 1 and prefix.rstrip(_CLOSERS).endswith((".", "!", "?"))


def capitalized(out: Out, particles: bool, language: str) -> Out:
    """Give the cite a capital if it begins with a term (or with the particle of a name)."""
    if not _may_rise(out, particles, False):
        return out
    changed = _raised(out, language)
    assert isinstance(changed, Out)
    return changed


def _may_rise(node: Child, particles: bool, allowed: bool) -> bool | None:
    """Say whether the first characters may take a capital; None where there are none."""
    if isinstance(node, str):
        return allowed if node else None
    if node.prefix and node.prefix.strip(" (["):
        return None if is_empty(node) else False
    allowed = (
        allowed or (node.tag == "term" and not node.value) or (particles and node.tag == "particle")
    )
    for child in node.children:
        found = _may_rise(child, particles, allowed)
        if found is not None:
            return found
    return None


def _raised(node: Child, language: str) -> Child:
    """Rebuild the way down to the first characters."""
    if isinstance(node, str):
        return upper(node[:1], language) + node[1:]
    index = next(at for at, child in enumerate(node.children) if not is_empty(child))
    changed = _raised(node.children[index], language)
    return node.copy([*node.children[:index], changed, *node.children[index + 1 :]])


def plain(text: RichText | str) -> str:
    """Return the characters of a prefix or suffix."""
    return text if isinstance(text, str) else text.plain()


def _gap_after(prefix: RichText | str) -> str:
    last = plain(prefix)[-1:]
    return "" if not last or last in " \u00a0([“‘'\"/-–—" or last == "’" else " "


def _gap_before(suffix: RichText | str) -> str:
    first = plain(suffix)[:1]
    return " " if first.isalnum() or first in "([" else ""


def children_of(processor: Processor, text: RichText | str) -> list[Child]:
    """Return a prefix or suffix as children of the output tree; markup in strings is read."""
    if isinstance(text, str):
        return list(processor.shared.free_text.read(text)) if text else []
    return [_child(node) for node in text.nodes]


def _child(node: Node) -> Child:
    if isinstance(node, Text):
        return node.text
    out = Out([_child(each) for each in node.children])
    if isinstance(node, Styled):
        out.styles = (node.style,)
        out.parsed = True
    elif isinstance(node, Link):
        out.url = node.url
    elif isinstance(node, Display):
        out.display = node.kind
    return out
