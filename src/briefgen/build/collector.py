"""The garbage collector, kept out of the way while a worker makes a PDF.

Laying out makes half a million objects that all live until the page is written; the collector
would look through them again and again, a tenth of a cold build.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collector_paused() -> Iterator[None]:
    """Pause the collector; what was left behind before is collected first.

    The modules loaded so far are set aside for good (``gc.freeze``) the first time, so that a
    process of one brief never collects, and one of many collects briefs only.
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
