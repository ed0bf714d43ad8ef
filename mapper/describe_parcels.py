"""The parcels of a region as packed layers: planned, current, and where the two differ."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pandas as pd

from geo.files.refused import FileRefusedError
from mapper.class_group import UNITS, class_amounts, class_group
from mapper.classing import Classing, classes_of_edition, classes_of_values
from mapper.describe_change_layer import PACK_ID as CHANGE
from mapper.describe_change_layer import describe_change_layer, unit_names
from mapper.describe_landuse import STATES
from mapper.landuse_classes import edition_title, in_order
from mapper.landuse_words import fixed
from mapper.packing import PackPlan, packed_layer
from mapper.page import NO_WORDS, LandClassView, LegendGroup, Words
from mapper.parcel_columns import FieldWords, parcel_fields
from parks.boundaries import POLYGONS
from parks.change.states import landuse_name
from parks.landuse_state import PLANNED, landuse_states

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import geopandas as gpd
    import numpy as np
    from numpy.typing import NDArray

    from geo.finding import Finding
    from mapper.landuse_facts import LandFacts
    from mapper.pack_element import PackedLayer
    from mapper.page import LandState
    from parks.classes import Edition
    from parks.region import Region

CLASS, OTHER_CLASSES = "class_code", ("planned_use", "current_use")
"""Columns with a class: the parcel's own, and that of the other state."""
ID, PARK, LAST = "id", "park", ("basis", "note_zh")
LEFT_OUT = ("state",)
FIRST_YEAR, LAST_YEAR = 1900, 2200
TITLE = Words(zh="用地地块", en="Land-use parcels")
FICTIONAL = Words(zh="虚构地块，由程序生成。", en="Fictional parcels, made by a program.")


@dataclass(frozen=True, eq=False, kw_only=True)
class Parcels:
    """
    What a page shows of parcels.

    Parameters
    ----------
    layers
        Packed layers, in the order they are drawn.
    classes
        Classes that occur in them, in the order of the edition.
    group
        Their group in the legend; None where nothing is drawn.
    findings
        Why nothing can be drawn, where that is so.
    """

    layers: tuple[PackedLayer, ...] = ()
    classes: tuple[LandClassView, ...] = ()
    group: LegendGroup | None = None
    findings: tuple[Finding, ...] = ()


NO_PARCELS = Parcels()


def describe_parcels(region: Region, facts: LandFacts | None) -> Parcels:
    """
    Return the packed layers of a region's land use.

    Parameters
    ----------
    region
        The region; it is not changed.
    facts
        Its land use as `mapper.landuse_facts` computed it.

    Returns
    -------
    parcels
        Empty where the region has no polygons that say where they lie.
    """
    if facts is None or region.landuse is None or region.landuse.crs is None:
        return Parcels()
    frame = region.landuse[region.landuse.geom_type.isin(POLYGONS)].reset_index(drop=True)
    if frame.empty:
        return Parcels()
    try:
        return _described(region, facts, frame)
    except FileRefusedError as error:
        source = landuse_name(region)
        told = (dataclasses.replace(finding, source=source) for finding in error.findings)
        return Parcels(findings=tuple(told))


def _described(region: Region, facts: LandFacts, frame: gpd.GeoDataFrame) -> Parcels:
    edition = facts.edition
    codes = frame[CLASS] if CLASS in frame else pd.Series([""] * len(frame))
    source = landuse_name(region)
    classing = (
        classes_of_edition(codes, edition, source=source) if edition else classes_of_values(codes)
    )
    frame = _with_class_ids(frame, edition)
    states = landuse_states(frame)
    drawn = [
        _drawn(
            region,
            frame[states == state],
            _part(classing, states == state),
            state=state,
            edition=edition,
        )
        for state in STATES
        if (states == state).any()
    ]
    change = describe_change_layer(region, facts, edition=edition_title(edition))
    more = change[1].views if change else ()
    return Parcels(
        layers=(*(one.layer for one in drawn), *((change[0],) if change else ())),
        classes=_in_order((*classing.views, *more), edition),
        group=_group(drawn, classing.views, edition, is_compared=change is not None),
    )


@dataclass(frozen=True, eq=False, kw_only=True)
class _Drawn:
    """Parcels of one state."""

    layer: PackedLayer
    classing: Classing
    head: Words


def _drawn(
    region: Region,
    frame: gpd.GeoDataFrame,
    classing: Classing,
    *,
    state: LandState,
    edition: Edition | None,
) -> _Drawn:
    from mapper.pack import frame_source  # noqa: PLC0415 - only pages with packed layers need it

    (source,) = frame_source(frame)
    head = STATES[state]
    columns = _columns(frame)
    plan = PackPlan(
        id=state,
        name=_with_year(head, plan_year(frame) if state == PLANNED else None),
        classing=classing,
        state=state,
        columns=columns,
        class_column=CLASS if CLASS in columns else "",
        id_column=ID,
        label_column=ID,
        class_columns=tuple(name for name in OTHER_CLASSES if name in columns and edition),
        known=_known_fields(region),
        edition=edition_title(edition),
        note=FICTIONAL if region.meta.fictional else NO_WORDS,
    )
    return _Drawn(layer=packed_layer(source, plan), classing=classing, head=head)


def _part(classing: Classing, rows: NDArray[np.bool_]) -> Classing:
    return dataclasses.replace(classing, numbers=classing.numbers[rows])


def _with_class_ids(frame: gpd.GeoDataFrame, edition: Edition | None) -> gpd.GeoDataFrame:
    """Put ids of classes into the columns with the class of the other state."""
    if edition is None:
        return frame
    read = {
        name: classes_of_edition(frame[name], edition, source="", field=name).ids
        for name in OTHER_CLASSES
        if name in frame
    }
    return frame.assign(**read)


def _columns(frame: gpd.GeoDataFrame) -> tuple[str, ...]:
    """Return the columns that hold something: what a parcel is first, what it rests on last."""
    names = [str(name) for name in frame.columns if name != frame.geometry.name]
    told = [name for name in names if name not in LEFT_OUT and _holds_something(frame[name])]
    first = [name for name in (ID, CLASS, *OTHER_CLASSES) if name in told]
    last = [name for name in LAST if name in told]
    return (*first, *(name for name in told if name not in {*first, *last}), *last)


def _holds_something(column: pd.Series) -> bool:
    return bool((column.notna() & (column.astype(object) != "")).any())


def plan_year(frame: gpd.GeoDataFrame) -> int | None:
    """Return the last year that parcels are planned for, where the layer says one."""
    if "year" not in frame:
        return None
    years = pd.to_numeric(frame["year"], errors="coerce").dropna()
    return int(years.max()) if years.between(FIRST_YEAR, LAST_YEAR).all() and len(years) else None


def _with_year(name: Words, year: int | None) -> Words:
    return Words(zh=f"{name.zh} {year}", en=f"{name.en} {year}") if year else name


def _known_fields(region: Region) -> Mapping[str, FieldWords]:
    """Return words of fields; units stand under their names."""
    fields = parcel_fields()
    return {**fields, PARK: dataclasses.replace(fields[PARK], values=unit_names(region))}


def _in_order(views: Sequence[LandClassView], edition: Edition | None) -> tuple[LandClassView, ...]:
    by_id = {view.id: view for view in views}
    return tuple(by_id[name] for name in (in_order(by_id, edition) if edition else by_id))


def _group(
    drawn: Sequence[_Drawn],
    classes: Sequence[LandClassView],
    edition: Edition | None,
    *,
    is_compared: bool,
) -> LegendGroup | None:
    if not drawn:
        return None
    unit, title = UNITS["polygon"], edition_title(edition)
    columns = [class_amounts(one.layer, one.classing, head=one.head) for one in drawn]
    return class_group(
        columns,
        title=TITLE,
        aside=_aside(drawn),
        classes=classes,
        packs=[*(one.layer.view.id for one in drawn), *([CHANGE] if is_compared else [])],
        foot=Words(
            zh="；".join(filter(None, (title.zh, unit.zh))),
            en="; ".join(filter(None, (title.en, unit.en))),
        ),
    )


def _aside(drawn: Sequence[_Drawn]) -> Words:
    """Return number and area of the parcels; of two states the numbers only."""
    counts = [fixed(one.layer.view.count, 0) for one in drawn]
    if len(drawn) == 1:
        count, total = counts[0], drawn[0].layer.view.total
        noun = "parcel" if drawn[0].layer.view.count == 1 else "parcels"
        return Words(zh=f"{count.zh} 块 · {total.zh}", en=f"{count.en} {noun} · {total.en}")
    told = list(zip(drawn, counts, strict=True))
    return Words(
        zh=" · ".join(f"{one.head.zh} {count.zh} 块" for one, count in told),
        en=" · ".join(f"{count.en} {one.head.en.lower()}" for one, count in told),
    )
