"""What a region gives to GIS programs, as frozen data: layers with classes and looks, tables."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from mapper.page_words import NO_WORDS, Words

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geo.finding import Finding
    from mapper.gis.look import Look

FieldKind: TypeAlias = Literal["text", "integer", "number", "flag", "date", "datetime"]
GisForm: TypeAlias = Literal["polygon", "line", "point"]


@dataclass(frozen=True, slots=True, kw_only=True)
class GisField:
    """
    A column of a layer or table.

    Parameters
    ----------
    key
        Its name in the frame, and in deliveries in English, e.g. `class_code`.
    title
        Its heading in both languages, without the unit.
    kind
        What its values are. Frames hold them as dtypes: text `object` (str or None), integer
        `Int64`, number `float64` (NaN is missing), flag `boolean`, date `object`
        (datetime.date or None), datetime `datetime64[ms]`, with a time zone or without.
    unit
        Unit of its numbers.
    decimals
        Decimals worth showing; None where the numbers say it themselves.
    """

    key: str
    title: Words
    kind: FieldKind = "text"
    unit: Words = NO_WORDS
    decimals: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GisClass:
    """A class of a layer: value in the class field, names, label of two characters, look."""

    value: str
    name: Words
    look: Look
    label: Words = NO_WORDS


@dataclass(frozen=True, slots=True, kw_only=True)
class GisGroup:
    """A group of layers: one of the page's layer tree, in its order."""

    id: str
    title: Words


@dataclass(frozen=True, eq=False, kw_only=True)
class GisLayer:
    """
    Features drawn from one table.

    Parameters
    ----------
    id
        Stable name for programs and in English deliveries, e.g. `landuse_planned`.
    group
        Id of its group.
    title
        Its name in both languages.
    form
        Kind of its geometry: every one is of this kind, single or multi, or missing.
    frame
        Its features in the CRS they are known in; columns are the keys of `fields`, and `geometry`.
    fields
        Columns in the order delivered.
    classes
        Classes in the order of the legend, at least one; every value of the class field is here.
    class_field
        Key of the column with the value of the class; empty where there is one class for all.
    label_field
        Key of the column that labels a feature, by language; empty where none does.
    note
        What a reader must know: schematic, estimated, fictional.
    is_shown
        Whether a project shows it at first.
    """

    id: str
    group: str
    title: Words
    form: GisForm
    frame: gpd.GeoDataFrame
    fields: tuple[GisField, ...]
    classes: tuple[GisClass, ...]
    class_field: str = ""
    label_field: Words = NO_WORDS
    note: Words = NO_WORDS
    is_shown: bool = True


@dataclass(frozen=True, eq=False, kw_only=True)
class GisTable:
    """A table without geometry; `link` is the key of its column that holds ids of units."""

    id: str
    title: Words
    frame: pd.DataFrame
    fields: tuple[GisField, ...]
    link: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class GisScene:
    """
    Everything of a region that a GIS program can show.

    Parameters
    ----------
    title
        Title of the region's page.
    groups
        Groups in the order of the page's layer tree; none is without a layer.
    layers
        Layers; within a group in the order of its rows.
    draw_order
        Ids of the layers as the page draws them, the lowest first.
    tables
        Figures with their sources, units, documents.
    bounds
        West, south, east, north in degrees (EPSG:4326): what a project shows first.
    notes
        Sentences that go with every delivery: fictional, schematic, not reviewed.
    findings
        What is doubtful, found while describing.
    """

    title: Words
    groups: tuple[GisGroup, ...]
    layers: tuple[GisLayer, ...]
    draw_order: tuple[str, ...]
    tables: tuple[GisTable, ...]
    bounds: tuple[float, float, float, float]
    notes: tuple[Words, ...]
    is_fictional: bool
    findings: tuple[Finding, ...] = ()
