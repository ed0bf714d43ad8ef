"""The group of a legend for names and borders."""

from geo import zone_limits
from mapper.describe_scene import Scene
from mapper.describe_subtitle import is_official_outline
from mapper.legend_row import legend_row
from mapper.page import LegendGroup, LegendRow, Words
from parks.region import Region
from parks.vocabulary import PlaceRole


def name_group(scene: Scene) -> LegendGroup:
    """Return the group with rows for what is there only."""
    towns = [
        place.unit
        for place in scene.places
        if place.role in (PlaceRole.SEAT, PlaceRole.DISTRICT_SEAT)
    ]
    rows = []
    if not scene.region.district.empty:
        rows.append(_outline_row(scene.region))
    if towns:
        rows.append(
            legend_row("towns", Words(zh="镇街驻地", en="Town seats"), "town", "towns", units=towns)
        )
    if scene.is_drawn and zone_limits(scene.bounds):
        rows.append(
            legend_row("zone", Words(zh="3° 带分界", en="3° zone limit"), "line-zone", "zone")
        )
    return LegendGroup(
        id="names", title=Words(zh="地名与界线", en="Names and borders"), rows=tuple(rows)
    )


def _outline_row(region: Region) -> LegendRow:
    title = Words(zh="区界（示意）", en="District border (schematic)")
    if is_official_outline(region):
        title = Words(zh="区界", en="District border")
    return legend_row("outline", title, "line-district", "outline", units=[region.meta.unit_id])
