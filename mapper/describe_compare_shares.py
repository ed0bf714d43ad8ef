"""Shares of land for the compare view: parts and wholes, from which the browser makes figures."""

from collections.abc import Iterator, Mapping, Sequence

from mapper.compare_words import kind_words, when
from mapper.describe_compare_gaps import gaps_of, words_of
from mapper.page_compare import CompareGap, CompareShare, CompareShares, CompareZone
from parks.comparison import Cell, Figure, SectionId
from parks.comparison.boundary import Bounds
from parks.comparison.land_rows import (
    NO_BASE,
    NO_PARCELS,
    ShareSubject,
    cells_without,
    mix_subjects,
    structure_subjects,
)
from parks.comparison.land_use import LandUse

DECIMALS = 6
"""Of a hectare: a square centimetre."""


def describe_zones(bounds: Bounds, used: LandUse) -> tuple[CompareZone, ...]:
    """Return the measured boundaries in the order of `bounds.zones`."""
    first = used.citations[0]
    return tuple(
        CompareZone(unit=unit, scope=scope, source=first.source_id, locator=first.locator)
        for unit, scope in _keys(bounds)
    )


def describe_shares(
    unit_ids: Sequence[str], bounds: Bounds, used: LandUse
) -> Iterator[CompareShares]:
    """
    Yield the shares of land by section and state.

    Parameters
    ----------
    unit_ids
        Units that may be compared.
    bounds, used
        Their boundaries, and the land use within them.

    Yields
    ------
    shares
        Hectares by zone, in the order of `describe_zones`.
    """
    tables = (
        (SectionId.LAND_MIX, mix_subjects(used, bounds), NO_PARCELS),
        (SectionId.LAND_STRUCTURE, structure_subjects(used, bounds), NO_BASE),
    )
    for section, subjects, why in tables:
        missing = cells_without(unit_ids, bounds, why)
        for own in _by_status(subjects).values():
            yield _shares(section, own, missing, bounds)


def _by_status(subjects: Iterator[ShareSubject]) -> Mapping[str, list[ShareSubject]]:
    found: dict[str, list[ShareSubject]] = {}
    for subject in subjects:
        found.setdefault(subject.figures[0].status, []).append(subject)
    return found


def _shares(
    section: SectionId,
    subjects: Sequence[ShareSubject],
    missing: Mapping[str, Cell],
    bounds: Bounds,
) -> CompareShares:
    figures = subjects[0].figures
    first = figures[0]
    return CompareShares(
        section=section.value,
        status=first.status,
        kind=kind_words(first)[0],
        period=when(first),
        whole=words_of(_inputs(first)[1].name),
        wholes=_hectares(figures, 1, bounds),
        rows=tuple(
            CompareShare(
                id=subject.id,
                name=words_of(subject.name),
                part=words_of(_inputs(subject.figures[0])[0].name),
                parts=_hectares(subject.figures, 0, bounds),
            )
            for subject in subjects
        ),
        gaps=_gaps(missing, figures),
    )


def _gaps(missing: Mapping[str, Cell], figures: Sequence[Figure]) -> tuple[CompareGap, ...]:
    return gaps_of(missing, {figure.unit_id: (figure,) for figure in figures})


def _hectares(figures: Sequence[Figure], place: int, bounds: Bounds) -> tuple[float, ...]:
    """Return an input of shares by zone."""
    found = {(item.unit_id, item.scope): _inputs(item)[place].value for item in figures}
    return tuple(round(found.get(key, 0.0), DECIMALS) for key in _keys(bounds))


def _inputs(figure: Figure) -> tuple[Figure, ...]:
    return figure.formula.inputs if figure.formula else ()


def _keys(bounds: Bounds) -> list[tuple[str, str]]:
    columns = (bounds.zones[name].astype(str).tolist() for name in ("unit_id", "extent"))
    return list(zip(*columns, strict=True))
