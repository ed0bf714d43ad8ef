"""A layer on its way into a shapefile."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from output.gis.delivery import DeliveredLayer, Encoding
    from output.gis.shapefile.dbf_columns import DbfColumn


@dataclass(frozen=True, eq=False, slots=True, kw_only=True)
class ShapefileLayer:
    """A layer, its fields by their names in the file, and the encoding of the file."""

    layer: DeliveredLayer
    columns: Mapping[str, DbfColumn]
    encoding: Encoding

    @property
    def file(self) -> str:
        """Name of the main file."""
        return f"{self.layer.name}.shp"

    @property
    def names(self) -> dict[str, str]:
        """Names that the file changes, old to new."""
        named = ((column.field.name, name) for name, column in self.columns.items())
        return {old: new for old, new in named if old != new}

    def feature_id(self, row: int) -> str:
        """Return the id of the feature in a row, counted from 0; `#1` where it has none."""
        known = [field.name for field in self.layer.fields if field.key == "id"]
        found = self.layer.frame[known[0]].iloc[row] if known else None
        return found if isinstance(found, str) and found else f"#{row + 1}"
