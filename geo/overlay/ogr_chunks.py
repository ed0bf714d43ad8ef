"""GeoPackage, FlatGeobuf and File Geodatabase as chunks, streamed by GDAL."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeAlias

import numpy as np

from geo.files.declared_crs import declared_crs
from geo.files.gdal_messages import caught_messages, message_findings
from geo.files.layer_info import chosen_layer
from geo.files.ogr import (
    DRIVERS,
    KEYED_DRIVERS,
    check_driver,
    curves_note,
    gdal_errors,
    list_ogr_layers,
    missing_features,
)
from geo.files.plain_path import plain_path
from geo.files.refused import refuse
from geo.files.wkb_geometry import HEADER_BYTES, has_nonlinear
from geo.overlay.chunk import Chunk
from geo.overlay.class_text import class_texts
from geo.overlay.parcel_layer import Loads
from geo.overlay.parquet_rows import plain_binary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from pathlib import Path

    import pyarrow as pa
    from numpy.typing import NDArray
    from pyproj import CRS

    from geo.files.layer_info import LayerInfo
    from geo.finding import Finding
    from geo.overlay.rings import Binary

    Floats: TypeAlias = NDArray[np.float64]
    Indices: TypeAlias = NDArray[np.int64]

ROWS = 32_768
BYTES = 32 << 20
"""Bytes of a chunk in the file, about."""
WORTH_FILTERING = 0.5
"""Share of the layer's extent up to which GDAL is asked for what lies in the zones' bounds only:
what is found by an index is read in another order than it is stored in, which is slower."""


@dataclass(eq=False, kw_only=True)
class OgrLayer:
    """
    A layer that GDAL reads; see `ParcelLayer`.

    Parameters
    ----------
    path
        File or folder that GDAL opens.
    source
        Name of the file for messages.
    stated
        Layer as the file lists it.
    driver
        Name of the driver.
    info
        What pyogrio tells of the layer.
    bytes
        Size of the file; 0 if it is not known.
    messages
        What GDAL says meanwhile.
    """

    path: Path
    source: str
    stated: LayerInfo
    driver: str
    info: dict[str, Any]
    bytes: int
    messages: list[str]
    _keys: list[tuple[int, Indices | range]] = field(default_factory=list)
    _is_filtered: bool = False
    _has_curves: bool = False

    @property
    def crs(self) -> CRS | None:
        """CRS that the file declares."""
        return declared_crs(self.info["crs"], source=self.source)[0]

    @property
    def columns(self) -> tuple[str, ...]:
        """Names of the attributes."""
        return tuple(map(str, self.info["fields"]))

    @property
    def rows(self) -> int | None:
        """Number of rows that the file states."""
        return self.stated.features

    def loads(self, class_field: str, bounds: Floats) -> Loads:
        """Return what gives the chunks, see `ParcelLayer`."""
        if not np.isfinite(bounds).all():
            return Loads(functions=(), rows_skipped=self.rows or 0)
        self._is_filtered = self._is_worth_filtering(bounds)
        chosen = tuple(bounds.tolist()) if self._is_filtered else None
        return Loads(functions=self._functions(class_field, chosen))

    def told(self, findings: Iterable[Finding]) -> tuple[Finding, ...]:
        """Return what was found while reading, and findings with the numbers GDAL gives rows."""
        last, keys = self._keys[-1] if self._keys else (0, ())
        missing: tuple[Finding, ...] = ()
        if self._keys and not self._is_filtered:
            count = last + len(keys)
            missing = missing_features(
                self.stated, count, driver=self.driver, source=self.source
            )  # fmt: skip
        return (
            *declared_crs(self.info["crs"], source=self.source)[1],
            *((curves_note(self.source),) if self._has_curves else ()),
            *missing,
            *message_findings(self.messages, source=self.source),
            *(self._named(finding) for finding in findings),
        )

    def _is_worth_filtering(self, bounds: Floats) -> bool:
        if not self.info["capabilities"]["fast_spatial_filter"]:
            return False
        extent = self.info["total_bounds"]
        if extent is None:
            return True
        whole = np.array(extent, dtype=np.float64)
        low, high = np.maximum(whole[:2], bounds[:2]), np.minimum(whole[2:], bounds[2:])
        share = np.prod(np.maximum(high - low, 0)) / max(np.prod(whole[2:] - whole[:2]), 1e-300)
        return bool(share < WORTH_FILTERING)

    def _functions(
        self, class_field: str, bounds: tuple[float, ...] | None
    ) -> Iterator[Callable[[], Chunk]]:
        import pyogrio  # noqa: PLC0415 - loading GDAL takes longer than most commands

        first_row = 0
        with (
            gdal_errors(self.source),
            pyogrio.open_arrow(
                self.path,
                layer=self.stated.name,
                columns=[class_field],
                bbox=bounds,
                use_pyarrow=True,
                batch_size=self._batch_rows(),
                return_fids=True,
            ) as (_, reader),
        ):
            for batch in reader:
                keys = _as_range(np.asarray(batch.column(0)).astype(np.int64))
                self._keys.append((first_row, keys))
                yield partial(self._chunk, batch, class_field, first_row)
                first_row += batch.num_rows

    def _batch_rows(self) -> int:
        row_bytes = self.bytes / max(self.rows or 0, 1)
        return int(np.clip(BYTES / max(row_bytes, 1), 1, ROWS))

    def _chunk(self, batch: pa.RecordBatch, class_field: str, first_row: int) -> Chunk:
        names = batch.schema.names
        geometry = next(at for at, name in enumerate(names) if at and name != class_field)
        wkb = plain_binary(batch.column(geometry), source=self.source)
        return Chunk(
            wkb=self._straight(wkb, batch.column(0)),
            classes=class_texts(batch.column(class_field)),
            bounds=None,
            first_row=first_row,
        )

    def _straight(self, wkb: Binary, keys: pa.Array) -> Binary:
        """Geometries with straight edges only."""
        import pyarrow as pa  # noqa: PLC0415
        import pyarrow.compute as pc  # noqa: PLC0415

        if not has_nonlinear(pc.unique(pc.binary_slice(wkb, 0, HEADER_BYTES)).to_pylist()):
            return wkb
        from pyogrio import raw  # noqa: PLC0415

        self._has_curves = True
        with gdal_errors(self.source):
            _, _, drawn, _ = raw.read(
                self.path, layer=self.stated.name, columns=[], fids=np.asarray(keys)
            )
        return pa.array(drawn, pa.large_binary())

    def _named(self, finding: Finding) -> Finding:
        """Return a finding with the key of its row instead of its place among those read."""
        if not finding.feature_id.startswith("#"):
            return finding
        place = int(finding.feature_id[1:]) - 1
        starts = [start for start, _ in self._keys]
        start, keys = self._keys[int(np.searchsorted(starts, place, side="right")) - 1]
        key = int(keys[place - start])
        name = f"{key}" if self.driver in KEYED_DRIVERS else f"#{key + 1}"
        return replace(finding, feature_id=name)


@contextmanager
def ogr_layer(path: Path, *, suffix: str, layer: str | None, source: str) -> Iterator[OgrLayer]:
    """
    Open a layer of parcels that GDAL reads.

    Parameters
    ----------
    path
        The file or .gdb folder.
    suffix
        Its format, a key of `DRIVERS`.
    layer
        Name of the layer; None if there is only one.
    source
        Name of the file for messages.

    Raises
    ------
    FileRefusedError
        As `read_ogr`, and `no-geometry` for a table.
    """
    import pyogrio  # noqa: PLC0415

    chosen = chosen_layer(list_ogr_layers(path, suffix=suffix), layer, source=source)
    with plain_path(path, suffix=suffix) as plain, caught_messages() as messages:
        with gdal_errors(source):
            check_driver(plain, chosen.name, suffix=suffix, source=source)
            info = pyogrio.read_info(plain, layer=chosen.name)
        if info["geometry_type"] is None:
            raise refuse("no-geometry", source, "expected a layer with geometry, got a table",
                         value=chosen.name, remedy="Choose another layer")  # fmt: skip
        yield OgrLayer(
            path=plain,
            source=source,
            stated=chosen,
            driver=DRIVERS[suffix],
            info=info,
            bytes=_size(plain),
            messages=messages,
        )


def _size(path: Path) -> int:
    """Bytes of a file; of a folder that of all its files."""
    files = path.rglob("*") if path.is_dir() else [path]
    return sum(file.stat().st_size for file in files if file.is_file())


def _as_range(keys: Indices) -> Indices | range:
    """Return keys that follow each other as their ends only."""
    is_run = len(keys) > 0 and (np.diff(keys) == 1).all()
    return range(int(keys[0]), int(keys[-1]) + 1) if is_run else keys
