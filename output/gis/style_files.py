"""Loose styles beside files of single layers: QGIS loads the .qml of the same name by itself."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from geo.files.atomic import write_atomically
from output.gis.delivery import Written
from output.gis.qgis.qml import qml_text
from output.gis.sld import sld_text

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from pathlib import Path

    from output.gis.delivery import DeliveredLayer, Delivery, Format

SUFFIXES: dict[Format, str] = {
    "shp": ".shp",
    "geojson": ".geojson",
    "fgb": ".fgb",
    "parquet": ".parquet",
}
"""Suffix of the files of one layer, by format."""
TEXTS: dict[Format, Callable[..., str]] = {"qml": qml_text, "sld": sld_text}


def write_style_files(
    delivery: Delivery,
    written: Sequence[Written],
    folder: Path,
    *,
    formats: Collection[Format],
) -> tuple[Written, ...]:
    """
    Write the styles of all layers as files of their own.

    Parameters
    ----------
    delivery
        What was written.
    written
        What the writers of formats wrote.
    folder
        Where `styles/` is made if none of the formats has a file a layer.
    formats
        `qml`, `sld` or both.

    Returns
    -------
    written
        One for each kind of style, QML first. A style lies beside every file of a layer, under its
        stem, and has the column names of that file.
    """
    places = [place for one in written for place in _beside(delivery, one)]
    places = places or [
        (layer, folder / "styles" / f"{layer.name}.style") for layer in delivery.layers
    ]
    return tuple(
        Written(format=kind, files=tuple(_write(kind, places, delivery)))
        for kind in TEXTS
        if kind in formats
    )


def _beside(delivery: Delivery, written: Written) -> Iterator[tuple[DeliveredLayer, Path]]:
    """Return layers as they are in files of one format, with their files."""
    suffix = SUFFIXES.get(written.format)
    files = {path.stem: path for path in written.files if path.suffix == suffix}
    for layer in delivery.layers:
        if layer.name in files:
            yield layer.renamed(written.names.get(layer.id, {})), files[layer.name]


def _write(
    kind: Format, places: Iterable[tuple[DeliveredLayer, Path]], delivery: Delivery
) -> Iterator[Path]:
    text = partial(TEXTS[kind], lang=delivery.lang)
    for layer, path in places:
        yield write_atomically(path.with_name(f"{path.stem}.{kind}"), text(layer).encode("utf-8"))
