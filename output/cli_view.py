"""The command that shows a file as a page of its own."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.cli_compare import Language
from output.cli_intake import tell_findings
from output.cli_landuse import EditionOption
from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from mapper.view import View

SUFFIXES = (".html", ".htm")


def view(  # noqa: PLR0913 - one parameter an option of the command
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="Polygons, lines or points in any known format.")
    ],
    *,
    layer: Annotated[str, typer.Option(help="Layer of the file, if several.")] = "",
    class_field: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column whose values are the classes.")
    ] = "",
    edition: Annotated[
        EditionOption, typer.Option(help="Standard that the classes are codes of.")
    ] = EditionOption.NONE,
    label_field: Annotated[
        str, typer.Option(metavar="COLUMN", help="Column for the label at close zoom.")
    ] = "",
    id_field: Annotated[str, typer.Option(metavar="COLUMN", help="Column of the id.")] = "",
    crs: Annotated[str, typer.Option(help="What the coordinates are, e.g. EPSG:4545.")] = "",
    encoding: Annotated[str, typer.Option(help="Encoding of the texts, e.g. gbk.")] = "",
    title: Annotated[str, typer.Option(help="Title of the page; else the file's name.")] = "",
    lang: Annotated[Language, typer.Option(help="Language in which it opens.")] = Language.ZH,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help="Page to write; else NAME.html here."),
    ] = None,
) -> None:
    """Show FILE as one offline page: map, legend, attribute table, and what is doubtful in it."""
    from mapper.view import map_of, read_view  # noqa: PLC0415 - heavy imports only where they are needed
    from mapper.view_options import ViewOptions  # noqa: PLC0415 - as above
    from output.offline_html import write_html  # noqa: PLC0415 - as above

    target = output or Path(f"{file.stem}.html")
    _check(target, class_field, edition)
    options = ViewOptions(
        class_field=class_field,
        edition="" if edition is EditionOption.NONE else edition.value,
        label_field=label_field,
        id_field=id_field,
        layer=layer,
        crs=crs,
        encoding=encoding,
        title=title,
        language=lang.value,
    )
    shown = read_view(file, options)
    written = write_html(map_of(shown), target)
    tell_findings(shown.findings, err=True)
    typer.echo(_summary(written, shown))


def _check(target: Path, class_field: str, edition: EditionOption) -> None:
    """End the program if options do not fit each other."""
    if target.suffix.lower() not in SUFFIXES:
        typer.echo(f"{target}: a page ends in .html. Write -o {target.stem}.html", err=True)
        raise typer.Exit(BAD_INPUT)
    if edition is not EditionOption.NONE and not class_field:
        raise typer.BadParameter("an edition is of codes. Name their column with --class-field")


def _summary(written: Path, shown: "View") -> str:
    """Return what was written, in one line."""
    from mapper.describe_view import counted  # noqa: PLC0415 - as above

    parts = [counted(layer).en for layer in shown.layers]
    totals = [layer.view.total.en for layer in shown.layers if layer.view.total.en]
    size_kb = written.stat().st_size / 1000
    return f"{written}: {', '.join([*parts, *totals])} ({size_kb:,.0f} kB)"
