"""A layer that was read whole as chunks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import shapely

from geo.overlay.chunk import Chunk
from geo.overlay.class_text import text_array
from geo.overlay.parcel_layer import Loads

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    import geopandas as gpd
    import numpy as np
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.files.layer import Layer
    from geo.finding import Finding

    Floats: TypeAlias = NDArray[np.float64]

ROWS = 32_768


@dataclass(frozen=True, eq=False, kw_only=True)
class FrameLayer:
    """
    A layer in memory; see `ParcelLayer`.

    Parameters
    ----------
    layer
        The layer as it stands in its file.
    """

    layer: Layer

    @property
    def source(self) -> str:
        """Name of the file for messages."""
        return self.layer.source

    @property
    def crs(self) -> CRS | None:
        """CRS that the file declares."""
        crs: CRS | None = self.layer.frame.crs
        return crs

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the attributes."""
        return tuple(self.layer.columns)

    @property
    def rows(self) -> int:
        """Number of rows."""
        return len(self.layer.frame)

    def loads(self, class_field: str, bounds: Floats) -> Loads:  # noqa: ARG002 - as `ParcelLayer`
        """Return what gives the chunks, see `ParcelLayer`."""
        return Loads(functions=self._functions(class_field))

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what was found while reading, and findings with the names of rows in the file."""
        return (*self.layer.findings, *(self._named(finding) for finding in findings))

    def _functions(self, class_field: str) -> Iterator[Callable[[], Chunk]]:
        for start in range(0, self.rows, ROWS):
            rows = self.layer.frame.iloc[start : start + ROWS]
            yield partial(chunk_of_rows, rows, class_field, first_row=start)

    def _named(self, finding: Finding) -> Finding:
        place = finding.feature_id.removeprefix("#")
        if place == finding.feature_id:
            return finding
        return replace(finding, feature_id=self.layer.ids[int(place) - 1])


def chunk_of_rows(rows: gpd.GeoDataFrame, class_field: str, *, first_row: int) -> Chunk:
    """Return rows of a layer in memory as a chunk; the number of the first counts from 0."""
    import pyarrow as pa  # noqa: PLC0415 - loading Arrow takes longer than most commands

    geometries = rows.geometry.to_numpy()
    return Chunk(
        wkb=pa.array(shapely.to_wkb(geometries), pa.large_binary()),
        classes=text_array(rows[class_field].tolist()),
        bounds=shapely.bounds(geometries).reshape(-1, 4),
        first_row=first_row,
    )
