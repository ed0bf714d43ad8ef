"""Industry cluster systems in the words of the page."""

from collections import defaultdict
from collections.abc import Mapping

from mapper.page import Cluster, ClusterSystem, SymbolRef, Words
from mapper.search_keys import search_keys
from parks.records import Record, first_by
from parks.region import Region
from parks.vocabulary import Tier

TIER_NAMES: Mapping[str, Words] = {
    Tier.LEADING: Words(zh="主导产业", en="Leading"),
    Tier.CHARACTERISTIC: Words(zh="特色产业", en="Characteristic"),
    Tier.EMERGING: Words(zh="新兴领域", en="Emerging"),
    Tier.PILLAR: Words(zh="支柱产业", en="Pillar"),
    Tier.DIRECTION: Words(zh="产业方向", en="Direction"),
    Tier.ACTION: Words(zh="行动", en="Action"),
    Tier.NAME_ONLY: Words(zh="仅有名称", en="Name only"),
}
FILLED_TIERS = frozenset({Tier.LEADING, Tier.PILLAR, Tier.DIRECTION, Tier.ACTION})


def describe_systems(region: Region) -> tuple[ClusterSystem, ...]:
    """Return the cluster systems, oldest first, with the units named under each industry."""
    heads = sorted(first_by(region.clusters, "system").values(), key=lambda row: row["valid_from"])
    return tuple(_system(head, region) for head in heads)


def _system(head: Record, region: Region) -> ClusterSystem:
    rows = region.clusters[region.clusters["system"] == head["system"]]
    clusters = first_by(rows[rows["cluster"] != ""], "cluster")
    ordered = sorted(clusters.values(), key=lambda row: row["sort"] or 0)
    members = {
        cluster: tuple(
            dict.fromkeys(
                rows.loc[(rows["cluster"] == cluster) & (rows["unit_id"] != ""), "unit_id"]
            )
        )
        for cluster in clusters
    }
    return ClusterSystem(
        id=head["system"],
        name=Words(zh=head["system_zh"], en=head["system_en"]),
        year=head["valid_from"][:4],
        owner=head["owner"],
        source=head["source_id"],
        locator=head["locator"],
        clusters=tuple(_cluster(row, members[row["cluster"]]) for row in ordered),
    )


def _cluster(row: Record, units: tuple[str, ...]) -> Cluster:
    return Cluster(
        id=f"{row['system']}/{row['cluster']}",
        tier=row["tier"],
        name=Words(zh=row["name_zh"], en=row["name_en"]),
        symbol=cluster_symbol(row["tier"], row["industry"], row["name_zh"]),
        units=units,
        keys=search_keys((row["name_zh"],)),
    )


def cluster_symbol(tier: str, industry: str, name_zh: str) -> SymbolRef:
    """Return a filled disc for leading industries, a ring for the rest, hollow for unknown ones."""
    if not industry:
        return SymbolRef(form="plain", letter=name_zh[:1])
    return SymbolRef(
        form="leading" if tier in FILLED_TIERS else "characteristic", industry=industry
    )


def station_system(
    systems: tuple[ClusterSystem, ...],
    *,
    preferred: frozenset[str],
    inside: frozenset[str],
    year: str,
) -> ClusterSystem | None:
    """
    Return the cluster system in force in a year.

    Parameters
    ----------
    systems
        All systems of the region.
    preferred
        Owners whose system goes before any other: the region and the zone of the spatial structure.
    inside
        Units of the region; systems of others (the city's) are not drawn.
    year
        Four digits; systems of later years and undated ones are left out.
    """
    known = [
        system
        for system in systems
        if system.owner in inside and system.clusters and "" < system.year <= year
    ]
    return max(
        known,
        key=lambda system: (
            system.owner in preferred,
            system.year,
            sum(len(cluster.units) for cluster in system.clusters),
        ),
        default=None,
    )


def units_by_industry(
    systems: tuple[ClusterSystem, ...], *, first: str, last: str
) -> Mapping[str, tuple[str, ...]]:
    """Return the units named under each industry in these years, owners of the systems too."""
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for system in systems:
        for cluster in system.clusters if first <= system.year <= last else ():
            if cluster.symbol.industry:
                found[cluster.symbol.industry].update(dict.fromkeys([*cluster.units, system.owner]))
    return {industry: tuple(units) for industry, units in found.items()}
