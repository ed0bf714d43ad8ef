"""A region: its parks, places, figures and sources, read once and never changed."""

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import geopandas as gpd
import pandas as pd
from pydantic import BaseModel, ConfigDict, Field, field_validator

from geo.finding import Finding
from parks.export_names import ExportNames
from parks.figures import join_figures, newest_first
from parks.region_backdrops import Backdrop


class MapDefaults(BaseModel):
    """Table `[map]` of region.toml."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    first_structure: str = ""
    """Structure shown first; the latest where empty."""
    note_zh: str = ""
    note_en: str = ""
    """What a reader of the outline must know, e.g. which territory it includes."""


class RegionMeta(BaseModel):
    """What region.toml says of a region."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    unit_id: str = Field(min_length=1)
    """Unit of units.csv that is the region itself."""
    name_zh: str = Field(min_length=1)
    name_en: str = Field(min_length=1)
    title_zh: str = Field(min_length=1)
    title_en: str = Field(min_length=1)
    province_zh: str = ""
    province_en: str = ""
    adcode: str = Field(default="", pattern=r"^(\d{6})?$")
    delivery_crs: str = Field(default="", pattern=r"^(EPSG:\d{4,5})?$")
    """Projected CRS of deliveries, e.g. EPSG:4545."""
    landuse_edition: str = ""
    fictional: bool = False
    map: MapDefaults = MapDefaults()
    export: ExportNames = ExportNames()
    """Names in deliveries that are not the usual ones."""
    backdrops: tuple[Backdrop, ...] = ()
    """Online backdrops that the page offers; none is shown unasked."""

    @field_validator("backdrops")
    @classmethod
    def _each_once(cls, backdrops: tuple[Backdrop, ...]) -> tuple[Backdrop, ...]:
        ids = [backdrop.id for backdrop in backdrops]
        twice = next((name for name in ids if ids.count(name) > 1), None)
        if twice is not None:
            raise ValueError(f"two backdrops have the id {twice!r}: give each its own")
        return backdrops


@dataclass(frozen=True, eq=False, kw_only=True)
class Region:
    """
    A region folder in memory. Nothing in it is changed after loading.

    Parameters
    ----------
    name
        Name of the folder.
    meta
        Names, codes and defaults of region.toml.
    folder
        Where it was read from.
    parks, places, outline
        GeoDataFrames, lon/lat degrees (EPSG:4326): boundary versions, located points, district and
        neighbours.
    landuse
        Parcels in the CRS of their file, with text columns `id` and `class_code`; None if the
        folder has none.
    units, indicators, sources, structures, clusters, events
        Tables with declared dtypes (`parks.tables`); index `line` is the line in the file.
    intake
        What was found while reading; `parks.check_region` adds what the tables say of each other.
    """

    name: str
    meta: RegionMeta
    folder: Path
    units: pd.DataFrame
    parks: gpd.GeoDataFrame
    places: gpd.GeoDataFrame
    outline: gpd.GeoDataFrame
    indicators: pd.DataFrame
    sources: pd.DataFrame
    structures: pd.DataFrame
    clusters: pd.DataFrame
    events: pd.DataFrame
    intake: tuple[Finding, ...]
    landuse: gpd.GeoDataFrame | None = None

    @property
    def district(self) -> gpd.GeoDataFrame:
        """Features of the outline that are the district itself."""
        return self.outline[self.outline["role"] == "district"]

    def figures(self, unit_id: str) -> pd.DataFrame:
        """
        Return the figures of a unit, joined to catalogue and sources.

        Parameters
        ----------
        unit_id
            Id in `units`.

        Returns
        -------
        figures
            One row a figure, columns of `parks.figures.FIGURE_COLUMNS`. What happened and what is
            expected come first, targets after them; newest period first in both.

        Raises
        ------
        KeyError
            If no unit has this id.
        """
        if unit_id not in set(self.units["id"]):
            raise KeyError(unit_id)
        figures = self._figures
        return figures[figures["unit_id"] == unit_id].reset_index(drop=True)

    @cached_property
    def _figures(self) -> pd.DataFrame:
        """Figures of all units, joined once."""
        return newest_first(join_figures(self.indicators, self.sources))
