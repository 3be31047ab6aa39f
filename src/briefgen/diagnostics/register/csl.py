"""BG4..: CSL styles."""

from __future__ import annotations

from briefgen.diagnostics.register import Code

UNKNOWN_STYLE = Code(
    "BG401",
    "unknown-style",
    "the brief names a citation style that nobody knows",
    "name a bundled style, a published CSL style, or a .csl file of the workspace",
)
BROKEN_STYLE = Code(
    "BG402",
    "broken-style",
    "a citation style breaks the rules of CSL 1.0.2",
    "mend the style file at the line shown, or use a published one",
)
