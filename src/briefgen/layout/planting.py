"""The place of each start tag, planted while a template is read.

Needed only where a template is compiled, which is once and not once a run.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream

from briefgen.layout.origins import plant
from briefgen.source import SourceFile


class Planting(Extension):
    """Plants origins in the text of templates (``layout/origins.py``)."""

    def filter_stream(self, stream: TokenStream) -> Iterable[Token]:
        name = stream.name or ""
        file = self.environment.loader.files.get(name)  # type: ignore[union-attr] # layout/sandbox
        return _planted(stream, name, file) if file is not None else stream


def _planted(stream: TokenStream, name: str, file: SourceFile) -> Iterator[Token]:
    """Give the tokens of a template, its text with origins.

    Jinja counts lines only; the text of a token stands in the file as it is, at or after that
    line and after the text before it.
    """
    after = 0
    for token in stream:
        if token.type == "data":
            start = max(after, file.offset(token.lineno))
            found = file.text.find(token.value, start)
            start = found if found >= 0 else start
            after = start + len(token.value)
            yield Token(token.lineno, token.type, plant(token.value, name, start))
        else:
            yield token
