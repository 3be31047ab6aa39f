"""Labels: the words, and how dates and names are put together from them."""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from briefgen.frozen import frozen, replace


@frozen
class Labels:
    """The words of one language; ``{…}`` in a pattern stands for what a method fills in.

    ``language`` is the brief's tag, ``months`` stand as they do within a date (genitive where
    the language has one). Lists of names take ``names_two`` for two, else ``names_more`` for
    the last step and ``names_comma`` between the others. ``quote_takes_comma`` is "yes" where a
    comma stands before the closing quotation mark.
    """

    language: str
    notes: str
    summary: str
    about_one: str
    about_many: str
    figure_n: str
    table_n: str
    contents: str
    suggested_citation: str
    back_to_reference: str
    back_to_place: str
    backlink: str
    page_of: str
    version_n: str
    corrections: str
    corrected_on: str
    publisher: str
    licence: str
    skip_to_content: str
    date_pattern: str
    first_of_month: str
    names_two: str
    names_more: str
    names_comma: str
    series_n: str
    open_quote: str
    close_quote: str
    quote_takes_comma: str
    comma: str
    full_stop: str
    place_publisher: str
    imprint: str
    months: tuple[str, ...]

    def reworded(self, words: Mapping[str, str]) -> Labels:
        """Give the same with some words, by name, that a house prefers."""
        changed: dict[str, Any] = dict(words)
        return replace(self, **changed)

    def date(self, date: datetime.date) -> str:
        """Write a date in words: "27 September 2016"."""
        day = self.first_of_month if date.day == 1 else str(date.day)
        month = self.months[date.month - 1]
        return self.date_pattern.format(day=day, month=month, year=date.year)

    def names(self, names: Sequence[str]) -> str:
        """Join names as a sentence would: "A, B, and C"."""
        if len(names) < 2:
            return "".join(names)
        if len(names) == 2:
            return self.names_two.format(first=names[0], last=names[1])
        joined = self.names_comma.join(names[:-1])
        return self.names_more.format(first=joined, last=names[-1])

    def about(self, authors: int) -> str:
        """Give the heading over what is said about so many authors."""
        return self.about_one if authors == 1 else self.about_many

    def figure(self, number: int) -> str:
        return self.figure_n.format(n=number)

    def table(self, number: int) -> str:
        return self.table_n.format(n=number)

    def series(self, name: str, number: str) -> str:
        """Write a series with its number, or alone where it has none."""
        return self.series_n.format(name=name, n=number) if number else name

    def version(self, version: str) -> str:
        return self.version_n.format(n=version)

    def corrected(self, date: datetime.date) -> str:
        return self.corrected_on.format(date=self.date(date))

    def back(self, note: int, place: int, places: int) -> str:
        """Name a back-link for who cannot see where it stands."""
        pattern = self.back_to_reference if places == 1 else self.back_to_place
        return pattern.format(n=note, place=place)

    def quoted(self, title: str, *, followed: bool = True) -> str:
        """Put a title in quotation marks, with the comma that comes after it."""
        comma = self.comma if followed else ""
        if self.quote_takes_comma == "yes":
            mark = comma.rstrip()
            return f"{self.open_quote}{title}{mark}{self.close_quote}{comma[len(mark) :]}"
        return f"{self.open_quote}{title}{self.close_quote}{comma}"

    def published(self, place: str, publisher: str, date: datetime.date) -> str:
        """Write who published and when: "(London: Institute, 27 September 2016)"."""
        if place:
            publisher = self.place_publisher.format(place=place, publisher=publisher)
        return self.imprint.format(publisher=publisher, date=self.date(date))
