"""The group of a legend for what no structure or cluster lists: areas, other parks, firms."""

from collections.abc import Mapping
from dataclasses import replace

from mapper.describe_scene import Cast, Scene
from mapper.describe_structure_group import OWN_ROW
from mapper.describe_units import FIRM_KINDS, PARK_KINDS
from mapper.legend_row import legend_row
from mapper.page import LegendGroup, Words
from parks.vocabulary import Kind

TITLES: Mapping[bool, Words] = {
    True: Words(zh="集聚区与企业", en="SME areas and firms"),
    False: Words(zh="园区与企业", en="Parks and firms"),
}
"""Whether the region has a spatial structure, which then lists the parks."""
PARKS: Mapping[bool, Words] = {
    True: Words(zh="其他园区与基地", en="Other parks and bases"),
    False: Words(zh="园区与基地", en="Parks and bases"),
}
FIRMS = Words(zh="企业", en="Firms")
SITES = Words(zh="企业与设施", en="Firms and facilities")


def site_group(scene: Scene, cast: Cast, listed: set[str]) -> LegendGroup:
    """Return the group; units that `listed` has stand in the rows of the clusters."""
    forms = {
        unit: scene.units[unit].symbol.form
        for unit in cast.shown
        if unit not in {*listed, *cast.members} and scene.units[unit].kind in PARK_KINDS
    }
    sme = [unit for unit, form in forms.items() if form == "sme"]
    others = [unit for unit, form in forms.items() if form not in ("sme", *OWN_ROW)]
    firms = [unit for unit in cast.shown if scene.units[unit].kind in FIRM_KINDS]
    only_firms = all(scene.units[unit].kind == Kind.ENTERPRISE for unit in firms)
    rows = [
        legend_row("sme", Words(zh="中小企业集聚区", en="SME areas"), "sme", "units", units=sme),
        legend_row("other-parks", PARKS[cast.is_structure], "plain", "units", units=others),
        replace(
            legend_row("firms", FIRMS if only_firms else SITES, "firm", "units", units=firms),
            unplaced=_unplaced_firms(scene),
        ),
    ]
    return LegendGroup(
        id="sites",
        title=TITLES[cast.is_structure],
        rows=tuple(row for row in rows if row.units or row.unplaced),
    )


def _unplaced_firms(scene: Scene) -> tuple[str, ...]:
    return tuple(
        unit.id
        for unit in scene.units.values()
        if unit.kind == Kind.ENTERPRISE and not unit.outside and not unit.placed
    )
