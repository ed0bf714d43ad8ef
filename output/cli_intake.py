"""Commands that make, fill and check a region folder."""

import sys
from collections import defaultdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geo.finding import Finding
    from parks.intake.import_file import Import


MOST_ALIKE = 5


# Values of parks.intake.options.Target and geo.datum.Datum, which take long to import.
class As(StrEnum):
    """What a file becomes in a region folder."""

    PARKS = "parks"
    PLACES = "places"
    LANDUSE = "landuse"
    OUTLINE = "outline"
    INDICATORS = "indicators"


class DatumOption(StrEnum):
    """Datum of degrees."""

    WGS84 = "wgs84"
    GCJ02 = "gcj02"
    BD09 = "bd09"


class Form(StrEnum):
    """Form of a report."""

    TEXT = "text"
    JSON = "json"
    HTML = "html"


def new(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Folder to make.")],
    *,
    name_zh: Annotated[str, typer.Option(help="Chinese name of the region.")] = "",
    name_en: Annotated[str, typer.Option(help="English name of the region.")] = "",
) -> None:
    """Make a region folder DIR that builds at once and explains itself."""
    from parks.new_region import new_region  # noqa: PLC0415 - heavy imports only where they are needed

    written = new_region(folder, name_zh=name_zh, name_en=name_en)
    typer.echo(f"{folder}: {len(written)} files. Read {folder / 'README.md'}, then")
    typer.echo(f"  parkmap import FILE --into {folder} --as parks")
    typer.echo(f"  parkmap build {folder}")


def import_(  # noqa: PLR0913 - one parameter an option of the command
    file: Annotated[Path | None, typer.Argument(metavar="FILE", help="File to bring in.")] = None,
    *,
    into: Annotated[Path, typer.Option(metavar="DIR", help="Region folder.")],
    target: Annotated[As, typer.Option("--as", help="What it becomes.")] = As.PARKS,
    layer: Annotated[str, typer.Option(help="Layer or sheet, where there are several.")] = "",
    crs: Annotated[str, typer.Option(help="What the coordinates are, e.g. EPSG:4545.")] = "",
    datum: Annotated[DatumOption, typer.Option(help="Datum of the degrees.")] = DatumOption.WGS84,
    encoding: Annotated[str, typer.Option(help="Encoding of the texts, e.g. gbk.")] = "",
    map_: Annotated[
        list[str] | None,
        typer.Option("--map", metavar="FIELD=COLUMN", help="Column of a field, e.g. id=DM."),
    ] = None,
    set_: Annotated[
        list[str] | None,
        typer.Option("--set", metavar="FIELD=VALUE", help="Value of a field for every feature."),
    ] = None,
    swap_axes: Annotated[
        bool, typer.Option("--swap-axes", help="Northing or latitude is first.")
    ] = False,
    repair: Annotated[bool, typer.Option("--repair", help="Repair invalid geometries.")] = False,
    add_units: Annotated[
        bool, typer.Option("--add-units", help="Unknown names of a table become new units.")
    ] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Change nothing, only tell.")] = False,
    undo: Annotated[bool, typer.Option("--undo", help="Take back the last import.")] = False,
) -> None:
    """Bring FILE into a region folder: boundaries, points, land use, an outline or figures."""
    from geo.datum import Datum  # noqa: PLC0415
    from geo.files.refused import FileRefusedError  # noqa: PLC0415
    from parks.intake.fields import parse_pairs  # noqa: PLC0415
    from parks.intake.history import undo_change  # noqa: PLC0415
    from parks.intake.import_file import import_file  # noqa: PLC0415
    from parks.intake.options import ImportOptions, Target  # noqa: PLC0415
    from parks.intake.own_folder import own_folder  # noqa: PLC0415

    if undo:
        taken_back = undo_change(own_folder(into))
        typer.echo(f"Taken back: {taken_back.label}")
        return
    if file is None:
        raise typer.BadParameter("name the FILE to bring in, or --undo")
    options = ImportOptions(
        layer=layer,
        crs=crs,
        datum=Datum(datum),
        encoding=encoding,
        swap_axes=swap_axes,
        repair=repair,
        fields=parse_pairs(map_ or (), option="--map"),
        values=parse_pairs(set_ or (), option="--set"),
        add_units=add_units,
    )
    try:
        done = import_file(file, into, target=Target(target), options=options, dry_run=dry_run)
    except FileRefusedError as error:
        typer.echo(f"{file.name}: not imported, {into} is as it was", err=True)
        tell_findings(error.findings, err=True)
        raise typer.Exit(BAD_INPUT) from None
    _tell_import(done, file.name, into, dry_run=dry_run)


def check(
    region: Annotated[
        str, typer.Argument(metavar="REGION", help="Name, region folder or GIS file.")
    ],
    *,
    form: Annotated[Form, typer.Option("--format", help="Form of the report.")] = Form.TEXT,
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="File to write to.")
    ] = None,
) -> None:
    """Report everything doubtful in REGION; exit code 2 if there is an error."""
    from geo.files.atomic import write_atomically  # noqa: PLC0415
    from output.check_report import check_report  # noqa: PLC0415

    report = check_report(region, form=form)
    if output is None:
        sys.stdout.buffer.write(report.text.encode("utf-8"))
        sys.stdout.flush()
    else:
        write_atomically(output, report.text.encode("utf-8"))
        typer.echo(f"{output}: {report.summary}")
    if report.has_error:
        raise typer.Exit(BAD_INPUT)


def _tell_import(done: "Import", name: str, into: Path, *, dry_run: bool) -> None:
    typer.echo(f"{name}: {done.features} features" + (" (dry run)" if dry_run else f" into {into}"))
    if done.replaced:
        typer.echo(f"  replaced: {', '.join(done.replaced)}")
    if done.new_units:
        typer.echo(f"  new units: {', '.join(done.new_units)}")
    changed = ", ".join(done.changed) or "nothing"
    typer.echo(f"  {'would change' if dry_run else 'changed'}: {changed}")
    tell_findings(done.findings)


def tell_findings(findings: "Iterable[Finding]", *, err: bool = False) -> None:
    """Print findings, worst first; of many of one code the first few, and how many there are."""
    from geo.finding import LEVELS  # noqa: PLC0415

    alike: defaultdict[tuple[int, str], list[Finding]] = defaultdict(list)
    for finding in findings:
        alike[LEVELS.index(finding.level), finding.code].append(finding)
    for (level, code), found in sorted(alike.items(), key=lambda item: item[0][0]):
        for finding in found[:MOST_ALIKE]:
            typer.echo(f"  {LEVELS[level]}: {finding}", err=err)
        if len(found) > MOST_ALIKE:
            typer.echo(f"  ... and {len(found) - MOST_ALIKE} more of {code}", err=err)
