"""Rounding of lon/lat geometries to the decimals of a file, without making valid ones invalid."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import shapely

from geo.geojson.rules import DECIMALS

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Booleans: TypeAlias = NDArray[np.bool_]
    Geometries: TypeAlias = NDArray[np.object_]


@dataclass(frozen=True, eq=False, kw_only=True)
class Rounded:
    """
    Geometries with rounded positions.

    Parameters
    ----------
    geometries
        Shape (n,).
    is_mended
        Which of them rounding alone would have made invalid: corners closer than the rounding were
        taken together instead. Shape (n,).
    """

    geometries: Geometries
    is_mended: Booleans


def rounded(geometries: Geometries) -> Rounded:
    """
    Round positions to 7 decimals of a degree, about 1 cm.

    Parameters
    ----------
    geometries
        Lon/lat degrees, shape (n,); None where there is none. What is invalid stays invalid.

    Returns
    -------
    rounded
        Valid where the geometry was valid.

    Notes
    -----
    Ordinary rounding, and `shapely.set_precision` (snap rounding) where that breaks a geometry.
    """
    plain = shapely.transform(geometries, lambda positions: np.round(positions, DECIMALS) + 0.0)
    is_mended = shapely.is_valid(geometries) & ~shapely.is_valid(plain)
    is_mended &= ~shapely.is_missing(geometries)
    plain[is_mended] = shapely.set_precision(geometries[is_mended], 10.0**-DECIMALS)
    return Rounded(geometries=plain, is_mended=is_mended)
