"""Every check of a region, in one call."""

from collections.abc import Callable, Iterator

from geo.finding import Finding, worst_first
from parks import (
    check_datum,
    check_layers,
    check_parcels,
    check_places,
    check_shapes,
    check_tables,
    check_texts,
    check_units,
)
from parks.region import Region

CHECKS: tuple[Callable[[Region], Iterator[Finding]], ...] = (
    check_tables.unknown_references,
    check_tables.duplicate_ids,
    check_tables.duplicate_figures,
    check_tables.unknown_indicators,
    check_tables.wrong_units,
    check_tables.outside_validity,
    check_tables.marked_figures,
    check_tables.marked_units,
    check_units.parent_cycles,
    check_units.names_given_twice,
    check_texts.mojibake,
    check_layers.shapes,
    check_layers.kinds_of_geometry,
    check_layers.neighbours,
    check_shapes.outside_district,
    check_shapes.wrong_areas,
    check_shapes.published_areas,
    check_shapes.declared_areas,
    check_places.outside_district,
    check_places.outside_park,
    check_datum.shifted_boundaries,
    check_datum.shifted_border,
    check_datum.shifted_parcels,
    check_parcels.parcels,
)


def check_region(region: Region) -> tuple[Finding, ...]:
    """
    Return every finding of a region.

    Parameters
    ----------
    region
        A loaded region; it is not changed.

    Returns
    -------
    findings
        Those of reading, then of the tables (unknown units, indicators and sources, wrong units of
        measurement, duplicates, validity, mojibake), of the shapes and their neighbours, of the
        places, of areas published or declared, of the datum, and of the land use. Doubts that a
        table marks itself are notes. Errors first, then by file and line. docs/findings.md lists
        the codes.

    Examples
    --------
    >>> from parks import load_region
    >>> {finding.level for finding in check_region(load_region("dazu"))}
    {'note'}
    """
    found = [*region.intake, *(finding for check in CHECKS for finding in check(region))]
    return tuple(sorted(found, key=worst_first))
