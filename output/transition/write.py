"""A transition to a file whose ending says the form."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from output.fictional import marked_fictional
from output.tables import checked_suffix, write_tables
from output.transition.geopackage import write_geopackage
from output.transition.matrix_sheets import long_sheet
from output.transition.sheets import transition_sheets

if TYPE_CHECKING:
    from output.tables import Lang
    from output.transition.content import TransitionContent

FORMS = (".xlsx", ".csv", ".json", ".html", ".gpkg")


def write_transition(path: str | Path, content: TransitionContent, *, lang: Lang = "zh") -> Path:
    """
    Write a transition to a file.

    Parameters
    ----------
    path
        File to write: .xlsx, .json or .html with all tables, .csv with the matrix one cell a row,
        .gpkg with the land that differs.
    content
        Two states of land compared.
    lang
        Language of the texts; a GeoPackage holds both.

    Returns
    -------
    path
        The file written; the same transition gives the same bytes.

    Raises
    ------
    ValueError
        If the ending is none of these.
    """
    target = Path(path)
    suffix = checked_suffix(target, FORMS)
    if suffix == ".gpkg":
        return write_geopackage(target, content)
    if suffix == ".csv":
        flat = marked_fictional(
            [long_sheet(content, lang=lang)], is_fictional=content.is_fictional, lang=lang
        )
        return write_tables(target, flat, lang=lang)
    return write_tables(target, transition_sheets(content, lang=lang), lang=lang)
