"""What the columns of GIS layers are called, and columns made of values."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from functools import cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo.finding import Finding
from mapper.gis.columns import GisColumn, gis_column
from mapper.gis.iso import of_iso_texts
from mapper.gis.scene import FieldKind, GisField
from mapper.page_words import NO_WORDS, Words

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from mapper.parcel_columns import FieldWords

    Known: TypeAlias = Mapping[str, FieldWords] | Mapping[str, GisField]

WGS84 = "EPSG:4326"
GEOMETRY = "geometry"
COMPUTED, SECOND = "computed", "other"
SUFFIXES: Mapping[str, Words] = {
    COMPUTED: Words(zh="（计算）", en="(computed)"),
    SECOND: Words(zh="（原有）", en="(of the file)"),
}
"""What tells a column from another one of the same key."""
DTYPES: Mapping[FieldKind, Any] = {
    "text": object,
    "integer": "Int64",
    "number": "float64",
    "flag": "boolean",
}
M2_PER_HA, MU_PER_M2 = 1e4, 3 / 2000


@dataclass(frozen=True, eq=False, kw_only=True)
class GisValues:
    """A field with its values, index 0 to n - 1."""

    field: GisField
    series: pd.Series


@cache
def gis_fields() -> Mapping[str, GisField]:
    """Return the fields that every delivery names alike, by key (`data/gis_fields.csv`)."""
    text = files("mapper").joinpath("data/gis_fields.csv").read_text("utf-8")
    return {row["field"]: _field(row) for row in csv.DictReader(text.splitlines())}


def _field(row: Mapping[str, str]) -> GisField:
    return GisField(
        key=row["field"],
        title=Words(zh=row["zh"], en=row["en"]),
        kind=cast("FieldKind", row["kind"]),
        unit=Words(zh=row["unit_zh"], en=row["unit_en"]),
        decimals=int(row["decimals"]) if row["decimals"] else None,
    )


def own_values(**columns: Iterable[Any]) -> list[GisValues]:
    """
    Return columns of fields that `gis_fields` knows, in the order of the arguments.

    Notes
    -----
    An empty text is a missing one: the tables of the store write nothing where nothing is known.
    """
    return [_own(gis_fields()[key], values) for key, values in columns.items()]


def _own(field: GisField, values: Iterable[Any]) -> GisValues:
    if field.kind != "text":
        return GisValues(field=field, series=pd.Series(list(values), dtype=DTYPES[field.kind]))
    told = pd.Series(list(values), dtype=object)
    is_some = told.notna() & (told != "")
    return GisValues(field=field, series=told.astype(str).astype(object).where(is_some, None))


def in_words(prefix: str, words: Iterable[Words]) -> list[GisValues]:
    """Return two columns, `prefix_zh` and `prefix_en`."""
    told = list(words)
    return own_values(
        **{f"{prefix}_zh": [one.zh for one in told], f"{prefix}_en": [one.en for one in told]}
    )


def areas(area_m2: Sequence[float] | np.ndarray[Any, np.dtype[np.float64]]) -> list[GisValues]:
    """Return areas in square metres, hectares and mu; NaN where there is none."""
    m2 = np.asarray(area_m2, dtype="float64")
    return own_values(area_m2=m2, area_ha=m2 / M2_PER_HA, area_mu=m2 * MU_PER_M2)


def source_values(
    frame: pd.DataFrame,
    *,
    known: Known,
    source: str,
    left_out: Collection[str] = (),
    texts: Collection[str] = (),
) -> tuple[list[GisValues], tuple[Finding, ...]]:
    """
    Return the columns of a file that hold something, under their own names.

    Parameters
    ----------
    frame
        Columns as they are read; the geometry is left out.
    known
        Words for columns, by lower-case name.
    source
        Name of the file, for the findings.
    left_out
        Names of columns that are not wanted.
    texts
        Names of columns that stay texts, even if they read like dates.

    Returns
    -------
    columns, findings
        Columns in the order of the file, and what they hold that GIS files do not.
    """
    shapes = frame.geometry.name if isinstance(frame, gpd.GeoDataFrame) else None
    values: list[GisValues] = []
    findings: list[Finding] = []
    taken = {GEOMETRY}
    for at, name in enumerate(frame.columns):
        if name == shapes or str(name) in left_out:
            continue
        column = gis_column(frame.iloc[:, at])
        if str(name) not in texts:
            column = of_iso_texts(column)
        if not column.is_empty:
            field = _source_field(str(name), column, known)
            key = _free(field.key, taken, SECOND)
            values.append(GisValues(field=replace(field, key=key), series=column.series))
            findings += _losses(column, source=source, field=str(name))
    return values, tuple(findings)


def _source_field(name: str, column: GisColumn, known: Known) -> GisField:
    words = known.get(name.lower())
    is_number = column.kind == "number"
    told = words.decimals if words and is_number else None
    return GisField(
        key=name,
        title=words.title if words else Words(zh=name, en=name),
        kind=column.kind,
        unit=words.unit if words and column.kind in ("integer", "number") else NO_WORDS,
        decimals=column.decimals if told is None else told,
    )


def _losses(column: GisColumn, *, source: str, field: str) -> Iterator[Finding]:
    if column.as_hex:
        yield Finding(
            level="note", code="bytes-as-text", source=source, field=field,
            value=str(column.as_hex), message="bytes stand as hexadecimal digits",
        )  # fmt: skip
    if column.cut_times:
        yield Finding(
            level="note", code="times-to-milliseconds", source=source, field=field,
            value=str(column.cut_times),
            message="times with digits below the millisecond lose them",
        )  # fmt: skip


def distinct(
    columns: Sequence[GisValues], *, beside: Sequence[GisValues], suffix: str = COMPUTED
) -> list[GisValues]:
    """
    Return columns under keys that no column beside them has, whatever the case.

    Notes
    -----
    `area_m2` of a file stays what it is; the computed one is `area_m2_computed` then.
    """
    taken = {GEOMETRY, *(one.field.key.lower() for one in beside)}
    return [_renamed(one, _free(one.field.key, taken, suffix), SUFFIXES[suffix]) for one in columns]


def _free(key: str, taken: set[str], suffix: str) -> str:
    """Return a key that is not taken, and take it."""
    free, number = key, 1
    while free.lower() in taken:
        free = f"{key}_{suffix}" if number == 1 else f"{key}_{suffix}_{number}"
        number += 1
    taken.add(free.lower())
    return free


def _renamed(one: GisValues, key: str, suffix: Words) -> GisValues:
    if key == one.field.key:
        return one
    title = Words(zh=one.field.title.zh + suffix.zh, en=f"{one.field.title.en} {suffix.en}")
    return replace(one, field=replace(one.field, key=key, title=title))


def with_others(
    own: Sequence[GisValues], frame: pd.DataFrame, *, source: str, left_out: Collection[str] = ()
) -> tuple[list[GisValues], tuple[Finding, ...]]:
    """Return own columns, then those that a file of the store has beside them, and their losses."""
    others, findings = source_values(frame, known=gis_fields(), source=source, left_out=left_out)
    return [*own, *distinct(others, beside=own, suffix=SECOND)], findings


def fields_of(columns: Sequence[GisValues]) -> tuple[GisField, ...]:
    """Return the fields of columns, in their order."""
    return tuple(one.field for one in columns)


def table_frame(columns: Sequence[GisValues]) -> pd.DataFrame:
    """Return columns as a table."""
    return pd.DataFrame({one.field.key: one.series for one in columns})


def layer_frame(columns: Sequence[GisValues], shapes: gpd.GeoSeries) -> gpd.GeoDataFrame:
    """Return columns with geometries; empty ones are missing."""
    held = np.array(shapes.to_numpy(), dtype=object)
    held[shapely.is_empty(held)] = None
    return gpd.GeoDataFrame(table_frame(columns), geometry=held, crs=shapes.crs)
