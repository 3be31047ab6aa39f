"""The garbage collector, kept out of the way while a page is laid out.

Laying out makes half a million objects that all live until the page is written; the collector
would look through them again and again, a tenth of a cold build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector; what the brief before left behind is collected first.

    The modules loaded so far are set aside for good (``gc.freeze``) the first time, so that a
    process of one brief never collects, and one of many collects pages only.
    """
    if not gc.isenabled():
        yield
        return
    if gc.get_freeze_count():
        gc.collect()
    else:
        gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
