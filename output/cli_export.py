"""The command that writes a region as styled GIS files and tables."""

import os
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.cli_compare import Language
from output.cli_intake import tell_findings
from output.gis.formats import DEFAULT_FORMATS, FORMATS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from output.gis.export import Export


class EncodingOption(StrEnum):
    """Encoding of shapefiles."""

    GBK = "gbk"
    UTF8 = "utf-8"


def export(
    region: Annotated[str, typer.Argument(metavar="REGION", help="Name or region folder.")],
    *,
    formats: Annotated[
        str, typer.Option(metavar="LIST", help=f"With commas, of {','.join(FORMATS)}.")
    ] = ",".join(DEFAULT_FORMATS),
    layers: Annotated[
        str, typer.Option(metavar="LIST", help="Ids of layers, with commas; else all.")
    ] = "",
    crs: Annotated[
        str,
        typer.Option(help="auto (that of region.toml, else the zone of the data), or EPSG:4545."),
    ] = "auto",
    zone_prefix: Annotated[
        bool, typer.Option("--zone-prefix", help="Eastings begin with the number of the zone.")
    ] = False,
    encoding: Annotated[
        EncodingOption, typer.Option(help="Encoding of shapefiles.")
    ] = EncodingOption.GBK,
    lang: Annotated[
        Language, typer.Option(help="Language of names, titles and notes.")
    ] = Language.ZH,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.")
    ] = Path("parkmap-gis"),
) -> None:
    """Write REGION as styled GIS files and tables into DIR, each read back and compared."""
    from output.gis.export import export_region  # noqa: PLC0415 - heavy imports only where they are needed

    if output.is_file():
        raise typer.BadParameter(f"{output} is a file. Name a folder with -o DIR")
    done = export_region(
        region,
        output,
        formats=formats,
        layers=layers,
        crs=crs,
        zone_prefix=zone_prefix,
        encoding=encoding.value,
        lang=lang.value,
    )
    _tell(done)


def _tell(done: "Export") -> None:
    """Print the files with their sizes, what is in them, and the findings."""
    from geo.crs.kind import crs_label  # noqa: PLC0415 - as above

    if done.note:
        typer.echo(f"{'note':<7} {_place([done.note])}")
    for written in done.written:
        typer.echo(f"{written.format:<7} {_place(written.files)}")
    layers = done.delivery.layers
    features = sum(len(layer.frame) for layer in layers)
    typer.echo(f"{len(layers)} layers, {features:,} features in {crs_label(done.delivery.crs)}")
    for layer in layers:
        typer.echo(f"  {layer.name}: {len(layer.frame):,}")
    tell_findings(done.findings, err=True)


def _place(files: "Sequence[Path]") -> str:
    """Return the one file, or the folder of several and how many there are, with their size."""
    if not files:
        return "no file"
    if len(files) == 1:
        return f"{files[0]} ({_size(files)})"
    return f"{Path(os.path.commonpath(files))}{os.sep}: {len(files)} files ({_size(files)})"


def _size(files: "Sequence[Path]") -> str:
    """Return the size of files together; of a folder, that of all in it."""
    every = (inside for path in files for inside in (path, *path.rglob("*")))
    size_kb = sum(path.stat().st_size for path in every if path.is_file()) / 1000
    return f"{size_kb:,.0f} kB" if size_kb >= 1 else "under 1 kB"
