"""Layers and tables of a delivery as rows of plain values, for formats without shapes."""

from __future__ import annotations

import dataclasses
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pandas as pd
import shapely

from geo.finding import Finding
from output.gis.counted_loss import CountedLoss, loss_findings
from output.gis.delivery import DeliveredField, DeliveredLayer
from output.gis.text.iso_text import iso_dates, iso_datetimes
from output.say import say

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    import geopandas as gpd

    from output.gis.delivery import DeliveredTable, Delivery, Lang

LON_LAT_DECIMALS = 7
"""Enough for a centimetre."""
ROW_NUMBER = DeliveredField(name="FID", key="FID", title="FID", kind="integer")
"""The column of a layer that has none: a table needs one."""
NO_CHARACTER = re.compile("[\ud800-\udfff\ufffe\uffff]")
"""Halves of characters, which UTF-8 does not have, and what XML does not allow besides."""
STAND_IN = "?"


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class FlatTable:
    """
    A layer or table without shapes.

    Parameters
    ----------
    item
        What is delivered.
    frame
        Its columns in the order of `fields`; dates and times are ISO 8601 text, which sorts as
        they do. Layers of points end with longitude and latitude in degrees (EPSG:4326).
    fields
        Columns; kinds are text, integer, number and flag.
    """

    item: DeliveredLayer | DeliveredTable
    frame: pd.DataFrame
    fields: tuple[DeliveredField, ...]

    @property
    def shapes_left_out(self) -> int:
        """Number of shapes that longitude and latitude do not tell."""
        if not isinstance(self.item, DeliveredLayer):
            return 0
        shapes = self.item.frame.geometry.to_numpy()
        told = 1 if self.item.form == "point" else 0
        is_left_out = (shapely.get_num_geometries(shapes) > told) & ~shapely.is_empty(shapes)
        return int(is_left_out.sum())


def table_losses(tables: Collection[FlatTable], *, source: str) -> Iterator[Finding]:
    """Tell how many shapes tables leave out, and which texts hold what no file can hold."""
    shapes = CountedLoss(
        code="no-geometry-left-out", remedy="Use the GeoPackage for shapes",
        message="a table has no place for shapes; of several points it has the centre",
        count=sum(table.shapes_left_out for table in tables),
    )  # fmt: skip
    yield from loss_findings([shapes], source=source)
    for table in tables:
        for field in table.item.fields:
            if field.kind == "text":
                yield from _characters_lost(table.item.frame[field.name], field, source)


def flat_tables(delivery: Delivery) -> Iterator[FlatTable]:
    """Return layers, then tables, without shapes."""
    items: tuple[DeliveredLayer | DeliveredTable, ...] = (*delivery.layers, *delivery.tables)
    for item in items:
        columns = {field: _plain(item.frame[field.name], field) for field in item.fields}
        if isinstance(item, DeliveredLayer) and item.form == "point":
            columns |= _lon_lat(item.lonlat, {field.name for field in columns}, delivery.lang)
        columns = columns or {ROW_NUMBER: item.frame.index.to_series()}
        yield FlatTable(
            item=item,
            frame=pd.DataFrame({field.name: values for field, values in columns.items()}),
            fields=tuple(map(_plain_field, columns)),
        )


def _plain(values: pd.Series[Any], field: DeliveredField) -> pd.Series[Any]:
    if field.kind == "date":
        return iso_dates(values)
    if field.kind == "text" and _is_lacking(values).any():
        return values.str.replace(NO_CHARACTER, STAND_IN, regex=True)
    return iso_datetimes(values) if field.kind == "datetime" else values


def _plain_field(field: DeliveredField) -> DeliveredField:
    is_time = field.kind in ("date", "datetime")
    return dataclasses.replace(field, kind="text") if is_time else field


def _is_lacking(values: pd.Series[Any]) -> pd.Series[bool]:
    """Tell which texts hold what is no character."""
    if NO_CHARACTER.search("".join(values.dropna())) is None:
        return pd.Series(data=False, index=values.index)
    return values.str.contains(NO_CHARACTER, regex=True).fillna(value=False).astype(bool)


def _lon_lat(
    lonlat: gpd.GeoSeries, taken: set[str], lang: Lang
) -> dict[DeliveredField, pd.Series[Any]]:
    """Return longitude and latitude of points, of the centre where one has several parts."""
    centres = shapely.centroid(lonlat.to_numpy())
    centres[shapely.is_empty(centres)] = None
    places = {"lon": ("经度", shapely.get_x(centres)), "lat": ("纬度", shapely.get_y(centres))}
    return {
        DeliveredField(
            name=_free(say(lang, zh, key), taken),
            key=key,
            title=say(lang, zh, key),
            kind="number",
            unit="°",
            decimals=LON_LAT_DECIMALS,
        ): pd.Series(values, index=lonlat.index).round(LON_LAT_DECIMALS)
        for key, (zh, values) in places.items()
    }


def _free(name: str, taken: set[str]) -> str:
    """Return a name that no column has, also when case is ignored."""
    used = {one.casefold() for one in taken}
    tails = ("", *(f"_{number}" for number in range(2, len(used) + 3)))
    return next(name + tail for tail in tails if name + tail not in used)


def _characters_lost(
    values: pd.Series[Any], field: DeliveredField, source: str
) -> Iterator[Finding]:
    lost = int(_is_lacking(values).sum())
    if lost:
        yield Finding(
            level="warning", code="text-not-in-encoding", source=source, field=field.name,
            value=str(lost), message=f"{STAND_IN} stands for halves of characters",
            remedy="Mend the text where it comes from",
        )  # fmt: skip
