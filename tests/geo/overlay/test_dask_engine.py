"""The dask engine: the sums of the local one, also when a worker is killed."""

import builtins
import os
import signal
import socket
from collections.abc import Iterator
from pathlib import Path

import geopandas as gpd
import numpy as np
import pytest
from distributed import Client, LocalCluster
from overlay_layers import parcels, zones

from geo.files.refused import FileRefusedError
from geo.overlay import Overlay, overlay_file
from geo.overlay.dask_engine import dask_client, dask_engine

ALL = {"zone_id": "name", "class_field": "code"}


@pytest.fixture(scope="module")
def client() -> Iterator[Client]:
    with dask_client() as client:
        yield client


def assert_equal(found: Overlay, expected: Overlay) -> None:
    """Assert that the tables agree to 1e-12."""
    for name in ("by_class", "by_zone"):
        own, other = getattr(found, name), getattr(expected, name)
        assert list(own.columns) == list(other.columns)
        for column in own.columns.drop("residual_m2", errors="ignore"):
            if own[column].dtype == float:
                numbers = other[column].to_numpy()
                assert own[column].to_numpy() == pytest.approx(numbers, rel=1e-12, nan_ok=True)
            else:
                assert own[column].tolist() == other[column].tolist()
    assert found.rows == expected.rows
    assert found.findings == expected.findings


def partitioned(folder: Path, parts: int = 3) -> Path:
    frame = parcels()
    (folder / "land").mkdir()
    for number, rows in enumerate(np.array_split(np.arange(len(frame)), parts)):
        frame.iloc[rows].to_parquet(
            folder / "land" / f"{number}.parquet", row_group_size=40, write_covering_bbox=True
        )
    return folder / "land"


@pytest.mark.parametrize("area", ["ellipsoidal", "planar"])
def test_two_workers_give_the_sums_of_this_process(
    tmp_path: Path, client: Client, area: str
) -> None:
    path = partitioned(tmp_path)
    assert len(client.nthreads()) == 2
    found = overlay_file(zones(), path, **ALL, area=area, engine=dask_engine(client))
    assert_equal(found, overlay_file(zones(), path, **ALL, area=area))


def test_progress_is_told(tmp_path: Path, client: Client) -> None:
    told: list[tuple[int, int | None]] = []
    overlay_file(
        zones(), partitioned(tmp_path), **ALL, engine=dask_engine(client),
        progress=lambda *done: told.append(done),
    )  # fmt: skip
    assert told[-1] == (len(parcels()), len(parcels()))


def test_a_file_that_a_worker_cannot_read_is_refused(tmp_path: Path, client: Client) -> None:
    path = tmp_path / "a.parquet"
    parcels().to_parquet(path, row_group_size=100, compression="none")
    content = bytearray(path.read_bytes())
    content[20_000:40_000] = bytes(20_000)
    path.write_bytes(bytes(content))
    with pytest.raises(FileRefusedError, match=r"a\.parquet"):
        overlay_file(zones(), path, **ALL, engine=dask_engine(client))


def test_other_formats_are_refused_with_a_remedy(tmp_path: Path, client: Client) -> None:
    parcels().to_file(tmp_path / "a.gpkg")
    with pytest.raises(FileRefusedError, match="Export the layer as GeoParquet"):
        overlay_file(zones(), tmp_path / "a.gpkg", **ALL, engine=dask_engine(client))


def test_a_killed_worker_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.overlay.parquet_chunks.ROWS", 2000)
    path = tmp_path / "land.parquet"
    written = many_parcels()
    written.to_parquet(path, row_group_size=2000)
    zone = gpd.GeoDataFrame(
        {"name": ["a"]}, geometry=[written.union_all().convex_hull.buffer(-9)], crs=written.crs
    )
    with dask_client() as client:
        pids = client.run(os.getpid)
        killer = Killer(next(iter(pids.values())))
        found = overlay_file(
            zone, path, **ALL, engine=dask_engine(client), progress=killer.after_some
        )
        left = client.run(os.getpid)
    assert killer.has_killed
    assert killer.pid not in left.values()
    assert_equal(found, overlay_file(zone, path, **ALL))


class Killer:
    """Ends one process, once, when the first rows are done."""

    def __init__(self, pid: int) -> None:
        self.pid = pid
        self.has_killed = False

    def after_some(self, _done: int, _total: int | None) -> None:
        if not self.has_killed:
            os.kill(self.pid, signal.SIGTERM if os.name == "nt" else signal.SIGKILL)
            self.has_killed = True


def many_parcels() -> gpd.GeoDataFrame:
    """Return the small layer some 60 times, each beside the other."""
    frame = parcels()
    copies = [frame.translate(1500 * (n % 8), 1500 * (n // 8)) for n in range(64)]
    geometry = np.concatenate([copy.to_numpy() for copy in copies])
    codes = np.tile(frame["code"].to_numpy(object), 64)
    return gpd.GeoDataFrame({"code": codes}, geometry=geometry, crs=frame.crs)


def test_a_scheduler_at_an_address_is_used(tmp_path: Path, client: Client) -> None:
    path = partitioned(tmp_path)
    with dask_client(client.scheduler.address) as other:
        found = overlay_file(zones(), path, **ALL, engine=dask_engine(other))
    assert_equal(found, overlay_file(zones(), path, **ALL))


def test_a_scheduler_that_does_not_answer_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.overlay.dask_engine.TIMEOUT_S", 1)
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    with (
        pytest.raises(FileRefusedError, match="no dask scheduler answers there"),
        dask_client(address),
    ):
        pass


def test_a_scheduler_without_workers_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.overlay.dask_engine.TIMEOUT_S", 1)
    with (
        LocalCluster(n_workers=0, host="127.0.0.1", dashboard_address="127.0.0.1:0") as cluster,
        pytest.raises(FileRefusedError, match="has no workers"),
        dask_client(cluster.scheduler_address),
    ):
        pass


def test_without_dask_it_is_told_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    load = builtins.__import__

    def without_dask(name: str, *rest: object) -> object:
        if name == "distributed":
            raise ImportError(name)
        return load(name, *rest)

    monkeypatch.setattr(builtins, "__import__", without_dask)
    with (
        pytest.raises(FileRefusedError, match=r"pip install 'parkmap\[distributed\]'"),
        dask_client(),
    ):
        pass
