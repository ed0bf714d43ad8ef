"""The command that measures land by zone and class."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.cli_compare import Language
from output.cli_intake import tell_findings
from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from output.landuse.request import Measured

FORMS = (".csv", ".xlsx", ".parquet", ".json")


class EditionOption(StrEnum):
    """Edition of the codes; values of parks.classes.EDITIONS, which take long to import."""

    YDYH2023 = "ydyh2023"
    YDYH2020 = "ydyh2020"
    GB50137 = "gb50137"
    GBT21010 = "gbt21010"
    SANDIAO = "sandiao"
    NONE = "none"


class AreaOption(StrEnum):
    """How land is measured."""

    ELLIPSOIDAL = "ellipsoidal"
    PLANAR = "planar"


class EngineOption(StrEnum):
    """What computes."""

    LOCAL = "local"
    DASK = "dask"


def landuse(  # noqa: PLR0913 - one parameter an option of the command
    *,
    zones: Annotated[str, typer.Option(metavar="FILE", help="Zones: a file, or a region.")],
    parcels: Annotated[
        Path, typer.Option(metavar="FILE", help="Parcels: a file, or a folder of GeoParquet.")
    ],
    class_field: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the class code.")],
    zone_id: Annotated[str, typer.Option(metavar="COLUMN", help="Column that names zones.")] = "",
    edition: Annotated[
        EditionOption, typer.Option(help="Standard that the codes are of.")
    ] = EditionOption.NONE,
    area: Annotated[
        AreaOption, typer.Option(help="On the ellipsoid, or in the plane of the parcels' CRS.")
    ] = AreaOption.ELLIPSOIDAL,
    engine: Annotated[
        EngineOption, typer.Option(help="This machine's threads, or workers of dask.")
    ] = EngineOption.LOCAL,
    scheduler: Annotated[
        str, typer.Option(metavar="ADDRESS", help="dask scheduler; else workers start here.")
    ] = "",
    layer: Annotated[str, typer.Option(help="Layer of the parcels, if several.")] = "",
    crs: Annotated[str, typer.Option(help="What the parcels' coordinates are.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the parcels' text, e.g. gbk.")] = "",
    zones_layer: Annotated[str, typer.Option(help="Layer of the zones, if several.")] = "",
    zones_crs: Annotated[str, typer.Option(help="What the zones' coordinates are.")] = "",
    lang: Annotated[Language, typer.Option(help="Language of the texts.")] = Language.ZH,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".csv, .xlsx, .parquet or .json."),
    ] = None,
) -> None:
    """Measure the land of each class in each zone, with every zone balanced to its area."""
    from output.landuse.request import Request, measure  # noqa: PLC0415 - heavy imports only where they are needed

    _check(output, scheduler, engine)
    request = Request(
        zones=zones,
        parcels=parcels,
        class_field=class_field,
        zone_id=zone_id,
        zones_layer=zones_layer,
        zones_crs=zones_crs,
        layer=layer,
        crs=crs,
        encoding=encoding,
        edition=None if edition is EditionOption.NONE else edition.value,
        area=area.value,
        on_dask=engine is EngineOption.DASK,
        scheduler=scheduler,
    )
    with _progress(parcels.name) as progress:
        measured = measure(request, progress=progress)
    tell_findings(measured.findings, err=True)
    if output is None:
        _print(measured, lang)
    else:
        _write(measured, output, lang)


def _check(output: Path | None, scheduler: str, engine: EngineOption) -> None:
    """End the program if options do not fit each other."""
    from output.tables import checked_suffix  # noqa: PLC0415 - as above

    try:
        if output is not None:
            checked_suffix(output, FORMS)
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if scheduler and engine is not EngineOption.DASK:
        raise typer.BadParameter("only dask has a scheduler. Add --engine dask")


def _write(measured: "Measured", output: Path, lang: Language) -> None:
    from output.landuse.sheets import landuse_sheets  # noqa: PLC0415 - as above
    from output.tables import write_tables  # noqa: PLC0415

    written = write_tables(output, landuse_sheets(measured, lang=lang.value), lang=lang.value)
    edition = measured.areas.edition
    about = (
        f"{len(measured.areas.by_zone)} zones",
        f"{measured.overlay.rows:,} parcels",
        f"edition {edition.id if edition else 'none'}",
        f"{measured.overlay.area} areas in {measured.overlay.crs}",
    )
    typer.echo(f"{written}: {', '.join(about)}")


def _print(measured: "Measured", lang: Language) -> None:
    from rich.console import Console  # noqa: PLC0415 - as above

    from output.landuse.terminal import after_tables, landuse_tables  # noqa: PLC0415

    console = Console(highlight=False)
    for table in landuse_tables(measured, lang=lang.value):
        console.print(table)
    for line in after_tables(measured, lang=lang.value):
        console.print(line, markup=False)


@contextmanager
def _progress(name: str) -> Iterator[Callable[[int, int | None], None] | None]:
    """Show how far it is, on a terminal."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console  # noqa: PLC0415 - as above
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415

    columns = ("{task.description}", BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(name.replace("[", "\\["), total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)
