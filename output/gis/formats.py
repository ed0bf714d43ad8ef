"""The formats of an export, and those written unasked."""

from typing import get_args

from output.gis.delivery import Format

FORMATS: tuple[Format, ...] = get_args(Format)
DEFAULT_FORMATS: tuple[Format, ...] = (
    "gpkg", "shp", "kmz", "dxf", "geojson", "xlsx", "qgz", "sld", "qml",
)  # fmt: skip
BUILD_FORMATS: tuple[Format, ...] = ("gpkg", "qgz", "kmz")
BUILD_TABLES: tuple[Format, ...] = ("xlsx",)
"""What a build writes into its folders of GIS files and of tables."""
