import datetime as dt
import tempfile
from pathlib import Path
from typing import Any, get_args

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made_delivery import EAST, EPSG, HOSTILE, NORTH
from pyproj import CRS

from mapper.gis.look import FillLook, LineLook, MarkLook
from mapper.gis.scene import FieldKind, GisField, GisForm
from mapper.page_words import Words
from output.gis.delivery import (
    DeliveredClass,
    DeliveredField,
    DeliveredGroup,
    DeliveredLayer,
    Delivery,
    Format,
)
from output.gis.names import field_names
from output.gis.read_back.check import check_written
from output.gis.write_formats import WRITERS, write_formats

TITLES = (
    "面积", "面积（平方米）", "规划用地分类代码名称说明", "名称",
    "Name", "name", "NAME ", "fid", "geom",
    "geometry", "ID", "description", "shape", "Area=1", "a.b", "a b", "1st", "select",
    "地块𠮷é", "timestamp",
)  # fmt: skip
TEXTS = (
    "", " ", "=1+1", "@SUM(A1)", "-1", "＋1", HOSTILE, "a\tb", "a\r\nb", "\x01x", "𠮷é", "🏭",
    "园区" * 200, "末尾空格 ", "null", "NaN", "true", "2020-01-01", "100101", "007", "1e5", "'",
    '"', "<![CDATA[x]]>", "]]>", "$[name]", "{{ x }}", "%%u", "\\U+4E2D", "\\P", "\ufeffx",
    "\u2028", "\x85",
)  # fmt: skip
ZONED = pd.DatetimeTZDtype("ms", "Asia/Shanghai")
PLAIN = np.dtype("datetime64[ms]")
FILL = FillLook(fill="#D7B48C", line=LineLook(colour="#FFFFFF", width_px=0.9))
LOOKS: dict[GisForm, tuple[Any, Any]] = {
    "polygon": (FILL, FillLook(fill="#00FF00", hatch="#8A949D")),
    "line": (
        LineLook(colour="#17212B", width_px=1),
        LineLook(colour="#1769AA", width_px=2, dash_px=(6, 4)),
    ),
    "point": (
        MarkLook(form="firm", colour="#47535F"),
        MarkLook(form="leading", colour="#1769AA"),
    ),
}
DTYPES: dict[FieldKind, Any] = {
    "text": object, "integer": "Int64", "number": "float64", "flag": "boolean", "date": object,
}  # fmt: skip

plain_text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12)
texts = st.sampled_from(TEXTS) | plain_text
values: dict[FieldKind, st.SearchStrategy[Any]] = {
    "text": texts,
    "integer": st.integers(-(2**63), 2**63 - 1) | st.integers(-5, 5),
    "number": st.floats()
    | st.sampled_from([1e-300, 5e-324, 1e308, 0.1, -0.0, 1e22, 123456789.125]),
    "flag": st.booleans(),
    "date": st.dates(dt.date(1, 1, 1), dt.date(9999, 12, 31)),
    "datetime": st.datetimes(),
}
offsets = st.tuples(st.floats(0, 5000), st.floats(0, 5000))


def polygon(at: tuple[float, float]) -> shapely.Polygon:
    x, y = EAST + at[0], NORTH + at[1]
    return shapely.box(x, y, x + 90, y + 60.123456789)


def holed(at: tuple[float, float]) -> shapely.Polygon:
    inner = shapely.affinity.scale(polygon(at), 0.5, 0.5)
    return shapely.Polygon(polygon(at).exterior, [inner.exterior.coords])


def parted(at: tuple[float, float]) -> shapely.MultiPolygon:
    return shapely.MultiPolygon([polygon(at), holed((at[0] + 100, at[1]))])


def line(at: tuple[float, float]) -> shapely.LineString:
    return shapely.LineString(polygon(at).exterior.coords[:3])


def lines(at: tuple[float, float]) -> shapely.MultiLineString:
    return shapely.MultiLineString([line(at), line((at[0] + 100, at[1]))])


def point(at: tuple[float, float]) -> shapely.Point:
    return polygon(at).centroid


SHAPES: dict[GisForm, tuple[Any, ...]] = {
    "polygon": (polygon, holed, parted),
    "line": (line, lines),
    "point": (point,),
}


@st.composite
def shapes_of(draw: st.DrawFn, form: GisForm, count: int) -> gpd.GeoSeries:
    makers = st.sampled_from(SHAPES[form])
    shape = st.none() | st.builds(lambda make, at: make(at), makers, offsets)
    return gpd.GeoSeries([draw(shape) for _ in range(count)], crs=EPSG)


@st.composite
def columns_of(draw: st.DrawFn, kind: FieldKind, count: int) -> "pd.Series[Any]":
    cells = [draw(st.none() | values[kind]) for _ in range(count)]
    if kind != "datetime":
        return pd.Series(cells, dtype=DTYPES[kind])
    times = pd.Series(np.array(cells, dtype="datetime64[ms]"))
    is_late = bool((times.dropna() > pd.Timestamp("1950-01-01")).all())
    is_early = bool((times.dropna() < pd.Timestamp("2100-01-01")).all())
    zoned = is_late and is_early and draw(st.booleans())
    return times.dt.tz_localize("UTC").astype(ZONED) if zoned else times


@st.composite
def deliveries(draw: st.DrawFn) -> Delivery:
    """One layer with hard names, values and shapes."""
    form = draw(st.sampled_from(get_args(GisForm)))
    count = draw(st.integers(0, 4))
    titles = draw(st.lists(st.sampled_from(TITLES) | plain_text, max_size=5))
    kinds = [draw(st.sampled_from(get_args(FieldKind))) for _ in titles]
    described = [
        GisField(key=f"key{place}", title=Words(zh=title, en=title), kind=kind)
        for place, (title, kind) in enumerate(zip(titles, kinds, strict=True))
    ]
    described.append(GisField(key="class_id", title=Words(zh="代码", en="code")))
    names = field_names(described, lang="zh", own={}, layer="x").names
    fields = tuple(
        DeliveredField(name=names[one.key], key=one.key, title=one.title.zh, kind=one.kind)
        for one in described
    )
    codes = ["100101", "1401"]
    data: dict[str, Any] = {one.name: draw(columns_of(one.kind, count)) for one in fields[:-1]}
    data[fields[-1].name] = pd.Series(
        [draw(st.sampled_from(codes)) for _ in range(count)], dtype=object
    )
    shapes = draw(shapes_of(form, count))
    labels = [one.name for one in fields if one.kind == "text"]
    layer = DeliveredLayer(
        id="one",
        name="图层",
        title=draw(st.sampled_from(["图层", "a/b:c", HOSTILE])),
        group="g",
        form=form,
        frame=gpd.GeoDataFrame(data, geometry=shapes, crs=EPSG),
        fields=fields,
        classes=tuple(
            DeliveredClass(
                value=code, name=f"{code} {draw(st.sampled_from(['工业', '绿地/a']))}", look=look
            )
            for code, look in zip(codes, LOOKS[form], strict=True)
        ),
        source=shapes,
        class_field=fields[-1].name,
        label_field=draw(st.sampled_from(["", *labels])),
    )
    return Delivery(
        name="hard",
        title="试验",
        lang=draw(st.sampled_from(["zh", "en"])),
        encoding=draw(st.sampled_from(["gbk", "utf-8"])),
        crs=CRS.from_epsg(EPSG),
        bounds=(106.6, 29.0, 106.7, 29.1),
        groups=(DeliveredGroup(id="g", title="组"),),
        layers=(layer,),
        draw_order=("one",),
        tables=(),
        notes=("虚构",),
        is_fictional=True,
    )


@pytest.mark.parametrize("name", WRITERS)
@settings(
    max_examples=10,
    deadline=None,
    database=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
)
@given(delivery=deliveries())
def test_hard_values_come_back_or_their_loss_is_declared(name: Format, delivery: Delivery) -> None:
    formats: set[Format] = {"gpkg", name} if name == "qgz" else {name, "qml", "sld"}
    with tempfile.TemporaryDirectory() as folder:
        for one in write_formats(delivery, Path(folder), formats):
            assert [str(finding) for finding in check_written(delivery, one)] == []
