"""A made delivery with every kind of geometry, field and hard text, for tests of writers."""

from __future__ import annotations

import datetime as dt

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from made_parcels import made_parcels
from pyproj import CRS

from mapper.gis.look import FillLook, LineLook, MarkLook
from output.gis.delivery import (
    DeliveredClass,
    DeliveredField,
    DeliveredGroup,
    DeliveredLayer,
    DeliveredTable,
    Delivery,
    Encoding,
    Lang,
)

EPSG = 4545
EAST, NORTH = 368_000, 3_213_000
EQUIP = "M2.5 2.5h11v3H9.75v5h3.75v3h-11v-3h3.75v-5H2.5z"
LONG_TEXT = "地块说明" * 80
HOSTILE = "<img src=x onerror=alert(1)>&\"']]>"
WHITE_LINE = LineLook(colour="#FFFFFF", width_px=0.9)

PARCEL_FIELDS = (
    DeliveredField(name="地块编号", key="id", title="地块编号"),
    DeliveredField(name="规划用地分类代码", key="class_id", title="规划用地分类代码"),
    DeliveredField(name="规划用地分类名称", key="class_name", title="规划用地分类名称"),
    DeliveredField(
        name="地块面积平方米", key="area_m2", title="地块面积", kind="number", unit="m²", decimals=2
    ),
    DeliveredField(name="地块面积亩", key="area_mu", title="地块面积", kind="number", unit="亩"),
    DeliveredField(name="建成年份", key="built_year", title="建成年份", kind="integer"),
    DeliveredField(name="是否闲置土地", key="is_idle", title="是否闲置", kind="flag"),
    DeliveredField(name="供地批准日期", key="supplied", title="供地批准日期", kind="date"),
    DeliveredField(name="最近修改时间", key="edited", title="最近修改时间", kind="datetime"),
    DeliveredField(name="地块备注说明文字", key="note", title="备注"),
)
CLASSES = (
    DeliveredClass(
        value="100101",
        name="100101 一类工业用地",
        label="工1",
        look=FillLook(fill="#D7B48C", line=WHITE_LINE),
    ),
    DeliveredClass(
        value="1401",
        name="1401 公园绿地",
        label="绿",
        look=FillLook(fill="#00FF00", line=WHITE_LINE),
    ),
    DeliveredClass(
        value="16",
        name="16 留白用地",
        label="白",
        look=FillLook(fill="#FFFFFF", hatch="#8A949D", line=WHITE_LINE),
    ),
    DeliveredClass(
        value="unclassified",
        name="未分类",
        label="?",
        look=FillLook(fill="#ECEFED", hatch="#8A949D", line=WHITE_LINE),
    ),
)


def made_delivery(*, lang: Lang = "zh", encoding: Encoding = "gbk") -> Delivery:
    """Return three layers and a table in EPSG:4545 about (106.65 E, 29.03 N)."""
    return Delivery(
        name="made",
        title="试验区工业园区图",
        lang=lang,
        encoding=encoding,
        crs=CRS.from_epsg(EPSG),
        bounds=(106.64, 29.02, 106.67, 29.04),
        groups=(
            DeliveredGroup(id="structure", title="空间结构 2024"),
            DeliveredGroup(id="landuse", title="用地地块"),
        ),
        layers=(point_layer(), outline_layer(), parcel_layer()),
        draw_order=("landuse_planned", "parks", "units"),
        tables=(figure_table(),),
        notes=("内部工作用图，未经审核", "虚构园区"),
        is_fictional=True,
    )


def parcel_layer() -> DeliveredLayer:
    """Polygons: a hole, two parts, missing values of every kind, hostile and long texts."""
    box = shapely.box(EAST, NORTH, EAST + 100, NORTH + 80)
    holed = shapely.difference(
        shapely.box(EAST + 100, NORTH, EAST + 220, NORTH + 80),
        shapely.box(EAST + 130, NORTH + 20, EAST + 160, NORTH + 50),
    )
    parted = shapely.MultiPolygon(
        [
            shapely.box(EAST, NORTH + 100, EAST + 50, NORTH + 150),
            shapely.box(EAST + 60, NORTH + 100, EAST + 120, NORTH + 150),
        ]
    )
    last = shapely.box(EAST + 140, NORTH + 100, EAST + 200, NORTH + 150.123456)
    shapes = gpd.GeoSeries([box, holed, parted, last], crs=EPSG)
    areas = shapes.area
    columns = {
        "地块编号": pd.Series(["P-001", "P-002", "P-003", "=1+1"], dtype=object),
        "规划用地分类代码": pd.Series(["100101", "1401", "16", "unclassified"], dtype=object),
        "规划用地分类名称": pd.Series(
            ["一类工业用地", "公园绿地", "留白用地", "未分类"], dtype=object
        ),
        "地块面积平方米": areas,
        "地块面积亩": areas * 3 / 2000,
        "建成年份": pd.Series([2021, None, 0, 2024], dtype="Int64"),
        "是否闲置土地": pd.Series([True, False, None, None], dtype="boolean"),
        "供地批准日期": pd.Series(
            [dt.date(2020, 7, 21), None, dt.date(1999, 1, 2), None], dtype=object
        ),
        "最近修改时间": pd.Series(
            pd.to_datetime(["2024-01-02T03:04:05", None, "2024-01-02T00:00:00", None]),
            dtype="datetime64[ms]",
        ),
        "地块备注说明文字": pd.Series([LONG_TEXT, HOSTILE, None, ""], dtype=object),
    }
    return DeliveredLayer(
        id="landuse_planned",
        name="规划用地地块",
        title="规划用地地块",
        group="landuse",
        form="polygon",
        frame=gpd.GeoDataFrame(columns, geometry=shapes, crs=EPSG),
        fields=PARCEL_FIELDS,
        classes=CLASSES,
        source=shapes,
        class_field="规划用地分类代码",
        label_field="地块编号",
        note="虚构地块，由程序生成。",
    )


def outline_layer() -> DeliveredLayer:
    """Two boundaries, one of them with a dashed line, both of one geometry kind."""
    shapes = gpd.GeoSeries(
        [
            shapely.Point(EAST + 100, NORTH + 60).buffer(300),
            shapely.Point(EAST + 900, NORTH + 60).buffer(200),
        ],
        crs=EPSG,
    )
    names = pd.Series(["食品园区", "北渡产业园"], dtype=object)
    lines = pd.Series(["schematic", "surveyed"], dtype=object)
    ink = "#17212B"
    return DeliveredLayer(
        id="parks",
        name="园区范围",
        title="园区范围",
        group="structure",
        form="polygon",
        frame=gpd.GeoDataFrame({"名称": names, "界线依据": lines}, geometry=shapes, crs=EPSG),
        fields=(
            DeliveredField(name="名称", key="name_zh", title="名称"),
            DeliveredField(name="界线依据", key="line", title="界线依据"),
        ),
        classes=(
            DeliveredClass(
                value="surveyed",
                name="公布或实测范围",
                look=FillLook(fill=ink, opacity=0.07, line=LineLook(colour=ink, width_px=1.75)),
            ),
            DeliveredClass(
                value="schematic",
                name="示意范围",
                look=FillLook(
                    fill=ink,
                    opacity=0.07,
                    line=LineLook(colour=ink, width_px=1.75, dash_px=(6, 4)),
                    casing=LineLook(colour="#FCFCFA", width_px=5),
                ),
            ),
        ),
        source=shapes,
        class_field="界线依据",
        label_field="名称",
        note="示意范围，面积按公布值",
    )


def point_layer() -> DeliveredLayer:
    """Three points, one without a position."""
    shapes = gpd.GeoSeries(
        [shapely.Point(EAST + 50, NORTH + 50), shapely.Point(EAST + 900, NORTH + 60), None],
        crs=EPSG,
    )
    return DeliveredLayer(
        id="units",
        name="园区与组团",
        title="园区与组团",
        group="structure",
        form="point",
        frame=gpd.GeoDataFrame(
            {
                "名称": pd.Series(["食品园区", "北渡产业园", HOSTILE], dtype=object),
                "符号": pd.Series(["leading-equip", "firm", "firm"], dtype=object),
            },
            geometry=shapes,
            crs=EPSG,
        ),
        fields=(
            DeliveredField(name="名称", key="name_zh", title="名称"),
            DeliveredField(name="符号", key="symbol", title="符号"),
        ),
        classes=(
            DeliveredClass(
                value="leading-equip",
                name="装备（主导）",
                look=MarkLook(form="leading", colour="#1769AA", path=EQUIP),
            ),
            DeliveredClass(value="firm", name="企业", look=MarkLook(form="firm", colour="#47535F")),
        ),
        source=shapes,
        class_field="符号",
        label_field="名称",
    )


def figure_table() -> DeliveredTable:
    """Two figures, one of a unit that has no geometry."""
    return DeliveredTable(
        id="figures",
        name="指标数据",
        title="指标数据",
        frame=pd.DataFrame(
            {
                "单位": pd.Series(["食品园区", "@SUM(A1)"], dtype=object),
                "数值": pd.Series([4.16, np.nan], dtype="float64"),
            }
        ),
        fields=(
            DeliveredField(name="单位", key="unit_id", title="单位"),
            DeliveredField(name="数值", key="value", title="数值", kind="number", unit="km²"),
        ),
        link="单位",
    )


def many_parcels(columns: int = 317, rows: int = 316) -> DeliveredLayer:
    """A layer of many parcels of 37 vertices, in EPSG:4545."""
    parcels = made_parcels(columns, rows)
    source = parcels.geometry
    codes = parcels["class_code"].where(parcels["class_code"] != "", "unclassified").astype(object)
    shapes = source.to_crs(EPSG)
    areas = shapes.area
    frame = gpd.GeoDataFrame(
        {
            "地块编号": pd.Series([f"P{n:06d}" for n in range(len(parcels))], dtype=object),
            "规划用地分类代码": codes,
            "地块面积平方米": areas,
            "地块面积亩": areas * 3 / 2000,
        },
        geometry=shapes,
        crs=EPSG,
    )
    known = {one.value: one for one in CLASSES}
    grey = FillLook(fill="#A3A3A3", line=WHITE_LINE)
    classes = tuple(
        known.get(code, DeliveredClass(value=code, name=code, look=grey))
        for code in sorted(codes.unique())
    )
    kept = {"id", "class_id", "area_m2", "area_mu"}
    return DeliveredLayer(
        id="landuse_planned",
        name="规划用地地块",
        title="规划用地地块",
        group="landuse",
        form="polygon",
        frame=frame,
        fields=tuple(field for field in PARCEL_FIELDS if field.key in kept),
        classes=classes,
        source=source,
        class_field="规划用地分类代码",
        label_field="地块编号",
    )
