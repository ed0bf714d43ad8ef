"""The CRS that a user names for a delivery, refused where nothing can be delivered in it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.crs.kind import chinese_old_datum, crs_label, has_known_place, has_own_shift
from geo.crs.kind import zone_prefix as prefix_of
from geo.crs.proposals import inverted_prefix
from geo.files.refused import refuse

if TYPE_CHECKING:
    from geo.files.refused import FileRefusedError

EXAMPLES = "Write auto, or the code of a CRS, e.g. EPSG:4545, EPSG:4490 or EPSG:32648."
PLANE_AXES = 2


def told_crs(text: str, *, source: str) -> CRS:
    """
    CRS that a text names.

    Parameters
    ----------
    text
        Any text that pyproj reads; a plain number is an EPSG code.
    source
        Where it is written, for messages: `--crs` or `region.toml`.

    Returns
    -------
    crs
        A CRS of two axes that ties numbers to places.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If PROJ does not know it, it is vertical, geocentric, local or has heights, or its datum is
        Xian 1980, Beijing 1954 or New Beijing: no public transformation leads there.
    """
    try:
        crs = CRS.from_user_input(int(text) if text.isdigit() else text)
    except CRSError as error:
        raise refuse(
            "unknown-crs", source, "no CRS has this name", value=text, remedy=EXAMPLES
        ) from error
    old = "" if has_own_shift(crs) else chinese_old_datum(crs)
    if old:
        raise _old_datum(crs, old, source)
    if not has_known_place(crs) or len(crs.axis_info) != PLANE_AXES:
        raise refuse(
            "crs-not-deliverable", source,
            "expected longitude and latitude or a map projection, without heights",
            value=crs_label(crs), remedy=EXAMPLES,
        )  # fmt: skip
    return crs


def with_prefix(crs: CRS) -> CRS:
    """
    Return the same Gauss-Kruger zone with eastings that begin with its number.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If the CRS is of no such zone.
    """
    if prefix_of(crs) is not None:
        return crs
    code = inverted_prefix(crs)
    if code is None:
        raise refuse(
            "crs-not-deliverable", "--zone-prefix", "this CRS has no form with a zone prefix",
            value=crs_label(crs),
            remedy="Leave --zone-prefix out, or name a Gauss-Kruger zone, e.g. --crs EPSG:4524.",
        )  # fmt: skip
    return CRS.from_epsg(code)


def _old_datum(crs: CRS, datum: str, source: str) -> FileRefusedError:
    return refuse(
        "datum-not-transformed", source,
        f"positions cannot be transformed to {datum}, because the parameters are not public: they "
        "would be off by about 100 m",
        value=crs_label(crs),
        remedy="Deliver in CGCS2000 (--crs auto), and have the surveying office transform it.",
    )  # fmt: skip
