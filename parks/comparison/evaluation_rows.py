"""Rows of the land evaluation and of the figures per mu, as the published rules give them."""

from collections.abc import Iterable, Mapping, Sequence

from parks.comparison.choose import make_row, missing_cell
from parks.comparison.model import Cell, CellState, Citation, Figure, Formula, Row, Said
from parks.comparison.printed import citation_of, layer_citation
from parks.evaluation import Need, Options, Quantity, Result, evaluate_region, results_of_periods
from parks.measure_unit import measure_units
from parks.records import Record, first_by
from parks.region import Region
from parks.vocabulary import Dimension, Measure, Qualifier, Status

Results = Mapping[str, Mapping[str, Result]]
"""By unit, then by key of the definition."""
Figures = Mapping[str, Sequence[Figure]]
ALWAYS_SHOWN = frozenset({"tax_per_mu", "value_added_per_mu", "output_per_mu"})
"""Figures per mu whose row stands even where no unit has one: planners look for them."""
SUMMARY = Said(zh="集约利用评价", en="Evaluation of land use")
NO_LAYER = Said(
    zh="需要带状态属性的现状用地图层", en="needs a layer of current land use with state attributes"
)
COMPUTED = "computed"
"""Scope of a computed figure: one that a document prints may rest on other inputs."""
HECTARE, M2_PER_HECTARE = "公顷", 1e4


def evaluate(region: Region, unit_ids: Sequence[str], *, period: str | None) -> Results:
    """Return the results of the evaluation by unit and key."""
    options = Options(units=tuple(unit_ids), period=period or "")
    found = evaluate_region(region, options=options)
    return {unit: {**found.unit(unit).ratios, **found.unit(unit).per_mu} for unit in unit_ids}


def other_periods(region: Region, unit_ids: Sequence[str]) -> Mapping[str, Sequence[Figure]]:
    """Return by key the figures of all periods, of units that have those of more than one."""
    sources = first_by(region.sources, "source_id")
    found: dict[str, list[Figure]] = {}
    for unit, own in results_of_periods(region, unit_ids).items():
        for key, results in own.items():
            figures = (_figure(unit, item, sources) for item in results if item.value is not None)
            found.setdefault(key, []).extend(figures)
    return found


def evaluation_rows(region: Region, results: Results) -> tuple[Row, ...]:
    """
    Return the ratios of the evaluation side by side.

    Parameters
    ----------
    region
        The region.
    results
        As `evaluate` gives them.

    Returns
    -------
    rows
        Each ratio of zones, and those of their management that any unit has. One row that says why
        not, where the region has no land use.
    """
    if region.landuse is None:
        missing = {unit: missing_cell(unit, CellState.CANNOT_COMPUTE, NO_LAYER) for unit in results}
        return (make_row("evaluation", SUMMARY, dict.fromkeys(results, ()), missing),)
    keys = [
        key
        for key, table in _keys(results).items()
        if table == "evaluation" or (table == "management" and _has_any(results, key))
    ]
    return tuple(_row(region, key, results, {}) for key in keys)


def per_mu_rows(region: Region, results: Results, figures: Figures) -> tuple[Row, ...]:
    """
    Return the figures per mu, printed where a document gives one, else computed.

    Parameters
    ----------
    region
        The region.
    results
        As `evaluate` gives them.
    figures
        Printed figures by unit.
    """
    keys = [
        key
        for key, table in _keys(results).items()
        if table == "per_mu" and (key in ALWAYS_SHOWN or _has_any(results, key, figures))
    ]
    return tuple(_row(region, key, results, figures) for key in keys)


def per_mu_keys(results: Results) -> frozenset[str]:
    """Return the indicators whose printed figures stand in the rows per mu."""
    return frozenset(key for key, table in _keys(results).items() if table == "per_mu")


def _keys(results: Results) -> dict[str, str]:
    """Return the keys of the definitions with their tables, in order."""
    first = next(iter(results.values()))
    return {key: result.definition.table for key, result in first.items()}


def _has_any(results: Results, key: str, figures: Figures | None = None) -> bool:
    is_printed = any(item.indicator == key for found in (figures or {}).values() for item in found)
    return is_printed or any(own[key].value is not None for own in results.values())


def _row(region: Region, key: str, results: Results, figures: Figures) -> Row:
    sources = first_by(region.sources, "source_id")
    definition = next(iter(results.values()))[key].definition
    candidates: dict[str, list[Figure]] = {}
    missing: dict[str, Cell] = {}
    for unit, own in results.items():
        printed = [
            item
            for item in figures.get(unit, ())
            if item.indicator == key and item.measure == Measure.LEVEL
        ]
        computed = [] if own[key].value is None else [_figure(unit, own[key], sources)]
        candidates[unit] = [*printed, *computed]
        missing[unit] = missing_cell(unit, CellState.CANNOT_COMPUTE, _why(own[key].needs))
    name = Said(zh=definition.name_zh, en=definition.name_en)
    return make_row(key, name, candidates, missing)


def _figure(unit: str, result: Result, sources: Mapping[str, Record]) -> Figure:
    value = result.value or 0.0
    definition = result.definition
    marks = [item.mark for item in result.inputs if item.mark]
    inputs = tuple(_input(unit, item, sources) for item in result.inputs)
    is_exact = all(item.qualifier in ("", Qualifier.EXACT) for item in result.inputs)
    return Figure(
        unit_id=unit,
        indicator=result.key,
        name=Said(zh=definition.name_zh, en=definition.name_en),
        value=value,
        unit=definition.unit,
        canonical_value=value,
        canonical_unit=definition.unit,
        period=result.period,
        status=Status.ACTUAL.value,
        measure=Measure.LEVEL.value,
        qualifier=Qualifier.EXACT.value if is_exact else Qualifier.ABOUT.value,
        scope=COMPUTED,
        mark=marks[0] if marks else "",
        note=Said(zh=definition.note_zh, en=definition.note),
        citations=tuple(dict.fromkeys(item for figure in inputs for item in figure.citations)),
        formula=Formula(
            expression=Said(zh=definition.formula_zh, en=definition.formula_en),
            inputs=inputs,
            is_quotient=False,
        ),
    )


def _input(unit: str, quantity: Quantity, sources: Mapping[str, Record]) -> Figure:
    """Return a quantity of a formula as a figure; areas of land in hectares."""
    value, measured_in = quantity.value or 0.0, quantity.unit
    if _is_land(quantity):
        value, measured_in = value / M2_PER_HECTARE, HECTARE
    return Figure(
        unit_id=unit,
        indicator=quantity.key,
        name=Said(zh=quantity.name_zh, en=quantity.name_en),
        value=value,
        unit=measured_in,
        canonical_value=value,
        canonical_unit=measured_in,
        period=quantity.period,
        status=quantity.status or Status.ACTUAL.value,
        measure=Measure.LEVEL.value,
        qualifier=quantity.qualifier or Qualifier.EXACT.value,
        mark=quantity.mark,
        citations=tuple(_citations(quantity.source, sources)),
    )


def _is_land(quantity: Quantity) -> bool:
    unit = measure_units().get(quantity.unit)
    is_area = unit is not None and unit.dimension in (Dimension.AREA, Dimension.FLOOR_AREA)
    return is_area and float(unit.factor if unit else 0) == 1.0


def _citations(text: str, sources: Mapping[str, Record]) -> Iterable[Citation]:
    """Yield the documents of a quantity: `qj2024:53, qj2025:12`, or the file of the land use."""
    for part in filter(None, text.split(", ")):
        source, _, locator = part.partition(":")
        if source in sources:
            yield citation_of(sources, source, locator)
        else:
            yield layer_citation(part, sources)


def _why(needs: Sequence[Need]) -> Said:
    return Said(
        zh="需要：" + "、".join(need.zh for need in needs),
        en="needs " + ", ".join(need.en for need in needs),
    )
