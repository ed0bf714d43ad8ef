"""The file that a page shows: its features by form, and what is doubtful in it."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

import numpy as np
import pandas as pd

from geo.files.refused import FileRefusedError
from geo.finding import Finding

if TYPE_CHECKING:
    import geopandas as gpd
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.files.layer import Layer
    from mapper.pack import PackSource
    from mapper.view_options import ViewOptions

    Floats: TypeAlias = NDArray[np.float64]

MOST_CHECKED = 5_000
"""Features of a layer whose shapes are checked for the page; of more, `parkmap check` does it."""
SAMPLE = 4_000
"""Vertices by which the CRS of a layer is judged."""
IN_MEMORY = "layer"
ABOUT_CRS = ("no-crs", "no-plane", "bad-position")
"""Refusals for which the evidence in the coordinates tells more."""


@dataclass(frozen=True, eq=False, kw_only=True)
class Opened:
    """
    A file that was opened.

    Parameters
    ----------
    name
        Its name for messages.
    sources
        Its features, by form.
    findings
        What is doubtful.
    """

    name: str
    sources: tuple[PackSource, ...]
    findings: tuple[Finding, ...]

    @property
    def columns(self) -> list[str]:
        """Names of the attributes."""
        return [str(name) for name in self.sources[0].attributes.columns]

    @property
    def attributes(self) -> pd.DataFrame:
        """Attributes of all features."""
        return pd.concat([source.attributes for source in self.sources])


def opened(source: Path | gpd.GeoDataFrame, options: ViewOptions) -> Opened:
    """
    Open a file, or take a layer in memory.

    Parameters
    ----------
    source
        File or layer.
    options
        What the reader says of it.

    Raises
    ------
    FileRefusedError
        If it cannot be read, or nobody knows what its coordinates are.
    """
    told = _told_crs(options)
    name = source.name if isinstance(source, Path) else IN_MEMORY
    try:
        sources = _sources(source, options, told)
    except FileRefusedError as error:
        if any(item.code in ABOUT_CRS for item in error.findings):
            _crs_findings(_layer(source, options, name), told)
        raise
    return Opened(
        name=name, sources=sources, findings=_findings(source, sources, options, name=name)
    )


def _told_crs(options: ViewOptions) -> CRS | None:
    if not options.crs:
        return None
    from geo.overlay.from_file import crs_of_user  # noqa: PLC0415 - only where a CRS is told

    return crs_of_user(options.crs)


def _sources(
    source: Path | gpd.GeoDataFrame, options: ViewOptions, told: CRS | None
) -> tuple[PackSource, ...]:
    from mapper.pack import frame_source, open_source  # noqa: PLC0415 - only pages with packed layers need it

    if not isinstance(source, Path):
        return frame_source(source)
    return open_source(
        source, layer=options.layer or None, crs=told, encoding=options.encoding or None
    )


def _findings(
    source: Path | gpd.GeoDataFrame,
    sources: tuple[PackSource, ...],
    options: ViewOptions,
    *,
    name: str,
) -> tuple[Finding, ...]:
    """Return the doubts of reading and of the CRS, and of small layers those of the shapes."""
    found = sources[0].findings
    if sum(len(one) for one in sources) > MOST_CHECKED:
        return (*found, *_settled(_vertices(sources), sources[0].crs, name), _unchecked(name))
    from geo.check_file import layer_findings  # noqa: PLC0415 - as above

    layer, told = _layer(source, options, name), _told_crs(options)
    settled = _crs_findings(layer, told)
    located = layer if told is None else _located(layer, told)
    return tuple(dict.fromkeys((*found, *settled, *layer_findings(located))))


def _crs_findings(layer: Layer, told: CRS | None) -> tuple[Finding, ...]:
    """Return what is doubtful in the CRS of a layer, or refuse it with what it may be."""
    from geo.crs.evidence import settle_crs  # noqa: PLC0415 - as above
    from geo.crs.sample import sample_points  # noqa: PLC0415 - as above

    frame = layer.frame
    verdict = settle_crs(
        sample_points(frame.geometry), declared=frame.crs, told=told, source=layer.source
    )
    if verdict.crs is None:
        raise FileRefusedError(verdict.findings)
    return verdict.findings


def _settled(points: Floats, crs: CRS, name: str) -> tuple[Finding, ...]:
    from geo.crs.evidence import settle_crs  # noqa: PLC0415 - as above

    verdict = settle_crs(points, declared=crs, source=name)
    if verdict.crs is None:
        raise FileRefusedError(verdict.findings)
    return verdict.findings


def _vertices(sources: tuple[PackSource, ...]) -> Floats:
    """Return some coordinates of a layer in its own CRS, shape (n, 2), to 0.15 m."""
    from pyproj import Transformer  # noqa: PLC0415 - as above

    from geo.crs.kind import horizontal  # noqa: PLC0415 - as above
    from mapper.pack.grid import from_grid  # noqa: PLC0415 - as above

    shapes = max(sources, key=len).shapes
    step = max(1, len(shapes.x) // SAMPLE)
    lon, lat = from_grid(shapes.x[::step], shapes.y[::step])
    transformer = Transformer.from_crs(4326, horizontal(sources[0].crs), always_xy=True)
    return np.column_stack(transformer.transform(lon, lat))


def _layer(source: Path | gpd.GeoDataFrame, options: ViewOptions, name: str) -> Layer:
    """Return the layer with its shapes as they were read."""
    from geo.files.layer import Layer, row_names  # noqa: PLC0415 - as above
    from geo.files.read_layer import read_layer  # noqa: PLC0415 - as above

    if isinstance(source, Path):
        return read_layer(source, layer=options.layer or None, encoding=options.encoding or None)
    frame = source.reset_index(drop=True)
    return Layer(source=name, name=name, frame=frame, ids=row_names(len(frame)))


def _located(layer: Layer, told: CRS) -> Layer:
    return dataclasses.replace(layer, frame=layer.frame.set_crs(told, allow_override=True))


def _unchecked(name: str) -> Finding:
    return Finding(
        level="note",
        code="shapes-not-checked",
        source=name,
        message=f"shapes and neighbours are checked for the page up to {MOST_CHECKED:,} features",
        remedy=f"Check them with: parkmap check {name}",
    )
