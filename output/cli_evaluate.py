"""The command that evaluates the land of units."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from output.cli_compare import Language
from output.exit_codes import BAD_INPUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from output.tables import Lang
    from parks.evaluation import Evaluation, ZoneKind
    from parks.region import Region


# Values of parks.evaluation, which takes long to import.
class ReferenceOption(StrEnum):
    """Where an ideal value comes from that the planner does not give."""

    BEST = "best"
    P80 = "p80"


class ControlEditionOption(StrEnum):
    """Edition of the control indicators of industrial projects."""

    OF_2008 = "2008"
    OF_2023 = "2023"


def evaluate(  # noqa: PLR0913 - one parameter an option of the command
    region: Annotated[str, typer.Argument(metavar="REGION", help="Name or folder of a region.")],
    *,
    units: Annotated[
        list[str] | None,
        typer.Option(metavar="UNIT", help="Ids or names, several times or joined by commas."),
    ] = None,
    period: Annotated[str, typer.Option(help="Only figures of this period, e.g. 2025.")] = "",
    weights: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Weights: TOML with [weights].")
    ] = None,
    ideals: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Ideal values: TOML with [ideals].")
    ] = None,
    type_: Annotated[
        list[str] | None,
        typer.Option(
            "--type",
            metavar="UNIT=TYPE",
            help="industry_led, integrated or other, against the rule.",
        ),
    ] = None,
    drop: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Indicator left out of the score.")
    ] = None,
    reference: Annotated[
        ReferenceOption,
        typer.Option(help="Ideal value where none is given: of the units compared."),
    ] = ReferenceOption.BEST,
    grading: Annotated[
        Path | None, typer.Option(metavar="FILE", help="Grading per mu: TOML with [grading].")
    ] = None,
    control_edition: Annotated[
        ControlEditionOption, typer.Option(help="Edition of the project control indicators.")
    ] = ControlEditionOption.OF_2008,
    lang: Annotated[Language, typer.Option(help="Language of the texts.")] = Language.ZH,
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="FILE", help=".xlsx, .csv, .json or .html."),
    ] = None,
) -> None:
    """Evaluate the land of REGION by the published rules; what is missing is said, not guessed."""
    from output.evaluation.write import FORMS, write_evaluation  # noqa: PLC0415 - heavy imports only where they are needed
    from output.tables import checked_suffix  # noqa: PLC0415
    from parks import load_region  # noqa: PLC0415
    from parks.evaluation import (  # noqa: PLC0415
        ControlRules,
        Options,
        evaluate_region,
        read_grading,
        read_ideals,
        read_weights,
    )

    try:
        if output is not None:
            checked_suffix(output, FORMS)
        found = load_region(region)
        options = Options(
            units=_units(found, units or ()),
            period=period,
            kinds=_kinds(found, type_ or ()),
            weights=read_weights(weights) if weights else None,
            drop=frozenset(_parts(drop or ())),
            ideals=read_ideals(ideals) if ideals else {},
            reference=reference.value,
            control=ControlRules(edition=control_edition.value),
            grading=read_grading(grading) if grading else None,
        )
        evaluation = evaluate_region(found, options=options)
    except ValueError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(BAD_INPUT) from None
    if output is None:
        _print(evaluation, found, lang.value)
        return
    written = write_evaluation(output, evaluation, region=found, lang=lang.value)
    typer.echo(f"{written}: {_summary(evaluation)}")


def _parts(texts: "Iterable[str]") -> list[str]:
    return [part.strip() for text in texts for part in text.split(",") if part.strip()]


def _units(region: "Region", names: "Iterable[str]") -> tuple[str, ...]:
    from parks.comparison import find_units  # noqa: PLC0415 - as above

    wanted = _parts(names)
    return find_units(region, wanted, fewest=1, most=len(wanted)) if wanted else ()


def _kinds(region: "Region", pairs: "Iterable[str]") -> "Mapping[str, ZoneKind]":
    """Return the types that the planner sets, by unit."""
    from parks.evaluation import ZoneKind  # noqa: PLC0415 - as above

    found = {}
    for pair in pairs:
        name, _, kind = pair.rpartition("=")
        if not name or kind not in set(ZoneKind):
            allowed = ", ".join(ZoneKind)
            raise ValueError(f"--type: expected UNIT=TYPE with a type of {allowed}, got {pair!r}")
        (unit,) = _units(region, [name])
        found[unit] = ZoneKind(kind)
    return found


def _print(evaluation: "Evaluation", region: "Region", lang: "Lang") -> None:
    from rich.console import Console  # noqa: PLC0415 - as above

    from output.evaluation.sheets import evaluation_sheets  # noqa: PLC0415
    from output.evaluation.terminal import after_table  # noqa: PLC0415
    from output.tables.terminal_table import terminal_table  # noqa: PLC0415

    sheets = evaluation_sheets(evaluation, region=region, lang=lang)
    console = Console(highlight=False)
    console.print(terminal_table(sheets[0], lang=lang))
    for line in after_table(sheets, evaluation, lang=lang):
        console.print(line, markup=False)


def _summary(evaluation: "Evaluation") -> str:
    """Return how many units were evaluated, and what could not be computed, in one line."""
    scored = sum(unit.score.points is not None for unit in evaluation.units)
    results = [
        result
        for unit in evaluation.units
        for result in (*unit.ratios.values(), *unit.per_mu.values())
    ]
    without = sum(result.value is None for result in results)
    return (
        f"{len(evaluation.units)} units, {scored} scored, {len(results) - without} results, "
        f"{without} that cannot be computed, {len(evaluation.projects)} projects"
    )
