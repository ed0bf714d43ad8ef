"""One measurement of land: what is asked for, and what came of it."""

from collections.abc import Callable
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from geo.files.refused import FileRefusedError
from geo.finding import Finding, worst_first
from geo.overlay.from_file import local_engine, overlay_file
from geo.overlay.result import Overlay
from geo.plane import AreaMethod
from output.landuse.zones import ZONE_ID, NamedZones, named_zones
from parks.classed_areas import ClassedAreas, classed_areas
from parks.classes import edition as edition_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from geo.overlay.from_file import Engine

Progress = Callable[[int, int | None], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """
    What is to be measured.

    Parameters
    ----------
    zones, zones_layer, zones_crs, zone_id
        Where the zones are, and the column that names them; see `named_zones`.
    parcels, layer, crs, encoding, class_field
        Where the parcels are, and the column of their class; see `overlay_file`.
    edition
        Edition of the codes; None leaves them as they are.
    area
        How land is measured.
    on_dask
        Whether workers of dask measure it.
    scheduler
        Address of their scheduler; if empty, two are started here.
    """

    zones: str
    parcels: Path
    class_field: str
    zone_id: str = ""
    zones_layer: str = ""
    zones_crs: str = ""
    layer: str = ""
    crs: str = ""
    encoding: str = ""
    edition: str | None = None
    area: AreaMethod = "ellipsoidal"
    on_dask: bool = False
    scheduler: str = ""


@dataclass(frozen=True, eq=False, kw_only=True)
class Measured:
    """
    Land by zone and class.

    Parameters
    ----------
    request
        What was asked for.
    zones
        The zones.
    overlay
        Land by zone and code.
    areas
        Land by zone and class of the edition.
    findings
        Everything doubtful, worst first.
    """

    request: Request
    zones: NamedZones
    overlay: Overlay
    areas: ClassedAreas
    findings: tuple[Finding, ...]


def measure(request: Request, *, progress: Progress | None = None) -> Measured:
    """
    Measure land.

    Parameters
    ----------
    request
        What is asked for.
    progress
        Called with parcels done and parcels in all.

    Raises
    ------
    FileRefusedError
        If a file cannot be used, or no code is a class of the edition (`no-class-codes`).
    ValueError
        If there is no such edition, or degrees should be measured in the plane.
    """
    if request.edition is not None:
        edition_of(request.edition)
    zones = named_zones(
        request.zones,
        zone_id=request.zone_id,
        layer=request.zones_layer or None,
        crs=request.zones_crs,
    )
    with _engine(request) as engine:
        overlay = overlay_file(
            zones.frame,
            request.parcels,
            zone_id=ZONE_ID,
            class_field=request.class_field,
            layer=request.layer or None,
            crs=request.crs or None,
            encoding=request.encoding or None,
            area=request.area,
            engine=engine,
            progress=progress,
        )
    areas = classed_areas(
        overlay, request.edition, source=request.parcels.name, field=request.class_field
    )
    errors = [finding for finding in areas.findings if finding.level == "error"]
    if errors:
        raise FileRefusedError(errors)
    found = (*zones.findings, *overlay.findings, *areas.findings)
    return Measured(
        request=request,
        zones=zones,
        overlay=overlay,
        areas=areas,
        findings=tuple(sorted(found, key=worst_first)),
    )


@contextmanager
def _engine(request: Request) -> "Iterator[Engine]":
    if not request.on_dask:
        yield local_engine
        return
    from geo.overlay.dask_engine import dask_client, dask_engine  # noqa: PLC0415 - an extra

    with dask_client(request.scheduler) as client:
        yield dask_engine(client)
