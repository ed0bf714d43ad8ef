"""Checks of the land use: shapes, neighbours, ids, classes, areas, the parks around them."""

from collections.abc import Iterator

import geopandas as gpd
import numpy as np
import shapely

from geo.checks.containment import outside_all
from geo.checks.parcels import parcel_findings
from geo.finding import Finding
from parks.check_layers import POLYGONS, place_of
from parks.declared_area import declared_area_findings
from parks.intake.import_region import district_of
from parks.landuse import landuse_path
from parks.region import Region
from parks.vocabulary import Extent
