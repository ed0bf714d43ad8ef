"""What is delivered: the layers of a region in one CRS, under the names of one language."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Literal, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import geopandas as gpd
    import pandas as pd
    from pyproj import CRS

    from geo.finding import Finding
    from mapper.gis.look import Look
    from mapper.gis.scene import FieldKind, GisForm

Lang: TypeAlias = Literal["zh", "en"]
Encoding: TypeAlias = Literal["gbk", "utf-8"]
Format: TypeAlias = Literal[
    "gpkg", "shp", "kmz", "dxf", "fgb", "parquet", "geojson", "gdb", "xlsx", "csv", "qgz", "sld",
    "qml",
]  # fmt: skip
WGS84 = 4326


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredField:
    """
    A column as it is written.

    Parameters
    ----------
    name
        Name in frame and file, e.g. `地块编号`; differs from all others of its layer, also when
        case is ignored.
    key
        Name for programs, e.g. `id`.
    title
        Heading in the language of the delivery.
    kind, unit, decimals
        As in `mapper.gis.scene.GisField`; the dtypes of the frame are those named there.
    """

    name: str
    key: str
    title: str
    kind: FieldKind = "text"
    unit: str = ""
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredClass:
    """A class: value in the class field, name in the legend, short label, look."""

    value: str
    name: str
    look: Look
    label: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class DeliveredLayer:
    """
    A layer as it is written.

    Parameters
    ----------
    id, group, form, note, is_shown
        As in `mapper.gis.scene.GisLayer`.
    name
        Name of the table or file: fit for every file system, differs from all others.
    title
        Name in a legend.
    frame
        Features in the CRS of the delivery: columns are the names of `fields` in their order, and
        `geometry`; index 0 to n - 1. Geometries have two dimensions; some may be missing.
    fields, classes
        As they are written.
    class_field, label_field
        Names of columns; empty where there is none.
    source
        The same geometries in the CRS in which the region holds them.
    """

    id: str
    name: str
    title: str
    group: str
    form: GisForm
    frame: gpd.GeoDataFrame
    fields: tuple[DeliveredField, ...]
    classes: tuple[DeliveredClass, ...]
    source: gpd.GeoSeries
    class_field: str = ""
    label_field: str = ""
    note: str = ""
    is_shown: bool = True

    @cached_property
    def lonlat(self) -> gpd.GeoSeries:
        """Geometries in degrees (EPSG:4326), for formats that know nothing else."""
        return self.source.to_crs(WGS84)

    def renamed(self, names: Mapping[str, str]) -> DeliveredLayer:
        """Return the layer with other names of columns; those not named stay."""
        fields = tuple(
            dataclasses.replace(field, name=names.get(field.name, field.name))
            for field in self.fields
        )
        return dataclasses.replace(
            self,
            frame=self.frame.rename(columns=dict(names)),
            fields=fields,
            class_field=names.get(self.class_field, self.class_field),
            label_field=names.get(self.label_field, self.label_field),
        )


@dataclass(frozen=True, eq=False, kw_only=True)
class DeliveredTable:
    """A table without geometry; `link` names its column with ids of units."""

    id: str
    name: str
    title: str
    frame: pd.DataFrame
    fields: tuple[DeliveredField, ...]
    link: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class DeliveredGroup:
    """A group of the layer tree."""

    id: str
    title: str


@dataclass(frozen=True, eq=False, kw_only=True)
class Delivery:
    """
    Everything that is written of a region.

    Parameters
    ----------
    name
        Name of the region, the stem of files that hold all layers.
    title
        Title in the language of the delivery.
    lang
        Language of names, titles, notes.
    encoding
        Encoding of shapefiles.
    crs
        CRS of the layers' frames.
    bounds
        West, south, east, north in degrees (EPSG:4326).
    groups
        In the order of the page's layer tree.
    layers
        In the order of the tree: by group, within it as shown.
    draw_order
        Ids of layers as the page draws them, the lowest first.
    tables
        Tables without geometry.
    notes
        Sentences that go with the delivery.
    crs_notes
        Sentences on the choice of the CRS, for formats that keep it.
    is_fictional
        True for a region that does not exist; every file says so.
    """

    name: str
    title: str
    lang: Lang
    encoding: Encoding
    crs: CRS
    bounds: tuple[float, float, float, float]
    groups: tuple[DeliveredGroup, ...]
    layers: tuple[DeliveredLayer, ...]
    draw_order: tuple[str, ...]
    tables: tuple[DeliveredTable, ...]
    notes: tuple[str, ...]
    is_fictional: bool
    crs_notes: tuple[str, ...] = ()

    def in_group(self, group: str) -> tuple[DeliveredLayer, ...]:
        """Return the layers of a group, in the order of the tree."""
        return tuple(layer for layer in self.layers if layer.group == group)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """
    What a writer wrote.

    Parameters
    ----------
    format
        The format.
    files
        Files; for a file geodatabase its folder.
    losses
        What the format cannot hold: notes with a count in `value`, a remedy where there is one.
    names
        Names of columns as they are in the files, by id of the layer: old to new, where the
        format needed others.
    """

    format: Format
    files: tuple[Path, ...]
    losses: tuple[Finding, ...] = ()
    names: Mapping[str, Mapping[str, str]] = dataclasses.field(default_factory=dict)
