"""Edges without a partner, kept until all chunks are seen: on disk where they are too many."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

import numpy as np

from geo.overlay.edges import NO_EDGES, Edges, joined

if TYPE_CHECKING:
    from collections.abc import Iterator

FEWEST = 300_000
"""Edges that may wait before pairs are taken out of them."""
MOST = 600_000
"""Edges without a partner held in memory: 27 MB, and five times that while pairs are sought."""
PARTS = 64
RECORD = np.dtype([("key", "<u8"), ("ends", "<f8", (4,)), ("zone", "<i4"), ("tag", "?")])


class EdgeStore:
    """
    Takes in edges chunk by chunk and gives those of each zone that have no partner in any.

    Parameters
    ----------
    most
        Edges held in memory.
    fewest
        Edges that wait before pairs are taken out of them.

    Notes
    -----
    In a file whose neighbours stand near each other few edges are left of a chunk, and most of them
    find their partner in the next. In a file without order, or of parcels that share no edges,
    nearly all are left to the end. They are then written to 64 files by zone, and each file is
    worked through on its own.
    """

    def __init__(self, *, most: int = MOST, fewest: int = FEWEST) -> None:
        self._most = most
        self._fewest = fewest
        self._edges = NO_EDGES
        self._waiting: list[Edges] = []
        self._folder: TemporaryDirectory[str] | None = None

    def add(self, edges: Edges) -> None:
        """Take in the edges of one chunk."""
        self._waiting.append(edges)
        if sum(map(len, self._waiting)) > max(self._fewest, len(self._edges)):
            self._join()

    def by_zone(self) -> Iterator[tuple[int, Edges]]:
        """Yield the edges without a partner, zone by zone; nothing may be added afterwards."""
        self._join()
        if self._folder is None:
            yield from _split(self._edges)
            return
        self._put_aside(self._folder)
        with self._folder as folder:
            for path in sorted(Path(folder).iterdir()):
                yield from _split(_read(path))

    def _join(self) -> None:
        self._edges = joined([self._edges, *self._waiting])
        self._waiting = []
        if len(self._edges) > self._most:
            self._folder = self._folder or TemporaryDirectory(prefix="parkmap-edges-")
            self._put_aside(self._folder)

    def _put_aside(self, folder: TemporaryDirectory[str]) -> None:
        """Append the edges to the files of their keys."""
        part = self._edges.zone % PARTS
        for number in np.unique(part):
            edges = self._edges[part == number]
            record = np.empty(len(edges), dtype=RECORD)
            record["key"], record["ends"] = edges.key, edges.ends
            record["zone"], record["tag"] = edges.zone, edges.tag
            with (Path(folder.name) / f"{number:02}").open("ab") as file:
                record.tofile(file)
        self._edges = NO_EDGES


def _read(path: Path) -> Edges:
    record = np.fromfile(path, dtype=RECORD)
    return joined([Edges(record["key"], record["ends"], record["zone"], record["tag"])])


def _split(edges: Edges) -> Iterator[tuple[int, Edges]]:
    """Yield the edges of each zone, in the order in which they came."""
    if not len(edges):
        return
    order = np.argsort(edges.zone, kind="stable")
    zones, first = np.unique(edges.zone[order], return_index=True)
    for zone, rows in zip(zones, np.split(order, first[1:]), strict=True):
        yield int(zone), edges[rows]
