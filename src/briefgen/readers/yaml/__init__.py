"""YAML -> a tree of scalars, sequences and mappings with spans. Every scalar is text."""

from __future__ import annotations

from briefgen.readers.yaml.parse import parse_yaml
from briefgen.readers.yaml.tree import Entry, Mapping, Node, Scalar, Sequence, Style

__all__ = ["Entry", "Mapping", "Node", "Scalar", "Sequence", "Style", "parse_yaml"]
