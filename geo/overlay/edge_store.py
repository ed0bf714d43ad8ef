"""Edges without a partner, kept until all chunks are seen: on disk where they are too many."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from geo.overlay.edges import NO_EDGES, Edges, joined

FEWEST = 500_000
"""Edges that may wait before pairs are taken out of them."""
MOST = 4_000_000
"""Edges without a partner held in memory, about 160 MB; more of them go to disk."""
PARTS_BITS = 6
RECORD = np.dtype([("key", "<u8"), ("ends", "<f8", (4,)), ("tag", "?")])


class EdgeStore:
    """
    Takes in edges chunk by chunk and gives those that have no partner in any.

    Parameters
    ----------
    most
        Edges held in memory.
    fewest
        Edges that wait before pairs are taken out of them.

    Notes
    -----
    In a file whose neighbours stand near each other few edges are left of a chunk, and most of them
    find their partner in the next. In a file without order nearly all are left to the end. They are
    then written to 64 files by their keys, so that partners meet in one, and each file is worked
    through on its own.
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

    def left(self) -> Edges:
        """Return the edges without a partner; nothing may be added afterwards."""
        self._join()
        if self._folder is None:
            return self._edges
        self._put_aside(self._folder)
        with self._folder as folder:
            parts = [_read(path) for path in sorted(Path(folder).iterdir())]
        return joined(parts)

    def _join(self) -> None:
        self._edges = joined([self._edges, *self._waiting])
        self._waiting = []
        if len(self._edges) > self._most:
            self._folder = self._folder or TemporaryDirectory(prefix="parkmap-edges-")
            self._put_aside(self._folder)

    def _put_aside(self, folder: TemporaryDirectory[str]) -> None:
        """Append the edges to the files of their keys."""
        part = self._edges.key >> np.uint64(64 - PARTS_BITS)
        order = np.argsort(part, kind="stable")
        ends = np.searchsorted(part[order], np.arange((1 << PARTS_BITS) + 1, dtype=np.uint64))
        for number, rows in enumerate(np.split(order, ends[1:-1])):
            record = np.empty(len(rows), dtype=RECORD)
            record["key"], record["ends"] = self._edges.key[rows], self._edges.ends[rows]
            record["tag"] = self._edges.tag[rows]
            with (Path(folder.name) / f"{number:02}").open("ab") as file:
                record.tofile(file)
        self._edges = NO_EDGES


def _read(path: Path) -> Edges:
    record = np.fromfile(path, dtype=RECORD)
    return joined([Edges(record["key"], record["ends"], record["tag"])])
