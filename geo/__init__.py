"""Coordinates, measures and vector files: geometry that knows nothing of what it stands for."""

from geo.crs.delivery import delivery_crs, zone_limits
from geo.geojson.layer import GeoJSONError, features_from_geojson
from geo.geojson.rfc7946 import rfc7946_faults
from geo.geojson.text import to_geojson_text
from geo.measure import ellipsoidal_area_m2, geodesic_length_m
from geo.outline import harmonic_outline, scaled_outline, uncertainty_circle

__all__ = [
    "GeoJSONError",
    "delivery_crs",
    "ellipsoidal_area_m2",
    "features_from_geojson",
    "geodesic_length_m",
    "harmonic_outline",
    "rfc7946_faults",
    "scaled_outline",
    "to_geojson_text",
    "uncertainty_circle",
    "zone_limits",
]
