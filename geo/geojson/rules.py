"""Rules a GeoJSON text can break: code, level, message and remedy of each."""

from __future__ import annotations

import reprlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from geo.finding import Finding, Level

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

DECIMALS = 7
"""Decimals of a position in a file: 1 cm."""

SHOWN_LENGTH = 60
SAVE_AGAIN = "Save the layer as GeoJSON (RFC 7946) in the program it comes from"
_SHORT = reprlib.Repr()
_SHORT.maxlevel = 4


@dataclass(frozen=True, slots=True)
class Rule:
    """What one code says."""

    level: Level
    message: str
    remedy: str


RULES: dict[str, Rule] = {
    # the text
    "byte-order-mark": Rule(
        "note", "expected plain UTF-8, got a byte order mark", "Save without it"
    ),
    "utf-16": Rule("warning", "expected UTF-8, got UTF-16", "Save the file as UTF-8"),
    "not-utf8": Rule("error", "expected UTF-8", "Save the file as UTF-8, or name its encoding"),
    "wrong-encoding": Rule(
        "error", "the file is not in the named encoding", "Name another encoding, or none"
    ),
    "too-large": Rule(
        "error", "the file is larger than allowed", "Split it, or raise the limit on purpose"
    ),
    "too-deep": Rule("error", "arrays and objects are nested too deep", SAVE_AGAIN),
    "not-json": Rule("error", "expected JSON", "Save the file again, or copy it once more"),
    "nan-or-infinity": Rule(
        "error", "expected a number, got one that JSON does not know", "Write null in its place"
    ),
    "bad-text": Rule(
        "error", "half of a character stands in a text", "Write the text of the feature anew"
    ),
    "duplicate-member": Rule(
        "warning", "a member stands twice in one object, the last is used", "Leave one of them out"
    ),
    "text-sequence": Rule(
        "note", "several GeoJSON texts, one after the other, are read as one layer", ""
    ),
    # the kind of document
    "other-format": Rule("error", "this JSON is not GeoJSON", SAVE_AGAIN),
    "no-object": Rule("error", "expected a JSON object of a GeoJSON type", SAVE_AGAIN),
    "feature-list": Rule(
        "warning", "expected a FeatureCollection, got a bare list of features", SAVE_AGAIN
    ),
    "missing-type": Rule("error", "expected a member 'type'", SAVE_AGAIN),
    "unknown-type": Rule("error", "expected one of the nine types of GeoJSON", SAVE_AGAIN),
    "no-feature-collection": Rule("error", "expected a FeatureCollection", SAVE_AGAIN),
    "no-features": Rule("error", "expected a list in the member 'features'", SAVE_AGAIN),
    "no-feature": Rule("error", "expected an object of type 'Feature'", SAVE_AGAIN),
    # members
    "missing-geometry": Rule(
        "warning", "expected a member 'geometry'", "Write null if there is none"
    ),
    "missing-properties": Rule(
        "warning", "expected a member 'properties'", "Write null if there are none"
    ),
    "bad-properties": Rule(
        "error", "expected an object (or null) in 'properties'", "Name each value"
    ),
    "bad-id": Rule("warning", "expected a text or a number as 'id'", "Write the id as text"),
    "bad-bbox": Rule(
        "warning",
        "expected a 'bbox' of four or six numbers",
        "Leave it out, it is worked out anew",
    ),
    "misplaced-member": Rule(
        "warning", "this member belongs to another type of GeoJSON object", "Rename or remove it"
    ),
    "reserved-property": Rule(
        "error", "expected no property named 'geometry'", "Rename the property"
    ),
    "foreign-member": Rule(
        "note",
        "members beside the properties of features are not taken over",
        "Keep what is needed in the properties",
    ),
    "left-open-crs": Rule(
        "warning",
        "the positions are no longitude and latitude, so the coordinate system is left open",
        "Name the coordinate system when importing",
    ),
    "crs-member": Rule(
        "warning",
        "RFC 7946 knows no 'crs' member, it is followed all the same",
        "Convert to WGS 84 and leave it out",
    ),
    "unknown-crs": Rule(
        "warning",
        "the 'crs' member names no known coordinate system",
        "Name the coordinate system when importing",
    ),
    "mixed-crs": Rule(
        "error",
        "several 'crs' members name different coordinate systems",
        "Save one file for each coordinate system",
    ),
    # geometry
    "bad-geometry": Rule("error", "expected a geometry of a GeoJSON type, or null", SAVE_AGAIN),
    "missing-coordinates": Rule("error", "expected a member 'coordinates'", SAVE_AGAIN),
    "missing-geometries": Rule("error", "expected a list in the member 'geometries'", SAVE_AGAIN),
    "nested-collection": Rule(
        "warning", "a GeometryCollection stands within another", "Split it into features"
    ),
    "single-collection": Rule(
        "warning", "a GeometryCollection holds one geometry only", "Write that geometry alone"
    ),
    "empty-coordinates": Rule(
        "note", "the geometry has no coordinates, it is empty", "Draw it, or write null"
    ),
    "bad-nesting": Rule("error", "'coordinates' are nested too deep or too flat", SAVE_AGAIN),
    "bad-position": Rule(
        "error", "expected two or three numbers a position", "Write longitude, latitude"
    ),
    "extra-numbers": Rule(
        "warning",
        "expected two or three numbers a position, the others are left out",
        "Keep measures in the properties",
    ),
    "mixed-dimensions": Rule(
        "warning",
        "some positions of the geometry have a height, others have none",
        "Give all of them a height, or none",
    ),
    "absurd-number": Rule(
        "error", "this number is no coordinate of a place on Earth", "Draw the feature anew"
    ),
    "outside-degrees": Rule(
        "note",
        "expected positions within +-180, +-90",
        "Write longitude, latitude in degrees (WGS 84), or name the coordinate system",
    ),
    "too-many-decimals": Rule(
        "note",
        f"expected at most {DECIMALS} decimals",
        f"Round the positions: {DECIMALS} decimals are 1 cm",
    ),
    "short-line": Rule(
        "error", "expected at least two positions in a line", "Add the missing positions"
    ),
    "short-ring": Rule(
        "error", "expected at least four positions in a ring", "Add the missing corners"
    ),
    "unclosed-ring": Rule(
        "error", "expected a ring to end where it begins", "Repeat its first position at the end"
    ),
    "clockwise-shell": Rule(
        "warning", "expected a counter-clockwise outer ring", "Turn the ring round"
    ),
    "counter-clockwise-hole": Rule(
        "warning", "expected a clockwise inner ring", "Turn the ring round"
    ),
}


class Fault(NamedTuple):
    """A rule broken in one place; `feature` counts from 0, None is the document itself."""

    code: str
    feature: int | None = None
    value: str = ""
    field: str = ""
    line: int | None = None
    lonlat: tuple[float, float] | None = None
    level: Level | None = None
    message: str = ""
    remedy: str = ""


def findings_of(
    faults: Iterable[Fault], source: str, names: Sequence[str] = (), lines: Sequence[int] = ()
) -> tuple[Finding, ...]:
    """
    Make findings of some faults, each kind once a feature.

    Parameters
    ----------
    faults
        In any order.
    source
        Name of the file.
    names
        Name of each feature.
    lines
        Line each feature begins in, from 1; empty where unknown.

    Returns
    -------
    findings
        Those of the document first, then in the order of the features.
    """
    kept: dict[tuple[int, str, str], Fault] = {}
    for fault in faults:
        place = -1 if fault.feature is None else fault.feature
        kept.setdefault((place, fault.code, fault.field), fault)
    ordered = sorted(
        kept.values(), key=lambda fault: -1 if fault.feature is None else fault.feature
    )
    return tuple(_finding(fault, source, names, lines) for fault in ordered)


def as_written(value: object) -> str:
    """Return a value of JSON as a short text for messages."""
    if isinstance(value, str):
        return value if len(value) <= SHOWN_LENGTH else f"{value[:SHOWN_LENGTH]}..."
    if value is None or isinstance(value, bool):
        return {None: "null", True: "true", False: "false"}[value]
    return _SHORT.repr(value)


def _finding(fault: Fault, source: str, names: Sequence[str], lines: Sequence[int]) -> Finding:
    rule = RULES[fault.code]
    lon, lat = fault.lonlat or (None, None)
    line = fault.line
    if line is None and fault.feature is not None and lines:
        line = lines[fault.feature]
    return Finding(
        level=fault.level or rule.level,
        code=fault.code,
        source=source,
        line=line,
        feature_id="" if fault.feature is None else names[fault.feature],
        field=fault.field,
        value=fault.value,
        message=fault.message or rule.message,
        remedy=fault.remedy or rule.remedy,
        lon=lon,
        lat=lat,
    )
