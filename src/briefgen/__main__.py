"""The way in for ``briefgen`` and ``python -m briefgen``."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

INTERRUPTED = 130


def main() -> NoReturn:
    """Run the command line of this process and leave with its exit code."""
    # A brief is made of trees that live until it is saved, and the process goes with them: the
    # collector's usual 700 allocations would have it look through them a hundred times, and find
    # nothing. A brief of 3,000 notes makes a third of a million; what many leave is collected.
    gc.set_threshold(500_000, 20, 20)
    _open_streams()
    if not sys.flags.safe_path:
        del sys.path[0]  # the script's folder or, after -m, where the user is: no place for modules
    try:
        from briefgen.build.modules import keep_modules, save_modules
        from briefgen.build.patterns import keep_patterns, save_patterns
        from briefgen.readers.cache import cache_folder

        keep_modules(cache_folder() / "modules")
        keep_patterns(cache_folder() / "patterns")
        from briefgen.cli import run

        code = run(sys.argv[1:])
    except KeyboardInterrupt:  # before there is anything to interrupt
        _leave(INTERRUPTED)
    with suppress(KeyboardInterrupt):
        save_patterns()
        save_modules()
    _leave(code)


def _open_streams() -> None:
    """Give each standard stream that is closed a place to go, lest a file of ours takes its."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            stream = open(os.devnull, mode, encoding="utf-8")  # noqa: SIM115 - it stays open
            setattr(sys, name, stream)


def _leave(code: int) -> NoReturn:
    """Leave without tearing the interpreter down, which costs more than many a command."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):  # a pipe that nobody reads any more, or closed
            stream.flush()
    os._exit(code)


if __name__ == "__main__":
    main()
