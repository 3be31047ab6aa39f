"""Whatever an item holds, the processor prints something or nothing, and never fails."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen import csl
from tests.csl.small import notes

_STYLE = csl.load_style("briefgen-notes")
_TEXT = st.text(alphabet="aZé1-–.,:;?!'\"“”‘’<i>/& \u00a0毛ʿ", max_size=12)
_SCALAR = st.one_of(st.none(), st.booleans(), st.integers(-9999, 99999), _TEXT)
_NAME = st.dictionaries(
    st.sampled_from(["family", "given", "suffix", "literal", "dropping-particle"]), _SCALAR
)
_DATE = st.one_of(
    _SCALAR,
    st.fixed_dictionaries(
        {}, optional={"date-parts": st.lists(st.lists(_SCALAR, max_size=4), max_size=3),
                      "season": _SCALAR, "raw": _TEXT, "literal": _TEXT, "circa": _SCALAR}
    ),
)  # fmt: skip
_ITEM = st.fixed_dictionaries(
    {"type": st.sampled_from(["book", "chapter", "interview", "article-magazine", "webpage", ""])},
    optional={
        "author": st.one_of(_SCALAR, st.lists(st.one_of(_NAME, _SCALAR), max_size=4)),
        "editor": st.lists(_NAME, max_size=2),
        "interviewer": st.lists(_NAME, max_size=2),
        "title": st.one_of(_SCALAR, st.lists(_SCALAR, max_size=2)),
        "container-title": _SCALAR,
        "issue": _SCALAR,
        "edition": _SCALAR,
        "page": _SCALAR,
        "issued": _DATE,
        "accessed": _DATE,
        "note": _SCALAR,
        "URL": _SCALAR,
    },
)


@settings(max_examples=150)
@given(st.lists(_ITEM, min_size=1, max_size=4), _TEXT)
def test_no_item_makes_the_processor_fail(items: list[dict[str, Any]], locator: str) -> None:
    keyed = {f"i{number}": item for number, item in enumerate(items)}
    processor = csl.Processor(_STYLE, keyed)
    cited = [*notes(*keyed), csl.Citation((csl.Cite("i0", locator),), 9)]
    for rendered in processor.cite(cited):
        csl.html(rendered.content)
    bibliography = processor.bibliography()
    assert bibliography is not None


@settings(max_examples=150)
@given(st.lists(_TEXT, max_size=4))
def test_joined_text_loses_no_letter(parts: list[str]) -> None:
    joined = csl.join(parts, _LOCALE).plain()
    letters = [each for part in parts for each in part if each.isalnum()]
    assert [each for each in joined if each.isalnum()] == letters


_LOCALE = csl.Locales().locale("en-US")
