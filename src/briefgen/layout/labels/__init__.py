"""The words of the brief's language: "Notes", "Figure 1", "27 September 2016".

One data file a language (``labels/<language>.toml``), with what a region does otherwise; each is
complete, or the layout stage says what is missing.
"""

from __future__ import annotations

from briefgen.layout.labels.labels import Labels
from briefgen.layout.labels.load import available, load_labels

__all__ = ["Labels", "available", "load_labels"]
