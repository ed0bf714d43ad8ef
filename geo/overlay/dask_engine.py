"""Chunks of a GeoParquet layer measured by the workers of a dask.distributed scheduler."""

from __future__ import annotations

from collections import deque
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from pyproj import CRS

from geo.files.refused import refuse
from geo.overlay.accumulate import Accumulator
from geo.overlay.chunk import measure_chunk
from geo.overlay.parquet_chunks import ParquetLayer
from geo.overlay.zones import Zones
from geo.plane import Plane

if TYPE_CHECKING:
    from collections.abc import Iterator

    from distributed import Client, Future

    from geo.overlay.chunk import Partial
    from geo.overlay.from_file import Engine, Progress
    from geo.overlay.parcel_layer import ParcelLayer
    from geo.overlay.parquet_rows import ParquetRows
    from geo.plane import AreaMethod

LOCAL = "127.0.0.1"
LOCAL_WORKERS = 2
TIMEOUT_S = 20
TASKS_A_THREAD = 3
"""Tasks in flight for each thread of the workers: bounds what waits to be taken in."""
MOST_ZONES_KEPT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class PackedZones:
    """
    Zones and plane in a form that goes to another process.

    Parameters
    ----------
    wkb
        Shape of each zone.
    crs
        CRS as WKT.
    area
        How land is measured.
    """

    wkb: tuple[bytes, ...]
    crs: str
    area: AreaMethod

    @classmethod
    def of(cls, zones: Zones, plane: Plane) -> PackedZones:
        """Return zones packed."""
        wkb = tuple(shapely.to_wkb(zones.shapes).tolist())
        return cls(wkb=wkb, crs=plane.crs.to_wkt(), area=plane.area)


def dask_engine(client: Client) -> Engine:
    """
    Return an engine for `overlay_file` that measures on the workers of a scheduler.

    Parameters
    ----------
    client
        Connected to any dask.distributed scheduler. Its workers need this package, and must see the
        file under the same path.

    Returns
    -------
    engine
        Measures GeoParquet only, as only its row groups can be read apart from each other. A row
        group is one task, or several small neighbours; results are taken in in the order of the
        file, so that the sums are those of the local engine. What was lost with a worker is
        computed again by another.
    """

    def engine(
        layer: ParcelLayer,
        class_field: str,
        *,
        zones: Zones,
        plane: Plane,
        progress: Progress | None,
    ) -> Accumulator:
        if not isinstance(layer, ParquetLayer):
            raise refuse(
                "needs-geoparquet", layer.source, "the dask engine reads GeoParquet only",
                remedy="Export the layer as GeoParquet, or use --engine local",
            )  # fmt: skip
        tasks, skipped = layer.tasks(class_field, zones.bounds)
        sums = Accumulator()
        for partials in _partials(client, tasks, PackedZones.of(zones, plane)):
            for partial in partials:
                sums.add(partial)
            if progress is not None:
                progress(sums.rows + skipped, layer.rows)
        sums.rows += skipped
        return sums

    return engine


@contextmanager
def dask_client(scheduler: str = "") -> Iterator[Client]:
    """
    Connect to a scheduler for as long as the context lasts.

    Parameters
    ----------
    scheduler
        Its address, e.g. `tcp://127.0.0.1:8786`; if empty, two worker processes of one thread each
        are started on this machine.

    Raises
    ------
    FileRefusedError
        `no-dask` if it is not installed, `no-scheduler` if none answers at the address,
        `no-workers` if it has none.
    """
    try:
        import distributed  # noqa: PLC0415 - an extra, slow to import
    except ImportError as error:
        raise refuse(
            "no-dask", "--engine", "the dask engine is not installed",
            remedy="Install it: pip install 'parkmap[distributed]'",
        ) from error  # fmt: skip
    if scheduler:
        with _connected(scheduler) as client:
            yield client
        return
    with (
        distributed.LocalCluster(
            n_workers=LOCAL_WORKERS,
            threads_per_worker=1,
            processes=True,
            host=LOCAL,
            dashboard_address=f"{LOCAL}:0",  # any free port
            silence_logs="CRITICAL",
        ) as cluster,
        distributed.Client(cluster) as client,
    ):
        yield client


@contextmanager
def _connected(scheduler: str) -> Iterator[Client]:
    import distributed  # noqa: PLC0415

    try:
        client = distributed.Client(scheduler, timeout=TIMEOUT_S)
    except (OSError, ValueError, TimeoutError) as error:
        raise refuse(
            "no-scheduler", "--scheduler", "no dask scheduler answers there", value=scheduler,
            remedy="Start one (dask scheduler) and name its address, e.g. tcp://127.0.0.1:8786",
        ) from error  # fmt: skip
    with client:
        try:
            client.wait_for_workers(1, timeout=TIMEOUT_S)
        except TimeoutError as error:
            raise refuse(
                "no-workers", "--scheduler", "the dask scheduler has no workers", value=scheduler,
                remedy=f"Start one: dask worker {scheduler}",
            ) from error  # fmt: skip
        yield client


def _partials(
    client: Client, tasks: tuple[ParquetRows, ...], packed: PackedZones
) -> Iterator[tuple[Partial, ...]]:
    """Yield what the tasks give, in their order, with a bounded number of them in flight."""
    from distributed import KilledWorker  # noqa: PLC0415

    zones = client.submit(_same, packed, pure=False)  # in the scheduler's hand, not a worker's only
    running: deque[Future] = deque()
    waiting = iter(tasks)
    most = max(2, TASKS_A_THREAD * sum(client.nthreads().values()))
    try:
        while True:
            for task in waiting:
                running.append(client.submit(measure_rows, task, zones, pure=False))
                if len(running) >= most:
                    break
            if not running:
                return
            yield running.popleft().result()
    except KilledWorker as error:
        raise refuse(
            "worker-killed", "--engine", "dask workers ended again and again over the same rows",
            value=str(error).splitlines()[0],
            remedy="Give the workers more memory, or write smaller row groups",
        ) from error  # fmt: skip


def measure_rows(rows: ParquetRows, packed: PackedZones) -> tuple[Partial, ...]:
    """
    Measure some rows of a file: what a worker does.

    Parameters
    ----------
    rows
        Where they stand.
    packed
        Zones, and the plane in which edges are straight.

    Returns
    -------
    partials
        One a chunk, in order.

    Raises
    ------
    FileRefusedError
        If the worker cannot read the file.
    """
    zones, plane = _unpacked(packed)
    own = zones.copy()  # a worker may have several threads
    return tuple(measure_chunk(chunk, own, plane, source=rows.source) for chunk in rows.chunks())


@lru_cache(maxsize=MOST_ZONES_KEPT)
def _unpacked(packed: PackedZones) -> tuple[Zones, Plane]:
    shapes = np.array(shapely.from_wkb(list(packed.wkb)), dtype=object)
    return Zones.of(shapes), Plane(CRS.from_wkt(packed.crs), area=packed.area)


def _same(packed: PackedZones) -> PackedZones:
    return packed
