"""Rules of RFC 7946 for coordinates, checked on flat arrays."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geo.geojson.positions import MAX_NUMBERS
from geo.geojson.rings import (
    MIN_RING_POSITIONS,
    is_shell,
    is_unclosed,
    line_lengths,
    line_owners,
    turns,
)
from geo.geojson.rules import DECIMALS, RULES, Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geo.finding import Level
    from geo.geojson.positions import Positions
    from geo.geojson.rings import Flags
    from geo.measure import Indices

MAX_LON, MAX_LAT = 180.0, 90.0
MAX_ANGLE = 360.0
"""A larger number is no longitude that runs on past 180 but a length."""

MAX_COORDINATE = 1e12
"""Metres, and millimetres of a drawing, stay below; what is written for "no data" does not."""

MIN_LINE_POSITIONS = 2
LINES = ("LineString", "MultiLineString")
POLYGONS = ("Polygon", "MultiPolygon")


class Breach(NamedTuple):
    """Where one rule is broken: geometries, and a position of each, both of shape (n,)."""

    code: str
    geometries: Indices
    positions: Indices
    level: Level | None = None


def breaches_of(kind: str, positions: Positions, *, has_degrees: bool) -> tuple[Breach, ...]:
    """
    Where some geometries of one kind break a rule.

    Parameters
    ----------
    kind
        Type of the geometries.
    positions
        Their coordinates.
    has_degrees
        Whether these are lon/lat degrees.

    Returns
    -------
    breaches
        A geometry can be named many times.
    """
    checks = [*_position_breaches(positions, has_degrees=has_degrees)]
    if kind in LINES:
        checks += _line_breaches(kind, positions)
    if kind in POLYGONS:
        checks += _ring_breaches(positions)
    empty = np.flatnonzero(np.diff(positions.ends()) == 0)
    checks.append(Breach("empty-coordinates", empty, np.full(len(empty), -1)))
    return tuple(checks)


def is_buildable(breaches: Iterable[Breach], count: int) -> Flags:
    """Return whether each of so many geometries breaks no rule of level `error`, shape (count,)."""
    buildable = np.ones(count, dtype=bool)
    for breach in breaches:
        if (breach.level or RULES[breach.code].level) == "error":
            buildable[breach.geometries] = False
    return buildable


def breach_faults(
    breach: Breach, positions: Positions, features: Indices, *, has_degrees: bool
) -> Iterator[Fault]:
    """
    Faults of a breach, one a feature, with the first position concerned.

    Parameters
    ----------
    breach
        Where a rule is broken.
    positions
        Coordinates of the geometries.
    features
        Feature of each geometry, shape (geometries,).
    has_degrees
        Whether faults are given a place in lon/lat degrees.
    """
    found, first = np.unique(features[breach.geometries], return_index=True)
    for feature, position in zip(found.tolist(), breach.positions[first].tolist(), strict=True):
        if position < 0:
            yield Fault(breach.code, feature, level=breach.level)
            continue
        x, y = positions.xyz[position, :2].tolist()
        is_place = has_degrees and abs(x) <= MAX_LON and abs(y) <= MAX_LAT
        yield Fault(
            breach.code,
            feature,
            f"[{x!r}, {y!r}]",
            lonlat=(x, y) if is_place else None,
            level=breach.level,
        )


def _position_breaches(positions: Positions, *, has_degrees: bool) -> Iterator[Breach]:
    xyz, widths = positions.xyz, positions.widths
    owners = positions.owners()
    x, y, z = np.abs(xyz).T
    is_sane = np.fmax(np.fmax(x, y), z) <= MAX_COORDINATE
    yield _at("absurd-number", ~is_sane, owners)
    if has_degrees:
        far = is_sane & ((x > MAX_ANGLE) | (y > MAX_ANGLE))
        yield _at("outside-degrees", far, owners, level="warning")
        yield _at("outside-degrees", is_sane & ((x > MAX_LON) | (y > MAX_LAT)), owners)
    yield _at("extra-numbers", widths > MAX_NUMBERS, owners)
    yield _at("too-many-decimals", is_sane & _has_many_decimals(positions), owners)
    has_z = np.bincount(owners, weights=widths >= MAX_NUMBERS, minlength=len(positions.ends()) - 1)
    is_mixed = (has_z > 0) & (has_z < np.diff(positions.ends()))
    yield _at("mixed-dimensions", is_mixed[owners] & (widths < MAX_NUMBERS), owners)


def _has_many_decimals(positions: Positions) -> Flags:
    """Compare with the nearest number of 7 decimals: a quotient of whole numbers is exact."""
    scale = 10.0**DECIMALS
    columns = [positions.xyz[:, 0], positions.xyz[:, 1]]
    if (positions.widths >= MAX_NUMBERS).any():
        columns.append(np.nan_to_num(positions.xyz[:, 2]))
    with np.errstate(over="ignore", invalid="ignore"):
        many = [column != np.rint(column * scale) / scale for column in columns]
    flags: Flags = np.logical_or.reduce(many)
    return flags


def _line_breaches(kind: str, positions: Positions) -> Iterator[Breach]:
    lengths = line_lengths(positions)
    is_short = lengths < MIN_LINE_POSITIONS
    if kind == "LineString":
        is_short &= lengths > 0
    yield _in("short-line", is_short, positions)


def _ring_breaches(positions: Positions) -> Iterator[Breach]:
    yield _in("short-ring", line_lengths(positions) < MIN_RING_POSITIONS, positions)
    yield _in("unclosed-ring", is_unclosed(positions), positions)
    shells, turn = is_shell(positions), turns(positions)
    yield _in("clockwise-shell", shells & (turn < 0), positions)
    yield _in("counter-clockwise-hole", ~shells & (turn > 0), positions)


def _at(code: str, where: Flags, owners: Indices, *, level: Level | None = None) -> Breach:
    """Breach at some positions."""
    found = np.flatnonzero(where)
    return Breach(code, owners[found], found, level)


def _in(code: str, where: Flags, positions: Positions) -> Breach:
    """Breach in some lines or rings, placed where each begins; -1 for one without positions."""
    found = np.flatnonzero(where)
    begins = np.where(line_lengths(positions)[found] > 0, positions.offsets[0][:-1][found], -1)
    return Breach(code, line_owners(positions)[found], begins)
