"""Which symbol stands for a unit in GIS programs, and what that class is called."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from mapper.describe_clusters import TIER_NAMES
from mapper.describe_site_group import PARKS, SITES
from mapper.describe_stations import NO_STRUCTURE
from mapper.describe_structure_group import STRUCTURE_ROWS
from mapper.gis.scene import GisClass
from mapper.industries import industries
from mapper.outline_looks import mark_look
from mapper.page import Cluster, LegendRow, SymbolRef, Unit, Words
from mapper.wording import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from mapper.gis.basis import GisBasis

GHOST = "ghost"
OWN_FORMS = frozenset({"leading", "characteristic", "core", "new_city", "sme"})
NAMES: Mapping[str, Words] = {
    "core": STRUCTURE_ROWS["core"][0],
    "new_city": STRUCTURE_ROWS["new-cities"][0],
    "sme": Words(zh="中小企业集聚区", en="SME areas"),
    "town": Words(zh="镇街驻地", en="Town seats"),
    "seat": Words(zh="区驻地", en="District seat"),
}
RANKS: Mapping[str, Words] = {
    "leading": Words(zh="主导", en="leading"),
    "characteristic": Words(zh="特色", en="characteristic"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class UnitMark:
    """Symbol of a unit in the year shown, its class, and the cluster that names the unit."""

    symbol: SymbolRef
    shown: GisClass
    cluster: Cluster | None


def unit_mark(unit: Unit, basis: GisBasis) -> UnitMark:
    """Return the symbol as the legend of the first station has it; a ghost has the grey one."""
    rows = [row for group in basis.station.legend for row in group.rows if row.target == "units"]
    listed = [row for row in rows if unit.id in row.units]
    symbol = _symbol(unit, listed)
    shown = _class(symbol, rows, listed, basis, is_ghost=unit.id in basis.station.ghosts)
    return UnitMark(symbol=symbol, shown=shown, cluster=_cluster(unit, symbol, listed, basis))


def _symbol(unit: Unit, listed: list[LegendRow]) -> SymbolRef:
    """Return the symbol of the unit's own industry, else of the first row that lists it."""
    own = [row.symbol for row in listed if row.symbol.form in OWN_FORMS]
    same = (symbol for symbol in own if symbol.industry == unit.symbol.industry)
    return next(same, own[0] if own else unit.symbol)


def _class(
    symbol: SymbolRef,
    rows: list[LegendRow],
    listed: list[LegendRow],
    basis: GisBasis,
    *,
    is_ghost: bool,
) -> GisClass:
    industry = industries().get(symbol.industry)
    value = "-".join(filter(None, (symbol.form, symbol.industry or symbol.letter)))
    name, year = _name(symbol, rows, listed, basis), basis.station.year
    unnamed = Words(zh=f"{year} 年资料未提及（{name.zh}）", en=f"Not named in {year} ({name.en})")
    return GisClass(
        value=f"{GHOST}-{value}" if is_ghost else value,
        name=unnamed if is_ghost else name,
        look=mark_look(
            symbol.form,
            colour=industry.colour if industry else "",
            path=industry.path if industry else "",
            letter=symbol.letter,
            is_ghost=is_ghost,
        ),
        label=Words(zh=symbol.letter, en=symbol.letter),
    )


def _name(
    symbol: SymbolRef, rows: list[LegendRow], listed: list[LegendRow], basis: GisBasis
) -> Words:
    if symbol.form in NAMES:
        return NAMES[symbol.form]
    if symbol.form == "firm":
        return next((row.title for row in rows if row.symbol == symbol), SITES)
    if symbol.industry:
        return _industry_name(symbol, rows)
    title = next((row.title for row in listed), PARKS[basis.station.id != NO_STRUCTURE])
    return Words(zh=f"{title.zh}（{symbol.letter}）", en=f"{title.en} ({symbol.letter})")


def _industry_name(symbol: SymbolRef, rows: list[LegendRow]) -> Words:
    """Return the names of the clusters that the legend draws so, else that of the industry."""
    titles = [row.title for row in rows if row.symbol == symbol]
    if titles:
        return Words(
            zh="、".join(title.zh for title in titles), en=", ".join(title.en for title in titles)
        )
    industry = industries().get(symbol.industry)
    named = industry.name if industry else Words(zh=symbol.industry, en=symbol.industry)
    rank = name_of(RANKS, symbol.form)
    return Words(zh=f"{named.zh}（{rank.zh}）", en=f"{named.en} ({rank.en})")


def _cluster(
    unit: Unit, symbol: SymbolRef, listed: list[LegendRow], basis: GisBasis
) -> Cluster | None:
    """Return the cluster whose row lists the unit, else the latest that names it."""
    rows = {row.id for row in listed}
    clusters = [one for system in reversed(basis.scene.systems) for one in system.clusters]
    naming = [
        *(one for one in clusters if f"cluster-{one.id}" in rows),
        *(one for one in clusters if unit.id in one.units),
    ]
    same = (one for one in naming if one.symbol.industry == symbol.industry)
    return next(same, naming[0] if naming else None)


def tier_name(cluster: Cluster | None) -> Words:
    """Return the rank of a cluster in words; none where there is no cluster."""
    return name_of(TIER_NAMES, cluster.tier) if cluster else Words(zh="", en="")
