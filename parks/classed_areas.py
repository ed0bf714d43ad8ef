"""Measured land by the classes of an edition, with every code that is none of its classes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

import numpy as np
import pandas as pd

from parks.classes import edition as edition_of
from parks.classes import findings_of_counts, parse_code
from parks.classes.written import plain_text

if TYPE_CHECKING:
    from geo.finding import Finding
    from geo.overlay import Overlay
    from parks.classes import Edition, ParsedCode

Reading = Literal["class", "local", "mixed", "beginning", "unknown"]
"""How a code was read: as it stands; as the class that a local code begins with; as the first of a
mixed use; as the class whose code it only begins with; not at all."""


@dataclass(frozen=True, eq=False, kw_only=True)
class ClassedAreas:
    """
    Land by zone and class.

    Parameters
    ----------
    edition
        Edition the codes were read by; None if they were left as they are.
    by_class
        One row a zone and class: `zone_id`, `class` (empty for land without a known class),
        `area_m2`, `parcels`, `share` (of the zone's area). Zones in the order given, classes in the
        order of the standard.
    by_zone
        One row a zone: `zone_id`, `zone_area_m2`, `classified_m2`, `no_class_m2` (no code is
        written), `unknown_class_m2` (a code is written that is of no class), `gaps_m2`,
        `overlaps_m2`, `residual_m2` = classified + no class + unknown class + gaps - overlaps
        - zone area, `parcels`.
    total
        One row a class: `class`, `area_m2`, `parcels`; sums of `by_class`.
    codes
        One row a code that is not just a class of the edition: `code` as written, `read_as` (class
        it counts for, the longest known beginning; empty if none), `reading` (see `Reading`),
        `parcels`, `area_m2`. Empty without an edition.
    findings
        What is doubtful about the codes, worst first.
    """

    edition: Edition | None
    by_class: pd.DataFrame
    by_zone: pd.DataFrame
    total: pd.DataFrame
    codes: pd.DataFrame
    findings: tuple[Finding, ...]


def classed_areas(
    measured: Overlay, edition: str | Edition | None, *, source: str, field: str
) -> ClassedAreas:
    """
    Read the codes of measured land by an edition.

    Parameters
    ----------
    measured
        Land by zone and code.
    edition
        Edition or its id; None leaves the codes as they are.
    source, field
        File and column of the codes, for findings.

    Returns
    -------
    areas
        A parcel that lies in several zones is counted in each of them.

    Raises
    ------
    ValueError
        If there is no such edition.
    """
    chosen = None if edition is None else edition_of(edition)
    codes = _codes(measured.by_class, chosen)
    by_class = _by_class(measured, codes, chosen)
    total = by_class.groupby("class", sort=False, as_index=False)[["area_m2", "parcels"]].sum()
    findings: tuple[Finding, ...] = ()
    if chosen is not None:
        counts = dict(zip(codes["code"], codes["parcels"].tolist(), strict=True))
        missing = counts.pop("", 0)
        findings = findings_of_counts(counts, chosen, source=source, field=field, missing=missing)
    return ClassedAreas(
        edition=chosen,
        by_class=by_class,
        by_zone=_by_zone(measured, codes),
        total=_in_order(total, chosen),
        codes=codes[~codes["reading"].isin(["", "class"])].reset_index(drop=True),
        findings=findings,
    )


def _codes(by_class: pd.DataFrame, chosen: Edition | None) -> pd.DataFrame:
    """Return one row a code as written, the most frequent first, with how it is read."""
    sums = by_class.groupby("class", as_index=False)[["parcels", "area_m2"]].sum()
    codes = sums.rename(columns={"class": "code"})
    if chosen is None:
        codes["read_as"] = codes["code"]
        codes["reading"] = np.where(codes["code"] == "", "", "class")
    else:
        parsed = [parse_code(code, chosen) for code in codes["code"]]
        codes["read_as"] = [one.known for one in parsed]
        codes["reading"] = [_reading(one) for one in parsed]
    order = ["code", "read_as", "reading", "parcels", "area_m2"]
    return codes[order].sort_values("parcels", ascending=False, kind="stable", ignore_index=True)


def _reading(code: ParsedCode) -> Reading | Literal[""]:
    if not plain_text(code.raw):
        return ""
    if not code.known:
        return "unknown"
    if code.is_mixed:
        return "mixed"
    if code.is_local:
        return "local"
    return "class" if code.is_exact else "beginning"


def _by_class(measured: Overlay, codes: pd.DataFrame, chosen: Edition | None) -> pd.DataFrame:
    read_as = dict(zip(codes["code"], codes["read_as"], strict=True))
    place = {zone: at for at, zone in enumerate(measured.by_zone["zone_id"])}
    known = measured.by_class.assign(**{"class": measured.by_class["class"].map(read_as)})
    known["place"] = known["zone_id"].map(place)
    sums = known.groupby(["place", "zone_id", "class"], as_index=False)[
        ["area_m2", "parcels", "share"]
    ].sum()
    ordered = _in_order(sums, chosen).sort_values("place", kind="stable", ignore_index=True)
    return ordered.drop(columns="place")


def _in_order(table: pd.DataFrame, chosen: Edition | None) -> pd.DataFrame:
    """Return rows in the order of the standard, or of the codes; those without a class last."""
    codes = sorted(set(table["class"]) - {""}) if chosen is None else chosen.classes
    place = {code: at for at, code in enumerate([*codes, ""])}
    order = np.argsort(table["class"].map(place).to_numpy(), kind="stable")
    return table.iloc[order].reset_index(drop=True)


def _by_zone(measured: Overlay, codes: pd.DataFrame) -> pd.DataFrame:
    def area_m2(reading: str) -> pd.Series[float]:
        meant = codes.loc[(codes["reading"] == reading) & (codes["code"] != ""), "code"]
        rows = measured.by_class[measured.by_class["class"].isin(meant)]
        sums = rows.groupby("zone_id")["area_m2"].sum()
        return measured.by_zone["zone_id"].map(sums).fillna(0.0).astype(float)

    empty, unknown = area_m2(""), area_m2("unknown")
    zones = measured.by_zone
    return pd.DataFrame({
        "zone_id": zones["zone_id"],
        "zone_area_m2": zones["zone_area_m2"],
        "classified_m2": zones["classified_m2"] - empty - unknown,
        "no_class_m2": zones["unclassified_m2"] + empty,
        "unknown_class_m2": unknown,
        "gaps_m2": zones["gaps_m2"],
        "overlaps_m2": zones["overlaps_m2"],
        "residual_m2": zones["residual_m2"],
        "parcels": zones["parcels"],
    })  # fmt: skip
