"""The authalic function of an ellipsoid: area between the equator and a latitude."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]

TERMS = 8
"""Terms of the series: the next is below 1e-18 for the eccentricity of the Earth."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Authalic:
    """
    Areas on one ellipsoid of revolution.

    Parameters
    ----------
    semi_major_m
        Equatorial radius, metres.
    flattening
        (a - b) / a; 0 for a sphere.

    Notes
    -----
    Snyder (1987), Map projections: a working manual, USGS Professional Paper 1395, eq. 3-12. The
    closed form is summed as the power series of its two parts, without a logarithm:
    q = (1 - e^2) sum over k of (2k + 2) / (2k + 1) e^(2k) sin^(2k+1).
    """

    semi_major_m: float
    flattening: float

    @classmethod
    def of(cls, crs: CRS) -> Authalic:
        """Return that of the ellipsoid of a CRS, whatever its datum."""
        ellipsoid = crs.ellipsoid
        if ellipsoid is None:
            raise ValueError(f"expected a CRS on an ellipsoid, got {crs.name!r}")
        inverse = ellipsoid.inverse_flattening
        return cls(
            semi_major_m=ellipsoid.semi_major_metre, flattening=1 / inverse if inverse else 0.0
        )

    def strip_m2(self, lat: Floats) -> Floats:
        """
        Return the area between the equator and a latitude, per degree of longitude.

        Parameters
        ----------
        lat
            Degrees, any shape.

        Returns
        -------
        area_m2
            Square metres per degree, negative south of the equator.
        """
        sine = np.sin(np.radians(lat))
        square = sine * sine
        square *= self._e2
        total = np.full_like(square, _term(TERMS - 1))
        for k in range(TERMS - 2, -1, -1):
            total *= square
            total += _term(k)
        total *= sine
        total *= (1 - self._e2) * self.semi_major_m**2 / 2 * np.pi / 180
        return total

    def between_m2(self, start: Floats, end: Floats) -> Floats:
        """
        Return the area between the equator and edges straight in longitude and latitude.

        Parameters
        ----------
        start, end
            Degrees, shape (n, 2). Edges that have their polygon on the left give its area in all.

        Notes
        -----
        Simpson's rule: exact to about 4e-11 for an edge of one degree of latitude.
        """
        middle = (start[:, 1] + end[:, 1]) / 2
        low, mid, high = self.strip_m2(np.stack([start[:, 1], middle, end[:, 1]]))
        area_m2: Floats = (start[:, 0] - end[:, 0]) * (low + 4 * mid + high) / 6
        return area_m2

    def density_m2(self, lat: Floats) -> Floats:
        """Return the area of a square degree at a latitude, square metres: M N cos(lat)."""
        lat = np.radians(lat)
        w = 1 - self._e2 * np.sin(lat) ** 2
        scale = self.semi_major_m**2 * (1 - self._e2) * (np.pi / 180) ** 2
        density: Floats = scale * np.cos(lat) / w**2
        return density

    @property
    def _e2(self) -> float:
        return self.flattening * (2 - self.flattening)


def _term(k: int) -> float:
    return (2 * k + 2) / (2 * k + 1)
