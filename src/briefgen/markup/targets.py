"""Where a link may lead: https, http, mailto, or the #id of a part of the same brief.

Nothing else reaches an artifact: a relative link would print the build machine's folder.
"""

from __future__ import annotations

import re
from typing import Final

from briefgen.diagnostics import Sink, at
from briefgen.diagnostics.register import markup as codes
from briefgen.markup.addresses import address_fault, bare_doi
from briefgen.source import Span

_MAIL: Final = re.compile(
    r"mailto:[\w.!#$%&'*+/=?^`{|}~-]+@[\w-]+(\.[\w-]+)+(\?\S*)?", re.IGNORECASE
)
_ID: Final = re.compile(r"#[\w:.-]+")


def check_target(target: str, span: Span, sink: Sink) -> str | None:
    """Give the target as artifacts hold it (RFC 3986: ASCII only); None where it is refused."""
    if target.startswith("#"):
        if _ID.fullmatch(target):
            return target
        _refuse(f'"{target}" is not an id', "write it as [text](#funding)", span, sink)
        return None
    lowered = target.lower()
    if lowered.startswith("mailto:"):
        if _MAIL.fullmatch(target):
            return target
        _refuse(f'"{target}" is not an e-mail address', "", span, sink)
        return None
    if doi := bare_doi(target):
        _refuse(f'"{target}" is not an address', f"write https://doi.org/{doi}", span, sink)
        return None
    if not target:
        _refuse("this link has no address", "write one in the parentheses", span, sink)
        return None
    if (fault := address_fault(target)) is not None:
        _refuse(fault.what, fault.mend, span, sink)
        return None
    return ascii_address(target)


def ascii_address(address: str) -> str:
    """Give an address with its non-ASCII characters encoded (RFC 3987, 3.1)."""
    if address.isascii():
        return address
    from urllib.parse import quote, urlsplit, urlunsplit

    parts = urlsplit(address)
    host = parts.netloc
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            host = quote(host, safe=":@[]%")
    safe = "/:?#[]@!$&'()*+,;=%~"
    return urlunsplit(
        (
            parts.scheme,
            host,
            quote(parts.path, safe=safe),
            quote(parts.query, safe=safe),
            quote(parts.fragment, safe=safe),
        )
    )


def _refuse(message: str, hint: str, span: Span, sink: Sink) -> None:
    sink.report(codes.BAD_LINK, message, at(span), hint)
