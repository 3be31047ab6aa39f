"""Addresses of the source as the formats have them: the same as the writer's, by other code."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefgen.markup.addresses import address_fault
from briefgen.parity.addresses import in_word
from briefgen.writers.docx.links import usable_target

PIECES = st.text("aZ09-._~:/?#[]@!$&'()*+,;=%25\"<>\\^`{|}ḥ。\u0085\u2028 ", max_size=12)
HOSTS = st.sampled_from(
    ["example.org", "www.dawn.com.", "localhost", "[::1]", "münchen.de", "a_b.example.org:8080"]
)
USERS = st.sampled_from(["", "", "ada@", "ada:x%20y@", "a@b@"])
ADDRESSES = st.builds(
    lambda scheme, user, host, rest: f"{scheme}://{user}{host}{rest}",
    st.sampled_from(["https", "http", "HTTPS"]),
    USERS,
    HOSTS,
    st.one_of(
        st.just(""), PIECES.map(lambda text: f"/{text}"), PIECES.map(lambda text: f"#{text}")
    ),
)


@given(ADDRESSES)
def test_word_is_expected_to_have_what_its_writer_writes(address: str) -> None:
    if address_fault(address) is None:  # another is an error at its line
        assert in_word(address) == usable_target(address)


@pytest.mark.parametrize(
    ("address", "written"),
    [
        ("https://example.org/a#b#c", "https://example.org/a#b%23c"),
        ("https://example.org/50%/%2F", "https://example.org/50%25/%2F"),
        ("https://example.org/a[1]|b", "https://example.org/a%5B1%5D%7Cb"),
        ("https://example.org/ḥ", "https://example.org/ḥ"),
        ("mailto:ada@example.org?subject=x y", "mailto:ada@example.org?subject=x%20y"),
        ("https://[::1]/", None),
        ("ftp://example.org/", None),
        ("https://example.org/" + "a" * 2060, None),
    ],
)
def test_what_word_cannot_have_is_encoded_or_text(address: str, written: str | None) -> None:
    assert in_word(address) == written == usable_target(address)
