"""The evaluation of a region: every unit by the published rules, with what each result needs."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from parks.evaluation.averages import PublishedValue, published_values_of
from parks.evaluation.common_period import (
    chosen_periods,
    complete_periods,
    figures_at,
    periods_differ,
)
from parks.evaluation.control import ProjectCheck, check_project
from parks.evaluation.definition import definitions
from parks.evaluation.figure_table import FigureTable, figure_table
from parks.evaluation.grading import Grade, grades
from parks.evaluation.land import Land, land_of
from parks.evaluation.options import Options, check_options
from parks.evaluation.ratio import Result, impossible_rates, ratio
from parks.evaluation.scoring import combined_scores, scores
from parks.evaluation.zone_type import ZoneType, zone_type
from parks.evaluation.zones import evaluated_units
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from geo.finding import Finding
    from parks.evaluation.account import LandAccount
    from parks.evaluation.definition import Definition
    from parks.evaluation.quantity import Quantity
    from parks.evaluation.score import CombinedScore, Score
    from parks.region import Region

FIGURES_FILE = "indicators.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitEvaluation:
    """
    The evaluation of one unit.

    Parameters
    ----------
    unit_id, name_zh, name_en
        The unit.
    boundary_id
        Boundary it was evaluated by; empty if there is none.
    account
        Its land; None where it has no boundary, or no current parcels in it.
    zone_type
        By the rule, and as the planner says.
    ratios
        By key: indicators of the evaluation of development zones and of its management.
    per_mu
        By key: figures per mu.
    score
        0 to 100, or what it needs.
    grade
        By figures per mu; None if no grading was asked for.
    """

    unit_id: str
    name_zh: str
    name_en: str
    boundary_id: str
    account: LandAccount | None
    zone_type: ZoneType
    ratios: Mapping[str, Result]
    per_mu: Mapping[str, Result]
    score: Score
    grade: Grade | None

    def result(self, key: str) -> Result:
        """Return the result with a key."""
        return self.ratios[key] if key in self.ratios else self.per_mu[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class Evaluation:
    """
    The evaluation of a region.

    Parameters
    ----------
    region
        Name of the region.
    is_fictional
        Whether the region is made up; whoever shows a result must say so.
    landuse_edition
        Edition of the land-use classes.
    options
        What was chosen.
    units
        In the order asked for, else of units.csv.
    combined
        Main zones with their expansion zones.
    projects
        Industrial projects against the control indicators.
    findings
        What is doubtful.
    """

    region: str
    is_fictional: bool
    landuse_edition: str
    options: Options
    units: tuple[UnitEvaluation, ...]
    combined: tuple[CombinedScore, ...]
    projects: tuple[ProjectCheck, ...]
    findings: tuple[Finding, ...]

    def unit(self, unit_id: str) -> UnitEvaluation:
        """Return the evaluation of a unit; raise a KeyError if it was not evaluated."""
        for unit in self.units:
            if unit.unit_id == unit_id:
                return unit
        raise KeyError(unit_id)

    def published(self, key: str) -> tuple[PublishedValue, ...]:
        """Return published values of an indicator to stand beside the results, latest first."""
        return published_values_of(key)


def evaluate_region(region: Region, *, options: Options | None = None) -> Evaluation:
    """
    Evaluate the units of a region by the published rules.

    Parameters
    ----------
    region
        The region; nothing in it is changed.
    options
        Choices of the planner; None for the defaults.

    Returns
    -------
    evaluation
        A result for every unit and indicator: a value, or what it needs. Ratios of land need
        current land use with state attributes inside an approved or planned boundary; figures per
        mu need figures of one period.

    Raises
    ------
    ValueError
        If options contradict each other, name a unit that is not there, or weights do not sum to 1.

    Examples
    --------
    >>> evaluation = evaluate_region(load_region("demo"))  # doctest: +SKIP
    >>> evaluation.units[0].ratios["built_rate"].value  # doctest: +SKIP
    """
    options = options or Options()
    check_options(options, unit_ids=frozenset(region.units["id"]))
    units = evaluated_units(region, options.units, needed=_paired(options))
    land = land_of(region, units, options)
    tables = {unit: figure_table(region.figures(unit), status=options.status) for unit in units}
    results, period_findings = _results(land, tables, options)
    ratios = {unit: _of_tables(own, "evaluation", "management") for unit, own in results.items()}
    per_mu = {unit: _of_tables(own, "per_mu") for unit, own in results.items()}
    types = {unit: _type(land.quantities(unit), unit, options) for unit in units}
    scored = scores(ratios, types, options)
    graded = _graded(per_mu, options)
    named = first_by(region.units, "id")
    return Evaluation(
        region=region.name,
        is_fictional=region.meta.fictional,
        landuse_edition=region.meta.landuse_edition,
        options=options,
        units=tuple(
            UnitEvaluation(
                unit_id=unit,
                name_zh=named[unit]["name_zh"],
                name_en=named[unit]["name_en"],
                boundary_id=land.boundary_ids.get(unit, ""),
                account=land.accounts.get(unit),
                zone_type=types[unit],
                ratios=ratios[unit],
                per_mu=per_mu[unit],
                score=scored[unit],
                grade=graded.get(unit),
            )
            for unit in units
        ),
        combined=combined_scores(scored, options),
        projects=tuple(check_project(item, rules=options.control) for item in land.projects),
        findings=(*land.findings, *period_findings, *_impossible(results)),
    )


def results_of_periods(
    region: Region, unit_ids: Sequence[str]
) -> Mapping[str, Mapping[str, tuple[Result, ...]]]:
    """
    Return the results for every period in which a unit has all figures of a formula.

    Parameters
    ----------
    region
        The region; nothing in it is changed.
    unit_ids
        Units, of which any few may be compared later.

    Returns
    -------
    results
        By unit and key, only where there is more than one period: which of them is shown depends
        on the units compared (`evaluate_region` takes the latest that they share).
    """
    tables = {unit: figure_table(region.figures(unit)) for unit in unit_ids}
    periods = {
        (unit, definition.key): sorted(complete_periods(definition, table))
        for unit, table in tables.items()
        for definition in definitions().values()
    }
    several = {key: found for key, found in periods.items() if len(found) > 1}
    if not several:
        return {}
    land = land_of(region, tuple(unit_ids), Options())
    results: dict[str, dict[str, tuple[Result, ...]]] = {}
    for (unit, key), found in several.items():
        definition = definitions()[key]
        results.setdefault(unit, {})[key] = tuple(
            ratio(
                definition,
                {**land.quantities(unit), **figures_at(definition, tables[unit], period)},
            )
            for period in found
        )
    return results


def _paired(options: Options) -> tuple[str, ...]:
    return tuple(unit for pair in options.expansions for unit in (pair.main_id, pair.expansion_id))


def _results(
    land: Land, tables: Mapping[str, FigureTable], options: Options
) -> tuple[Mapping[str, Mapping[str, Result]], tuple[Finding, ...]]:
    """Results by unit and key, and findings on figures of different periods."""
    found: dict[str, dict[str, Result]] = {unit: {} for unit in tables}
    findings: list[Finding] = []
    for key, definition in definitions().items():
        for unit, result in _of_definition(definition, land, tables, options):
            found[unit][key] = result
        periods = {
            unit: own[key].period for unit, own in found.items() if own[key].value is not None
        }
        findings += periods_differ(definition, periods, source=FIGURES_FILE)
    return found, tuple(findings)


def _of_definition(
    definition: Definition, land: Land, tables: Mapping[str, FigureTable], options: Options
) -> Iterator[tuple[str, Result]]:
    periods = chosen_periods(definition, tables, asked=options.asked_period)
    for unit, table in tables.items():
        figures = figures_at(definition, table, periods[unit], label=options.period)
        quantities = {**land.quantities(unit), **figures}
        yield unit, ratio(definition, quantities)


def _of_tables(own: Mapping[str, Result], *tables: str) -> Mapping[str, Result]:
    return {key: item for key, item in own.items() if item.definition.table in tables}


def _type(quantities: Mapping[str, Quantity], unit: str, options: Options) -> ZoneType:
    return zone_type(quantities, is_bonded=unit in options.bonded, override=options.kinds.get(unit))


def _graded(per_mu: Mapping[str, Mapping[str, Result]], options: Options) -> Mapping[str, Grade]:
    if options.grading is None:
        return {}
    return {item.unit_id: item for item in grades(per_mu, rules=options.grading)}


def _impossible(results: Mapping[str, Mapping[str, Result]]) -> Iterator[Finding]:
    for unit, own in results.items():
        yield from impossible_rates(own.values(), unit_id=unit)
