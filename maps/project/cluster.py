"""Inputs located on a Dask cluster: what `work.located` does here, done by its workers.

The cluster is one that runs somewhere (its scheduler's address), or one of processes of this machine that
ends with the run. Workers read the inputs themselves: files, gazetteer and program must be there by the same
paths and in the same version. What they say is the same as here, in the same order; work that is lost with a
worker is given to another.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Any

from gazetteer.version import __version__
from maps.project import work
from maps.project.errors import ClusterError
from maps.project.work import Setting, Task

if TYPE_CHECKING:
    from geo.parts import Part

_AHEAD = 3
"""Chunks that wait for a thread of the cluster, for each: more would only fill the memory."""
_PATIENCE_S = 20
"""How long the scheduler may take to answer."""
_MADE_BY = (__version__, work.FORMAT)


def in_order(
    chunks: Iterable[Sequence[Task]], setting: Setting, address: str | None, workers: int
) -> Iterator[list[tuple[str, Part]]]:
    """What each chunk of inputs says, in order; only some chunks are taken ahead of the answers.

    address: of the scheduler, "tcp://10.0.0.5:8786"; None for `workers` processes of this machine.
    Raises ClusterError without the extra, without a cluster there, or when it is lost on the way.
    """
    try:
        import distributed
    except ImportError as error:
        raise ClusterError(
            'engine = "dask" needs packages that are not installed\npip install "dateline[dask]" brings them'
        ) from error
    try:
        with ExitStack() as stack:
            client = stack.enter_context(_client(distributed, stack, address, workers))
            yield from _answers(client, chunks, setting)
    except (distributed.core.CommClosedError, distributed.KilledWorker, TimeoutError, OSError) as error:
        raise ClusterError(f"the cluster at {address or 'this machine'} is lost: {error}") from error


def _client(distributed: Any, stack: ExitStack, address: str | None, workers: int) -> Any:
    if address is not None:
        return distributed.Client(address, timeout=_PATIENCE_S, set_as_default=False)
    cluster = stack.enter_context(
        distributed.LocalCluster(
            n_workers=workers, threads_per_worker=1, host="127.0.0.1", dashboard_address=None,
            silence_logs=logging.ERROR,
        )
    )  # fmt: skip
    return distributed.Client(cluster, set_as_default=False)


def _answers(
    client: Any, chunks: Iterable[Sequence[Task]], setting: Setting
) -> Iterator[list[tuple[str, Part]]]:
    # The setting is work of its own: each worker fetches it once, and it is made again when it is lost.
    given = client.submit(_same, setting, pure=False)
    rest = iter(chunks)
    waiting: deque[Any] = deque()
    while True:
        room = _AHEAD * max(1, sum(client.nthreads().values())) - len(waiting)
        waiting.extend(
            client.submit(_located, _rooted(chunk), given, _MADE_BY, pure=False)
            for chunk in islice(rest, max(0, room))
        )
        if not waiting:
            return
        answer = waiting.popleft().result()
        if answer is None:
            raise ClusterError(f"the workers run another version of dateline than this one, {__version__}")
        yield answer


def _rooted(tasks: Sequence[Task]) -> list[Task]:
    """Tasks whose files are found from any working folder."""
    return [
        replace(task, file=replace(task.file, path=task.file.path.absolute()))
        if task.file.path is not None
        else task
        for task in tasks
    ]


def _same(setting: Setting) -> Setting:
    return setting


def _located(
    tasks: Sequence[Task], setting: Setting, made_by: tuple[str, int]
) -> list[tuple[str, Part]] | None:
    """What a worker does; None where its program is not the one that asks."""
    return work.located(tasks, setting) if made_by == _MADE_BY else None
