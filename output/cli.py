"""The command line: it parses, calls one function, prints, and returns an exit code."""

import gc
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output import (
    cli_compare,
    cli_evaluate,
    cli_export,
    cli_intake,
    cli_landuse,
    cli_transition,
    cli_view,
)
from output.exit_codes import BAD_INPUT, OUR_FAULT
from output.streams import show_any_text

if TYPE_CHECKING:
    from rich.console import Console

    from output.build import Build
    from parks import Finding

DEFAULT_REGION = "qijiang"
MOST_SHOWN = 5
# Imports make many objects that stay: looking through them less often saves a seventh of a build.
FEWER_COLLECTIONS = 100_000
STYLES = {"error": "red", "warning": "yellow", "note": "cyan"}

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:  # noqa: FBT001 - a typer callback
    if wanted:
        typer.echo(f"parkmap {metadata.version('parkmap')}")
        raise typer.Exit


@app.callback()
def _options(
    *,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    """Build maps of industrial parks: one offline page, every figure with its source."""


@app.command()
def build(
    regions: Annotated[
        list[str] | None,
        typer.Argument(metavar="[REGION]...", help="Names of bundled regions or region folders."),
    ] = None,
    output: Annotated[
        Path, typer.Option("--output", "-o", metavar="DIR", help="Folder to write to.")
    ] = Path("parkmap-out"),
    *,
    show_all: Annotated[bool, typer.Option("--all-findings", help="Print every finding.")] = False,
) -> None:
    """Build the page of each region into DIR/REGION/ (default: qijiang)."""
    from rich.console import Console  # noqa: PLC0415 - heavy imports only where a command needs them

    console = Console(highlight=False, soft_wrap=True)
    wanted = regions or [DEFAULT_REGION]
    for region in wanted:
        with console.status(f"Building {region} ..."):
            from output.build import build_region  # noqa: PLC0415

            done = build_region(region, output)
        _report(console, done, show_all=show_all)


@app.command()
def regions() -> None:
    """List the bundled regions."""
    from parks import load_region, region_names  # noqa: PLC0415

    for name in region_names():
        meta = load_region(name).meta
        typer.echo(f"{name:<10} {meta.name_zh}  {meta.name_en}")


app.command()(cli_intake.new)
app.command("import")(cli_intake.import_)
app.command()(cli_intake.check)
app.command()(cli_compare.compare)
app.command()(cli_evaluate.evaluate)
app.command()(cli_transition.transition)
app.command()(cli_landuse.landuse)
app.command()(cli_view.view)
app.command()(cli_export.export)


def _report(console: "Console", done: "Build", *, show_all: bool) -> None:
    for path in done.written:
        console.print(
            f"[bold]{done.region}[/]: {path} ({path.stat().st_size / 1000:.0f} kB)", markup=True
        )
    for level, style in STYLES.items():
        found = [finding for finding in done.findings if finding.level == level]
        if found:
            _report_level(
                console,
                level,
                found if show_all else found[:MOST_SHOWN],
                style=style,
                total=len(found),
            )


def _report_level(
    console: "Console", level: str, found: "list[Finding]", *, style: str, total: int
) -> None:
    console.print(f"{total} {level}{'s' if total > 1 else ''}", style=style)
    for finding in found:
        console.print(f"  {finding}", markup=False)
    if total > len(found):
        console.print(f"  ... and {total - len(found)} more (--all-findings)", markup=False)


def main() -> None:
    """Run the program; exit code 0 done, 1 our fault, 2 the input."""
    gc.set_threshold(FEWER_COLLECTIONS)
    show_any_text()
    try:
        app()
    except Exception as error:  # noqa: BLE001 - the last place that can tell a message from a traceback
        from geo.files.refused import FileRefusedError  # noqa: PLC0415
        from mapper import RemoteAssetError  # noqa: PLC0415
        from output.gis.export import DeliveryError  # noqa: PLC0415
        from parks import RegionError  # noqa: PLC0415

        inputs = (FileRefusedError, RegionError, RemoteAssetError, OSError)
        is_input = isinstance(error, inputs)
        is_told = is_input or isinstance(error, DeliveryError)
        typer.echo(
            str(error) if is_told else f"internal error, please report it: {error!r}", err=True
        )
        raise SystemExit(BAD_INPUT if is_input else OUR_FAULT) from None


if __name__ == "__main__":
    main()
