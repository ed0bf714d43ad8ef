"""Attributes beside a geometry column, also where one of them has its name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd

from geo.finding import Finding

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray
    from pyproj import CRS

GEOMETRY = "geometry"


def with_geometry(
    attributes: pd.DataFrame, geometries: NDArray[np.object_], crs: CRS | None, *, source: str
) -> tuple[gpd.GeoDataFrame, tuple[Finding, ...]]:
    """
    Put geometries beside attributes, losing none of these.

    Parameters
    ----------
    attributes
        One row a feature.
    geometries
        Shape (n,), None where there is none.
    crs
        CRS of the geometries.
    source
        File name for messages.

    Returns
    -------
    frame
        Attributes and `geometry`; an attribute of that name is called `geometry_data`.
    findings
        `renamed-field` (note) in that case.
    """
    if GEOMETRY not in attributes.columns:
        return gpd.GeoDataFrame(attributes, geometry=geometries, crs=crs), ()
    free = f"{GEOMETRY}_data"
    while free in attributes.columns:
        free += "_data"
    note = Finding(
        level="note", code="renamed-field", source=source, field=GEOMETRY, value=free,
        message="the geometry has this name, the column was renamed",
    )  # fmt: skip
    renamed = attributes.rename(columns={GEOMETRY: free})
    return gpd.GeoDataFrame(renamed, geometry=geometries, crs=crs), (note,)
