"""Checks of texts: characters that were read in the wrong encoding, or lost."""

from collections.abc import Iterator
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from geo.files.encoding_mojibake import mojibake_suspects
from geo.finding import Finding
from parks.region import Region
from parks.store import LAYERS, TABLES


def mojibake(region: Region) -> Iterator[Finding]:
    """Yield texts of the tables and layers that are mojibake, with what they likely meant."""
    for name in (*TABLES, *LAYERS):
        frame: pd.DataFrame = getattr(region, name)
        for column in frame.columns:
            if column != "geometry":
                yield from _of_column(frame, name, str(column))


def _of_column(frame: pd.DataFrame, name: str, column: str) -> Iterator[Finding]:
    texts = [value if isinstance(value, str) else None for value in frame[column]]
    is_layer = isinstance(frame, gpd.GeoDataFrame)
    for suspect in mojibake_suspects(texts):
        finding = Finding(
            level="error",
            code="mojibake",
            source=f"{name}.geojson" if is_layer else f"{name}.csv",
            field=column,
            value=suspect.text,
            message=f"the text was read in the wrong encoding ({suspect.how})",
            remedy=f"It likely means {suspect.meant!r}."
            if suspect.meant
            else "Its characters are lost: copy them from the original.",
        )
        if is_layer:
            yield replace(finding, feature_id=str(frame["id"].iloc[suspect.position]))
        else:
            yield replace(finding, line=int(frame.index[suspect.position]))
