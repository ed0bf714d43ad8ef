"""Decision on the CRS of a layer: use what is declared or told, or refuse with proposals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.crs.datum_doubts import datum_doubts
from geo.crs.doubts import doubts
from geo.crs.fit import ASK, misfit, mixed_zones
from geo.crs.kind import (
    crs_label,
    foot_unit,
    has_code,
    has_known_place,
    horizontal,
    is_same_crs,
    is_web_mercator,
)
from geo.crs.nearness import place_doubts, widened
from geo.crs.numbers import range_text, readings, zone_prefixes
from geo.crs.place import leads_to_wgs84
from geo.crs.proposals import Proposal, proposals, proposals_text
from geo.finding import Finding

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray
    from pyproj import CRS
    from shapely.geometry.base import BaseGeometry

    Floats: TypeAlias = NDArray[np.float64]

ABSURD = 1e11
"""More than the Earth is round in millimetres (4e10): no coordinate in any unit."""
NO_READING = (
    "the numbers fit no known CRS; they may be a local grid, such as the city grid of Chongqing, "
    "whose parameters are not public"
)
LOCAL_REMEDY = "Have the layer transformed to CGCS2000 by whoever made it, then import it again"
PLAIN_REMEDY = (
    "Ask for the central meridian. CGCS2000 3-degree zones are EPSG:4534 (75 E) to EPSG:4554 "
    "(135 E), e.g. EPSG:4544 for 105 E and EPSG:4545 for 108 E; UTM zone 48N (105 E) is EPSG:32648 "
    "and lies 1.3 km farther north in Chongqing. Then import it again with --crs EPSG:xxxx"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class CrsVerdict:
    """
    What to do with the numbers of a layer.

    Parameters
    ----------
    crs
        CRS to read them in; None if they must not be used before somebody says what they are.
    findings
        Why: an error if `crs` is None, else warnings and notes, if any.
    proposals
        CRS that a layer without one may be in, likeliest first.
    """

    crs: CRS | None
    findings: tuple[Finding, ...] = ()
    proposals: tuple[Proposal, ...] = ()


def settle_crs(
    points: Floats,
    *,
    declared: CRS | None,
    told: CRS | None = None,
    near: BaseGeometry | None = None,
    source: str,
) -> CrsVerdict:
    """
    Decide in which CRS the numbers of a layer are read.

    Parameters
    ----------
    points
        Shape (n, 2): x, y of some coordinates as they stand in the file (`geo.crs.sample`), after
        swapping if the user said that the axes are swapped. They need not be finite.
    declared
        What the file says.
    told
        What the user says; wins over what the file says.
    near
        Where the layer should lie, lon/lat degrees (EPSG:4326), if that is known.
    source
        Name of the file for messages.

    Returns
    -------
    verdict
        The told CRS, else the declared one, unless the numbers disprove it. A layer without either
        is never used; what it may be in is proposed.

    Notes
    -----
    Being told takes away doubts that somebody may know better about (old datums, a place far from
    `near`): they become warnings. It does not take away proof that the numbers are something else.

    Examples
    --------
    >>> import numpy as np
    >>> from pyproj import CRS
    >>> point = np.array([[36_368_488.989, 3_213_346.331]])
    >>> settle_crs(point, declared=CRS(4524), source="a.shp").crs.to_epsg()
    4524
    >>> settle_crs(point, declared=None, source="a.shp").findings[0].code
    'no-crs'
    """
    numbers = np.asarray(points, dtype=np.float64).reshape(-1, 2)
    crs = told if told is not None else _meant(declared)
    is_number = np.asarray((np.abs(numbers) < ABSURD).all(axis=1))
    absurd = _absurd(numbers, is_number, source)
    if not is_number.any():
        return CrsVerdict(crs=None if len(numbers) else crs, findings=absurd)
    place = None if near is None or near.is_empty else widened(near)
    if crs is None:
        return _undeclared(numbers[is_number], declared, place, source=source, absurd=absurd)
    found = [*absurd, *_overridden(declared, told, source)]
    found += _checked(numbers[is_number], crs, place, source, is_told=told is not None)
    is_refused = any(finding.level == "error" for finding in found)
    return CrsVerdict(crs=None if is_refused else crs, findings=tuple(found))


def _meant(declared: CRS | None) -> CRS | None:
    """Return the declared CRS; None for the place holders "Undefined ..." of GeoPackage."""
    is_nothing = declared is not None and horizontal(declared).name.startswith("Undefined")
    return None if is_nothing else declared


def _checked(
    points: Floats, crs: CRS, near: BaseGeometry | None, source: str, *, is_told: bool
) -> Iterator[Finding]:
    if not (has_known_place(crs) and leads_to_wgs84(crs)):
        yield _untied(crs, source)
        return
    proof = misfit(points, crs, near=near, source=source)
    if proof:
        yield proof
        return
    placed = list(place_doubts(points, crs, near=near, source=source, is_told=is_told))
    yield from placed or doubts(points, crs, source=source)
    yield from datum_doubts(points, crs, source=source, is_told=is_told)
    yield from _notes(crs, source)


def _undeclared(
    points: Floats,
    declared: CRS | None,
    near: BaseGeometry | None,
    *,
    source: str,
    absurd: tuple[Finding, ...],
) -> CrsVerdict:
    """Refusal of a layer that says nothing of its CRS."""
    zones = zone_prefixes(points)
    found = proposals(points, near=near)
    if len(zones) > 1:
        mixed = mixed_zones(points, zones, source)
        return CrsVerdict(crs=None, findings=(*absurd, mixed), proposals=found)
    evidence = [reading.evidence for reading in readings(points)] or [NO_READING]
    label = f"an undefined CRS ({declared.name!r})" if declared else "no CRS"
    finding = Finding(
        level="error", code="no-crs", source=source, value=range_text(points),
        message=f"{label} is declared, so it is not known where the layer lies; "
        f"{'; or '.join(evidence)}",
        remedy=_undeclared_remedy(points, found),
        lon=found[0].landing.lon if found else None, lat=found[0].landing.lat if found else None,
    )  # fmt: skip
    return CrsVerdict(crs=None, findings=(*absurd, finding), proposals=found)


def _undeclared_remedy(points: Floats, found: tuple[Proposal, ...]) -> str:
    if found:
        return f"Ask which it is, then import it again with {proposals_text(found)}"
    return PLAIN_REMEDY if readings(points) else f"{LOCAL_REMEDY}. {ASK}"


def _untied(crs: CRS, source: str) -> Finding:
    kind = "geocentric X, Y, Z" if crs.is_geocentric else "a local system"
    return Finding(
        level="error", code="local-crs", source=source, value=crs.name,
        message=f"the file declares {kind}, which does not say where on the Earth it lies",
        remedy=f"{LOCAL_REMEDY}. {ASK}",
    )  # fmt: skip


def _absurd(numbers: Floats, is_number: NDArray[np.bool_], source: str) -> tuple[Finding, ...]:
    """Report of coordinates that are infinite, not a number, or larger than the Earth."""
    wrong = numbers[~is_number]
    if not len(wrong):
        return ()
    return (
        Finding(
            level="warning" if is_number.any() else "error",
            code="coordinate-out-of-range", source=source, value=f"{wrong[0][0]}, {wrong[0][1]}",
            message=f"{len(wrong)} of {len(numbers)} sampled positions are no coordinates",
            remedy="Delete or redraw the features concerned",
        ),
    )  # fmt: skip


def _overridden(declared: CRS | None, told: CRS | None, source: str) -> Iterator[Finding]:
    if declared is not None and told is not None and not is_same_crs(declared, told):
        yield Finding(
            level="note", code="crs-overridden", source=source, value=crs_label(declared),
            message=f"read in {crs_label(told)} as told, against what the file declares",
            remedy="Leave out --crs to read it as declared",
        )  # fmt: skip


def _notes(crs: CRS, source: str) -> Iterator[Finding]:
    if is_web_mercator(crs):
        yield Finding(
            level="note", code="web-mercator", source=source, value=crs_label(crs),
            message="the file is in Web Mercator, which enlarges areas (by a third at 30 degrees "
            "north); areas here are measured on the ellipsoid",
            remedy="Areas taken from the file's own plane are too large",
        )  # fmt: skip
    if foot_unit(crs):
        yield Finding(
            level="note", code="foot-units", source=source, value=crs_label(crs),
            message=f"the numbers of the file are in {foot_unit(crs)}; they are converted",
            remedy="Lengths and areas in its columns may be in feet, too",
        )  # fmt: skip
    if not has_code(crs):
        yield Finding(
            level="note", code="custom-crs", source=source, value=crs.name,
            message="the CRS has no EPSG code; it is read by the parameters that the file gives",
            remedy="Check that the layer lies where it should",
        )  # fmt: skip
