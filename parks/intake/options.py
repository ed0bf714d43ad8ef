"""What a planner says of a file that is brought in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from geo.datum import Datum
from geo.files.limits import DEFAULT_LIMITS, Limits

NOTHING: Mapping[str, str] = MappingProxyType({})


class Target(StrEnum):
    """What a file becomes in a region folder."""

    PARKS = "parks"
    PLACES = "places"
    LANDUSE = "landuse"
    OUTLINE = "outline"
    INDICATORS = "indicators"


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportOptions:
    """
    How a file is to be read.

    Parameters
    ----------
    layer
        Layer or sheet, where the file holds several.
    crs
        What the coordinates are, e.g. `EPSG:4545`, whatever the file says; empty: as the file says.
    datum
        Datum of the coordinates where it is not WGS 84 (or CGCS2000).
    encoding
        Of the file's texts, e.g. `gbk`; empty: as the file says, or found.
    swap_axes
        Whether the first coordinate is the northing or latitude.
    repair
        Whether invalid geometries are repaired, each told with the change in area.
    fields
        Column of the file by field of the store.
    values
        Value by field of the store, the same for every feature.
    add_units
        Whether names of an indicator table that join no unit become new units.
    limits
        How much the file may ask of the machine.
    """

    layer: str = ""
    crs: str = ""
    datum: Datum = Datum.WGS84
    encoding: str = ""
    swap_axes: bool = False
    repair: bool = False
    fields: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    values: Mapping[str, str] = field(default_factory=lambda: NOTHING)
    add_units: bool = False
    limits: Limits = DEFAULT_LIMITS
