"""The same features written in every format that is read, for tests of the import."""

import shutil
import zipfile
from collections.abc import Callable
from pathlib import Path

import geopandas as gpd
import openpyxl
import pyogrio
import shapely
from shapely.geometry.base import BaseGeometry

LAYER = "园区"
Writer = Callable[[gpd.GeoDataFrame, Path], Path]


def geojson(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame.to_crs(4326), folder / "parks.geojson", driver="GeoJSON")


def geopackage(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame, folder / "parks.gpkg", driver="GPKG", layer=LAYER)


def flatgeobuf(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame, folder / "parks.fgb", driver="FlatGeobuf")


def file_geodatabase(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame, folder / "parks.gdb", driver="OpenFileGDB", layer=LAYER)


def mapinfo(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame, folder / "parks.tab", driver="MapInfo File", encoding="GBK")


def geoparquet(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    frame.to_parquet(folder / "parks.parquet")
    return folder / "parks.parquet"


def shapefile(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    return _written(frame, folder / "parks.shp", driver="ESRI Shapefile", encoding="GBK")


def shapefile_without_cpg(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = shapefile(frame, folder)
    path.with_suffix(".cpg").unlink()
    return path


def shapefile_without_prj(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = shapefile(frame, folder)
    path.with_suffix(".prj").unlink()
    return path


def zipped_shapefile(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    """Write a zip archive whose members have Chinese names in GBK, as Windows packs them."""
    plain = folder / "loose"
    plain.mkdir()
    parts = sorted(shapefile(frame, plain).parent.iterdir())
    marks = {f"qqqq{part.suffix}": part for part in parts}  # as long as the name in GBK
    archive = folder / "parks.zip"
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, part in marks.items():
            packed.write(part, f"data/{name}")
    archive.write_bytes(archive.read_bytes().replace(b"qqqq", "园区".encode("gbk")))
    shutil.rmtree(plain)
    return archive


def kml(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "parks.kml"
    path.write_text(_kml_text(frame.to_crs(4326)), "utf-8")
    return path


def kmz(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "parks.kmz"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("doc.kml", _kml_text(frame.to_crs(4326)))
    return path


def csv_wkt(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    path = folder / "parks.csv"
    texts = frame.geometry.map(lambda shape: shapely.to_wkt(shape, rounding_precision=9))
    frame.drop(columns="geometry").assign(WKT=texts).to_csv(path, index=False)
    return path


def xlsx_wkt(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    texts = [shapely.to_wkt(shape, rounding_precision=9) for shape in frame.geometry]
    return workbook(
        [[*frame.columns.drop("geometry"), "WKT"],
         *([*row, text] for row, text in zip(_rows(frame), texts, strict=True))],
        folder / "parks.xlsx",
    )  # fmt: skip


def dxf(frame: gpd.GeoDataFrame, folder: Path) -> Path:
    """Write a drawing: one closed polyline a polygon, on a layer of the park's name."""
    parts = [(0, "SECTION"), (2, "HEADER"), (9, "$ACADVER"), (1, "AC1015"), (9, "$DWGCODEPAGE"),
             (3, "ANSI_936"), (0, "ENDSEC"), (0, "SECTION"), (2, "ENTITIES")]  # fmt: skip
    for number, (name, shape) in enumerate(zip(frame["MC"], frame.geometry, strict=True), start=16):
        ring = shapely.get_coordinates(shape)[:-1].tolist()
        parts += [(0, "LWPOLYLINE"), (5, f"{number:X}"), (100, "AcDbEntity"), (8, name),
                  (100, "AcDbPolyline"), (90, len(ring)), (70, 1)]  # fmt: skip
        parts += [part for x, y in ring for part in ((10, f"{x:.4f}"), (20, f"{y:.4f}"))]
    text = "".join(f"{code}\n{value}\n" for code, value in (*parts, (0, "ENDSEC"), (0, "EOF")))
    path = folder / "parks.dxf"
    path.write_bytes(text.encode("gbk"))
    return path


def workbook(rows: list[list[object]], path: Path, *, title: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    book.active.title = title
    for row in rows:
        book.active.append(row)
    book.save(path)
    return path


def _written(frame: gpd.GeoDataFrame, path: Path, **options: str) -> Path:
    pyogrio.write_dataframe(frame, path, **options)
    return path


def _rows(frame: gpd.GeoDataFrame) -> list[list[object]]:
    return [list(row) for row in frame.drop(columns="geometry").itertuples(index=False, name=None)]


def _kml_text(frame: gpd.GeoDataFrame) -> str:
    names = [name for name in frame.columns.drop("geometry") if name != "MC"]
    marks = "".join(
        f"<Placemark><name>{row['MC']}</name><ExtendedData>"
        + "".join(f'<Data name="{name}"><value>{row[name]}</value></Data>' for name in names)
        + f"</ExtendedData>{_kml_shape(row['geometry'])}</Placemark>"
        for row in frame.to_dict("records")
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?><kml xmlns="http://www.opengis.net/kml/2.2">'
        f"<Document><Folder><name>{LAYER}</name>{marks}</Folder></Document></kml>"
    )


def _kml_shape(shape: BaseGeometry) -> str:
    line = " ".join(f"{x:.10f},{y:.10f},0" for x, y in shapely.get_coordinates(shape).tolist())
    if shape.geom_type == "Point":
        return f"<Point><coordinates>{line}</coordinates></Point>"
    ring = f"<LinearRing><coordinates>{line}</coordinates></LinearRing>"
    return f"<Polygon><outerBoundaryIs>{ring}</outerBoundaryIs></Polygon>"


WRITERS: dict[str, Writer] = {
    "geojson": geojson,
    "geopackage": geopackage,
    "shapefile": shapefile,
    "shapefile without .cpg": shapefile_without_cpg,
    "zipped shapefile": zipped_shapefile,
    "kml": kml,
    "kmz": kmz,
    "file geodatabase": file_geodatabase,
    "flatgeobuf": flatgeobuf,
    "geoparquet": geoparquet,
    "mapinfo": mapinfo,
    "csv": csv_wkt,
    "xlsx": xlsx_wkt,
}
NAMES_NO_CRS = ("csv", "xlsx", "dxf")
"""Formats that cannot say their CRS, so that it must be told."""
