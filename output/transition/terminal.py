"""A transition for the terminal: the summary, what is realised, and the notes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from output.fictional import marked_fictional
from output.tables.terminal_table import terminal_table
from output.transition.sheets import notes_of
from output.transition.summary_sheets import realised_sheet, summary_sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.table import Table

    from output.tables import Lang, Sheet
    from output.transition.content import TransitionContent


def transition_tables(content: TransitionContent, *, lang: Lang) -> Iterator[Table]:
    """Yield the summary, and what is realised by class, in hectares; matrices are too wide."""
    sheets = (
        _narrow(summary_sheet(content, lang=lang)),
        _narrow(realised_sheet(content, lang=lang)),
    )
    for sheet in marked_fictional(sheets, is_fictional=content.is_fictional, lang=lang):
        yield terminal_table(sheet, lang=lang)


def after_tables(content: TransitionContent, *, lang: Lang) -> Iterator[str]:
    """Yield the lines below the tables: notes, then findings."""
    noted = marked_fictional(
        [summary_sheet(content, lang=lang)], is_fictional=content.is_fictional, lang=lang
    )
    yield from noted[0].notes
    yield from notes_of(content, lang=lang)
    for finding in content.findings:
        yield f"{finding.level}: {finding}"


def _narrow(sheet: Sheet) -> Sheet:
    """Return a table without ids of zones and areas in mu."""
    keys = [column.key for column in sheet.columns]
    kept = [n for n, key in enumerate(keys) if key != "zone_id" and not key.endswith("_mu")]
    return replace(
        sheet,
        columns=tuple(sheet.columns[n] for n in kept),
        rows=tuple(tuple(row[n] for n in kept) for row in sheet.rows),
    )
