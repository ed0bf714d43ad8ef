"""What was read of one layer or table, and what its format is able to hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pyarrow as pa
    from numpy.typing import NDArray
    from pyproj import CRS

    from output.gis.delivery import DeliveredLayer, DeliveredTable

    Item: TypeAlias = DeliveredLayer | DeliveredTable

ShapesIn: TypeAlias = Literal["layer", "lonlat", "nothing"]

EXACT = 0.0
"""Formats with 64-bit coordinates give back the same bits."""
NANO_DEG = 1e-9
"""Grid of a file geodatabase in degrees."""
DEGREES_7 = 0.6e-7
"""Text of 7 decimals: half of the last, and a little for the binary fraction."""
TENTH_MM = 1e-4
"""A file geodatabase holds multiples of its resolution, a drawing text of 4 decimals or more."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """
    What a format is able to hold.

    Parameters
    ----------
    shapes
        Geometries in the CRS of the layer, in degrees, or none.
    tolerance
        Largest difference of a coordinate: metres, or degrees where `shapes` is "lonlat".
    tolerance_deg
        The same where the CRS of the delivery is in degrees.
    has_crs
        Whether the file says in which CRS it is.
    keeps_order
        Whether rows come back in the order in which they were written.
    drops_rows
        Whether rows without geometry have no place.
    trims_texts
        Whether its reader takes the blanks around texts away, and empty texts for none.
    names_need_rows
        Whether a file without rows has no columns.
    own_columns
        Columns that the format or its reader adds.
    """

    shapes: ShapesIn = "layer"
    tolerance: float = EXACT
    tolerance_deg: float = EXACT
    has_crs: bool = True
    keeps_order: bool = True
    drops_rows: bool = False
    trims_texts: bool = False
    names_need_rows: bool = False
    own_columns: frozenset[str] = frozenset()


@dataclass(frozen=True, eq=False, kw_only=True)
class Found:
    """
    A layer or table as it was read.

    Parameters
    ----------
    item
        What was delivered.
    source
        Name of the file.
    columns
        Its columns under the names of the file.
    shapes
        Geometries, None where one is missing; None for a table.
    crs
        CRS the file says; None where it says none.
    rows
        Numbers of the delivered rows that it holds, from 0; None for all, or all with geometry.
    names
        Names of columns, delivered to file, where they differ.
    """

    item: Item
    source: str
    columns: pa.Table
    shapes: NDArray[Any] | None = None
    crs: CRS | None = None
    rows: NDArray[Any] | None = None
    names: Mapping[str, str] = field(default_factory=dict)
