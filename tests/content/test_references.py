"""A reference without words of its own takes the words of what it points at."""

from __future__ import annotations

from pathlib import Path

import pytest

from briefgen.layout.labels import load_labels
from briefgen.layout.numbering import number

from .examples import PROSE, SLUG, Example, compose
from .workspace import ORDER, read

PROSE_WITH_TARGETS = """\
[](#example), [](#upstream), [](#measuring), [](#fig-dams), [](#tbl-shares).

### Upstream {#upstream}

::: box How it is *measured* {#measuring}
Daily.
:::

![A map](figures/map.png "The dams"){#fig-dams}

| a | b |
|---|---|
| 1 | 2 |

Table: Shares {#tbl-shares}
"""


@pytest.mark.parametrize(
    ("target", "words"),
    [
        ("example", "Example"),
        ("upstream", "Upstream"),
        ("measuring", "How it is measured"),
        ("fig-dams", "Figure 1"),
        ("tbl-shares", "Table 1"),
    ],
)
def test_a_reference_takes_the_words_of_its_target(target: str, words: str, tmp_path: Path) -> None:
    compose(tmp_path, Example("test", 1, PROSE, PROSE_WITH_TARGETS), "")
    reading = read(tmp_path, SLUG)
    assert reading.told == []
    assert reading.brief is not None
    assert number(reading.brief, ORDER, load_labels("en-US")).targets[target] == words
