"""A second process, for what a long brief needs that can be made beside the rest.

One process works on one core. The second is forked at the start of a build, while there is little
to copy; what it is asked and what it answers goes through pipes, pickled. So it is asked for what
is small on its way and takes long to make: to read the sources while this process reads the brief,
to write the Word file while this one works out what the file must say. Whatever befalls it, this
process does the same work itself.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections import deque
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import IO, Any, Generic, TypeVar, cast

T = TypeVar("T")

_SIZE = 8
"""Bytes in which the length of a message stands before it."""


def cores() -> int:
    """Give the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


def beside(idle: Callable[[], None]) -> Beside | None:
    """Start a second process; None where there is one core, or where it is not safe.

    ``idle`` is called there once the first answer is given. A process with threads cannot be
    copied in safety, and of all systems' libraries only Linux's allow it.
    """
    threading = sys.modules.get("threading")
    alone = threading is None or threading.active_count() == 1
    if sys.platform != "linux" or not alone or cores() < 2:
        return None
    try:
        return Beside(idle)
    except OSError:  # no more processes, files or memory
        return None


class Beside:
    """The second process; as a context manager, it ends with the block."""

    def __init__(self, idle: Callable[[], None]) -> None:
        self._waiting: deque[Answer[Any]] = deque()
        here = os.getpid()
        with ExitStack() as opened:
            asked, self._questions = _pipe(opened)
            self._answers, answering = _pipe(opened)
            try:
                self._child = os.fork()
                if self._child == 0:
                    self._questions.close()
                    self._answers.close()
                    _serve(asked, answering, idle)
            finally:
                if os.getpid() != here:  # whatever ended it, Ctrl-C too, it ends without a trace
                    os._exit(0)
            opened.pop_all()
        asked.close()
        answering.close()

    def ask(self, function: Callable[..., T], *arguments: object) -> Answer[T]:
        """Have a module's function called there; its answer is fetched when it is wanted.

        Another question waits for the answers to those before it: each side may be writing more
        than a pipe holds.
        """
        answer = Answer(self, function, arguments)
        while self._waiting:
            self.fetch()
        try:
            _write(self._questions, pickle.dumps((function, arguments), pickle.HIGHEST_PROTOCOL))
        except Exception:  # it is gone, or this nests too deep for pickle, or there is no memory
            self._hang_up()
            answer.take(b"")
        else:
            self._waiting.append(answer)
        return answer

    def fetch(self) -> None:
        """Fetch the next answer; b"" is one that has to be made here."""
        data = b""
        try:
            data = _read(self._answers)
        except Exception:
            self._hang_up()
        self._waiting.popleft().take(data)

    def no_more(self) -> None:
        """Say that there are no more questions: it ends by itself, while this one works on."""
        with suppress(OSError):
            self._questions.close()

    def _hang_up(self) -> None:
        """Ask nothing more and hear nothing more: what is asked from now on is made here."""
        self.no_more()
        self._answers.close()

    def __enter__(self) -> Beside:
        return self

    def __exit__(self, *_: object) -> None:
        while self._waiting:
            self._waiting.popleft().take(b"")
        self._hang_up()
        with suppress(OSError):  # where children are not waited for (SIGCHLD), it may be gone
            os.kill(self._child, 9)
            os.waitpid(self._child, 0)


class Answer(Generic[T]):
    """What a function gives, called in the second process, or here where that failed."""

    __slots__ = ("_beside", "_data", "_question")

    def __init__(
        self, beside: Beside, function: Callable[..., T], arguments: tuple[object, ...]
    ) -> None:
        self._beside = beside
        self._question = function, arguments
        self._data: bytes | None = None

    def take(self, data: bytes) -> None:
        """Take what came, pickled; b"" where nothing did."""
        self._data = data

    def get(self) -> T:
        """Wait for the answer."""
        while self._data is None:
            self._beside.fetch()
        if self._data:
            with suppress(Exception):
                return cast("T", pickle.loads(self._data))
        function, arguments = self._question
        return function(*arguments)


def _serve(questions: IO[bytes], answers: IO[bytes], idle: Callable[[], None]) -> None:
    """Answer questions until there are no more."""
    _write(answers, _answer(_read(questions)))
    idle()
    while question := _read(questions):
        _write(answers, _answer(question))


def _answer(question: bytes) -> bytes:
    """Give an answer, pickled; b"" where it has to be made by who asked, errors and all."""
    try:
        function, arguments = pickle.loads(question)
        return pickle.dumps(function(*arguments), pickle.HIGHEST_PROTOCOL)
    except Exception:
        return b""


def _pipe(opened: ExitStack) -> tuple[IO[bytes], IO[bytes]]:
    reading, writing = os.pipe()
    ends = os.fdopen(reading, "rb"), os.fdopen(writing, "wb")
    for end in ends:
        opened.enter_context(end)
    return ends


def _write(file: IO[bytes], data: bytes) -> None:
    file.write(len(data).to_bytes(_SIZE, "big"))
    file.write(data)
    file.flush()


def _read(file: IO[bytes]) -> bytes:
    """Read a message; b"" at the end, or where the other side ended in its midst."""
    size = int.from_bytes(file.read(_SIZE), "big")
    data = file.read(size)
    return data if len(data) == size else b""
