"""Located points in the words of the page, with how far each may be off."""

from collections.abc import Iterable, Mapping, Sequence

from mapper.describe_shapes import REAL_LINES, lonlats
from mapper.drawable import drawable_places
from mapper.page import NO_WORDS, Place, Shape, Words
from mapper.wording import number_text
from parks.records import records
from parks.region import Region
from parks.vocabulary import Basis, PlaceRole

POSITION_NAMES: Mapping[str, Words] = {
    Basis.PUBLISHED: Words(zh="公布点", en="published point"),
    Basis.SURVEYED: Words(zh="实测点", en="surveyed point"),
    Basis.DIGITISED: Words(zh="数字化点", en="digitised point"),
    Basis.STAND_IN: Words(zh="代替点", en="stand-in point"),
    Basis.ESTIMATED: Words(zh="位置估计", en="position"),
    Basis.FICTIONAL: Words(zh="虚构点", en="fictional point"),
}
GUESSES = frozenset({Basis.STAND_IN, Basis.ESTIMATED, Basis.SCHEMATIC})
TOWN_ROLES = frozenset({PlaceRole.SEAT, PlaceRole.DISTRICT_SEAT})
SEAT_SOURCE = "geonames"


def describe_places(region: Region, shapes: Iterable[Shape]) -> tuple[Place, ...]:
    """
    Return the located points, and one inside the first shape of every unit that has none.

    A point that was guessed gives way to a boundary that lies where it is drawn.
    """
    shapes = tuple(shapes)
    bounded = {shape.unit for shape in shapes if _is_sure(shape)}
    points = [
        point
        for point in _points(region)
        if not (point.unit in bounded and point.basis in GUESSES and point.role not in TOWN_ROLES)
    ]
    return (*points, *_centres(points, shapes))


def _is_sure(shape: Shape) -> bool:
    return shape.line in REAL_LINES and not shape.uncertainty_m


def _points(region: Region) -> Iterable[Place]:
    places = drawable_places(region.places)
    pairs = zip(records(places), lonlats(places.geometry), strict=True)
    for record, (lon, lat) in pairs:
        yield Place(
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


def _centres(points: Iterable[Place], shapes: Sequence[Shape]) -> Iterable[Place]:
    found = {point.unit for point in points}
    first = {shape.unit: shape for shape in reversed(shapes) if shape.unit not in found}
    for shape in first.values():
        yield Place(
            id=f"{shape.id}-centre",
            unit=shape.unit,
            role=PlaceRole.SITE,
            basis=shape.basis,
            lon=shape.lon,
            lat=shape.lat,
            uncertainty_m=shape.uncertainty_m,
            source="",
            note=NO_WORDS,
        )


def position_words(places: Iterable[Place]) -> Words:
    """Return how a unit's position is known, with the number; nothing where its shape says it."""
    sites = [place for place in places if place.role not in TOWN_ROLES]
    if not sites or not (sites[0].source or sites[0].uncertainty_m):
        return NO_WORDS
    site = sites[0]
    if site.role == PlaceRole.POSSIBLE_SEAT and len(sites) > 1:
        return Words(zh=f"在 {len(sites)} 处驻地之一", en=f"at one of {len(sites)} seats")
    how = POSITION_NAMES.get(site.basis, Words(zh="位置", en="position"))
    if site.basis == Basis.STAND_IN and site.source == SEAT_SOURCE:
        how = Words(zh="镇驻地代替", en="town seat stands in")
    if not site.uncertainty_m:
        return _without_number(how, site.basis)
    km = number_text(site.uncertainty_m / 1000, separator="")
    return Words(zh=f"{how.zh} ±{km} km", en=f"{how.en} ±{km} km")


def _without_number(how: Words, basis: str) -> Words:
    if basis not in GUESSES:
        return how
    return Words(zh=f"{how.zh}，误差未注明", en=f"{how.en}, error not stated")
