"""Badges: what a shape and a position rest on."""

from collections.abc import Iterable

from geo import ellipsoidal_area_m2
from mapper.describe_facts import Facts
from mapper.describe_units import BASIS_NAMES, M2_PER_KM2, PARK_KINDS, position_words
from mapper.page import Badge, Shape, Words
from mapper.wording import name_of, number_text
from parks.vocabulary import Basis, Mark


def describe_badges(unit: str, facts: Facts) -> tuple[Badge, ...]:
    """Return the badges of a unit: shape, area, position, scope."""
    if unit == facts.region.meta.unit_id:
        return _region_badges(facts)
    shapes, places = facts.shapes.get(unit, ()), facts.places.get(unit, ())
    badges = [*_shape_badges(unit, shapes, facts)]
    position = position_words(list(places))
    if position.zh:
        known = places[0].basis in (Basis.PUBLISHED, Basis.SURVEYED)
        badges.append(Badge(form="solid" if known else "dotted", text=position))
    elif not places and not facts.units[unit].outside:
        badges.append(Badge(form="dashed", text=Words(zh="未定位", en="unplaced")))
    if any(figure.mark == Mark.SCOPE_DIFFERS for figure in facts.figures.get(unit, ())):
        badges.append(Badge(form="note", text=Words(zh="口径不同", en="scope differs")))
    return tuple(badges)


def _shape_badges(unit: str, shapes: tuple[Shape, ...], facts: Facts) -> Iterable[Badge]:
    measurable = [shape for shape in shapes if shape.area_measurable]
    if measurable:
        solid = measurable[0].basis not in (Basis.SCHEMATIC, Basis.FICTIONAL)
        yield Badge(
            form="solid" if solid else "dashed", text=name_of(BASIS_NAMES, measurable[0].basis)
        )
        area = measurable[0].area_label
        if not solid:
            yield Badge(
                form="solid",
                text=Words(zh=f"面积按公布值 {area.zh}", en=f"area as published, {area.en}"),
            )
    elif facts.units[unit].kind in PARK_KINDS:
        yield Badge(form="dashed", text=Words(zh="范围未公布", en="extent not published"))


def _region_badges(facts: Facts) -> tuple[Badge, ...]:
    if facts.region.district.empty:
        return (Badge(form="dashed", text=Words(zh="尚无区界", en="no outline yet")),)
    area = ellipsoidal_area_m2(facts.region.district.geometry).sum()
    km2 = number_text(round(area / M2_PER_KM2), separator="")
    return (
        Badge(form="dashed", text=Words(zh="区界示意", en="schematic border")),
        Badge(
            form="solid", text=Words(zh=f"{km2} km²，按界线计算", en=f"{km2} km², from the border")
        ),
    )
