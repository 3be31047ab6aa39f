"""A date in another form is told with the one that it most likely means."""

from __future__ import annotations

import pytest

from briefgen.readers.days import likely_date


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("27.9.2016", "2016-09-27"),
        ("2016/09/27", "2016-09-27"),
        ("2016-9-7", "2016-09-07"),
        ("27 September 2016", "2016-09-27"),
        ("September 27, 2016", "2016-09-27"),
        ("Sept. 27th, 2016", "2016-09-27"),
        ("27/09/2016", "2016-09-27"),
        ("09/27/2016", "2016-09-27"),
        ("March 2016", "2016-03"),
        ("9/7/2016", ""),
        ("Ma 2016", ""),
        ("31 September 2016", ""),
        ("yesterday", ""),
        ("1 May 2 2016", ""),
    ],
)
def test_the_date_that_is_likely_meant(written: str, iso: str) -> None:
    assert likely_date(written) == iso
