"""Work on several things at once, a few of them ahead, with the results in order."""

from __future__ import annotations

from collections import deque
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, TypeVar

from geo.overlay.freed_memory import giving_back

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from concurrent.futures import Future

    Item = TypeVar("Item")
    Result = TypeVar("Result")

THREADS = 2
AHEAD = 3


def in_order(work: Callable[[Item], Result], items: Iterable[Item]) -> Iterator[Result]:
    """
    Yield what the work gives for each item, in their order.

    Parameters
    ----------
    work
        Done in threads.
    items
        Taken one by one, at most `AHEAD` before their result is asked for.
    """
    waiting: deque[Future[Result]] = deque()
    with ThreadPoolExecutor(THREADS) as pool:
        for item in giving_back(items):
            waiting.append(pool.submit(work, item))
            if len(waiting) > AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
