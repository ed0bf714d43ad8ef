"""An evaluation to a file whose ending says the form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from output.evaluation.sheets import evaluation_sheets
from output.tables import checked_suffix, write_tables

if TYPE_CHECKING:
    from output.tables import Lang
    from parks.evaluation import Evaluation
    from parks.region import Region

FORMS = (".xlsx", ".csv", ".json", ".html")
RATIOS = 1
"""Place of the table that a flat file holds."""


def write_evaluation(
    path: str | Path, evaluation: Evaluation, *, region: Region, lang: Lang = "zh"
) -> Path:
    """
    Write an evaluation to a file.

    Parameters
    ----------
    path
        File to write: .xlsx, .json or .html with all tables, .csv with the ratios.
    evaluation
        The evaluation.
    region
        Its region.
    lang
        Language of the texts.

    Returns
    -------
    path
        The file written; the same evaluation gives the same bytes.

    Raises
    ------
    ValueError
        If the ending is none of these.
    """
    target = Path(path)
    suffix = checked_suffix(target, FORMS)
    sheets = evaluation_sheets(evaluation, region=region, lang=lang)
    return write_tables(target, sheets[RATIOS:] if suffix == ".csv" else sheets, lang=lang)
