"""A CRS in the words with which QGIS writes one."""

from __future__ import annotations

import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pyproj import CRS


@dataclass(frozen=True, slots=True, kw_only=True)
class QgisCrs:
    """
    A CRS.

    Parameters
    ----------
    wkt
        As ISO 19162:2019.
    proj4
        As a PROJ string, for programs that read nothing newer.
    authid
        E.g. `EPSG:4545`; empty where no authority knows it.
    srid
        Its number as text; 0 without an authority.
    description
        Its name.
    projection, ellipsoid
        PROJ's name of the projection, e.g. `tmerc`, and the ellipsoid's code, e.g. `EPSG:1024`.
    is_geographic
        Whether its coordinates are degrees.
    """

    wkt: str
    proj4: str
    authid: str
    srid: str
    description: str
    projection: str
    ellipsoid: str
    is_geographic: bool


def qgis_crs(crs: CRS) -> QgisCrs:
    """Return a CRS as QGIS writes it."""
    authority, code = crs.to_authority() or ("", "0")
    proj4 = _proj4(crs)
    words = dict(word.split("=", 1) for word in proj4.split() if "=" in word)
    return QgisCrs(
        wkt=crs.to_wkt("WKT2_2019"),
        proj4=proj4,
        authid=f"{authority}:{code}" if authority else "",
        srid=code,
        description=crs.name,
        projection=words.get("+proj", ""),
        ellipsoid=_ellipsoid(crs),
        is_geographic=crs.is_geographic,
    )


def _proj4(crs: CRS) -> str:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # it loses the datum: QGIS has authid and wkt
        text = str(crs.to_proj4())
    return text.replace(" +type=crs", "")


def _ellipsoid(crs: CRS) -> str:
    found = (crs.ellipsoid.to_json_dict() if crs.ellipsoid else {}).get("id")
    return f"{found['authority']}:{found['code']}" if found else "EPSG:7030"
