"""The same work for several sizes of screen at once, each in a process of its own.

Qt has one application and one GUI thread in a process: a second kiosk beside the first needs both.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing import get_context
from multiprocessing.queues import Queue
from queue import Empty
from typing import Any

from kiosk.campaign import Campaign
from kiosk.errors import Fault
from ui.tour import Size

_POLL = 0.2  # seconds between two looks at how far the work is

Progress = Callable[[int], None]
Work = Callable[[Campaign, Size, Progress], Any]

_done: "Queue[int] | None" = None  # in a worker: where it says how far it is


def in_processes(
    work: Work, campaign: Campaign, sizes: Sequence[Size], progress: Progress, processes: int
) -> list[Any]:
    """Return what `work`, a function of a module, returns for each size, in their order."""
    context = get_context("spawn")
    told: Queue[int] = context.Queue()
    workers = min(processes, len(sizes))
    with ProcessPoolExecutor(workers, context, initializer=_begin, initargs=(told,)) as pool:
        futures = [pool.submit(_run, work, campaign, size) for size in sizes]
        for n in _told(told, futures):
            progress(n)
        try:
            return [future.result() for future in futures]
        except BrokenProcessPool:
            raise Fault("render-stuck") from None


def _told(told: "Queue[int]", futures: list[Future[Any]]) -> Iterator[int]:
    """Yield what the workers report until all have ended."""
    while True:
        ended = all(future.done() for future in futures)
        try:
            yield told.get(timeout=_POLL)
        except Empty:
            if ended:
                return


def _begin(told: "Queue[int]") -> None:
    global _done
    _done = told


def _run(work: Work, campaign: Campaign, size: Size) -> Any:
    def progress(n: int) -> None:
        if _done is not None:
            _done.put(n)

    return work(campaign, size, progress)
