"""The way in for ``briefgen`` and ``python -m briefgen``."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

from briefgen.build.modules import keep_modules, save_modules
from briefgen.build.patterns import keep_patterns, save_patterns
from briefgen.readers.cache import cache_folder


def main() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    # A brief is made of trees that live until it is saved, and the process goes with them: the
    # collector's usual 700 allocations would have it look through them a hundred times, and find
    # nothing. A brief of 3,000 notes makes a third of a million; what many leave is collected.
    gc.set_threshold(500_000, 20, 20)
    keep_modules(cache_folder() / "modules")
    keep_patterns(cache_folder() / "patterns")
    from briefgen.cli import run

    code = run(sys.argv[1:])
    save_patterns()
    save_modules()
    _leave(code)


def _leave(code: int) -> NoReturn:
    """Leave without tearing the interpreter down, which costs more than many a command."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
