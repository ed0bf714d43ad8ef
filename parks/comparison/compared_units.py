"""What a comparison says of its units beside their figures: names and named industries."""

from collections.abc import Sequence

from parks.comparison.model import ComparedUnit, Industries, Said
from parks.comparison.printed import citation_of
from parks.records import first_by, records
from parks.region import Region
from parks.vocabulary import Tier

NAMED = (Tier.LEADING, Tier.CHARACTERISTIC, Tier.PILLAR, Tier.ACTION, Tier.DIRECTION)
"""Tiers of the industries that a unit is known for; emerging ones are not."""


def compared_units(region: Region, unit_ids: Sequence[str]) -> tuple[ComparedUnit, ...]:
    """Return units by their ids, in that order."""
    rows = first_by(region.units, "id")
    return tuple(
        ComparedUnit(
            id=unit,
            name=Said(zh=rows[unit]["name_zh"], en=rows[unit]["name_en"]),
            short=Said(
                zh=rows[unit]["short_zh"] or rows[unit]["name_zh"],
                en=rows[unit]["short_en"] or rows[unit]["name_en"],
            ),
            kind=rows[unit]["kind"],
            industries=_industries(region, unit),
        )
        for unit in unit_ids
    )


def _industries(region: Region, unit: str) -> Industries | None:
    """Return the industries of the latest cluster system that the unit owns."""
    owned = region.clusters[
        (region.clusters["owner"] == unit) & region.clusters["tier"].isin(NAMED)
    ]
    if owned.empty:
        return None
    latest = owned[owned["valid_from"] == owned["valid_from"].max()].sort_values(
        "sort", kind="stable"
    )
    rows = list(records(latest.drop_duplicates("cluster")))
    sources = first_by(region.sources, "source_id")
    cited = dict.fromkeys(citation_of(sources, row["source_id"], row["locator"]) for row in rows)
    return Industries(
        period=rows[0]["valid_from"],
        names=tuple(Said(zh=row["name_zh"], en=row["name_en"]) for row in rows),
        citations=tuple(cited),
    )
