"""The catalogue's templates: briefgen's own, each of which a workspace's file may stand in for.

``templates/catalogue/`` holds ``index.html.j2``, ``brief.html.j2``, ``catalogue.css`` and
``catalogue.js``. Templates are filled in as layouts are: sandboxed, strict, escaping.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from briefgen.diagnostics import BriefgenError, Diagnostic, Sink
from briefgen.diagnostics.register import build as codes
from briefgen.frozen import frozen
from briefgen.layout.load import built_in
from briefgen.readers.files import FileRefused, Folder
from briefgen.readers.text import decode

if TYPE_CHECKING:
    from jinja2 import Environment, Template

INDEX: Final = "index.html.j2"
BRIEF: Final = "brief.html.j2"
CSS: Final = "catalogue.css"
JS: Final = "catalogue.js"
_PLAIN: Final = frozenset((str, int, tuple))
"""Values that reach nothing further: a text, a number, or a tuple whose parts are asked for."""
_FOLDER: Final = "templates/catalogue"
_NAME: Final = re.compile(r"[a-z0-9_-]+(\.[a-z0-9]+)+\Z")


@frozen
class Templates:
    """The texts by name; no file is opened after this."""

    texts: dict[str, str]

    def fill(self, name: str, values: dict[str, Any]) -> str:
        """Fill in a template; raises ``BriefgenError`` that names it and its line."""
        return self.filler(name)(values)

    def filler(self, name: str) -> Filler:
        """Give a template, compiled once, to be filled in many times."""
        return Filler(name, _environment(self.texts), self.texts)


class Filler:
    """One template of one environment."""

    def __init__(self, name: str, environment: Environment, texts: dict[str, str]) -> None:
        self._name = name
        self._template = _guarded(name, texts, lambda: environment.get_template(name))
        self._texts = texts

    def __call__(self, values: dict[str, Any]) -> str:
        template: Template = self._template
        filled: str = _guarded(self._name, self._texts, lambda: template.render(values))
        return filled


def load_templates(folder: Folder) -> Templates:
    """Read the templates: the workspace's files go before briefgen's own."""
    texts: dict[str, str] = {}
    sink = Sink()
    for root, prefix in ((built_in(), "briefgen/"), (folder, "")):
        for name in root.list(_FOLDER):
            if _NAME.match(name):
                texts[name] = _read(root, f"{_FOLDER}/{name}", prefix, sink)
    if sink.failed:
        raise BriefgenError(*sink)
    return Templates(texts)


def _read(root: Folder, path: str, prefix: str, sink: Sink) -> str:
    try:
        file = decode(root.read(path), f"{prefix}{path}", sink)
    except FileRefused as refused:
        message = f"{prefix}{path} cannot be read: {refused.refusal}"
        sink.report(codes.CATALOGUE_TEMPLATE, message, (), codes.CATALOGUE_TEMPLATE.mend)
        return ""
    return "" if file is None else file.text


def _environment(texts: dict[str, str]) -> Environment:
    from jinja2 import FunctionLoader, StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    class Environment(ImmutableSandboxedEnvironment):
        """The sandbox, with a short way for what a view is made to show."""

        def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
            if type(value) in _PLAIN and not attr.startswith("_"):
                return True
            return super().is_safe_attribute(obj, attr, value)

    environment = Environment(
        # With a file's name, which DictLoader doesn't give, tracebacks name the template.
        loader=FunctionLoader(lambda name: (texts[name], name, None) if name in texts else None),
        undefined=StrictUndefined,
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.globals = {}
    return environment


def _guarded(name: str, texts: dict[str, str], act: Any) -> Any:
    """Do what may run a template's own code; whatever that raises is the template's fault."""
    from jinja2 import TemplateError

    try:
        return act()
    except Exception as error:
        place, trace = "", error.__traceback__
        while trace is not None:
            file = trace.tb_frame.f_code.co_filename
            if file in texts:
                place = f"{_FOLDER}/{file}:{trace.tb_lineno}"
            trace = trace.tb_next
        if not place and not isinstance(error, TemplateError):
            raise
        line = getattr(error, "lineno", None)
        place = place or f"{_FOLDER}/{name}" + (f":{line}" if line else "")
        words = str(error).strip().rstrip(".") or type(error).__name__
        message = f"{place}: {words[:1].lower()}{words[1:]}"
        diagnostic = Diagnostic(
            codes.CATALOGUE_TEMPLATE, message, (), (codes.CATALOGUE_TEMPLATE.mend,)
        )
        raise BriefgenError(diagnostic) from None
