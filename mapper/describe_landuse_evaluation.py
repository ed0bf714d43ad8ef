"""The evaluation of a unit in its panel: type, score, ratios, and figures per mu."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mapper.describe_landuse_result import Citing, needs_row, result_row
from mapper.describe_landuse_zone import NOT_OFFICIAL, score_row, type_row
from mapper.describe_shapes import EXTENT_NAMES
from mapper.page import NO_WORDS, FigureView, Row, Section, Words
from mapper.wording import name_of
from parks.evaluation.weights import default_indicators
from parks.vocabulary import Theme

if TYPE_CHECKING:
    from collections.abc import Iterable

    from mapper.landuse_facts import LandFacts
    from parks.evaluation import Result, UnitEvaluation

TITLE = Words(zh="集约利用评价", en="Evaluation of land use")
PER_MU_TITLE = Words(zh="亩均效益", en="Figures per mu")
PER_MU = ("tax_per_mu", "value_added_per_mu", "output_per_mu")
"""Figures per mu that planners look for: they stand first, with a value or without."""
PER_MU_NOTE = Words(
    zh="亩均按企业实际用地计算，不是园区面积。",
    en="Per mu of the land that firms actually use, not of the park's area.",
)

Rows = list[tuple[Row, tuple[FigureView, ...]]]


def evaluation_sections(
    unit: UnitEvaluation, facts: LandFacts, citing: Citing
) -> tuple[tuple[Section, ...], tuple[FigureView, ...]]:
    """
    Return the sections of a unit's evaluation and the figures they name.

    Parameters
    ----------
    unit
        The evaluation of the unit.
    facts
        Land use of the region.
    citing
        How results name what they are computed from.
    """
    if unit.account is None and not _some(unit.per_mu.values()):
        return (_nothing(unit),), ()
    ratios, first = _ratio_rows(unit, citing)
    per_mu = [result_row(unit.unit_id, item, citing) for item in _in_front(unit)]
    sections = (
        _section(
            TITLE,
            ratios,
            first=first,
            aside=_boundary(unit, facts),
            notes=(NOT_OFFICIAL,) if unit.score.points is not None else (),
        ),
        _section(PER_MU_TITLE, per_mu, first=len(PER_MU), notes=(PER_MU_NOTE,)),
    )
    return sections, tuple(figure for _, made in (*ratios, *per_mu) for figure in made)


def _nothing(unit: UnitEvaluation) -> Section:
    """Say once what the whole evaluation needs."""
    return _section(TITLE, [(needs_row(TITLE, unit.zone_type.needs), ())], first=1)


def _ratio_rows(unit: UnitEvaluation, citing: Citing) -> tuple[Rows, int]:
    """Return all rows, those by which the zone is scored first, and how many these are."""
    kind = unit.zone_type.used
    wanted = default_indicators(kind) if kind else ()
    scored = [unit.ratios[key] for key in wanted]
    others = [item for key, item in unit.ratios.items() if key not in wanted]
    known, unknown = _some(others), [item for item in others if item.value is None]
    head = [type_row(unit, citing), score_row(unit, citing)]
    rows = [result_row(unit.unit_id, item, citing) for item in (*scored, *known, *unknown)]
    return [*head, *rows], len(head) + len(scored)


def _in_front(unit: UnitEvaluation) -> Iterable[Result]:
    rest = [item for key, item in unit.per_mu.items() if key not in PER_MU]
    return (*(unit.per_mu[key] for key in PER_MU), *rest)


def _some(results: Iterable[Result]) -> list[Result]:
    return [item for item in results if item.value is not None]


def _section(
    title: Words,
    rows: Rows,
    *,
    first: int,
    aside: Words = NO_WORDS,
    notes: tuple[Words, ...] = (),
) -> Section:
    return Section(
        form="rows",
        theme=Theme.LAND,
        title=title,
        aside=aside,
        rows=tuple(row for row, _ in rows),
        first=first,
        notes=notes,
    )


def _boundary(unit: UnitEvaluation, facts: LandFacts) -> Words:
    """Return the boundary where it is not the one that the land use is measured in."""
    if not unit.boundary_id or unit.boundary_id in set(facts.bounds["id"]):
        return NO_WORDS
    extent = name_of(EXTENT_NAMES, "approved")
    return Words(zh=f"{extent.zh}范围内", en=f"within the {extent.en} boundary")
