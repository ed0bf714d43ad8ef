"""The command that compares two states of land use."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.cli_compare import Language
from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from output.transition.content import TransitionContent

FINEST = 3


def transition(  # noqa: PLR0913 - one parameter an option of the command
    region: Annotated[
        str | None, typer.Argument(metavar="[REGION]", help="Name or folder of a region.")
    ] = None,
    *,
    level: Annotated[
        int, typer.Option(min=1, max=FINEST, help="Level of the classes of a region.")
    ] = 2,
    before: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Instead of a region: the state before.")
    ] = None,
    after: Annotated[Path | None, typer.Option(metavar="FILE", help="The state after.")] = None,
    zones: Annotated[Path | None, typer.Option(metavar="FILE", help="Zones to compare in.")] = None,
    class_field: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column of the class, in both files.")
    ] = "class_code",
    zone_id: Annotated[str, typer.Option(metavar="COLUMN", help="Column that names zones.")] = "",
    lang: Annotated[Language, typer.Option(help="Language of the texts.")] = Language.ZH,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".xlsx, .csv, .json, .html or .gpkg."),
    ] = None,
) -> None:
    """Compare planned and built land of REGION, or two files: matrix, differences, what changed."""
    from output.tables import checked_suffix  # noqa: PLC0415 - heavy imports only where they are needed
    from output.transition.write import FORMS, write_transition  # noqa: PLC0415

    try:
        if output is not None:
            checked_suffix(output, FORMS)
        if region is not None and (before, after, zones) == (None, None, None):
            content = _of_region(region, level)
        elif region is None and before and after and zones:
            content = _of_files(before, after, zones, class_field, zone_id)
        else:
            raise ValueError("name a REGION, or --before, --after and --zones")  # noqa: TRY301 - one way out
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if output is None:
        _print(content, lang)
        return
    written = write_transition(output, content, lang=lang.value)
    typer.echo(f"{written}: {_summary(content)}")


def _of_region(name: str, level: int) -> "TransitionContent":
    from output.transition.of_region import region_content  # noqa: PLC0415 - as above
    from parks import load_region  # noqa: PLC0415

    return region_content(load_region(name), level=level)


def _of_files(  # noqa: PLR0917 - the options as they stand
    before: Path, after: Path, zones: Path, class_field: str, zone_id: str
) -> "TransitionContent":
    from output.transition.of_files import files_content  # noqa: PLC0415 - as above

    return files_content(before, after, zones, class_field=class_field, zone_id=zone_id or None)


def _print(content: "TransitionContent", lang: Language) -> None:
    from rich.console import Console  # noqa: PLC0415 - as above

    from output.transition.terminal import after_tables, transition_tables  # noqa: PLC0415

    console = Console(highlight=False)
    for table in transition_tables(content, lang=lang.value):
        console.print(table)
    for line in after_tables(content, lang=lang.value):
        console.print(line, markup=False)


def _summary(content: "TransitionContent") -> str:
    """Return how much was compared, in one line."""
    found = content.transition
    changed_m2 = float(found.pieces["area_m2"].sum())
    return (
        f"{len(found.reconciliation)} zones, {len(found.changed)} parcels changed, "
        f"{len(found.pieces)} pieces, {changed_m2 / 10_000:,.2f} ha"
    )
