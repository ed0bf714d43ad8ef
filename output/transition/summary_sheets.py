"""What a transition comes to by zone, and how much of each class after was there before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geo.transition import summary
from output.say import say
from output.tables import Sheet
from output.transition.columns import SQUARE_METRES, ZONE, areas, share, text

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import pandas as pd

    from output.tables import Lang, Value
    from output.transition.content import TransitionContent

KINDS = (
    ("zone", "范围面积", "Zone"),
    ("kept", "地类不变", "Kept"),
    ("changed", "地类改变", "Changed"),
    ("added", "新增地块", "Added"),
    ("removed", "减少地块", "Removed"),
    ("undecided", "地类不明", "Undecided"),
    ("neither", "两期均无地块", "No parcel in both"),
)
REALISED = (
    ("after", "面积", "Area"),
    ("kept", "已实现", "Realised"),
    ("unknown", "不明", "Unknown"),
)
UNITS = ("ha", "mu")
NO_VALUE = ("无法计算", "cannot be computed")


def summary_sheet(content: TransitionContent, *, lang: Lang) -> Sheet:
    """Return one row a zone: land kept and changed, and the share that is realised."""
    after_zh, after_en = content.after_name
    columns = (
        *ZONE,
        *areas(KINDS, *UNITS),
        share("realised_share", f"{after_zh}实现率", f"Realised share ({after_en})"),
        text("needs", "缺什么", "What is missing", 32),
    )
    compared = summary(content.transition).set_index("zone_id")
    shares = realised_by_zone(content)
    rows = [
        _summary_row(str(zone), compared.loc[zone], shares.get(str(zone)), content, lang)
        for zone in compared.index
    ]
    empty = (None,) * (len(columns) - len(ZONE) - 1)
    rows += [
        (zone, say(lang, *content.zone_name(zone)), *empty, say(lang, need.zh, need.en))
        for zone, need in content.missing.items()
        if zone not in compared.index
    ]
    return Sheet(title=say(lang, "汇总", "Summary"), columns=columns, rows=tuple(rows), frozen=2)


def realised_by_zone(content: TransitionContent) -> Mapping[str, float]:
    """Return the percentage of the classed land after that was of its class before, by zone."""
    sums = content.realised.groupby("zone_id")[["after_m2", "kept_m2"]].sum()
    found = sums[sums["after_m2"] > 0]
    shares = 100 * found["kept_m2"] / found["after_m2"]
    return {str(zone): float(value) for zone, value in shares.items()}


def realised_sheet(content: TransitionContent, *, lang: Lang) -> Sheet:
    """Return one row a zone and class after: its area, and how much is of this class already."""
    after_zh, after_en = content.after_name
    columns = (
        *ZONE,
        text("class", f"{after_zh}地类", f"Class {after_en}", 12),
        text("name", "名称", "Name", 24),
        *areas(REALISED, *UNITS),
        share("realised_share", "实现率", "Realised share"),
    )
    return Sheet(
        title=say(lang, f"{after_zh}实现率", f"Realised share, {after_en}"),
        columns=columns,
        rows=tuple(_realised_rows(content, lang)),
        frozen=4,
    )


def _summary_row(  # noqa: PLR0917 - a zone, its sums, and how to say them
    zone: str, sums: pd.Series, realised: float | None, content: TransitionContent, lang: Lang
) -> tuple[Value, ...]:
    need = content.missing.get(zone)
    return (
        zone,
        say(lang, *content.zone_name(zone)),
        *_in_units([float(sums[f"{key}_m2"]) for key, _, _ in KINDS]),
        say(lang, *NO_VALUE) if realised is None else realised,
        say(lang, need.zh, need.en) if need else None,
    )


def _realised_rows(content: TransitionContent, lang: Lang) -> Iterator[tuple[Value, ...]]:
    for row in content.realised.to_dict("records"):
        zone = str(row["zone_id"])
        yield (
            zone,
            say(lang, *content.zone_name(zone)),
            row["class"],
            say(lang, *content.class_name(row["class"])),
            *_in_units([float(row[f"{key}_m2"]) for key, _, _ in REALISED]),
            100 * float(row["realised_share"]),
        )


def _in_units(values_m2: list[float]) -> Iterator[float]:
    for unit in UNITS:
        yield from (value / SQUARE_METRES[unit] for value in values_m2)
