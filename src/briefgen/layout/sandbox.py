"""Fill in a layout's template: sandboxed, strict, escaping, its faults told at its lines.

Stage: layout. A template reaches the files of its layout and what it is given, nothing else.
"""

from __future__ import annotations

import marshal
import re
import sys
from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import lru_cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

import jinja2
from jinja2 import (
    BaseLoader,
    BytecodeCache,
    Environment,
    StrictUndefined,
    TemplateNotFound,
    TemplateSyntaxError,
    UndefinedError,
)
from jinja2.bccache import Bucket
from jinja2.sandbox import ImmutableSandboxedEnvironment

from briefgen.diagnostics import Sink, at, did_you_mean
from briefgen.diagnostics.register import layout as codes
from briefgen.layout.context import VIEWS
from briefgen.layout.layout import PAGE, Layout
from briefgen.layout.origins import DeclarationError
from briefgen.readers.cache import cache_folder, save, sealed, unsealed
from briefgen.source import SourceFile, Span

_FIELDS: Final = {kind: frozenset(kind.__match_args__) for kind in VIEWS}


class _Files(BaseLoader):
    """The files of one layout, already read."""

    def __init__(self, files: Mapping[str, SourceFile]) -> None:
        self.files = files

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Any]:
        file = self.files.get(template)
        if file is None:
            raise TemplateNotFound(template)
        return file.text, template, lambda: True


_PLANTERS: Final = ("origins.py", "planting.py")
"""The modules that decide, with Jinja, what a template is compiled to."""


class _Compiled(BytecodeCache):
    """Compiled templates in the cache folder: one is compiled once, not once a run."""

    def __init__(self, folder: Path) -> None:
        # What decides the code beside a template's source, whose checksum each bucket has.
        planters = [Path(__file__).with_name(name).stat() for name in _PLANTERS]
        stamps = " ".join(f"{stat.st_size} {stat.st_mtime_ns}" for stat in planters)
        self._maker = f"{jinja2.__version__} {sys.version} {stamps}"
        self._folder = folder

    def load_bytecode(self, bucket: Bucket) -> None:
        with suppress(OSError, ValueError, EOFError, TypeError):
            known, code = marshal.loads(unsealed(self._file(bucket).read_bytes()))
            bucket.code = code if known == self._key(bucket) else None

    def dump_bytecode(self, bucket: Bucket) -> None:
        save(self._file(bucket), sealed(marshal.dumps((self._key(bucket), bucket.code))))

    def _key(self, bucket: Bucket) -> str:
        return f"{self._maker} {bucket.key} {bucket.checksum}"

    def _file(self, bucket: Bucket) -> Path:
        return self._folder / f"{sha256(self._key(bucket).encode()).hexdigest()[:32]}.template"


class _Sandbox(ImmutableSandboxedEnvironment):
    """Jinja's sandbox, with a short way to the plain data that a template is given."""

    def compile(self, *source: Any, **options: Any) -> Any:
        """Compile a template, read with the place of each start tag in it."""
        from briefgen.layout.planting import Planting

        self.add_extension(Planting)
        return super().compile(*source, **options)

    def getattr(self, obj: Any, attribute: str) -> Any:
        if attribute in _FIELDS.get(type(obj), ()):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


@lru_cache(maxsize=8)
def _environment(files: tuple[tuple[str, str], ...]) -> Environment:
    """Make what compiles and runs these templates; the briefs of a worker share it."""
    environment = _Sandbox(
        loader=_Files({name: SourceFile(name, text) for name, text in files}),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        bytecode_cache=_Compiled(cache_folder() / "templates"),
    )
    environment.globals = {}
    return environment


def fill(layout: Layout, values: Mapping[str, object], sink: Sink) -> str | None:
    """Fill in the layout's page; give its markup with origins, or nothing after a fault."""
    try:
        files = tuple((name, file.text) for name, file in layout.files.items())
        return _environment(files).get_template(PAGE).render(values)
    except DeclarationError as error:
        place = layout.files[error.name].span(error.offset, error.offset + len(error.found))
        message = f"{error.found} has no place in a layout"
        hint = "a layout writes what stands in the body; briefgen writes the rest"
        sink.report(codes.NOT_WELL_FORMED, message, at(place), hint)
    except TemplateSyntaxError as error:
        words = error.message or ""
        message = f"this is not valid Jinja: {_lower(words)}"
        sink.report(codes.TEMPLATE_SYNTAX, message, at(_quoted(layout, error, words)))
    except TemplateNotFound as error:
        name = str(error.name or PAGE)
        sink.report(
            codes.LAYOUT_FILE,
            f'the layout "{layout.name}" has no file "{name}"',
            at(_raised(layout, error, name)),
            did_you_mean(name, layout.files),
        )
    except UndefinedError as error:
        _undefined(layout, error, values, sink)
    except SyntaxError as error:  # Python nests no more than twenty loops in each other
        message = f"the template cannot be run: {_lower(error.msg)}"
        begin = at(_line(layout, error.filename, 1, ""))
        sink.report(codes.TEMPLATE_FAILED, message, begin, "nest fewer loops in each other")
    except Exception as error:
        # Whatever an expression of a template raises is the template's fault, with its line.
        raised = _raised(layout, error, "")
        if raised is None and isinstance(error, RecursionError):  # while Jinja read it
            message = "an expression of the template is nested too deep"
            sink.report(codes.TEMPLATE_FAILED, message, at(_line(layout, PAGE, 1, "")))
            return None
        if raised is None:
            raise
        reason = _lower(str(error) or type(error).__name__)
        if isinstance(error, RecursionError):  # whose words change with the Python
            reason = "it includes or calls itself without end"
        message = f"the template stopped here: {reason}"
        sink.report(codes.TEMPLATE_FAILED, message, at(raised))
    return None


def _quoted(layout: Layout, error: TemplateSyntaxError, words: str) -> Span | None:
    """Give the place of what a message quotes, where its line holds that; else the line."""
    for word in re.findall(r"'([^']+)'", words):
        found = _line(layout, error.name, error.lineno, word)
        if found is not None and found.file.text[found.start : found.end] == word:
            return found
    return _line(layout, error.name, error.lineno, "")


def _undefined(
    layout: Layout, error: UndefinedError, values: Mapping[str, object], sink: Sink
) -> None:
    """Report a name that a template is not given, with the nearest that it is."""
    words = error.message or ""
    view = re.match(r"'briefgen\.layout\.context\.(\w+) object' has no attribute '(\w+)'", words)
    if view:
        from briefgen.layout import context

        owner = view[1].removesuffix("View").lower()
        known: Iterable[str] = getattr(context, view[1]).__slots__
        name = view[2]
        what = "there is no label" if owner == "labels" else f"a {owner} has no"
        message = f'{what} "{name}"'
    else:
        quoted = re.findall(r"'(\w+)'", words)
        name = quoted[-1] if quoted else ""
        known = values
        plain = re.fullmatch(r"'\w+' is undefined", words)
        message = f'there is no "{name}" here' if plain else _lower(words)
    place = _raised(layout, error, name)
    sink.report(codes.TEMPLATE_UNDEFINED, message, at(place), did_you_mean(name, known))


def _raised(layout: Layout, error: BaseException, word: str) -> Span | None:
    """Find the place in the templates where an exception came up, by its traceback.

    Jinja rewrites tracebacks so that a frame of a template bears its name and line.
    """
    name, line, frame = "", 0, error.__traceback__
    while frame is not None:
        file = frame.tb_frame.f_code.co_filename
        if file in layout.files:
            name, line = file, frame.tb_lineno
        frame = frame.tb_next
    return _line(layout, name, line, word)


def _line(layout: Layout, name: str | None, line: int, word: str) -> Span | None:
    """Give the place of a word in a line, or what stands in the line."""
    file = layout.files.get(name or "")
    if file is None or line < 1:
        return None
    text = file.line(min(line, file.text.count("\n") + 1))
    start = file.offset(line)
    found = re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) if word else None
    if found:
        return file.span(start + found.start(), start + found.end())
    indent = len(text) - len(text.lstrip())
    return file.span(start + indent, start + max(len(text.rstrip()), indent + 1))


def _lower(message: str) -> str:
    """Begin a message in lower case and end it without a full stop."""
    message = message.strip().rstrip(".")
    return message[:1].lower() + message[1:]
