"""Doubts about the datum of a CRS: whether its numbers really are transformed to WGS 84."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.crs.kind import chinese_old_datum, crs_label, has_own_shift, is_modern_datum
from geo.crs.place import is_ballpark, median_lonlat
from geo.finding import Finding

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from pyproj import CRS

    Floats: TypeAlias = NDArray[np.float64]

CODE = "datum-not-transformed"


def datum_doubts(points: Floats, crs: CRS, *, source: str, is_told: bool) -> list[Finding]:
    """
    Doubts about the shift from the datum of a CRS to WGS 84.

    Parameters
    ----------
    points
        Shape (n, 2), n > 0, finite: x, y in the CRS.
    crs
        Geographic or projected CRS.
    source
        Name of the file for messages.
    is_told
        Whether the user named this CRS, which turns the error into a warning.

    Returns
    -------
    findings
        At most one of code `datum-not-transformed`. Xian 1980, Beijing 1954 and New Beijing: error,
        or warning if told. Any other datum from which PROJ goes to WGS 84 without a shift: warning.
        Datums of the satellite age (CGCS2000, ETRS89) differ by a metre or two at most: nothing.

    Notes
    -----
    The parameters for the old Chinese datums are not public; PROJ shifts them by nothing (or by
    those of the Tarim basin), where the truth is of the order of 100 m.
    """
    if has_own_shift(crs):
        return []
    old = chinese_old_datum(crs)
    if old:
        return [_old_chinese(points, crs, old, source, is_told=is_told)]
    middle = np.median(points, axis=0)
    if is_modern_datum(crs) or not is_ballpark(crs, middle):
        return []
    return [_untransformed(points, crs, source)]


def _old_chinese(points: Floats, crs: CRS, datum: str, source: str, *, is_told: bool) -> Finding:
    lon, lat = median_lonlat(points, crs)
    remedy = "Have the layer transformed to CGCS2000 by the surveying office"
    insist = f". To use it all the same, import it with --crs {crs_label(crs).split()[0]}"
    return Finding(
        level="warning" if is_told else "error", code=CODE, source=source, value=crs_label(crs),
        message=f"{datum} cannot be transformed to WGS 84, because the parameters are not public: "
        "positions may be off by about 100 m",
        remedy=remedy if is_told else remedy + insist, lon=lon, lat=lat,
    )  # fmt: skip


def _untransformed(points: Floats, crs: CRS, source: str) -> Finding:
    lon, lat = median_lonlat(points, crs)
    return Finding(
        level="warning", code=CODE, source=source, value=crs_label(crs),
        message="no transformation of this datum to WGS 84 is known here: positions may be off by "
        "some 10 to 1000 m",
        remedy="Transform the layer to WGS 84 with a program that has the grids of the country",
        lon=lon, lat=lat,
    )  # fmt: skip
