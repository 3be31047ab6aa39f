"""What can be wrong with a style or with what names one."""

from __future__ import annotations


class StyleError(Exception):
    """A style file that breaks the rules of CSL 1.0.2, with its place."""

    def __init__(self, message: str, name: str = "", line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.message = message
        self.name = name
        self.line = line
        self.column = column

    def __str__(self) -> str:
        return f"{self.name}:{self.line}:{self.column}: {self.message}"


class StyleNotFound(Exception):  # noqa: N818 - it is what the caller asks about
    """No style goes by that name; `suggestions` are near ones."""

    def __init__(self, name: str, suggestions: tuple[str, ...] = ()) -> None:
        super().__init__(f'no citation style "{name}"')
        self.name = name
        self.suggestions = suggestions


class UnknownItem(Exception):  # noqa: N818 - it is what the caller asks about
    """A cite names an item that isn't among the items given."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f'no item "{item_id}"')
        self.item_id = item_id
