"""Parcels cut by zones: the pieces in each zone with the attributes of their parcels."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from parks.evaluation.attributes import AREAS

if TYPE_CHECKING:
    from collections.abc import Mapping

    import geopandas as gpd
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

    from parks.evaluation.attributes import Attributes

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]
    Texts: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Cut:
    """
    The n pieces of parcels that lie in one zone.

    Parameters
    ----------
    zone_area_m2
        Area of the zone itself.
    area_m2
        Areas of the pieces on the ellipsoid, shape (n,).
    texts
        By field, shape (n,): states, flags, and `class_code`, which holds the group A1 to A6 of the
        class, "-" for a class of no group, "" where the class is not known.
    numbers
        By field, shape (n,): floor areas, footprints and yards in m², of the parcel's share that
        lies in the zone.
    absent
        Fields for which the layer has no column.
    source
        Name of the file of the parcels.
    """

    zone_area_m2: float
    area_m2: Floats
    texts: Mapping[str, Texts]
    numbers: Mapping[str, Floats]
    absent: frozenset[str]
    source: str


def cuts(
    zones: gpd.GeoDataFrame,
    parcels: gpd.GeoDataFrame,
    attributes: Attributes,
    groups: Texts,
    *,
    zone_areas_m2: Floats,
    source: str,
) -> tuple[Cut, ...]:
    """
    Cut parcels by zones.

    Parameters
    ----------
    zones
        Valid polygons, any CRS.
    parcels
        Valid polygons in their own CRS; edges are straight there.
    attributes, groups
        Of the parcels, in their order; groups as `class_code` in `Cut`.
    zone_areas_m2
        Areas of the zones, shape (number of zones,).
    source
        Name of the file of the parcels.

    Returns
    -------
    cuts
        One a zone, in their order; none if there are no parcels. Floor area, footprint and yard of
        a parcel on a boundary are apportioned by the share of its area inside.
    """
    if zones.empty or parcels.empty:
        return ()
    from geo.overlay import pieces  # noqa: PLC0415 - only zones with parcels need it

    found = pieces(zones, parcels)
    zone = found["zone"].to_numpy()
    return tuple(
        _cut(
            found[zone == number],
            attributes,
            groups,
            zone_area_m2=float(zone_areas_m2[number]),
            source=source,
        )
        for number in range(len(zones))
    )


def _cut(
    found: pd.DataFrame,
    attributes: Attributes,
    groups: Texts,
    *,
    zone_area_m2: float,
    source: str,
) -> Cut:
    rows: Indices = found["parcel"].to_numpy()
    share: Floats = found["parcel_share"].to_numpy()
    texts = {field: values[rows] for field, values in attributes.texts.items()}
    return Cut(
        zone_area_m2=zone_area_m2,
        area_m2=found["area_m2"].to_numpy(),
        texts={**texts, "class_code": groups[rows]},
        numbers={field: attributes.numbers[field][rows] * share for field in AREAS},
        absent=attributes.absent,
        source=source,
    )
