"""The layer tree of a station, which is also its legend."""

from mapper.describe_clusters import TIER_NAMES, station_system, units_by_industry
from mapper.describe_finding_group import finding_group
from mapper.describe_name_group import name_group
from mapper.describe_scene import OPEN_END, Cast, Scene
from mapper.describe_site_group import site_group
from mapper.describe_structure_group import structure_group
from mapper.describe_units import PARK_KINDS
from mapper.page import (
    Cluster,
    ClusterSystem,
    LegendGroup,
    LegendRow,
    Words,
)
from mapper.wording import name_of
from parks.region import Region
from parks.vocabulary import Tier

LONGEST_NAME_ZH, LONGEST_NAME_EN = 8, 14
TIER_ORDER = {tier.value: place for place, tier in enumerate(Tier)}
NONE_PROVIDED = Words(zh="未提供", en="none provided")
NO_PARCELS = Words(
    zh="本区没有地块数据。导入地块文件后，这里显示用地图例与属性表。",
    en="This region has no parcel data. Import a parcel file to see its classes here.",
)
NOT_DRAWABLE = Words(
    zh="用地图层没有可显示的面。",
    en="The land-use layer has no polygons that can be shown.",
)


def describe_legend(scene: Scene, cast: Cast) -> tuple[LegendGroup, ...]:
    """Return the groups of a station's legend, in the order shown."""
    inside = frozenset(unit.id for unit in scene.units.values() if not unit.outside)
    system = station_system(
        scene.systems,
        preferred=frozenset({scene.region.meta.unit_id, cast.owner}),
        inside=inside,
        year=cast.year or str(OPEN_END),
    )
    cluster_rows = _cluster_rows(scene, cast, system)
    listed = {unit for row in cluster_rows for unit in row.units}
    groups = [
        structure_group(scene, cast, listed),
        _cluster_group(system, cluster_rows),
        site_group(scene, cast, listed),
        name_group(scene),
        finding_group(scene.data),
        scene.parcels or _no_parcels(scene.region),
    ]
    return tuple(group for group in groups if group and (group.rows or group.empty))


def _cluster_rows(scene: Scene, cast: Cast, system: ClusterSystem | None) -> tuple[LegendRow, ...]:
    if system is None:
        return ()
    first, last = f"{cast.window.first:04}", f"{cast.window.last:04}"
    by_industry = units_by_industry(scene.systems, first=min(first, system.year), last=last)
    clusters = sorted(
        system.clusters, key=lambda cluster: TIER_ORDER.get(cluster.tier, len(TIER_ORDER))
    )
    return tuple(
        _cluster_row(scene, cast, cluster, by_industry.get(cluster.symbol.industry, ()))
        for cluster in clusters
    )


def _cluster_row(scene: Scene, cast: Cast, cluster: Cluster, kin: tuple[str, ...]) -> LegendRow:
    named = tuple(dict.fromkeys((*cluster.units, *kin)))
    return LegendRow(
        id=f"cluster-{cluster.id}",
        title=cluster.name,
        symbol=cluster.symbol,
        target="units",
        tier=name_of(TIER_NAMES, cluster.tier),
        units=tuple(
            unit for unit in named if unit in cast.shown and scene.units[unit].kind in PARK_KINDS
        ),
        unplaced=tuple(
            unit for unit in cluster.units if unit in scene.units and not scene.units[unit].placed
        ),
    )


def _cluster_group(system: ClusterSystem | None, rows: tuple[LegendRow, ...]) -> LegendGroup | None:
    if system is None:
        return None
    zh, en = system.name.zh.strip("“”"), system.name.en
    return LegendGroup(
        id="clusters",
        title=Words(
            zh=f"产业集群 {system.year}" + (f" {zh}" if len(zh) <= LONGEST_NAME_ZH else ""),
            en=f"Clusters {system.year}" + (f" ({en})" if len(en) <= LONGEST_NAME_EN else ""),
        ),
        rows=rows,
    )


def _no_parcels(region: Region) -> LegendGroup:
    """Return the group of a region without parcels that can be drawn."""
    count = 0 if region.landuse is None else len(region.landuse)
    return LegendGroup(
        id="landuse",
        title=Words(zh="用地地块", en="Land-use parcels"),
        rows=(),
        empty=NOT_DRAWABLE if count else NO_PARCELS,
        aside=Words(zh=f"{count} 块", en=str(count)) if count else NONE_PROVIDED,
    )
