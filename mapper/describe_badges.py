"""Badges: what a shape and a position rest on."""

from collections.abc import Iterable

from geo import ellipsoidal_area_m2
from mapper.describe_facts import Facts
from mapper.describe_places import position_words
from mapper.describe_shapes import BASIS_NAMES, M2_PER_KM2, OFFICIAL, REAL_LINES
from mapper.describe_subtitle import is_official_outline
from mapper.describe_units import PARK_KINDS
from mapper.page import Badge, Place, Shape, Words
from mapper.wording import name_of, number_text
from parks.vocabulary import Basis, Mark


def describe_badges(unit: str, facts: Facts) -> tuple[Badge, ...]:
    """Return the badges of a unit: shape, area, position, scope."""
    if unit == facts.region.meta.unit_id:
        return _region_badges(facts)
    shapes, places = facts.shapes.get(unit, ()), facts.places.get(unit, ())
    badges = [*_shape_badges(unit, shapes, facts)]
    position = position_words(places)
    if position.zh:
        badges.append(Badge(form="solid" if _is_known(places[0]) else "dotted", text=position))
    elif not places and not facts.units[unit].outside:
        badges.append(Badge(form="dashed", text=Words(zh="未定位", en="unplaced")))
    if any(figure.mark == Mark.SCOPE_DIFFERS for figure in facts.figures.get(unit, ())):
        badges.append(Badge(form="note", text=Words(zh="口径不同", en="scope differs")))
    return tuple(badges)


def _is_known(place: Place) -> bool:
    is_drawn_there = place.basis == Basis.DIGITISED and not place.uncertainty_m
    return place.basis in OFFICIAL or is_drawn_there


def _shape_badges(unit: str, shapes: tuple[Shape, ...], facts: Facts) -> Iterable[Badge]:
    real = [shape for shape in shapes if shape.line in REAL_LINES]
    measurable = [shape for shape in (*real, *shapes) if shape.area_measurable]
    if measurable:
        shape, area = measurable[0], measurable[0].area_label
        basis = name_of(BASIS_NAMES, shape.basis)
        published = Words(zh=f"面积按公布值 {area.zh}", en=f"area as published, {area.en}")
        yield Badge(form="solid" if shape in real else "dashed", text=basis)
        is_drawn_so = shape in real or shape.basis == Basis.FICTIONAL
        yield Badge(form="solid", text=_from_border(area) if is_drawn_so else published)
    elif real:
        yield Badge(form="solid", text=name_of(BASIS_NAMES, real[0].basis))
        yield Badge(form="note", text=Words(zh="面积不可量算", en="area not measurable"))
    elif facts.units[unit].kind in PARK_KINDS:
        yield Badge(form="dashed", text=Words(zh="范围未公布", en="extent not published"))


def _region_badges(facts: Facts) -> tuple[Badge, ...]:
    if facts.region.district.empty:
        return (Badge(form="dashed", text=Words(zh="尚无区界", en="no outline yet")),)
    area = ellipsoidal_area_m2(facts.region.district.geometry).sum()
    km2 = number_text(round(area / M2_PER_KM2), separator="")
    standing = (
        Badge(form="solid", text=Words(zh="区界有依据", en="published or surveyed border"))
        if is_official_outline(facts.region)
        else Badge(form="dashed", text=Words(zh="区界示意", en="schematic border"))
    )
    return standing, Badge(form="solid", text=_from_border(Words(zh=f"{km2} km²", en=f"{km2} km²")))


def _from_border(area: Words) -> Words:
    return Words(zh=f"{area.zh}，按界线计算", en=f"{area.en}, from the border")
