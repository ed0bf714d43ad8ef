"""The command that puts units side by side."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from parks.comparison import Comparison


class Language(StrEnum):
    """Language of the texts."""

    ZH = "zh"
    EN = "en"


def compare(
    region: Annotated[str, typer.Argument(metavar="REGION", help="Name or folder of a region.")],
    units: Annotated[
        list[str],
        typer.Argument(
            metavar="UNIT UNIT [UNIT]...", help="Ids, names or aliases of 2 to 6 units."
        ),
    ],
    *,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".xlsx, .csv, .json or .html."),
    ] = None,
    period: Annotated[
        str, typer.Option(help="Only figures of this period, e.g. 2023 or 2024-Q1.")
    ] = "",
    lang: Annotated[Language, typer.Option(help="Language of the texts.")] = Language.ZH,
) -> None:
    """Compare 2 to 6 UNITs of REGION: every figure with its source, and what is not comparable."""
    from output.comparison.write import FORMS, write_comparison  # noqa: PLC0415 - heavy imports only where they are needed
    from output.tables import checked_suffix  # noqa: PLC0415
    from parks import load_region  # noqa: PLC0415
    from parks.comparison import compare_units  # noqa: PLC0415

    try:
        if output is not None:
            checked_suffix(output, FORMS)
        found = load_region(region)
        comparison = compare_units(found, units, period=period or None)
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if output is None:
        _print(comparison, lang)
        return
    written = write_comparison(output, comparison, region=found, lang=lang.value)
    typer.echo(f"{written}: {_summary(comparison)}")


def _print(comparison: "Comparison", lang: Language) -> None:
    from rich.console import Console  # noqa: PLC0415 - as above

    from output.comparison.show import show  # noqa: PLC0415
    from output.comparison.terminal import after_table, comparison_table  # noqa: PLC0415

    shown = show(comparison, lang=lang.value)
    console = Console(highlight=False)
    console.print(comparison_table(shown))
    for line in after_table(shown):
        console.print(line, markup=False)


def _summary(comparison: "Comparison") -> str:
    """Return how many rows there are of each standing, in one line."""
    rows = [row for section in comparison.sections for row in section.rows]
    standings = [row.standing.value for row in rows]
    counts = {name: standings.count(name) for name in dict.fromkeys(standings)}
    listed = ", ".join(f"{count} {name.replace('_', ' ')}" for name, count in counts.items())
    return f"{len(comparison.units)} units, {len(rows)} rows ({listed})"
