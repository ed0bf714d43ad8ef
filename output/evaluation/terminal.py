"""What an evaluation says below its table in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from output.evaluation.words import name_in, needs_in
from output.say import say

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from output.tables import Lang, Sheet
    from parks.evaluation import Evaluation, UnitEvaluation


def after_table(sheets: Sequence[Sheet], evaluation: Evaluation, *, lang: Lang) -> Iterator[str]:
    """Yield what units need, then the notes of the tables, then findings."""
    for unit in evaluation.units:
        yield from _needs(unit, lang)
    yield from dict.fromkeys(note for sheet in sheets for note in sheet.notes)
    for finding in evaluation.findings:
        yield f"{finding.level}: {finding}"


def _needs(unit: UnitEvaluation, lang: Lang) -> Iterator[str]:
    """Yield one line for results of a unit that lack the same."""
    head = say(lang, "缺", "needs")
    lacking: dict[str, list[str]] = {}
    for result in (*unit.ratios.values(), *unit.per_mu.values()):
        told = needs_in(lang, result.needs)
        if told:
            lacking.setdefault(told, []).append(result.key)
    if unit.score.points is None:
        told = needs_in(lang, unit.score.needs) or ""
        lacking.setdefault(told, []).append(say(lang, "总分", "score"))
    for told, keys in lacking.items():
        yield f"{name_in(lang, unit)}: {', '.join(keys)}: {head} {told}"
