"""Memory of Arrow given back to the system as soon as it is free."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def returned_memory() -> Iterator[None]:
    """
    Let Arrow take its memory from the system's allocator.

    Notes
    -----
    Its own keeps what it has for later: chunk after chunk of a large file adds up to a quarter more
    than is ever in use at once, and nothing is gained in time.
    """
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    before = pa.default_memory_pool()
    pa.set_memory_pool(pa.system_memory_pool())
    try:
        yield
    finally:
        pa.set_memory_pool(before)
