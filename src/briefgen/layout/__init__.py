"""Lay out: a resolved brief becomes one page in a small vocabulary, through a Jinja layout."""
