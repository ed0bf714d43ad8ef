"""A layer as it stands in a file: features, columns, what the file says of its CRS, and doubts."""

from dataclasses import dataclass

import geopandas as gpd

from geo.finding import Finding


@dataclass(frozen=True, eq=False, kw_only=True)
class Layer:
    """
    One layer of a file, read whole and not yet interpreted.

    Parameters
    ----------
    source
        Name of the file for messages, without its folder.
    name
        Name of the layer in the file.
    frame
        One row a feature in the order of the file, RangeIndex. Column `geometry` (None where there
        is none; an attribute table has None in every row), attributes as written: text stays
        text (dtype object or str), also codes and dates; None where nothing stands. `frame.crs` is
        what the file declares, None where it declares nothing.
    ids
        Name of each row for messages, shape (n,): the file's own id where it has one, else "#1" for
        the first row.
    findings
        What was found while reading, e.g. how the text encoding was told.
    """

    source: str
    name: str
    frame: gpd.GeoDataFrame
    ids: tuple[str, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def columns(self) -> list[str]:
        """Names of the attributes, without the geometry."""
        return [str(name) for name in self.frame.columns if name != self.frame.geometry.name]


def row_names(count: int) -> tuple[str, ...]:
    """Return "#1", "#2", ... for rows that have no id of their own."""
    return tuple(f"#{number}" for number in range(1, count + 1))
