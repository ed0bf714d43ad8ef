"""What the rows of printed figures are about: an indicator under a measure, or a family."""

import csv
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from importlib.resources import files

from parks.catalogue import indicators
from parks.comparison.model import Figure, Reason, Said
from parks.vocabulary import Measure, Theme

ROW_OF_MEASURE: Mapping[str, str] = {
    Measure.CUMULATIVE: Measure.LEVEL,
    Measure.STRUCTURE: Measure.LEVEL,
}
"""Measures of one indicator that stand in one row, where they are told apart."""
ENDINGS: Mapping[str, tuple[str, str, tuple[str, ...]]] = {
    Measure.NEW: ("，新增", ", new", ("新增", "新建")),
    Measure.CUMULATIVE: ("，累计", ", cumulative", ("累计",)),
    Measure.GROWTH: ("，增速", ", growth", ("增速", "增长", "提升", "降低", "节约")),
    Measure.SHARE: ("，占比", ", share", ("占", "率", "比", "度")),
    Measure.THRESHOLD: ("，门槛", ", threshold", ("标准", "起点")),
    Measure.RANK: ("，排位", ", rank", ("排名", "次序", "阵营", "基地", "首创")),
}
"""What a measure adds to a name in both languages, and the words that already say it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """
    What one row is about.

    Parameters
    ----------
    id
        Slug of the row.
    name
        Name of the row.
    theme
        Theme that it stands under; empty for an indicator that the catalogue does not know.
    candidates
        Figures by unit.
    family_reason
        Why different indicators of a family are not comparable; None for one indicator.
    order
        Place within the catalogue.
    """

    id: str
    name: Said
    theme: str
    candidates: Mapping[str, Sequence[Figure]]
    order: tuple[int, ...]
    family_reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Family:
    """Indicators of one matter, with what makes each differ from the others."""

    name: Said
    members: dict[str, Reason] = field(default_factory=dict)


def subjects_of(figures: Mapping[str, Sequence[Figure]]) -> list[Subject]:
    """
    Return the subjects on which any unit has a figure, in catalogue order.

    Parameters
    ----------
    figures
        Printed figures by unit.

    Returns
    -------
    subjects
        One for each indicator and measure. Where two units each have another indicator of one
        family (contract value, investment attracted), both stand in one row of the family.
    """
    groups: dict[tuple[str, str], dict[str, list[Figure]]] = {}
    for unit, found in figures.items():
        for figure in found:
            key = figure.indicator, ROW_OF_MEASURE.get(figure.measure, figure.measure)
            groups.setdefault(key, {name: [] for name in figures})[unit].append(figure)
    joined = list(_families(groups))
    taken = {key for keys, _ in joined for key in keys}
    single = [_single(key, group) for key, group in groups.items() if key not in taken]
    return sorted([*single, *(subject for _, subject in joined)], key=lambda item: item.order)


@cache
def indicator_families() -> Mapping[str, Family]:
    """Return the families of the catalogue by their slugs."""
    path = files("parks").joinpath("data/catalogue/indicator_families.csv")
    families: dict[str, Family] = {}
    for row in csv.DictReader(path.read_text("utf-8").splitlines()):
        name = Said(zh=row["name_zh"], en=row["name_en"])
        family = families.setdefault(row["family"], Family(name))
        family.members[row["indicator"]] = Reason(row["reason"])
    return families


def _single(key: tuple[str, str], group: Mapping[str, Sequence[Figure]]) -> Subject:
    indicator, measure = key
    first = next(figure for figures in group.values() for figure in figures)
    entry = indicators().get(indicator)
    return Subject(
        id=indicator if measure == Measure.LEVEL else f"{indicator}-{measure}",
        name=measured_name(first.name, _common_measure(group, measure)),
        theme=entry.theme.value if entry else "",
        candidates=group,
        order=_order(indicator, measure),
    )


def _families(
    groups: Mapping[tuple[str, str], Mapping[str, Sequence[Figure]]],
) -> Iterator[tuple[list[tuple[str, str]], Subject]]:
    """Yield families whose members different units have, with the groups they take up."""
    for family_id, family in indicator_families().items():
        for measure in (Measure.LEVEL, Measure.NEW, Measure.GROWTH):
            holders: dict[str, str] = {}
            for indicator in family.members:
                units = [
                    unit for unit, found in groups.get((indicator, measure), {}).items() if found
                ]
                if len(units) == 1:
                    holders.setdefault(units[0], indicator)
            if len(holders) > 1:
                yield _joined(family_id, family, measure=measure, holders=holders, groups=groups)


def _joined(
    family_id: str,
    family: Family,
    *,
    measure: str,
    holders: Mapping[str, str],
    groups: Mapping[tuple[str, str], Mapping[str, Sequence[Figure]]],
) -> tuple[list[tuple[str, str]], Subject]:
    keys = [(indicator, measure) for indicator in holders.values()]
    group = {
        unit: groups[holders[unit], measure][unit] if unit in holders else ()
        for unit in next(iter(groups.values()))
    }
    first = min(keys, key=lambda key: _order(*key))
    entry = indicators()[first[0]]
    reasons = [family.members[indicator] for indicator in holders.values()]
    return keys, Subject(
        id=f"family-{family_id}-{measure}",
        name=measured_name(family.name, _common_measure(group, measure)),
        theme=entry.theme.value,
        candidates=group,
        order=_order(*first),
        family_reason=Reason.SCOPE if Reason.SCOPE in reasons else Reason.INDICATOR,
    )


def measured_name(name: Said, measure: str) -> Said:
    """Return the name of an indicator under a measure, e.g. 科技型中小企业，新增."""
    zh, en, said = ENDINGS.get(measure, ("", "", ()))
    if any(word in name.zh for word in said):
        return name
    return Said(zh=name.zh + zh, en=name.en + en)


def _common_measure(group: Mapping[str, Sequence[Figure]], measure: str) -> str:
    measures = {figure.measure for figures in group.values() for figure in figures}
    return measures.pop() if len(measures) == 1 else measure


def _order(indicator: str, measure: str) -> tuple[int, ...]:
    """Return the place of a subject: theme, catalogue, measure; what is unknown comes last."""
    entry = indicators().get(indicator)
    themes, slugs, measures = list(Theme), list(indicators()), [str(item) for item in Measure]
    place = measures.index(measure) if measure in measures else len(measures)
    if entry is None:
        return len(themes), len(slugs), place
    return themes.index(entry.theme), slugs.index(indicator), place
