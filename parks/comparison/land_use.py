"""Areas of land use within boundaries, by class and by group, as figures."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cache

import pandas as pd

from parks.boundaries import POLYGONS
from parks.classes import classify, crosswalk, edition, is_urban_construction
from parks.comparison.boundary import Bounds
from parks.comparison.model import Citation, Figure, Formula, Said
from parks.comparison.printed import layer_citation
from parks.landuse import STEM, landuse_path
from parks.landuse_state import CURRENT, PLANNED, landuse_states
from parks.records import first_by
from parks.region import Region
from parks.vocabulary import Measure, Qualifier, Status

HECTARE, M2_PER_HECTARE = "公顷", 1e4
STATES: Mapping[str, Status] = {CURRENT: Status.ACTUAL, PLANNED: Status.TARGET}
GUIDE = "ydyh2023"
"""Edition by whose first-level classes groups are told in every edition."""
UNCLASSIFIED = Said(zh="未分类", en="unclassified")


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Classes that a planner looks at together: name, and how their guide codes begin."""

    id: str
    name: Said
    prefixes: tuple[str, ...]


GROUPS = (
    Group(id="industry", name=Said(zh="工业用地", en="Industrial land"), prefixes=("1001",)),
    Group(id="warehouse", name=Said(zh="仓储用地", en="Warehouse land"), prefixes=("11",)),
    Group(id="housing", name=Said(zh="居住用地", en="Residential land"), prefixes=("07",)),
    Group(id="roads", name=Said(zh="交通运输用地", en="Transport land"), prefixes=("12",)),
    Group(id="green", name=Said(zh="绿地与开敞空间", en="Green and open space"), prefixes=("14",)),
    Group(id="commerce", name=Said(zh="商业服务业用地", en="Commercial land"), prefixes=("09",)),
    Group(
        id="public",
        name=Said(zh="公共服务与公用设施用地", en="Public services and utilities"),
        prefixes=("08", "13"),
    ),
)
BORDER = Said(zh="界线内面积", en="area within the border")
BASE = Said(zh="城镇建设用地", en="Urban construction land")


@dataclass(frozen=True, eq=False, kw_only=True)
class LandUse:
    """
    Land use within the boundaries of units.

    Parameters
    ----------
    edition
        Edition of the class codes.
    areas
        One row for each piece of a parcel: `zone` (row of `Bounds.zones`), `state`,
        `class` (empty where unknown), `level1`, `area_m2` on the ellipsoid.
    citations
        Documents of the layer.
    """

    edition: str
    areas: pd.DataFrame
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A boundary: its row in `Bounds.zones`, whose it is, which extent, its area."""

    number: int
    unit_id: str
    extent: str
    area_m2: float


def land_use(region: Region, bounds: Bounds) -> LandUse | None:
    """
    Measure the land use of a region within boundaries.

    Parameters
    ----------
    region
        The region.
    bounds
        Measurable boundaries.

    Returns
    -------
    land_use
        None where the region has no parcels, or names no edition for their codes.
    """
    if region.landuse is None or not region.meta.landuse_edition:
        return None
    from geo.overlay import pieces  # noqa: PLC0415 - only regions with parcels need it

    shapes = region.landuse.geometry
    parcels = region.landuse[shapes.geom_type.isin(POLYGONS)].reset_index(drop=True)
    classes = classify(
        parcels["class_code"], region.meta.landuse_edition, source=STEM
    ).frame.astype(str)
    found = pieces(bounds.zones, parcels)
    rows = found["parcel"].to_numpy()
    areas = pd.DataFrame(
        {
            "zone": found["zone"].to_numpy(),
            "state": landuse_states(parcels)[rows],
            "class": classes["class"].to_numpy()[rows],
            "level1": classes["level1"].to_numpy()[rows],
            "area_m2": found["area_m2"].to_numpy(),
        }
    )
    return LandUse(edition=region.meta.landuse_edition, areas=areas, citations=_citations(region))


def mix_figures(used: LandUse, bounds: Bounds, *, state: str) -> dict[str, list[Figure]]:
    """Return the share of each first-level class in the area of a boundary, by class code."""
    areas = used.areas[used.areas["state"] == state]
    parts = _sums(areas, "level1")
    zones = [zone for zone in _zones(bounds) if zone.number in set(areas["zone"])]
    return {
        code: [
            share_of(
                zone,
                part_m2=parts.get((zone.number, code), 0.0),
                whole_m2=zone.area_m2,
                names=(class_name(code, used.edition), BORDER),
                slug=f"land_mix-{state}-{code}",
                used=used,
                state=state,
            )
            for zone in zones
        ]
        for code in _in_order({code for _, code in parts}, used.edition)
    }


def structure_figures(used: LandUse, bounds: Bounds, *, state: str) -> dict[str, list[Figure]]:
    """Return the share of each group in urban construction land, by the group's id."""
    areas = used.areas[used.areas["state"] == state]
    urban = areas[[_is_urban(code, used.edition) for code in areas["class"]]]
    parts = _sums(
        urban.assign(group=[_group_of(code, used.edition) for code in urban["class"]]), "group"
    )
    zones = [zone for zone in _zones(bounds) if zone.number in set(urban["zone"])]
    whole = {
        zone.number: sum(parts[key] for key in parts if key[0] == zone.number) for zone in zones
    }
    return {
        group.id: [
            share_of(
                zone,
                part_m2=parts.get((zone.number, group.id), 0.0),
                whole_m2=whole[zone.number],
                names=(group.name, BASE),
                slug=f"land_structure-{state}-{group.id}",
                used=used,
                state=state,
            )
            for zone in zones
        ]
        for group in GROUPS
    }


def share_of(
    zone: Zone,
    *,
    part_m2: float,
    whole_m2: float,
    names: tuple[Said, Said],
    slug: str,
    used: LandUse,
    state: str,
) -> Figure:
    """Return one area as a share of another, in %, with both in its formula."""
    part, whole = (
        _figure(zone, area_m2 / M2_PER_HECTARE, name=name, slug=slug, used=used, state=state)
        for name, area_m2 in zip(names, (part_m2, whole_m2), strict=True)
    )
    percent = 100 * part_m2 / whole_m2
    expression = Said(
        zh=f"{part.name.zh} ÷ {whole.name.zh}", en=f"{part.name.en} ÷ {whole.name.en.lower()}"
    )
    return replace(
        part,
        value=percent,
        unit="%",
        canonical_value=percent,
        canonical_unit="%",
        measure=Measure.SHARE.value,
        formula=Formula(expression=expression, inputs=(part, whole)),
    )


@cache
def class_name(code: str, of_edition: str) -> Said:
    """Return code and name of a class; 未分类 for none."""
    if not code:
        return UNCLASSIFIED
    found = edition(of_edition).land_class(code)
    return Said(zh=f"{code} {found.name_zh}", en=f"{code} {found.name_en}")


def states_of(used: LandUse) -> list[str]:
    """Return the states the layer has, current before planned."""
    found = set(used.areas["state"])
    return [state for state in STATES if state in found]


def _figure(
    zone: Zone, hectares: float, *, name: Said, slug: str, used: LandUse, state: str
) -> Figure:
    return Figure(
        unit_id=zone.unit_id,
        indicator=slug,
        name=name,
        value=hectares,
        unit=HECTARE,
        canonical_value=hectares,
        canonical_unit=HECTARE,
        period="",
        status=STATES[state].value,
        measure=Measure.LEVEL.value,
        qualifier=Qualifier.EXACT.value,
        scope=zone.extent,
        citations=used.citations,
    )


def _zones(bounds: Bounds) -> list[Zone]:
    columns = (bounds.zones[name].tolist() for name in ("unit_id", "extent", "area_m2"))
    return [
        Zone(number=number, unit_id=str(unit), extent=str(extent), area_m2=float(area_m2))
        for number, (unit, extent, area_m2) in enumerate(zip(*columns, strict=True))
    ]


def _sums(areas: pd.DataFrame, column: str) -> dict[tuple[int, str], float]:
    """Return areas in m² by zone and the values of a column."""
    keys = zip(areas["zone"].tolist(), areas[column].tolist(), strict=True)
    sums: dict[tuple[int, str], float] = {}
    for key, area_m2 in zip(keys, areas["area_m2"].tolist(), strict=True):
        sums[key] = sums.get(key, 0.0) + area_m2
    return sums


def _in_order(codes: Iterable[str], of_edition: str) -> list[str]:
    order = edition(of_edition).order
    return sorted(codes, key=lambda code: (not code, order.get(code, 0)))


@cache
def _is_urban(code: str, of_edition: str) -> bool:
    return is_urban_construction(code, of_edition)


@cache
def _group_of(code: str, of_edition: str) -> str:
    """Return the group of a class, by the first of its correspondences in the guide."""
    codes = [code] if of_edition == GUIDE else _guide_codes(code, of_edition)
    return next(
        (group.id for group in GROUPS for found in codes[:1] if found.startswith(group.prefixes)),
        "",
    )


def _guide_codes(code: str, of_edition: str) -> list[str]:
    return [item.code for item in crosswalk(code, from_edition=of_edition, to_edition=GUIDE)]


def _citations(region: Region) -> tuple[Citation, ...]:
    path = landuse_path(region.folder)
    return (layer_citation(path.name if path else STEM, first_by(region.sources, "source_id")),)
