"""Units, places and shapes in the words of the page."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

import geopandas as gpd
import shapely

from geo import ellipsoidal_area_m2
from mapper.describe_clusters import cluster_symbol
from mapper.page import Place, Shape, SymbolForm, SymbolRef, Unit, Words
from mapper.search_keys import search_keys
from mapper.wording import name_of, number_text
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Basis, Extent, Kind, PlaceRole, Role

KIND_NAMES: Mapping[str, Words] = {
    Kind.DISTRICT: Words(zh="行政区", en="District"),
    Kind.ZONE: Words(zh="开发区", en="Development zone"),
    Kind.PARK: Words(zh="园区", en="Park"),
    Kind.GROUP: Words(zh="组团", en="Spatial group"),
    Kind.NEW_CITY: Words(zh="新城", en="New town"),
    Kind.CLUSTER: Words(zh="产业集群", en="Cluster"),
    Kind.BASE: Words(zh="基地", en="Base"),
    Kind.ENTERPRISE: Words(zh="企业", en="Firm"),
    Kind.INSTITUTION: Words(zh="机构", en="Institution"),
    Kind.FACILITY: Words(zh="设施", en="Facility"),
    Kind.PROJECT: Words(zh="项目", en="Project"),
    Kind.TOWN: Words(zh="镇街", en="Town"),
    Kind.TITLE: Words(zh="称号", en="Title"),
}
BASIS_NAMES: Mapping[str, Words] = {
    Basis.SURVEYED: Words(zh="实测范围", en="surveyed extent"),
    Basis.PUBLISHED: Words(zh="公布范围", en="published extent"),
    Basis.DIGITISED: Words(zh="数字化", en="digitised"),
    Basis.STAND_IN: Words(zh="驻地代替", en="stand-in"),
    Basis.ESTIMATED: Words(zh="估计", en="estimated"),
    Basis.SCHEMATIC: Words(zh="范围示意", en="schematic"),
    Basis.FICTIONAL: Words(zh="虚构", en="fictional"),
}
EXTENT_NAMES: Mapping[str, Words] = {
    Extent.PLANNED: Words(zh="规划", en="planned"),
    Extent.APPROVED: Words(zh="批准", en="approved"),
    Extent.BUILT: Words(zh="已建", en="built"),
    Extent.ILLUSTRATION: Words(zh="范围未公布", en="extent not published"),
}
PARK_KINDS = frozenset({Kind.ZONE, Kind.PARK, Kind.GROUP, Kind.CLUSTER, Kind.BASE, Kind.NEW_CITY})
FIRM_KINDS = frozenset({Kind.ENTERPRISE, Kind.FACILITY, Kind.INSTITUTION, Kind.PROJECT})
POSITION_NAMES: Mapping[str, Words] = {
    Basis.PUBLISHED: Words(zh="公布点", en="published point"),
    Basis.SURVEYED: Words(zh="实测点", en="surveyed point"),
    Basis.STAND_IN: Words(zh="代替点", en="stand-in point"),
    Basis.ESTIMATED: Words(zh="位置估计", en="position"),
}
SEAT_SOURCE = "geonames"
SME_AREA = "集聚区"
M2_PER_KM2 = 1e6
DECIMALS = 7


def describe_places(region: Region) -> tuple[Place, ...]:
    """Return the located points."""
    return tuple(
        Place(
            id=record["id"],
            unit=record["unit_id"],
            role=record["role"],
            basis=record["basis"],
            lon=lon,
            lat=lat,
            uncertainty_m=round(record["position_uncertainty_m"] or 0),
            source=record["source"],
            note=Words(zh=record.get("note_zh") or "", en=record.get("note") or ""),
        )
        for record, (lon, lat) in zip(
            records(region.places), _lonlat(region.places.geometry), strict=True
        )
    )


def centres_of_shapes(places: tuple[Place, ...], shapes: tuple[Shape, ...]) -> tuple[Place, ...]:
    """Return a point inside the first shape of every unit that has a shape and no point."""
    found = {place.unit for place in places}
    first = {shape.unit: shape for shape in reversed(shapes) if shape.unit not in found}
    return tuple(
        Place(
            id=f"{shape.id}-centre",
            unit=shape.unit,
            role=PlaceRole.SITE,
            basis=shape.basis,
            lon=shape.lon,
            lat=shape.lat,
            uncertainty_m=shape.uncertainty_m,
            source="",
            note=Words(zh="", en=""),
        )
        for shape in first.values()
    )


def describe_shapes(region: Region, names: Mapping[str, Words]) -> tuple[Shape, ...]:
    """Return the boundary versions; `names` gives the short name of each unit."""
    geometries = region.parks.geometry
    return tuple(
        _shape(record, float(area), lonlat, names)
        for record, area, lonlat in zip(
            records(region.parks),
            ellipsoidal_area_m2(geometries),
            _lonlat(geometries.representative_point()),
            strict=True,
        )
    )


def _lonlat(points: gpd.GeoSeries) -> list[tuple[float, float]]:
    pairs = shapely.get_coordinates(points.to_numpy()).round(DECIMALS)
    return [(float(lon), float(lat)) for lon, lat in pairs]


def _shape(
    record: Record, area_m2: float, lonlat: tuple[float, float], names: Mapping[str, Words]
) -> Shape:
    measurable = bool(record["area_measurable"])
    km2 = number_text(round(area_m2 / M2_PER_KM2, 2), separator="")
    name = names.get(record["unit_id"], Words(zh=record["unit_id"], en=record["unit_id"]))
    extent, basis = name_of(EXTENT_NAMES, record["extent"]), name_of(BASIS_NAMES, record["basis"])
    uncertainty_m = round(record["position_uncertainty_m"] or 0)
    km = number_text(uncertainty_m / 1000, separator="")
    area = Words(zh=f"{extent.zh} {km2} 平方公里", en=f"{extent.en} {km2} square kilometres")
    said = area if measurable else extent
    return Shape(
        id=record["id"],
        unit=record["unit_id"],
        extent=record["extent"],
        basis=record["basis"],
        area_measurable=measurable,
        area_label=Words(zh=f"{km2} km²", en=f"{km2} km²") if measurable else Words(zh="", en=""),
        lon=lonlat[0],
        lat=lonlat[1],
        uncertainty_m=uncertainty_m,
        valid_from=record.get("valid_from") or "",
        valid_to=record.get("valid_to") or "",
        spoken=Words(
            zh=f"{name.zh}，{basis.zh}，{said.zh}，位置正负 {km} 公里",
            en=f"{name.en}, {basis.en}, {said.en}, position within {km} kilometres",
        ),
    )


def describe_units(
    region: Region, places: Iterable[Place], shapes: Iterable[Shape], last_named: Mapping[str, str]
) -> tuple[Unit, ...]:
    """Return every unit with symbol, label lines and search keys, in file order."""
    places_of: dict[str, list[Place]] = defaultdict(list)
    for place in places:
        places_of[place.unit].append(place)
    shapes_of: dict[str, list[Shape]] = defaultdict(list)
    for shape in shapes:
        shapes_of[shape.unit].append(shape)
    symbols = _Symbols(region)
    return tuple(
        Unit(
            id=record["id"],
            name=Words(zh=record["name_zh"], en=record["name_en"]),
            short=_short(record),
            kind=record["kind"],
            kind_name=name_of(KIND_NAMES, record["kind"]),
            parent=record["parent"],
            symbol=symbols.of(record, places_of[record["id"]]),
            position=position_words(places_of[record["id"]]),
            area=_area(shapes_of[record["id"]]),
            last_named=last_named.get(record["id"], ""),
            keys=search_keys(
                (record["name_zh"], record["short_zh"]), aliases=record["aliases"].split("|")
            ),
            placed=bool(places_of[record["id"]] or shapes_of[record["id"]]),
            outside=not record["parent"] and record["id"] != region.meta.unit_id,
        )
        for record in records(region.units)
    )


def _short(record: Record) -> Words:
    return Words(
        zh=record["short_zh"] or record["name_zh"], en=record["short_en"] or record["name_en"]
    )


class _Symbols:
    """Symbols of units: from the latest cluster system that names them, else their own."""

    def __init__(self, region: Region) -> None:
        rows = region.clusters
        named = rows[(rows["unit_id"] != "") & (rows["industry"] != "")]
        latest = named.sort_values("valid_from", kind="stable").drop_duplicates(
            "unit_id", keep="last"
        )
        owned = rows[rows["industry"] != ""].sort_values(
            ["valid_from", "sort"], ascending=[False, True], kind="stable"
        )
        roles = region.structures[["unit_id", "role"]]
        wholes = roles.loc[roles["role"] == Role.WHOLE, "unit_id"]
        parts = owned[~owned["owner"].isin(wholes)].drop_duplicates("owner")
        own = {record["owner"]: record for record in records(parts)}
        self._industry = own | {record["unit_id"]: record for record in records(latest)}
        self._cores = set(roles.loc[roles["role"] == Role.CORE, "unit_id"])

    def of(self, record: Record, places: Iterable[Place]) -> SymbolRef:
        """Return the symbol of a unit; an unknown industry is the first character of its name."""
        form = self._form(record, {place.role for place in places})
        cluster = self._industry.get(record["id"])
        if form != "plain":
            return SymbolRef(form=form)
        tier, industry = (cluster["tier"], cluster["industry"]) if cluster else ("", "")
        return cluster_symbol(tier, industry, _short(record).zh)

    def _form(self, record: Record, roles: set[str]) -> SymbolForm:
        kind = record["kind"]
        if kind == Kind.TOWN:
            return "seat" if PlaceRole.DISTRICT_SEAT in roles else "town"
        if kind in FIRM_KINDS:
            return "firm"
        if kind == Kind.NEW_CITY:
            return "new_city"
        if record["id"] in self._cores:
            return "core"
        return "sme" if SME_AREA in record["name_zh"] else "plain"


def _area(shapes: list[Shape]) -> Words:
    """Return the published area of the first measurable shape."""
    for shape in shapes:
        if shape.area_measurable:
            extent = name_of(EXTENT_NAMES, shape.extent)
            return Words(
                zh=f"{extent.zh} {shape.area_label.zh}", en=f"{extent.en} {shape.area_label.en}"
            )
    return Words(zh="", en="")


def position_words(places: list[Place]) -> Words:
    """Return how a unit's position is known, with the number."""
    sites = [
        place for place in places if place.role not in (PlaceRole.SEAT, PlaceRole.DISTRICT_SEAT)
    ]
    if not sites:
        return Words(zh="", en="")
    if sites[0].role == PlaceRole.POSSIBLE_SEAT and len(sites) > 1:
        return Words(zh=f"在 {len(sites)} 处驻地之一", en=f"at one of {len(sites)} seats")
    km = number_text(sites[0].uncertainty_m / 1000, separator="")
    how = POSITION_NAMES.get(sites[0].basis, Words(zh="位置", en="position"))
    if sites[0].basis == Basis.STAND_IN and sites[0].source == SEAT_SOURCE:
        how = Words(zh="镇驻地代替", en="town seat stands in")
    return Words(zh=f"{how.zh} ±{km} km", en=f"{how.en} ±{km} km")
