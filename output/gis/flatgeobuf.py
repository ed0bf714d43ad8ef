"""One FlatGeobuf file a layer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.gis.arrow_table import column_names, free_name, geometry_type, has_shape, layer_table
from output.gis.counted_loss import CountedLoss, tables_left_out
from output.gis.delivery import Written
from output.gis.gdal_write import (
    about,
    empties_lost,
    lost,
    one_date,
    part_of,
    times_lost,
    titled,
    write_table,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from geo.finding import Finding
    from output.gis.delivery import DeliveredLayer, Delivery

FID = "OGC_FID"
"""Name of the column that GDAL takes for ids of its own, in this case only."""


def write_flatgeobuf(delivery: Delivery, folder: Path) -> Written:
    """
    Write one file a layer.

    Parameters
    ----------
    delivery
        What is written.
    folder
        Folder of the folder `fgb`, which holds `{layer.name}.fgb`.

    Returns
    -------
    written
        Files; the name of a column that GDAL takes for itself; losses: dates are times of 0 h, as
        the format knows no dates.
        Tables are left to other formats: this one is of geometries.

    Notes
    -----
    A file with a spatial index has its rows in the order of the index, not that of the delivery.
    An index holds no missing or empty geometries: a layer with some is written without, in its
    own order, so that no row is left out.
    """
    losses: list[Finding] = []
    paths, names = [], {}
    with one_date():
        for layer in delivery.layers:
            path = folder / "fgb" / f"{layer.name}.fgb"
            held = {FID: FID.lower()} if FID in column_names(layer) else {}
            _write_layer(path, layer.renamed(held), delivery)
            losses += _losses(layer, held, path.name)
            paths.append(path)
            if held:
                names[layer.id] = held
    return Written(
        format="fgb",
        files=tuple(paths),
        losses=(*losses, *tables_left_out(delivery, source="fgb")),
        names=names,
    )


def _write_layer(path: Path, layer: DeliveredLayer, delivery: Delivery) -> None:
    geometry = free_name("geom", column_names(layer))
    with part_of(path) as part:
        write_table(
            part,
            titled(layer_table(layer, geometry=geometry), layer),
            driver="FlatGeobuf",
            layer=layer.name,
            geometry_name=geometry,
            geometry_type=geometry_type(layer),
            crs=delivery.crs.to_wkt(),
            layer_options={
                "SPATIAL_INDEX": "YES" if has_shape(layer).all() else "NO",
                "TITLE": layer.title,
                "DESCRIPTION": about(delivery, layer.note),
            },
        )


def _losses(layer: DeliveredLayer, names: Mapping[str, str], source: str) -> Iterator[Finding]:
    for old, new in names.items():
        message = f"the name {old!r} is {new!r}"
        loss = CountedLoss(code="names-shortened", message=message, count=1)
        yield from lost(layer, source, [loss], old)
    for field in layer.fields:
        if field.kind == "date":
            count = int(layer.frame[field.name].notna().sum())
            loss = CountedLoss(code="kind-changed", message="dates are times of 0 h", count=count)
            yield from lost(layer, source, [loss], field.name)
    yield from empties_lost(layer, source)
    yield from times_lost([layer], source)
