"""The legend of packed layers: a row a class, with what there is of it in each layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from mapper.landuse_words import fixed, hectares
from mapper.page import NO_WORDS, LegendGroup, LegendRow, SymbolRef, Words

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapper.classing import Classing
    from mapper.pack_element import PackedLayer
    from mapper.page import LandClassView, PackForm

GROUP = "landuse"
M2_PER_HA, M_PER_KM = 1e4, 1e3
UNITS: Mapping[PackForm, Words] = {
    "polygon": Words(zh="单位 ha", en="in ha"),
    "line": Words(zh="单位 km", en="in km"),
    "point": Words(zh="个数", en="number of points"),
}


@dataclass(frozen=True, eq=False, kw_only=True)
class ClassAmounts:
    """
    How much there is of each class in a layer.

    Parameters
    ----------
    head
        Head of its column in the legend.
    amounts
        By id of the class; classes without features are left out.
    """

    head: Words
    amounts: Mapping[str, Words]


def class_amounts(layer: PackedLayer, classing: Classing, *, head: Words) -> ClassAmounts:
    """Return the area (ha), length (km) or number of the features of each class."""
    size = len(classing.views) + 1
    counts = np.bincount(classing.numbers, minlength=size)
    sums = np.bincount(
        classing.numbers, weights=np.nan_to_num(layer.packed.measure), minlength=size
    )
    return ClassAmounts(
        head=head,
        amounts={
            view.id: _amount(layer.view.form, float(sums[number]), int(counts[number]))
            for number, view in enumerate(classing.views, 1)
            if counts[number]
        },
    )


def _amount(form: PackForm, measure: float, count: int) -> Words:
    if form == "point":
        return fixed(count, 0)
    if measure <= 0:
        return NO_WORDS
    if form == "line":
        return fixed(measure / M_PER_KM, 1)
    return hectares(measure / M2_PER_HA)


def class_group(
    columns: Sequence[ClassAmounts],
    *,
    title: Words,
    aside: Words,
    classes: Sequence[LandClassView],
    packs: Sequence[str],
    group_id: str = GROUP,
    foot: Words = NO_WORDS,
) -> LegendGroup:
    """
    Return the group of the legend that stands for packed layers.

    Parameters
    ----------
    columns
        Amounts of each layer.
    title, aside, foot
        Words of the group.
    classes
        Classes, in the order of the rows; those without features are left out.
    packs
        Ids of the layers.
    group_id
        Id of the group.
    """
    shown = [view for view in classes if any(view.id in column.amounts for column in columns)]
    return LegendGroup(
        id=group_id,
        title=title,
        rows=tuple(_row(view, columns) for view in shown),
        aside=aside,
        heads=tuple(column.head for column in columns),
        packs=tuple(packs),
        foot=foot,
    )


def _row(view: LandClassView, columns: Sequence[ClassAmounts]) -> LegendRow:
    return LegendRow(
        id=f"class-{view.id}",
        title=view.name,
        symbol=SymbolRef(form="swatch", colour=view.fill),
        target="class",
        land_class=view.id,
        amounts=tuple(column.amounts.get(view.id, NO_WORDS) for column in columns),
    )
