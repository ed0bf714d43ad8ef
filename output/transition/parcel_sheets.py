"""Parcels that changed, and how the land of each zone adds up, as tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.say import say
from output.tables import Sheet
from output.transition.columns import ZONE, area, share, text

if TYPE_CHECKING:
    from output.tables import Lang, Value
    from output.transition.content import TransitionContent

CHANGED = (
    ("area", "地块面积（范围内）", "Parcel in the zone"),
    ("after", "变为该地类", "Taken by that class"),
    ("changed", "改变面积", "Changed"),
)
SUMS = (
    ("zone", "范围面积", "Zone"),
    ("before", "之前地块覆盖", "Parcels before"),
    ("after", "之后地块覆盖", "Parcels after"),
    ("neither", "两期均无地块", "No parcel in both"),
    ("matrix", "矩阵合计", "Sum of the matrix"),
    ("before_overlap", "之前重叠（不重复计）", "Overlaps before (not counted)"),
    ("after_overlap", "之后重叠（不重复计）", "Overlaps after (not counted)"),
    ("cutting_error", "切分误差", "Error of cutting"),
)


def changed_sheet(content: TransitionContent, *, lang: Lang) -> Sheet:
    """Return the parcels of the state before that changed, wholly or in part."""
    before, after = content.before_name, content.after_name
    columns = (
        *ZONE,
        text("parcel_id", "地块", "Parcel", 14),
        text("before", f"{before[0]}地类", f"Class {before[1]}", 12),
        text("before_name", "名称", "Name", 22),
        text("after", f"{after[0]}地类（面积最大者）", f"Class {after[1]} (most of it)", 14),
        text("after_name", "名称", "Name", 22),
        *(area(*named) for named in CHANGED),
        share("changed_share", "改变比例", "Changed share"),
    )
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            str(row["zone_id"]),
            say(lang, *content.zone_name(str(row["zone_id"]))),
            str(row["parcel_id"]),
            str(row["before"]),
            say(lang, *content.class_name(str(row["before"]))),
            str(row["after"]),
            say(lang, *content.class_name(str(row["after"]))),
            *(float(row[f"{key}_m2"]) for key, _, _ in CHANGED),
            100 * float(row["changed_share"]),
        )
        for row in content.transition.changed.to_dict("records")
    )
    return Sheet(
        title=say(lang, "变化地块", "Changed parcels"), columns=columns, rows=rows, frozen=3
    )


def reconciliation_sheet(content: TransitionContent, *, lang: Lang) -> Sheet:
    """Return how the land of each zone adds up."""
    rows: tuple[tuple[Value, ...], ...] = tuple(
        (
            str(row["zone_id"]),
            say(lang, *content.zone_name(str(row["zone_id"]))),
            *(float(row[f"{key}_m2"]) for key, _, _ in SUMS),
        )
        for row in content.transition.reconciliation.to_dict("records")
    )
    return Sheet(
        title=say(lang, "平衡", "Balance"),
        columns=(*ZONE, *(area(*named) for named in SUMS)),
        rows=rows,
        frozen=2,
    )
