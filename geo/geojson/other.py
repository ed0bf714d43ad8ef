"""Recognising JSON formats that are taken for GeoJSON."""

from __future__ import annotations

from typing import Any

ESRI_MEMBERS = {"geometryType", "spatialReference", "rings", "paths", "curveRings", "hasZ"}
CONVERT_ESRI = "Convert it with ogr2ogr, QGIS or ArcGIS (Features To JSON, output to GeoJSON)"
CONVERT_TOPOJSON = "Convert it with mapshaper or topo2geo, or open it in QGIS and save as GeoJSON"
BY_TYPE = {
    "Topology": ("TopoJSON", CONVERT_TOPOJSON),
    "CityJSON": ("CityJSON", "Convert it with QGIS or FME, footprints as GeoJSON"),
    "CityJSONFeature": ("CityJSON", "Convert it with QGIS or FME, footprints as GeoJSON"),
}


def other_format(document: object) -> tuple[str, str] | None:
    """
    Return the name of another format and how to convert it, None if none is recognised.

    Parameters
    ----------
    document
        A parsed JSON text.
    """
    if not isinstance(document, dict):
        return None
    kind = document.get("type")
    if isinstance(kind, str) and kind in BY_TYPE:
        return BY_TYPE[kind]
    if document.get("UTF8Encoding") is True:
        return "an ECharts map with packed coordinates", "Take the GeoJSON it was made from"
    if kind is None and (ESRI_MEMBERS & document.keys() or _has_esri_features(document)):
        return "Esri JSON", CONVERT_ESRI
    if kind is None and "elements" in document and "osm3s" in document:
        return "Overpass JSON of OpenStreetMap", "Convert it with osmtogeojson or export GeoJSON"
    return None


def _has_esri_features(document: dict[str, Any]) -> bool:
    features = document.get("features")
    first = features[0] if isinstance(features, list) and features else None
    return isinstance(first, dict) and "attributes" in first and "type" not in first
