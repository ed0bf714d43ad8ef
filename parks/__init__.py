"""What a park is: the store of regions, their figures, and what is doubtful in them."""

from geo.finding import Finding, count_by_level
from parks.check import check_region
from parks.errors import RegionError, StoreError, UnknownRegionError
from parks.measure_unit import UnitMismatchError, convert
from parks.region import Region, RegionMeta
from parks.store import load_region, region_files, region_names

__all__ = [
    "Finding",
    "Region",
    "RegionError",
    "RegionMeta",
    "StoreError",
    "UnitMismatchError",
    "UnknownRegionError",
    "check_region",
    "convert",
    "count_by_level",
    "load_region",
    "region_files",
    "region_names",
]
