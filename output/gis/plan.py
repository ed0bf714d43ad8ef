"""A scene made ready to be written: one language, one CRS, names that every program takes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.crs.kind import crs_label, is_same_crs
from geo.files.refused import refuse
from geo.finding import Finding
from output.gis.clean_text import clean_texts
from output.gis.crs.crs_words import crs_sentences
from output.gis.crs.zone import choose_crs
from output.gis.delivery import (
    DeliveredClass,
    DeliveredField,
    DeliveredGroup,
    DeliveredLayer,
    DeliveredTable,
    Delivery,
)
from output.gis.names import field_names, layer_names
from parks.export_names import ExportNames

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from pyproj import CRS

    from mapper.gis.scene import GisField, GisLayer, GisScene, GisTable
    from mapper.page_words import Words
    from output.gis.delivery import Lang
    from output.gis.options import ExportOptions

NO_NAMES = ExportNames()


def deliver(
    scene: GisScene,
    *,
    name: str,
    options: ExportOptions,
    names: ExportNames = NO_NAMES,
    region_crs: str = "",
) -> tuple[Delivery, tuple[Finding, ...]]:
    """
    Make a scene ready to be written.

    Parameters
    ----------
    scene
        What the region gives; it is not changed.
    name
        Name of the region, the stem of files that hold all layers.
    options
        What is asked for.
    names
        Names of layers and columns that region.toml gives.
    region_crs
        CRS that region.toml gives, e.g. `EPSG:4545`; empty for none.

    Returns
    -------
    delivery
        The layers asked for, and all tables.
    findings
        What was changed on the way: heights dropped, names that could not be, an unfit CRS.

    Raises
    ------
    geo.files.refused.FileRefusedError
        If a layer asked for does not exist, there is nothing to deliver, nothing can be delivered
        in the CRS asked for, or a feature has no place in it.
    """
    layers = _asked_for(scene, options.layers)
    chosen = choose_crs(
        layers, wanted=options.crs, region_crs=region_crs, zone_prefix=options.zone_prefix
    )
    naming = layer_names((*layers, *scene.tables), lang=options.lang, own=names.layers)
    words = _Speech(lang=options.lang, names=naming.names, own=names.fields)
    made = [_layer(layer, chosen.crs, words) for layer in layers]
    tables = [_table(table, words) for table in scene.tables]
    delivery = Delivery(
        name=name,
        title=words.say(scene.title),
        lang=options.lang,
        encoding=options.encoding,
        crs=chosen.crs,
        bounds=scene.bounds,
        groups=_groups(scene, layers, words),
        layers=_by_group(scene, [layer for layer, _ in made]),
        draw_order=_drawn(scene, layers),
        tables=tuple(table for table, _ in tables),
        notes=tuple(words.say(note) for note in scene.notes),
        crs_notes=tuple(words.say(sentence) for sentence in crs_sentences(chosen)),
        is_fictional=scene.is_fictional,
    )
    told = (finding for _, findings in (*made, *tables) for finding in findings)
    return delivery, (*chosen.findings, *naming.findings, *told)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Speech:
    """The language of a delivery, the names of its layers, and those of region.toml for columns."""

    lang: Lang
    names: Mapping[str, str]
    own: Mapping[str, str]

    def say(self, words: Words) -> str:
        return words.zh if self.lang == "zh" else words.en


def _asked_for(scene: GisScene, wanted: Sequence[str]) -> tuple[GisLayer, ...]:
    ids = [layer.id for layer in scene.layers]
    unknown = [name for name in wanted if name not in ids]
    if unknown:
        raise refuse(
            "unknown-layer", "--layers", "this region has no such layer", value=", ".join(unknown),
            remedy=f"Allowed are: {', '.join(ids)}. Tables go with every delivery.",
        )  # fmt: skip
    layers = tuple(layer for layer in scene.layers if not wanted or layer.id in wanted)
    frames = [*(layer.frame for layer in layers), *(table.frame for table in scene.tables)]
    if all(frame.empty for frame in frames):
        raise refuse(
            "nothing-to-deliver", "--layers", "the layers and tables have no row",
            value=", ".join(wanted), remedy="Import data into the region, or name other layers.",
        )  # fmt: skip
    return layers


def _groups(
    scene: GisScene, layers: Sequence[GisLayer], words: _Speech
) -> tuple[DeliveredGroup, ...]:
    filled = {layer.group for layer in layers}
    return tuple(
        DeliveredGroup(id=group.id, title=words.say(group.title))
        for group in scene.groups
        if group.id in filled
    )


def _by_group(scene: GisScene, layers: Sequence[DeliveredLayer]) -> tuple[DeliveredLayer, ...]:
    order = [group.id for group in scene.groups]
    return tuple(sorted(layers, key=lambda layer: order.index(layer.group)))


def _drawn(scene: GisScene, layers: Sequence[GisLayer]) -> tuple[str, ...]:
    kept = {layer.id for layer in layers}
    return tuple(name for name in scene.draw_order if name in kept)


def _layer(layer: GisLayer, crs: CRS, words: _Speech) -> tuple[DeliveredLayer, tuple[Finding, ...]]:
    name = words.names[layer.id]
    naming = field_names(layer.fields, lang=words.lang, own=words.own, layer=name)
    source, told = _flat(layer, name)
    shapes = _in_crs(source, crs, name)
    columns, unclean = _columns(layer.frame, layer.fields, naming.names, source=name)
    delivered = DeliveredLayer(
        id=layer.id,
        name=name,
        title=words.say(layer.title),
        group=layer.group,
        form=layer.form,
        frame=gpd.GeoDataFrame(columns, geometry=shapes.array, crs=crs),
        fields=tuple(_field(field, naming.names, words) for field in layer.fields),
        classes=tuple(
            DeliveredClass(
                value=one.value, name=words.say(one.name), look=one.look, label=words.say(one.label)
            )
            for one in layer.classes
        ),
        source=source,
        class_field=naming.names.get(layer.class_field, ""),
        label_field=naming.names.get(words.say(layer.label_field), ""),
        note=words.say(layer.note),
        is_shown=layer.is_shown,
    )
    return delivered, (*naming.findings, *told, *unclean)


def _table(table: GisTable, words: _Speech) -> tuple[DeliveredTable, tuple[Finding, ...]]:
    name = words.names[table.id]
    naming = field_names(table.fields, lang=words.lang, own=words.own, layer=name)
    columns, unclean = _columns(table.frame, table.fields, naming.names, source=name)
    delivered = DeliveredTable(
        id=table.id,
        name=name,
        title=words.say(table.title),
        frame=columns,
        fields=tuple(_field(field, naming.names, words) for field in table.fields),
        link=naming.names.get(table.link, ""),
    )
    return delivered, (*naming.findings, *unclean)


def _columns(
    frame: pd.DataFrame, fields: Sequence[GisField], names: Mapping[str, str], *, source: str
) -> tuple[pd.DataFrame, tuple[Finding, ...]]:
    """Columns of the fields under their names, index 0 to n - 1, and what was mended in them."""
    plain = pd.DataFrame(frame)[[field.key for field in fields]].reset_index(drop=True)
    clean, findings = clean_texts(plain, fields, source=source)
    return clean.rename(columns=names), findings


def _field(field: GisField, names: Mapping[str, str], words: _Speech) -> DeliveredField:
    return DeliveredField(
        name=names[field.key],
        key=field.key,
        title=words.say(field.title),
        kind=field.kind,
        unit=words.say(field.unit),
        decimals=field.decimals,
    )


def _flat(layer: GisLayer, name: str) -> tuple[gpd.GeoSeries, list[Finding]]:
    """Geometries of two dimensions, with None for empty ones, and what was dropped."""
    shapes = np.asarray(layer.frame.geometry, dtype=object)
    has_height = shapely.has_z(shapes) | shapely.has_m(shapes)
    is_empty = shapely.is_empty(shapes)
    if has_height.any():
        shapes = shapely.force_2d(shapes)
    if is_empty.any():
        shapes = shapes.copy()
        shapes[is_empty] = None
    dropped = (
        ("no-place-for-height", has_height, "heights or measures of vertices are not delivered"),
        ("empty-geometry", is_empty, "empty shapes are delivered as rows without a shape"),
    )
    told = [
        Finding(level="note", code=code, source=name, value=str(found.sum()), message=message)
        for code, found, message in dropped
        if found.any()
    ]
    return gpd.GeoSeries(shapes, crs=layer.frame.crs), told


def _in_crs(source: gpd.GeoSeries, crs: CRS, name: str) -> gpd.GeoSeries:
    """Geometries in a CRS; refused where one has no place in it."""
    is_there = source.crs is not None and is_same_crs(source.crs, crs)
    shapes = source.set_crs(crs, allow_override=True) if is_there else source.to_crs(crs)
    bounds = shapely.bounds(np.asarray(shapes, dtype=object))
    is_lost = ~np.isfinite(bounds).all(axis=1) & source.notna().to_numpy()
    if is_lost.any():
        raise refuse(
            "no-place-in-crs", name,
            f"{is_lost.sum()} features have no place in {crs_label(crs)}, the first is number "
            f"{int(is_lost.argmax()) + 1}",
            remedy="Deliver in another CRS, e.g. --crs EPSG:4490, or mend their coordinates.",
        )  # fmt: skip
    return shapes
