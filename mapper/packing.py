"""A layer packed for the page, with everything that is shown of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from mapper.landuse_words import fixed, hectares
from mapper.pack_element import PackedLayer
from mapper.page import NO_WORDS, PackForm, PackState, PackView, Words
from mapper.parcel_columns import AREA, LENGTH, pack_columns

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from mapper.classing import Classing
    from mapper.pack import PackSource
    from mapper.page import PackColumn
    from mapper.parcel_columns import FieldWords

M2_PER_HA, M_PER_KM = 1e4, 1e3


@dataclass(frozen=True, eq=False, kw_only=True)
class PackPlan:
    """
    How a layer is to be packed and shown.

    Parameters
    ----------
    id
        Id of the pack: letters, digits and hyphens.
    name
        Name of the layer.
    classing
        Class of each feature of the source.
    state
        State of the land that it shows.
    columns
        Columns of the source in the order shown; None for all.
    class_column, id_column, label_column
        Columns of the own class, of the id and of the label; empty where there is none.
    class_columns
        Columns with ids of classes; the own class is one of them without being named.
    shows_class
        Whether the own class tells all of its column: not where rare values are one class.
    known
        Words for fields by name.
    edition, note
        As in `PackView`.
    """

    id: str
    name: Words
    classing: Classing
    state: PackState = ""
    columns: Sequence[str] | None = None
    class_column: str = ""
    id_column: str = ""
    label_column: str = ""
    class_columns: tuple[str, ...] = ()
    shows_class: bool = True
    known: Mapping[str, FieldWords] = field(default_factory=dict)
    edition: Words = NO_WORDS
    note: Words = NO_WORDS


def packed_layer(source: PackSource, plan: PackPlan) -> PackedLayer:
    """
    Pack a layer.

    Parameters
    ----------
    source
        Features of one form.
    plan
        How they are shown.

    Returns
    -------
    layer
        Its columns stand in the order of the plan, area or length after id and classes.
    """
    from mapper.pack import pack  # noqa: PLC0415 - only pages with packed layers need it

    packed = pack(
        source,
        pack_id=plan.id,
        class_numbers=plan.classing.numbers,
        columns=None if plan.columns is None else list(plan.columns),
    )
    own = (plan.class_column,) if plan.class_column else ()
    names = (*own, *plan.class_columns)
    classes = names if plan.shows_class else plan.class_columns
    columns = pack_columns(packed.header["columns"], class_columns=classes, known=plan.known)
    view = PackView(
        id=plan.id,
        name=plan.name,
        state=plan.state,
        form=source.form,
        count=len(source),
        total=total_words(source.form, float(packed.measure.sum())),
        bounds=packed.bounds,
        classes=tuple(view.id for view in plan.classing.views),
        class_column=plan.class_column,
        id_column=plan.id_column,
        label_column=plan.label_column,
        columns=_measure_after(columns, {*names, plan.id_column, plan.label_column}),
        edition=plan.edition,
        note=plan.note,
    )
    return PackedLayer(view=view, packed=packed)


def total_words(form: PackForm, measure: float) -> Words:
    """Return an area in hectares or a length in kilometres, from m² or m; empty for none."""
    if form == "point" or measure <= 0:
        return NO_WORDS
    if form == "line":
        km = fixed(measure / M_PER_KM, 1)
        return Words(zh=f"{km.zh} km", en=f"{km.en} km")
    ha = hectares(measure / M2_PER_HA)
    return Words(zh=f"{ha.zh} ha", en=f"{ha.en} ha")


def _measure_after(columns: tuple[PackColumn, ...], first: set[str]) -> tuple[PackColumn, ...]:
    """Put area and length after the columns that say what a feature is."""
    measures = [column for column in columns if column.name in (AREA, LENGTH)]
    head = [column for column in columns if column.name in first]
    placed = {column.name for column in (*measures, *head)}
    return (*head, *measures, *(column for column in columns if column.name not in placed))
