"""What a delivery says of its CRS, in sentences of both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.crs.kind import central_meridian, zone_prefix
from geo.crs.place import place_text
from mapper.page_words import Words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.gis.crs.spread import Measure
    from output.gis.crs.zone import ChosenCrs, Reason, Scale

REASONS: dict[Reason, Words] = {
    "asked": Words(zh="坐标系按要求指定。", en="The CRS is the one asked for."),
    "region": Words(zh="坐标系由 region.toml 指定。", en="The CRS is that of region.toml."),
    "zone": Words(
        zh="坐标系为所交付内容大部分所在的 CGCS2000 3 度带。",
        en="The CRS is the CGCS2000 3-degree zone that holds most of what is delivered.",
    ),
    "utm": Words(
        zh="数据在 CGCS2000 3 度带的范围（73.5°E 至 136.5°E）之外，采用所在的 UTM 带。",
        en="The data lie outside of the CGCS2000 zones (73.5 to 136.5 E): their UTM zone is used.",
    ),
    "degrees": Words(
        zh="数据靠近极点或跨越 30 度以上的经度，没有合适的投影带，采用 WGS 84 经纬度。",
        en="The data lie near a pole or across more than 30 degrees: no zone fits, so they are in "
        "WGS 84 degrees.",
    ),
    "nowhere": Words(
        zh="没有带图形的要素，坐标系记为 CGCS2000 经纬度。",
        en="Nothing delivered has a place: the CRS is given as CGCS2000 degrees.",
    ),
}
MEASURES: dict[Measure, Words] = {
    "area": Words(zh="面积", en="area"),
    "length": Words(zh="长度", en="length"),
    "count": Words(zh="点数", en="points"),
}
AREAS = Words(
    zh="面积字段在椭球面上量算，与坐标系无关；在平面上量得的面积与之有上述差别。",
    en="Area columns are measured on the ellipsoid and do not depend on the CRS; areas measured in "
    "the plane differ from them as said above.",
)
SAME_DATUM = Words(
    zh="WGS-84 与 CGCS2000 视为相同，未作转换，两者相差几分米。",
    en="WGS 84 and CGCS2000 are taken as the same, without a shift: they differ by decimetres.",
)
CGCS2000_NAMES = ("China Geodetic Coordinate System 2000", "CGCS2000")


def crs_sentences(chosen: ChosenCrs) -> tuple[Words, ...]:
    """
    Sentences on the CRS of a delivery.

    Parameters
    ----------
    chosen
        The CRS and why.

    Returns
    -------
    sentences
        Why it is this one, its meridian and prefix, limits of zones that are crossed, the largest
        error of scale, how areas are measured, what is taken as the same datum.
    """
    return tuple(_sentences(chosen))


def _sentences(chosen: ChosenCrs) -> Iterator[Words]:
    yield REASONS[chosen.reason]
    if chosen.zone is not None:
        yield _zone(chosen, chosen.zone)
    if chosen.limits and chosen.zone is not None:
        yield _crossing(chosen, chosen.zone)
    if chosen.scale is not None:
        yield _scale(chosen.scale)
        yield AREAS
    geodetic = chosen.crs.geodetic_crs
    if geodetic is not None and geodetic.name in CGCS2000_NAMES:
        yield SAME_DATUM


def _zone(chosen: ChosenCrs, zone: int) -> Words:
    prefix = zone_prefix(chosen.crs)
    begins_zh = "不带带号" if prefix is None else f"以带号 {prefix} 开头"
    begins_en = "without a zone prefix" if prefix is None else f"begin with the zone, {prefix}"
    meridian = central_meridian(chosen.crs)
    return Words(
        zh=f"第 {zone} 带，中央经线 {meridian:g}°E，东坐标{begins_zh}。",
        en=f"Zone {zone}, central meridian {meridian:g} E, eastings {begins_en}.",
    )


def _crossing(chosen: ChosenCrs, zone: int) -> Words:
    limits_zh = "、".join(f"{limit:g}°E" for limit in chosen.limits)
    limits_en = ", ".join(f"{limit:g} E" for limit in chosen.limits)
    beyond = _beyond(1 - chosen.share, MEASURES[chosen.measure], zone)
    return Words(
        zh=f"数据跨越 3 度带分界线 {limits_zh}，仍按一个带交付；{beyond.zh}",
        en=f"The data cross the limit of zones at {limits_en} and are delivered in one zone; "
        f"{beyond.en}",
    )


def _beyond(share: float, measure: Words, zone: int) -> Words:
    if share == 0:
        return Words(
            zh=f"越线的只有区县界等参照图层，其余都在第 {zone} 带内。",
            en=f"only context such as the district crosses it, all else lies in zone {zone}.",
        )
    return Words(
        zh=f"所交付内容{measure.zh}的 {share:.2%} 在第 {zone} 带之外。",
        en=f"{share:.2%} of the {measure.en} delivered lies outside of zone {zone}.",
    )


def _scale(scale: Scale) -> Words:
    place = place_text(scale.lon, scale.lat)
    return Words(
        zh=f"范围内投影变形最大处（{place}）：长度 {scale.length_ppm:+,.0f} ppm，"
        f"面积 {scale.area_ppm:+,.0f} ppm。",
        en=f"The largest error of scale, at {place}: lengths {scale.length_ppm:+,.0f} ppm, areas "
        f"{scale.area_ppm:+,.0f} ppm.",
    )
