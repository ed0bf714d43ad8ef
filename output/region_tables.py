"""The tables of a region with land use: balance, evaluation, transition, comparison."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from geo.finding import Finding
from output.balance_sheet import balance_sheets
from output.comparison.write import write_comparison
from output.evaluation.write import write_evaluation
from output.tables import write_tables
from output.transition.of_region import NothingToCompareError, region_content
from output.transition.write import write_transition
from parks.boundaries import boundary_by_unit
from parks.comparison import compare_units
from parks.comparison.find_units import FEWEST_UNITS, MOST_UNITS
from parks.evaluation import evaluate_region
from parks.landuse_areas import EXTENTS, landuse_areas
from parks.vocabulary import Kind

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from parks.region import Region

LANDUSE, EVALUATION, TRANSITION = "landuse.xlsx", "evaluation.xlsx", "transition.xlsx"
COMPARISONS = ("comparison.xlsx", "comparison.html")


@dataclass(frozen=True, slots=True, kw_only=True)
class RegionTables:
    """The tables written, and why others were not."""

    written: tuple[Path, ...]
    findings: tuple[Finding, ...]


def write_region_tables(region: Region, folder: Path) -> RegionTables:
    """
    Write the tables of a region into a folder.

    Parameters
    ----------
    region
        A region with land use.
    folder
        Folder of the tables; made if needed.

    Returns
    -------
    tables
        The files: land by unit and class, evaluation, planned against built, and the comparison of
        its units. A table whose data are missing is left out, and a finding says what it needs.
    """
    steps = (_landuse, _evaluation, _transition, _comparison)
    done = [item for step in steps for item in step(region, folder)]
    return RegionTables(
        written=tuple(item for item in done if not isinstance(item, Finding)),
        findings=tuple(item for item in done if isinstance(item, Finding)),
    )


def _landuse(region: Region, folder: Path) -> Iterator[Path | Finding]:
    areas = landuse_areas(region)
    if areas.missing:
        yield _left_out(LANDUSE, "; ".join(need.en for need in areas.missing))
    else:
        yield write_tables(folder / LANDUSE, balance_sheets(areas, region=region))


def _evaluation(region: Region, folder: Path) -> Iterator[Path | Finding]:
    yield write_evaluation(folder / EVALUATION, evaluate_region(region), region=region)


def _transition(region: Region, folder: Path) -> Iterator[Path | Finding]:
    try:
        content = region_content(region)
    except NothingToCompareError as error:
        yield _left_out(TRANSITION, error.lacking)
    else:
        yield write_transition(folder / TRANSITION, content)


def _comparison(region: Region, folder: Path) -> Iterator[Path | Finding]:
    units = _measured_ids(region)
    if len(units) < FEWEST_UNITS:
        yield _left_out(COMPARISONS[0], "two units with a boundary")
        return
    comparison = compare_units(region, units[:MOST_UNITS])
    for name in COMPARISONS:
        yield write_comparison(folder / name, comparison, region=region)
    if len(units) > MOST_UNITS:
        yield Finding(
            level="note",
            code="units-not-compared",
            source=COMPARISONS[0],
            value=", ".join(units[MOST_UNITS:]),
            message=f"the first {MOST_UNITS} of {len(units)} units are compared",
            remedy="Compare others with: parkmap compare REGION UNIT UNIT.",
        )


def _measured_ids(region: Region) -> tuple[str, ...]:
    """Return the units below the district that have a boundary, in the order of units.csv."""
    bounds = boundary_by_unit(region, extents=EXTENTS)
    units = region.units
    is_wanted = units["id"].isin(bounds["unit_id"]) & (units["kind"] != Kind.DISTRICT)
    return tuple(units.loc[is_wanted, "id"].drop_duplicates())


def _left_out(name: str, lacking: str) -> Finding:
    return Finding(
        level="note",
        code="table-left-out",
        source=name,
        message=f"not written, it needs {lacking}",
        remedy="Add what it needs, and build again.",
    )
