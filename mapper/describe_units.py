"""Units in the words of the page."""

from collections import defaultdict
from collections.abc import Container, Iterable, Mapping

from mapper.describe_clusters import cluster_symbol
from mapper.describe_places import position_words
from mapper.describe_shapes import EXTENT_NAMES
from mapper.page import NO_WORDS, Place, Shape, SymbolForm, SymbolRef, Unit, Words
from mapper.search_keys import search_keys
from mapper.wording import name_of
from parks.records import Record, records
from parks.region import Region
from parks.vocabulary import Kind, PlaceRole, Role

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
PARK_KINDS = frozenset({Kind.ZONE, Kind.PARK, Kind.GROUP, Kind.CLUSTER, Kind.BASE, Kind.NEW_CITY})
FIRM_KINDS = frozenset({Kind.ENTERPRISE, Kind.FACILITY, Kind.INSTITUTION, Kind.PROJECT})
SME_AREA = "集聚区"


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
    symbols, located = _Symbols(region), {*places_of, *shapes_of}
    return tuple(
        Unit(
            id=record["id"],
            name=Words(zh=record["name_zh"], en=record["name_en"]),
            short=_short(record),
            kind=record["kind"],
            kind_name=name_of(KIND_NAMES, record["kind"]),
            parent=_parent(record, region, located),
            symbol=symbols.of(record, places_of[record["id"]]),
            position=position_words(places_of[record["id"]]),
            area=_area(shapes_of[record["id"]]),
            last_named=last_named.get(record["id"], ""),
            keys=search_keys(
                (record["name_zh"], record["short_zh"]), aliases=record["aliases"].split("|")
            ),
            placed=record["id"] in located,
            outside=_is_outside(record, region, located),
        )
        for record in records(region.units)
    )


def _parent(record: Record, region: Region, located: Container[str]) -> str:
    """Return the parent; what the region locates and puts nowhere belongs to the region itself."""
    own = region.meta.unit_id
    is_adopted = not record["parent"] and record["id"] in located and record["id"] != own
    return own if is_adopted else str(record["parent"])


def _is_outside(record: Record, region: Region, located: Container[str]) -> bool:
    return not _parent(record, region, located) and record["id"] != region.meta.unit_id


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
    """Return the area of the first measurable shape."""
    for shape in shapes:
        if shape.area_measurable:
            extent = name_of(EXTENT_NAMES, shape.extent)
            return Words(
                zh=f"{extent.zh} {shape.area_label.zh}", en=f"{extent.en} {shape.area_label.en}"
            )
    return NO_WORDS
