"""Land use in the panels of a page: sections by unit, the figures they name, and the classes."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.describe_figures import source_numbers
from mapper.describe_landuse import mix_section
from mapper.describe_landuse_change import change_section
from mapper.describe_landuse_evaluation import evaluation_sections
from mapper.describe_landuse_parks import area_figures, parks_section
from mapper.describe_landuse_result import Citing, needs_row
from mapper.describe_parcels import NO_PARCELS, Parcels, describe_parcels
from mapper.landuse_classes import class_views
from mapper.landuse_facts import LandFacts, land_facts
from mapper.page import NO_WORDS, FigureView, LandClassView, Section, Words
from parks.landuse import STEM
from parks.records import records
from parks.vocabulary import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from geo.finding import Finding
    from parks.evaluation import Options
    from parks.need import Need
    from parks.region import Region

TOTAL_TITLE = Words(zh="各园区用地合计", en="Land use of all parks together")


@dataclass(frozen=True, slots=True, kw_only=True)
class LandView:
    """Sections by unit, the computed figures they name, and the classes of the region."""

    sections: Mapping[str, tuple[Section, ...]]
    figures: tuple[FigureView, ...]
    classes: tuple[LandClassView, ...]
    findings: tuple[Finding, ...] = ()
    """What is doubtful about the land use."""
    parcels: Parcels = NO_PARCELS
    """What is drawn of it."""


def describe_land(
    region: Region, figures: Iterable[FigureView], *, options: Options | None = None
) -> LandView:
    """
    Return what the panels say of land use.

    Parameters
    ----------
    region
        The region; it is not changed.
    figures
        The figures that its documents print.
    options
        Choices of the evaluation; None for the defaults.

    Returns
    -------
    view
        Empty where the region has no land use.
    """
    facts = land_facts(region, options=options)
    if facts is None:
        return LandView(sections={}, figures=(), classes=())
    parcels = describe_parcels(region, facts)
    citing = _citing(region, figures)
    areas = area_figures(facts, sources=_boundary_sources(region, facts))
    sections: defaultdict[str, list[Section]] = defaultdict(list)
    made = list(areas.values())
    for unit in facts.evaluation.units:
        mix = mix_section((unit.unit_id,), facts)
        change, shares = change_section(unit.unit_id, facts, source=citing.layer)
        evaluated, results = evaluation_sections(unit, facts, citing)
        sections[unit.unit_id] += [item for item in (mix, change) if item] + [*evaluated]
        made += [*shares, *results]
    sections[region.meta.unit_id] = [
        *_overview(facts, areas),
        *sections.pop(region.meta.unit_id, ()),
    ]
    return LandView(
        sections={unit: tuple(items) for unit, items in sections.items()},
        figures=tuple(made),
        classes=_classes(facts, parcels),
        findings=(*facts.findings, *parcels.findings),
        parcels=parcels,
    )


def _overview(facts: LandFacts, areas: Mapping[str, FigureView]) -> list[Section]:
    """Return what the region's panel says: what is missing, or the parks and their sum."""
    if facts.missing:
        return [_missing(facts.missing)]
    total = mix_section(tuple(areas), facts, title=TOTAL_TITLE) if facts.is_disjoint else None
    return [parks_section(facts.evaluation.units, areas), *([total] if total else [])]


def _missing(missing: Iterable[Need]) -> Section:
    title = Words(zh="用地构成", en="Land use")
    return Section(
        form="rows",
        theme=Theme.LAND,
        title=title,
        aside=NO_WORDS,
        rows=(needs_row(title, missing),),
    )


def _classes(facts: LandFacts, parcels: Parcels) -> tuple[LandClassView, ...]:
    """Return the classes of panels and map, in the order of the edition."""
    if facts.edition is None:
        return parcels.classes
    codes = set(facts.areas["class"])
    if facts.change is not None:
        codes |= {*facts.change.matrix["before"], *facts.change.matrix["after"]}
    return class_views(codes | {view.id for view in parcels.classes}, facts.edition)


def _citing(region: Region, figures: Iterable[FigureView]) -> Citing:
    return Citing(
        layer=_layer_source(region),
        numbers=source_numbers(region),
        printed={(item.unit, item.indicator, item.period_iso): item.id for item in figures},
    )


def _layer_source(region: Region) -> str:
    """Return the document that names the land-use layer as its file; none where none does."""
    named = (row["source_id"] for row in records(region.sources) if STEM in row["file"])
    return str(next(named, ""))


def _boundary_sources(region: Region, facts: LandFacts) -> Mapping[str, str]:
    if "source" not in facts.bounds:
        return {}
    known = set(region.sources["source_id"])
    pairs = zip(facts.bounds["unit_id"], facts.bounds["source"], strict=True)
    return {unit: source for unit, source in pairs if source in known}
