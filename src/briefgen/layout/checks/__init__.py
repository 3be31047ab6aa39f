"""What must hold of every page, whatever its layout: nothing of the brief is lost or altered.

Stage: layout. The tidied page against the brief that it shows.
"""

from __future__ import annotations

from briefgen.diagnostics import Sink
from briefgen.layout.checks.index import Index
from briefgen.layout.checks.notes import check_notes
from briefgen.layout.checks.parts import Shown, check_parts
from briefgen.layout.checks.structure import check_structure
from briefgen.layout.labels import Labels
from briefgen.layout.layout import Layout
from briefgen.layout.numbering import Numbering
from briefgen.layout.origins import Origins
from briefgen.layout.xhtml import Element
from briefgen.model.brief import ResolvedBrief

__all__ = ["check"]


def check(
    body: Element,
    resolved: ResolvedBrief,
    layout: Layout,
    labels: Labels,
    numbering: Numbering,
    origins: Origins,
    sink: Sink,
) -> bool:
    """Check a page; report all that does not hold, and tell whether everything does."""
    before = len(sink)
    index = Index(body)
    check_structure(index, origins, sink)
    check_notes(index, origins, sink)
    check_parts(Shown(index, layout, labels, numbering, origins), resolved, sink)
    return len(sink) == before
