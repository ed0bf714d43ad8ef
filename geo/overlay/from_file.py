"""Overlay of zones with a layer of parcels of any size, streamed from its file."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

import numpy as np
from pyproj import CRS
from pyproj.exceptions import CRSError

from geo.crs.datum_doubts import datum_doubts
from geo.crs.kind import crs_label, is_same_crs
from geo.files.refused import refuse
from geo.finding import Finding
from geo.overlay.engine import measure_chunks
from geo.overlay.freed_memory import giving_back
from geo.overlay.open_parcels import opened_parcels
from geo.overlay.ready_zones import ready_zones
from geo.overlay.result import overlay_of
from geo.overlay.zone_doubts import common_zones
from geo.plane import Plane

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    import geopandas as gpd

    from geo.overlay.accumulate import Accumulator
    from geo.overlay.parcel_layer import ParcelLayer
    from geo.overlay.result import Overlay
    from geo.overlay.zones import Zones
    from geo.plane import AreaMethod

    Progress: TypeAlias = Callable[[int, int | None], None]
    """Takes the number of rows done, and of all rows, None if the file does not tell."""

MUCH_OVERLAP = 0.01
"""Share of the zones from which it is told that parcels cover land more than once."""


class Engine(Protocol):
    """What measures all chunks of a layer and gives their sums."""

    def __call__(
        self,
        layer: ParcelLayer,
        class_field: str,
        *,
        zones: Zones,
        plane: Plane,
        progress: Progress | None,
    ) -> Accumulator:
        """
        Measure a layer.

        Parameters
        ----------
        layer, class_field
            The layer, and its column of the class.
        zones, plane
            Zones in the CRS of the layer, and the plane in which edges are straight.
        progress
            Called from time to time.
        """


def local_engine(
    layer: ParcelLayer,
    class_field: str,
    *,
    zones: Zones,
    plane: Plane,
    progress: Progress | None,
) -> Accumulator:
    """Measure a layer by threads of this machine; see `Engine`."""
    loads = layer.loads(class_field, zones.bounds)

    def told(rows: int) -> None:
        if progress is not None:
            progress(rows + loads.rows_skipped, layer.rows)

    sums = measure_chunks(
        giving_back(loads.functions), zones=zones, plane=plane, source=layer.source, progress=told
    )
    sums.rows += loads.rows_skipped
    return sums


def overlay_file(  # noqa: PLR0913 - what to measure, how the file is to be read, and how to compute
    zones: gpd.GeoDataFrame,
    path: Path | str,
    *,
    zone_id: str,
    class_field: str,
    layer: str | None = None,
    crs: CRS | str | None = None,
    encoding: str | None = None,
    area: AreaMethod = "ellipsoidal",
    engine: Engine = local_engine,
    progress: Progress | None = None,
) -> Overlay:
    """
    Measure the land of each class in each zone, with the parcels read from a file.

    Parameters
    ----------
    zones
        Polygons with a column `zone_id`, in any CRS; see `area_by_class`.
    path
        File of parcels, of any format that `read_layer` knows, or folder of GeoParquet files of one
        CRS. GeoParquet, GeoPackage, FlatGeobuf, File Geodatabase and Shapefile are streamed.
    zone_id, class_field
        Names of the columns.
    layer
        Layer of the file, where there are several.
    crs
        What the coordinates are; outranks what the file says.
    encoding
        Encoding of the text, for formats that do not settle it.
    area
        `ellipsoidal`: on the ellipsoid of the parcels' CRS. `planar`: in their projected CRS.
    engine
        `local_engine`, or what `dask_engine` gives.
    progress
        Called with rows done and rows in all.

    Returns
    -------
    overlay
        As `overlay` gives it. Findings about parcels name the row by its number or key in the file.

    Raises
    ------
    FileRefusedError
        If the file cannot be read, says no CRS (`no-crs`), lacks the column
        (`missing-class-column`), or its CRS has no such areas (`no-plane`), as degrees in a plane.
    ValueError
        If zones lack column or CRS.

    Examples
    --------
    >>> found = overlay_file(parks, "landuse.parquet", zone_id="id", class_field="DLBM")
    ... # doctest: +SKIP
    """
    with opened_parcels(path, layer=layer, encoding=encoding) as parcels:
        chosen, doubts = _crs(parcels, crs)
        _check_column(parcels, class_field)
        plane = _plane(chosen, area, source=parcels.source)
        ids, ready, found = ready_zones(zones, zone_id=zone_id, crs=chosen)
        _check_extent(plane, ready, source=parcels.source)
        doubts += [*found, *common_zones(ready, ids, plane), *_datum(zones, ready, chosen)]
        sums = engine(parcels, class_field, zones=ready, plane=plane, progress=progress)
        sums.findings = list(parcels.told(sums.findings))
        source = parcels.source
    result = overlay_of(sums, zones=ready, zone_ids=ids, plane=plane, findings=doubts)
    told = (*result.findings, *_doubts(result, source, chosen))
    return replace(result, findings=told)


def crs_of_user(told: CRS | str, *, option: str = "--crs") -> CRS:
    """
    Return the CRS that a user names.

    Parameters
    ----------
    told
        EPSG code (`4545`, `EPSG:4545`), WKT or PROJJSON.
    option
        Where it was named, for the message.

    Raises
    ------
    FileRefusedError
        `unknown-crs`.
    """
    try:
        is_code = isinstance(told, str) and told.strip().isdigit()
        return CRS.from_user_input(int(told) if is_code else told)  # type: ignore[arg-type]
    except CRSError as error:
        raise refuse("unknown-crs", option, "no CRS has this name", value=str(told),
                     remedy=f"Write its EPSG code, e.g. {option} EPSG:4545") from error  # fmt: skip


def _crs(parcels: ParcelLayer, told: CRS | str | None) -> tuple[CRS, list[Finding]]:
    """CRS to measure in, and a note if it is not the one that the file declares."""
    declared = parcels.crs
    if told is None:
        if declared is None:
            raise refuse("no-crs", parcels.source, "expected a CRS, the file declares none",
                         remedy="Say what the coordinates are, e.g. --crs EPSG:4545")  # fmt: skip
        return declared, []
    chosen = crs_of_user(told)
    if declared is None or is_same_crs(declared, chosen):
        return chosen, []
    note = Finding(
        level="note", code="crs-overridden", source=parcels.source, value=crs_label(declared),
        message=f"the file declares another CRS than {crs_label(chosen)}, which was told",
        remedy="Leave out --crs if the file is right",
    )  # fmt: skip
    return chosen, [note]


def _plane(crs: CRS, area: AreaMethod, *, source: str) -> Plane:
    try:
        return Plane(crs, area=area)
    except ValueError as error:
        raise refuse("no-plane", source, "land cannot be measured like this in this CRS",
                     value=crs_label(crs), remedy=str(error)) from error  # fmt: skip


def _check_extent(plane: Plane, zones: Zones, *, source: str) -> None:
    try:
        plane.area_m2(zones.shapes)
    except ValueError as error:
        raise refuse(
            "no-plane", source, "land cannot be measured in this CRS where the zones are",
            value=crs_label(plane.crs), remedy=f"Name the right CRS with --crs: {error}",
        ) from error  # fmt: skip


def _check_column(parcels: ParcelLayer, class_field: str) -> None:
    if class_field not in parcels.columns:
        raise refuse(
            "missing-class-column", parcels.source, "the file has no such column",
            field=class_field, value=", ".join(parcels.columns) or "no column",
            remedy="Name one of them with --class-field",
        )  # fmt: skip


def _datum(zones: gpd.GeoDataFrame, ready: Zones, crs: CRS) -> list[Finding]:
    """Doubts about the way between the datums of zones and parcels, where they differ."""
    own = zones.crs
    if own is None or own.geodetic_crs == crs.geodetic_crs or not np.isfinite(ready.bounds).all():
        return []
    before = np.array(zones.total_bounds, dtype=np.float64).reshape(2, 2)
    after = ready.bounds.reshape(2, 2)
    return [
        *datum_doubts(before, own, source="zones", is_told=True),
        *datum_doubts(after, crs, source="parcels", is_told=True),
    ]


def _doubts(result: Overlay, source: str, crs: CRS) -> list[Finding]:
    """Doubts about parcels that lie nowhere near the zones, or over each other."""
    sums = result.by_zone[["zone_area_m2", "overlaps_m2"]].sum()
    if result.rows and not result.by_zone["parcels"].any():
        return [Finding(
            level="warning", code="no-common-land", source=source, value=crs_label(crs),
            message="no parcel lies in any zone",
            remedy="Check the CRS of both layers, and whether they are of the same place",
        )]  # fmt: skip
    if sums["overlaps_m2"] <= MUCH_OVERLAP * sums["zone_area_m2"]:
        return []
    share = sums["overlaps_m2"] / sums["zone_area_m2"]
    return [Finding(
        level="warning", code="parcels-overlap", source=source, value=f"{share:.1%}",
        message=f"parcels cover {sums['overlaps_m2']:,.0f} m2 of the zones more than once",
        remedy="If the layer holds several states or versions, give one of them only",
    )]  # fmt: skip
