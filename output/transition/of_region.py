"""The planned and the built land of a region, ready to be shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from output.layer_source import layer_source
from output.transition.content import TransitionContent
from parks.change import FORMULA_EN, FORMULA_ZH, planned_and_built, realised_plan
from parks.change.realised_plan import class_names
from parks.classes import EDITIONS, edition
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from output.transition.content import Pair
    from parks.change import PlannedAndBuilt
    from parks.classes.land_class import Level
    from parks.need import Need
    from parks.region import Region

LEVELS: dict[int, Level] = {1: 1, 2: 2, 3: 3}


class NothingToCompareError(ValueError):
    """
    The two states of a region cannot be compared.

    Parameters
    ----------
    region
        Name of the region.
    needs
        What is missing; as one list in `lacking`.
    """

    def __init__(self, region: str, needs: Sequence[Need]) -> None:
        self.lacking = "; ".join(need.en for need in needs)
        super().__init__(f"{region}: cannot be computed: needs {self.lacking}")


def region_content(region: Region, *, level: int = 2) -> TransitionContent:
    """
    Compare the planned and the built land of a region.

    Parameters
    ----------
    region
        A region with land use of both states.
    level
        Level of the classes, 1 to 3.

    Raises
    ------
    NothingToCompareError
        If it cannot be computed; it says everything it needs.
    """
    found = planned_and_built(region, edition_level=LEVELS[level])
    if found.transition is None:
        raise NothingToCompareError(region.name, found.missing)
    units = first_by(region.units, "id")
    named = {
        str(unit): _name(units.get(str(unit), {}), str(unit))
        for unit in (*found.transition.reconciliation["zone_id"], *found.missing_by_unit)
    }
    matrix = found.transition.matrix
    codes = sorted({*matrix["before"], *matrix["after"]})
    shares = realised_plan(found).rename(
        columns={"unit_id": "zone_id", "planned_m2": "after_m2", "realised_m2": "kept_m2"}
    )
    meta = region.meta
    return TransitionContent(
        title=(f"{meta.name_zh} 现状与规划用地转移", f"{meta.name_en}: built and planned land"),
        before_name=("现状", "current"),
        after_name=("规划", "planned"),
        transition=found.transition,
        realised=shares,
        zone_names=named,
        class_names={code: class_names(code, found) for code in codes},
        missing=found.missing_by_unit,
        notes=tuple(_notes(found)),
        sources=((layer_source(region), layer_source(region, lang="en")),),
        is_fictional=meta.fictional,
        findings=found.findings,
    )


def _name(unit: Mapping[str, Any], unit_id: str) -> Pair:
    """Return the short name of a unit, or its full one."""
    names = (unit.get(f"short_{lang}") or unit.get(f"name_{lang}") for lang in ("zh", "en"))
    zh, en = (name or unit_id for name in names)
    return zh, en


def _notes(found: PlannedAndBuilt) -> Iterator[Pair]:
    named = edition(found.edition) if found.edition in EDITIONS else None
    zh, en = (named.name_zh, named.name_en) if named else ("", "")
    yield (
        f"用地分类：{found.edition} {zh}，{found.level} 级类。".replace(" ，", "，"),
        f"Land-use classes: {found.edition} {en}, level {found.level}.",
    )
    yield f"{FORMULA_ZH}。", f"{FORMULA_EN}."
    yield (
        "现状地类不明的规划用地按未实现计，另列一列；实现率因此是下限。",
        "Planned land whose current class is not known counts as not realised: a lower bound.",
    )
    yield (
        "比较范围为规划范围，没有时用批准范围；示意图形与面积不可量算的范围不比较。",
        "Units are compared in their planned boundary, or the approved one; no schematic ones.",
    )
