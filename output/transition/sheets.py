"""A transition as tables of a workbook."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from output.fictional import marked_fictional
from output.finding_sheet import finding_sheet
from output.say import say
from output.transition.matrix_sheets import long_sheet, matrix_sheets
from output.transition.parcel_sheets import changed_sheet, reconciliation_sheet
from output.transition.summary_sheets import realised_sheet, summary_sheet

if TYPE_CHECKING:
    from output.tables import Lang, Sheet
    from output.transition.content import TransitionContent


def transition_sheets(content: TransitionContent, *, lang: Lang = "zh") -> tuple[Sheet, ...]:
    """
    Return a transition as tables.

    Parameters
    ----------
    content
        Two states of land compared.
    lang
        Language of every text.

    Returns
    -------
    sheets
        Summary by zone, what of the state after is there already, a matrix for each zone, all of
        the matrix one cell a row, changed parcels, how zones add up, findings. The first holds the
        notes.
    """
    sheets = (
        replace(
            summary_sheet(content, lang=lang),
            title=say(lang, *content.title),
            notes=notes_of(content, lang=lang),
            sources=tuple(say(lang, *source) for source in content.sources),
        ),
        realised_sheet(content, lang=lang),
        *matrix_sheets(content, lang=lang),
        long_sheet(content, lang=lang),
        changed_sheet(content, lang=lang),
        reconciliation_sheet(content, lang=lang),
        finding_sheet(content.findings, lang=lang),
    )
    return marked_fictional(sheets, is_fictional=content.is_fictional, lang=lang)


def notes_of(content: TransitionContent, *, lang: Lang) -> tuple[str, ...]:
    """Return what a reader of the tables must know."""
    methods = {
        "ellipsoidal": ("面积在椭球面上量算", "Areas are measured on the ellipsoid"),
        "planar": ("面积在投影平面上量算", "Areas are measured in the projected plane"),
    }
    before, after = content.before_name, content.after_name
    return (
        f"{say(lang, *content.title)}{say(lang, '。', '.')}",
        *(say(lang, *note) for note in content.notes),
        f"{say(lang, *methods[content.transition.area])}{say(lang, '。', '.')}",
        say(
            lang,
            f"矩阵的行为{before[0]}地类，列为{after[0]}地类；每个范围的各项之和等于范围面积。",
            f"Rows of a matrix are classes {before[1]}, columns classes {after[1]}; the cells of a "
            "zone add up to it.",
        ),
        *(
            say(
                lang,
                f"{content.zone_name(zone)[0]}：无法计算：需要{need.zh}。",
                f"{content.zone_name(zone)[1]}: cannot be computed: needs {need.en}.",
            )
            for zone, need in content.missing.items()
        ),
    )
