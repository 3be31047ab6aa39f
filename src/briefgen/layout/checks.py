"""What must hold of every page, whatever its layout: nothing is silent.

Stage: layout. The tidied page against the brief that it shows.
"""

from __future__ import annotations

from briefgen.diagnostics import Sink
from briefgen.layout.labels import Labels
from briefgen.layout.layout import Layout
from briefgen.layout.origins import Origins
from briefgen.layout.xhtml import Element
from briefgen.model.brief import ResolvedBrief


def check(body: Element, resolved: ResolvedBrief, layout: Layout, labels: Labels, origins: Origins, sink: Sink) -> bool:
    return True
