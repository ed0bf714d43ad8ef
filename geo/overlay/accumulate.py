"""Partial results of chunks put together, in their order and in bounded memory."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import pandas as pd

from geo.overlay.edge_store import EdgeStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.finding import Finding
    from geo.overlay.chunk import Partial
    from geo.overlay.edges import Edges


@dataclass(eq=False)
class Accumulator:
    """Sums over chunks; takes them one by one."""

    rows: int = 0
    findings: list[Finding] = field(default_factory=list)
    _tables: list[pd.DataFrame] = field(default_factory=list)
    _edges: EdgeStore = field(default_factory=EdgeStore)

    def add(self, partial: Partial) -> None:
        """Take in what one chunk gives."""
        self.rows += partial.rows
        self.findings.extend(partial.findings)
        columns = {
            "zone": partial.zone,
            "class": partial.label,
            "area_m2": partial.area_m2,
            "parcels": partial.parcels,
        }
        self._tables.append(pd.DataFrame(columns))
        self._edges.add(partial.edges)

    def by_class(self) -> pd.DataFrame:
        """Return area and parcels by zone (its row) and class, in that order."""
        if not self._tables:
            return pd.DataFrame(columns=["zone", "class", "area_m2", "parcels"])
        table = pd.concat(self._tables, ignore_index=True)
        return table.groupby(["zone", "class"], as_index=False, sort=True).sum()

    def edges(self) -> Iterator[tuple[int, Edges]]:
        """Yield the rows of zones, and their edges without a partner in any chunk; only once."""
        return self._edges.by_zone()
