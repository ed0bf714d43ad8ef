"""Figures per square kilometre, where numerator and area belong together."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parks.catalogue import indicators
from parks.comparison.model import Citation, Figure, Formula, Said
from parks.measure_unit import convert
from parks.period import Period, period_or_none
from parks.vocabulary import Mark, Measure, Qualifier, Status

KM2 = "平方公里"


class LandDivisionError(ValueError):
    """A figure must not be divided by an area; `said` tells why in both languages."""

    def __init__(self, said: Said) -> None:
        super().__init__(said.en)
        self.said = said


@dataclass(frozen=True, slots=True, kw_only=True)
class LandRatio:
    """A figure per km²: slug, name, numerator and area by their slugs, printed unit."""

    id: str
    name: Said
    numerator: str
    area: str
    unit: str


AREAS = ("built_area", "planned_area")
"""Areas by which figures of a whole unit are divided, in the order shown."""


def divide_by_land(numerator: Figure, area: Figure, ratio: LandRatio) -> Figure:
    """
    Return a figure per area.

    Parameters
    ----------
    numerator
        Level of an indicator that may be divided by land (`per_land` of the catalogue).
    area
        Area of the same unit, for the same period or an instant within it.
    ratio
        What is computed, and in which unit.

    Returns
    -------
    figure
        With formula, inputs and sources of both. A doubt about either is a doubt about it.

    Raises
    ------
    LandDivisionError
        If the catalogue does not allow it, the two are of different units, periods, or kinds, the
        scope of one differs from document to document, or the area is not above 0.

    Notes
    -----
    The output of an industrial park over the area of a high-tech zone would be a number of
    nothing, whichever names the two share.
    """
    _check(numerator, area)
    value = _quotient(numerator, area, ratio)
    return Figure(
        unit_id=numerator.unit_id,
        indicator=ratio.id,
        name=ratio.name,
        value=value,
        unit=ratio.unit,
        canonical_value=value,
        canonical_unit=ratio.unit,
        period=numerator.period,
        status=numerator.status,
        measure=Measure.LEVEL.value,
        qualifier=_qualifier(numerator, area),
        mark=_doubt(numerator, area),
        citations=_citations(numerator, area),
        scope=ratio.area,
        formula=Formula(
            expression=Said(
                zh=f"{numerator.name.zh} ÷ {area.name.zh}",
                en=f"{numerator.name.en} ÷ {area.name.en.lower()}",
            ),
            inputs=(numerator, area),
        ),
    )


def per_km2(numerator: str, area: str) -> LandRatio:
    """Return what a figure per square kilometre of an area is called and measured in."""
    above, below = indicators()[numerator], indicators()[area]
    return LandRatio(
        id=f"{numerator}-per-{area}",
        name=Said(
            zh=f"{above.name_zh} ÷ {below.name_zh}",
            en=f"{above.name_en} ÷ {below.name_en.lower()}",
        ),
        numerator=numerator,
        area=area,
        unit=f"{above.unit}/{KM2}",
    )


def computed(
    ratio: LandRatio, figures: Sequence[Figure], elsewhere: Sequence[Said]
) -> tuple[list[Figure], Said]:
    """
    Return what can be computed of a ratio for one unit, and why nothing can.

    Parameters
    ----------
    ratio
        What is computed.
    figures
        All figures of the unit.
    elsewhere
        Names of other units that have the area: said where the unit itself has none.

    Returns
    -------
    figures
        One for each pair of figures that belong together.
    why
        What is missing or forbids it; meaningless where there is a figure.
    """
    above = [item for item in figures if item.indicator == ratio.numerator and _is_level(item)]
    below = [item for item in figures if item.indicator == ratio.area and _is_level(item)]
    done: list[Figure] = []
    why: Said | None = None
    for numerator, area in ((one, other) for one in above for other in below):
        try:
            done.append(divide_by_land(numerator, area, ratio))
        except LandDivisionError as error:
            why = why or error.said
    return done, why or _lacking(ratio, above, below, elsewhere)


def divisible(figures: Sequence[Figure]) -> Iterator[str]:
    """Yield the indicators of printed levels that may be divided by land."""
    for figure in figures:
        entry = indicators().get(figure.indicator)
        if entry is not None and entry.per_land and _is_level(figure):
            yield figure.indicator


def _is_level(figure: Figure) -> bool:
    return figure.measure == Measure.LEVEL


def _check(numerator: Figure, area: Figure) -> None:
    said = next((said for holds, said in _obstacles(numerator, area) if holds), None)
    if said is not None:
        raise LandDivisionError(said)


def _obstacles(numerator: Figure, area: Figure) -> Iterator[tuple[bool, Said]]:
    """Yield what may forbid a division, with whether it does."""
    entry = indicators().get(numerator.indicator)
    yield (
        numerator.unit_id != area.unit_id,
        Said(
            zh="分子与面积不属同一单元",
            en=f"the figure is of {numerator.unit_id}, the area of {area.unit_id}",
        ),
    )
    yield (
        entry is None or not (entry.per_land and _is_level(numerator)),
        Said(zh="该指标不可除以面积", en="the indicator may not be divided by land"),
    )
    yield (
        Mark.SCOPE_DIFFERS in (numerator.mark, area.mark),
        Said(zh="各资料口径不同", en="its scope differs from document to document"),
    )
    yield (
        (numerator.status == Status.TARGET) != (area.status == Status.TARGET),
        Said(zh="一为目标，一为实际", en="one is a target, the other is not"),
    )
    yield (
        not _belongs(numerator.period, area.period),
        Said(
            zh=f"指标与面积期间不同（{numerator.period}，{area.period}）",
            en=f"figure and area have different periods ({numerator.period}, {area.period})",
        ),
    )
    yield (
        not (area.canonical_value and area.canonical_value > 0),
        Said(zh="面积不大于 0", en="the area is not above 0"),
    )
    yield (
        numerator.canonical_value is None,
        Said(zh=f"单位“{numerator.unit}”不可换算", en=f"unit {numerator.unit!r} is not known"),
    )


def _belongs(period: str, of_area: str) -> bool:
    """Tell whether an area is of the same period, or of an instant within it."""
    whole, part = period_or_none(period), period_or_none(of_area)
    return whole is not None and part is not None and _covers(whole, part)


def _covers(whole: Period, part: Period) -> bool:
    return whole.start <= part.start and part.end <= whole.end


def _quotient(numerator: Figure, area: Figure, ratio: LandRatio) -> float:
    """Return the numerator in the unit of the ratio per unit of area."""
    above = ratio.unit.partition("/")[0]
    amount = convert(numerator.canonical_value or 0.0, numerator.canonical_unit, above)
    return amount / convert(area.canonical_value or 0.0, area.canonical_unit, KM2)


def _qualifier(numerator: Figure, area: Figure) -> str:
    """Return `about` where one of the two is not exact: bounds of a quotient are not printed."""
    is_exact = all(
        item.qualifier == Qualifier.EXACT and item.canonical_high is None
        for item in (numerator, area)
    )
    return Qualifier.EXACT.value if is_exact else Qualifier.ABOUT.value


def _doubt(numerator: Figure, area: Figure) -> str:
    return numerator.mark or area.mark


def _citations(*figures: Figure) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(item for figure in figures for item in figure.citations))


def _lacking(
    ratio: LandRatio,
    above: Sequence[Figure],
    below: Sequence[Figure],
    elsewhere: Sequence[Said],
) -> Said:
    """Say which of the two is not published, and that the area of another unit is no help."""
    needed = [
        indicators()[slug]
        for slug, found in ((ratio.numerator, above), (ratio.area, below))
        if not found
    ]
    zh = "、".join(entry.name_zh for entry in needed) + "未公布"
    en = " and ".join(entry.name_en.lower() for entry in needed) + " not published"
    if above and elsewhere and not below:
        zh += f"；{'、'.join(name.zh for name in elsewhere)}的面积属另一单元，不能代用"
        en += f"; the area of {' and '.join(name.en for name in elsewhere)} is of another unit"
    return Said(zh=zh, en=en)
