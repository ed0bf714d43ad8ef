"""The CRS a file declares, or none where the declaration says nothing."""

from __future__ import annotations

from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.finding import Finding

UNDEFINED = ("undefined", "unknown crs", "unknown engineering crs")
SHOWN_CHARACTERS = 120


def declared_crs(text: object, *, source: str) -> tuple[CRS | None, tuple[Finding, ...]]:
    """
    Read the declaration of a CRS.

    Parameters
    ----------
    text
        WKT, "EPSG:4490", PROJJSON as text or dict; None or "" for no declaration.
    source
        File name for messages.

    Returns
    -------
    crs
        None where nothing is declared, where it is declared as undefined (GeoPackage srs_id -1 and
        0), or where it cannot be read.
    findings
        `undefined-crs` (note) or `bad-crs` (warning) for the last two.
    """
    if text is None or text in ("", {}):
        return None, ()
    try:
        crs = CRS.from_user_input(text)
    except (CRSError, ValueError, TypeError, AttributeError, KeyError) as error:
        return None, (_bad_crs(str(text), source, str(error)),)
    if crs.name.lower().startswith(UNDEFINED):
        return None, (
            Finding(
                level="note", code="undefined-crs", source=source, value=crs.name,
                message="the file says that its CRS is undefined",
                remedy="Name the CRS with --crs",
            ),
        )  # fmt: skip
    return crs, ()


def _bad_crs(text: str, source: str, reason: str) -> Finding:
    shown = text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}..."
    return Finding(
        level="warning", code="bad-crs", source=source, value=shown,
        message=f"expected a CRS that can be read ({reason.splitlines()[0]})" if reason
        else "expected a CRS that can be read",
        remedy="Name the CRS with --crs",
    )  # fmt: skip
