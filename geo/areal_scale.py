"""The areal scale of a projection over a box, as a polynomial that can be integrated exactly."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
from numpy.polynomial import chebyshev
from pyproj import CRS, Transformer

from geo.authalic import Authalic

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Box: TypeAlias = tuple[float, float, float, float]

TILE_M = 131_072.0
"""Boxes end at multiples of this, so that neighbours share one polynomial."""
DEGREES = (8, 12, 16, 24, 32)
ACCURACY = 1e-10
"""Relative difference of two polynomials of different degree at which the lower one is taken."""
COARSE = 1e-8
NEGLIGIBLE = 3e-12
"""Share of the mean below which a coefficient is rounding of PROJ."""
PROBES = np.linspace(-0.97, 0.97, 7)
"""Places at which polynomials are compared, along each side of the box."""
GAUSS_NODES, GAUSS_WEIGHTS = np.polynomial.legendre.leggauss(3)


@dataclass(frozen=True, eq=False, kw_only=True)
class ArealScale:
    """
    Square metres on the ellipsoid for a square unit of a plane, over a box.

    Parameters
    ----------
    centre, half
        Middle and half sizes of the box, shape (2,), in units of the plane.
    mean
        What is taken out of the polynomial before, to keep the digits.
    coefficients
        Of the rest, Chebyshev polynomials of both coordinates scaled to -1 .. 1.
    integral
        Those of the integral of the rest over the first coordinate.
    """

    centre: Floats
    half: Floats
    mean: float
    coefficients: Floats
    integral: Floats

    def at(self, xy: Floats) -> Floats:
        """Return the scale at places, shape (n,)."""
        u, v = ((xy - self.centre) / self.half).T
        scale: Floats = self.mean + chebyshev.chebval2d(u, v, self.coefficients)
        return scale

    def rest_between(self, start: Floats, end: Floats) -> Floats:
        """
        Return the integral of the rest from the box's middle to straight edges, shape (n,).

        Notes
        -----
        By Green's theorem the sum over the edges of a ring is the integral over what it encloses.
        Gauss-Legendre with three nodes an edge, exact for the fifth degree: the next is below 1e-15
        for an edge of 10 km.
        """
        middle, run = (start + end) / 2, end - start
        total = np.zeros(len(start))
        for node, weight in zip(GAUSS_NODES, GAUSS_WEIGHTS, strict=True):
            u, v = ((middle + node / 2 * run - self.centre) / self.half).T
            total += weight / 2 * chebyshev.chebval2d(u, v, self.integral)
        rest: Floats = total * run[:, 1] * self.half[0]
        return rest


def areal_scale(crs: CRS, bounds: Box) -> ArealScale:
    """
    Return the areal scale of a projected CRS over some bounds.

    Parameters
    ----------
    crs
        Projected; its own ellipsoid is measured on.
    bounds
        West, south, east, north, in units of the CRS.

    Raises
    ------
    ValueError
        If PROJ finds no longitude and latitude for the bounds, or they are too wide for one
        polynomial.
    """
    tile = TILE_M / crs.axis_info[0].unit_conversion_factor
    west, south = (float(np.floor(edge / tile)) for edge in bounds[:2])
    east, north = (float(np.ceil(edge / tile)) for edge in bounds[2:])
    east, north = max(east, west + 1), max(north, south + 1)
    return _fitted(crs, (west * tile, south * tile, east * tile, north * tile))


@lru_cache(maxsize=64)
def _fitted(crs: CRS, box: Box) -> ArealScale:
    corners = np.array(box).reshape(2, 2)
    centre, half = corners.mean(axis=0), (corners[1] - corners[0]) / 2
    probe_u, probe_v = (axis.ravel() for axis in np.meshgrid(PROBES, PROBES))
    before = np.full(len(probe_u), np.inf)
    for degree in DEGREES:
        coefficients = _coefficients(crs, centre, half, degree)
        now = np.asarray(chebyshev.chebval2d(probe_u, probe_v, coefficients))
        change = np.abs(now / before - 1).max()
        before = now
        if change < ACCURACY:
            break
    if not change < COARSE:
        raise ValueError(f"{crs.name!r} changes too much over {box} to measure areas in it")
    mean = float(coefficients[0, 0])
    coefficients[0, 0] = 0
    rows, columns = np.nonzero(np.abs(coefficients) > NEGLIGIBLE * mean)
    coefficients = coefficients[: rows.max(initial=0) + 1, : columns.max(initial=0) + 1]
    return ArealScale(
        centre=centre,
        half=half,
        mean=mean,
        coefficients=coefficients,
        integral=np.asarray(chebyshev.chebint(coefficients, axis=0), dtype=float),
    )


def _coefficients(crs: CRS, centre: Floats, half: Floats, degree: int) -> Floats:
    """Chebyshev coefficients of the areal scale: density of the ellipsoid times the Jacobian."""
    nodes = chebyshev.chebpts1(degree + 1)
    u, v = (axis.ravel() for axis in np.meshgrid(nodes, nodes, indexing="ij"))
    lon, lat = _lonlat(crs, centre[0] + half[0] * u, centre[1] + half[1] * v)
    matrix = np.linalg.inv(chebyshev.chebvander(nodes, degree))

    def fit(values: Floats) -> Floats:
        return np.asarray(matrix @ values.reshape(len(nodes), -1) @ matrix.T)

    slopes = [
        chebyshev.chebval2d(u, v, chebyshev.chebder(fit(angle - angle[0]), axis=axis))
        for angle in (lon, lat)
        for axis in (0, 1)
    ]
    jacobian = np.abs(slopes[0] * slopes[3] - slopes[1] * slopes[2]) / (half[0] * half[1])
    return fit(Authalic.of(crs).density_m2(lat) * jacobian)


def _lonlat(crs: CRS, x: Floats, y: Floats) -> tuple[Floats, Floats]:
    to_degrees = Transformer.from_crs(crs, crs.geodetic_crs, always_xy=True)
    lon, lat = to_degrees.transform(x, y)
    if not (np.isfinite(lon).all() and np.isfinite(lat).all()):
        raise ValueError(f"the coordinates lie outside of where {crs.name!r} is defined")
    return np.unwrap(lon, period=360), lat
