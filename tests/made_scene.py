"""Small made scenes in any place and CRS, for tests of what is made of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd
import shapely

from mapper.gis.look import FillLook, LineLook
from mapper.gis.scene import (
    FieldKind,
    GisClass,
    GisField,
    GisForm,
    GisGroup,
    GisLayer,
    GisScene,
    GisTable,
)
from mapper.page_words import Words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

QIJIANG = (106.38, 28.45, 107.05, 29.19)


def made_field(key: str, zh: str = "", *, unit: str = "", kind: FieldKind = "text") -> GisField:
    return GisField(
        key=key, title=Words(zh=zh or key, en=key), unit=Words(zh=unit, en=unit), kind=kind
    )


def made_layer(
    shapes: Sequence[BaseGeometry | None],
    *,
    id: str = "parks",  # noqa: A002 - as in GisLayer
    title: str = "园区范围",
    form: GisForm = "polygon",
    crs: int = 4326,
    fields: Sequence[GisField] = (),
    group: str = "structure",
) -> GisLayer:
    """Layer of one class; every text column holds its key and the row's number."""
    numbers = range(len(shapes))
    columns = {
        field.key: pd.Series([f"{field.key} {number}" for number in numbers], dtype=object)
        for field in fields
    }
    frame = gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(shapes, crs=crs), crs=crs)
    frame.index = [10 * number + 7 for number in numbers]
    look = FillLook(fill="#D7B48C", line=LineLook(colour="#17212B", width_px=1.0))
    return GisLayer(
        id=id,
        group=group,
        title=Words(zh=title, en=title),
        form=form,
        frame=frame,
        fields=tuple(fields),
        classes=(GisClass(value="", name=Words(zh="全部", en="all"), look=look),),
    )


def made_table(rows: int = 1) -> GisTable:
    return GisTable(
        id="sources",
        title=Words(zh="资料来源", en="Sources"),
        frame=pd.DataFrame({"title_zh": pd.Series(["规划公报"] * rows, dtype=object)}),
        fields=(made_field("title_zh", "标题"),),
    )


def made_scene(*layers: GisLayer, tables: Sequence[GisTable] = ()) -> GisScene:
    """Scene of some layers in their order; its groups are theirs."""
    groups = dict.fromkeys(layer.group for layer in layers)
    return GisScene(
        title=Words(zh="试验区", en="Trial district"),
        groups=tuple(GisGroup(id=name, title=Words(zh=name, en=name)) for name in groups),
        layers=layers,
        draw_order=tuple(layer.id for layer in reversed(layers)),
        tables=tuple(tables),
        bounds=QIJIANG,
        notes=(Words(zh="未经审核", en="not reviewed"),),
        is_fictional=False,
    )


def square(lon: float, lat: float, *, side_deg: float = 0.1) -> BaseGeometry:
    return shapely.box(lon, lat, lon + side_deg, lat + side_deg)
