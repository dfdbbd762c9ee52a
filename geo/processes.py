"""Work spread over processes, its answers in the order in which it was given, in bounded memory."""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from itertools import islice
from multiprocessing import active_children, get_context, parent_process
from types import ModuleType
from typing import Any, TypeVar

from geo.errors import LostProcess

_AHEAD = 3
"""Parts that wait for a process, for each process: more would only fill the memory."""

_LOST = (
    "a process that located inputs was ended from outside, as systems do when the memory is short\n"
    "take fewer processes: --jobs 1"
)

Part = TypeVar("Part")
Answer = TypeVar("Answer")
Item = TypeVar("Item")


def in_order(work: Callable[[Part], Answer], parts: Iterable[Part], workers: int) -> Iterator[Answer]:
    """The answer of `work` to each part, in order; only some parts are taken ahead of the answers.

    work: a function of a module, or a partial of one. Each process is sent it once, so that what it keeps (a
    gazetteer, what a recogniser has learnt of words) lasts from part to part.
    Raises LostProcess when one of them was ended from outside.
    """
    others = set(active_children())
    pool = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin, initargs=(work,))
    waiting: deque[Future[Answer]] = deque()
    rest = iter(parts)
    try:
        for part in islice(rest, workers * _AHEAD):
            waiting.append(_submitted(pool, part))
        while waiting:
            try:
                answer = waiting.popleft().result()
            except BrokenProcessPool as error:
                raise LostProcess(_LOST) from error
            waiting.extend(_submitted(pool, part) for part in islice(rest, 1))
            yield answer
    except BaseException:
        # Nobody takes their answers any more: Ctrl-C does not wait for work that would be thrown away.
        for process in set(active_children()) - others:
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)


def _submitted(pool: ProcessPoolExecutor, part: Any) -> Future[Any]:
    """A part given to the pool, which starts a process for it where one is lacking.

    A new process runs the caller's main module again, as it must where the work is defined there. Ours never
    is: so a script needs no `if __name__ == "__main__"` around a call that takes all cores.
    """
    main = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        with _interrupts_held_back():
            return pool.submit(_do, part)
    finally:
        sys.modules["__main__"] = main


@contextmanager
def _interrupts_held_back() -> Iterator[None]:
    """Ctrl-C waits, and a process that begins in here never gets it, not while it imports either."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def parted(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    """Items some at a time, in order."""
    rest = iter(items)
    while part := list(islice(rest, size)):
        yield part


class _Given:
    """What a process was started for."""

    work: Callable[[Any], Any]


def _begin(work: Callable[[Any], Any]) -> None:
    """Ctrl-C is for the first process alone, and when that is gone, however it went, its workers go too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_the_first, daemon=True).start()
    _Given.work = work


def _do(part: Any) -> Any:
    return _Given.work(part)


def _end_with_the_first() -> None:
    first = parent_process()
    if first is not None:
        first.join()
        os._exit(1)
