"""Everything doubtful in one file of any format: its text, its CRS, its shapes, its neighbours."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from geo.checks.duplicates import id_findings
from geo.checks.polygon_layer import geometry_findings
from geo.crs.evidence import settle_crs
from geo.crs.sample import sample_points
from geo.files.encoding_mojibake import mojibake_findings
from geo.files.limits import DEFAULT_LIMITS, Limits
from geo.files.read_layer import list_layers, read_layer
from geo.files.refused import FileRefusedError

if TYPE_CHECKING:
    from pathlib import Path

    import geopandas as gpd

    from geo.files.layer import Layer
    from geo.finding import Finding


def file_findings(path: Path, *, limits: Limits = DEFAULT_LIMITS) -> tuple[Finding, ...]:
    """
    Return what is doubtful in a file that is not in a region.

    Parameters
    ----------
    path
        File of any format that `geo.files.read_layer` reads.
    limits
        How much it may ask of the machine.

    Returns
    -------
    findings
        Those of reading, then of every layer, layer after layer; of a layer that is refused, why.

    Raises
    ------
    FileRefusedError
        If the file cannot be read; its findings say why.
    """
    try:
        return layer_findings(read_layer(path, limits=limits))
    except FileRefusedError as error:
        if {item.code for item in error.findings} != {"several-layers"}:
            raise
    names = [info.name for info in list_layers(path, limits=limits)]
    return tuple(item for name in names for item in _findings_of(path, name, limits))


def _findings_of(path: Path, layer: str, limits: Limits) -> tuple[Finding, ...]:
    """Return what is doubtful in one of several layers, or why it is refused."""
    try:
        return layer_findings(read_layer(path, layer=layer, limits=limits))
    except FileRefusedError as error:
        return error.findings


def layer_findings(layer: Layer) -> tuple[Finding, ...]:
    """
    Return what is doubtful in a layer as it was read.

    Parameters
    ----------
    layer
        Features or rows; nothing is changed.

    Returns
    -------
    findings
        Of reading, of the texts, of the CRS; then, where the CRS is settled, of the shapes and
        their neighbours. Without a CRS no length and no place is known: shapes are passed over.
    """
    frame = layer.frame
    texts = mojibake_findings(
        frame.drop(columns=frame.geometry.name), source=layer.source, ids=layer.ids
    )
    found = (*layer.findings, *texts, *_repeated_ids(layer))
    return found if frame.geometry.isna().all() else (*found, *_of_geometry(frame, layer))


def _repeated_ids(layer: Layer) -> tuple[Finding, ...]:
    """Return warnings for ids that stand twice in the column that is named for them."""
    name = next((name for name in layer.frame.columns if str(name).casefold() == "id"), None)
    if name is None:
        return ()
    ids = [None if value is None else str(value) for value in layer.frame[name]]
    found = id_findings(ids, source=layer.source, field=str(name))
    return tuple(replace(finding, level="warning") for finding in found)


def _of_geometry(frame: gpd.GeoDataFrame, layer: Layer) -> tuple[Finding, ...]:
    verdict = settle_crs(sample_points(frame.geometry), declared=frame.crs, source=layer.source)
    if verdict.crs is None:
        return _as_notes(verdict.findings) if _is_plain_geojson(layer) else verdict.findings
    located = frame.set_crs(verdict.crs, allow_override=True)
    return (*verdict.findings, *geometry_findings(located, source=layer.source, ids=layer.ids))


def _is_plain_geojson(layer: Layer) -> bool:
    """
    Tell whether a layer is GeoJSON whose numbers point to no other CRS than its own.

    Latitudes beyond 90 degrees within one turn say nothing of where the layer lies, and a file that
    nobody wants to draw needs no answer; `locate` asks for one.
    """
    return any(item.code == "left-open-crs" and item.level == "note" for item in layer.findings)


def _as_notes(findings: tuple[Finding, ...]) -> tuple[Finding, ...]:
    return tuple(replace(finding, level="note") for finding in findings)
