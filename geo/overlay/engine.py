"""Chunks of a layer measured by threads of this machine, a few of them in memory at a time."""

from __future__ import annotations

from collections import deque
from concurrent.futures import Future, ThreadPoolExecutor
from queue import SimpleQueue
from typing import TYPE_CHECKING, TypeAlias

from geo.checks.threads import thread_count
from geo.overlay.accumulate import Accumulator
from geo.overlay.arrow_memory import returned_memory
from geo.overlay.chunk import Chunk, Partial, measure_chunk

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from geo.overlay.zones import Zones
    from geo.plane import Plane

    Load: TypeAlias = Callable[[], Chunk]
    Progress: TypeAlias = Callable[[int], None]

WAITING = 1
"""Chunks beyond those at work that may be loaded: bounds the memory."""


def measure_chunks(
    loads: Iterable[Load],
    *,
    zones: Zones,
    plane: Plane,
    source: str,
    progress: Progress | None = None,
) -> Accumulator:
    """
    Measure all chunks of a layer.

    Parameters
    ----------
    loads
        One function a chunk that gives it; called in a thread, so that reading and measuring go
        on side by side.
    zones, plane
        Zones, and the plane in which edges are straight.
    source
        Name of the layer for findings.
    progress
        Called with the number of rows done, after each chunk.

    Returns
    -------
    sums
        In the order of the chunks, whichever thread was faster: the same each time.
    """
    threads = thread_count()
    copies: SimpleQueue[Zones] = SimpleQueue()
    for _ in range(threads):
        copies.put(zones.copy())

    def work(load: Load) -> Partial:
        own = copies.get()
        try:
            return measure_chunk(load(), own, plane, source=source)
        finally:
            copies.put(own)

    sums = Accumulator()
    running: deque[Future[Partial]] = deque()

    def take_in() -> None:
        sums.add(running.popleft().result())
        if progress is not None:
            progress(sums.rows)

    with returned_memory(), ThreadPoolExecutor(threads) as pool:
        for load in loads:
            if len(running) >= threads + WAITING:
                take_in()
            running.append(pool.submit(work, load))
        while running:
            take_in()
    return sums
