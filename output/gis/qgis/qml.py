"""Styles of QGIS (.qml) for delivered layers: symbols, labels, names of fields."""

from __future__ import annotations

import html
from dataclasses import dataclass
from typing import TYPE_CHECKING

from output.gis.qgis.expression import as_markup, column, unevaluated
from output.gis.qgis.label import FONTS, HALO, QgisLabel, has_class_labels, label_of
from output.gis.qgis.symbol import QgisSymbol, rgba, symbol_of
from output.gis.xml_template import xml_template

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from mapper.gis.scene import FieldKind, GisForm
    from output.gis.delivery import (
        DeliveredClass,
        DeliveredField,
        DeliveredLayer,
        DeliveredTable,
        Lang,
    )

VERSION = "3.22.16-Białowieża"
GEOMETRY_TYPES: Mapping[GisForm, int] = {"point": 0, "line": 1, "polygon": 2}
VALUE_TYPES: Mapping[FieldKind, str] = {"integer": "long", "number": "double", "flag": "bool"}


@dataclass(frozen=True, slots=True, kw_only=True)
class QgisClass:
    """A class: its value as text, name in the legend, symbol."""

    value: str
    name: str
    symbol: QgisSymbol


@dataclass(frozen=True, slots=True, kw_only=True)
class QgisField:
    """A column: its name in the file, its heading with its unit."""

    name: str
    title: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LayerStyle:
    """
    What the templates of a layer's style get.

    Parameters
    ----------
    form
        Kind of geometry; empty for a table.
    classes
        Classes in the order of the legend.
    class_field
        Column with the class; empty where there is one symbol for all.
    value_type
        Type of its values, in the words of QGIS.
    label
        Labels; None for none.
    fields
        Columns.
    shown
        Expression with which lists name a feature.
    tip
        What a map tip says: HTML with expressions.
    note
        What a reader must know, as HTML.
    is_labelled
        Whether the labels are drawn.
    fonts, halo
        Fonts by preference and the colour about words.
    """

    form: GisForm | str
    classes: tuple[QgisClass, ...]
    class_field: str
    value_type: str
    label: QgisLabel | None
    fields: tuple[QgisField, ...]
    shown: str
    tip: str
    note: str
    is_labelled: bool = True
    fonts: tuple[str, ...] = FONTS
    halo: str = rgba(HALO)


def qml_text(layer: DeliveredLayer, *, lang: Lang = "zh") -> str:
    """
    Return the style of a layer for QGIS.

    Parameters
    ----------
    layer
        Layer with the names of columns that the styled file has.
    lang
        Language of the delivery; it decides how units stand in headings.

    Returns
    -------
    text
        XML in the form of QGIS 3.22, with what versions since 3.4 and after read. The same layer
        gives the same text.

    Notes
    -----
    Lengths are millimetres: at 96 dots an inch a CSS pixel of the page is one of the screen.
    """
    return xml_template("style.qml.jinja").render(
        of=layer_style(layer, lang=lang),
        version=VERSION,
        geometry_type=GEOMETRY_TYPES[layer.form],
    )


def layer_style(layer: DeliveredLayer, *, lang: Lang, is_labelled: bool = True) -> LayerStyle:
    """Return what the style of a layer says; its labels may be there and not drawn."""
    fades_lines = has_class_labels(layer)
    kinds = {field.name: field.kind for field in layer.fields}
    named_by = layer.label_field or _first(layer.fields)
    return LayerStyle(
        form=layer.form,
        classes=tuple(_class(one, fades_lines=fades_lines) for one in layer.classes),
        class_field=layer.class_field,
        value_type=VALUE_TYPES.get(kinds.get(layer.class_field, "text"), "string"),
        label=label_of(layer),
        is_labelled=is_labelled,
        fields=_fields(layer.fields, lang=lang),
        shown=column(named_by),
        tip=as_markup(named_by),
        note=html.escape(layer.note),
    )


def table_style(table: DeliveredTable, *, lang: Lang) -> LayerStyle:
    """Return what the style of a table without geometry says: names of fields."""
    named_by = _first(table.fields)
    return LayerStyle(
        form="",
        classes=(),
        class_field="",
        value_type="",
        label=None,
        fields=_fields(table.fields, lang=lang),
        shown=column(named_by),
        tip=as_markup(named_by),
        note="",
    )


def _class(one: DeliveredClass, *, fades_lines: bool) -> QgisClass:
    symbol = symbol_of(one.look, fades_lines=fades_lines)
    return QgisClass(value=one.value, name=unevaluated(one.name), symbol=symbol)


def _fields(fields: Iterable[DeliveredField], *, lang: Lang) -> tuple[QgisField, ...]:
    form = "{title}（{unit}）" if lang == "zh" else "{title} ({unit})"
    return tuple(
        QgisField(
            name=field.name,
            title=form.format(title=field.title, unit=field.unit) if field.unit else field.title,
        )
        for field in fields
    )


def _first(fields: tuple[DeliveredField, ...]) -> str:
    return fields[0].name if fields else ""
