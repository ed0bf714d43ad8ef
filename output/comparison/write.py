"""A comparison to a file whose ending says the form."""

from dataclasses import replace
from pathlib import Path

from geo.files.atomic import write_atomically
from mapper import describe
from mapper.page import Badge
from output.comparison.document import comparison_json
from output.comparison.page import comparison_html
from output.comparison.sheets import comparison_sheets, long_sheet
from output.comparison.show import show
from output.fictional import marked_fictional
from output.tables import Lang, checked_suffix, write_tables
from parks.comparison import Comparison
from parks.region import Region

FORMS = (".xlsx", ".csv", ".json", ".html")


def write_comparison(
    path: str | Path, comparison: Comparison, *, region: Region, lang: Lang = "zh"
) -> Path:
    """
    Write a comparison to a file.

    Parameters
    ----------
    path
        File to write: .xlsx, .csv, .json or .html.
    comparison
        The comparison.
    region
        Its region, for the badges of its units.
    lang
        Language of the texts; JSON holds both.

    Returns
    -------
    path
        The file written; the same comparison gives the same bytes.

    Raises
    ------
    ValueError
        If the ending is none of these.
    """
    target = Path(path)
    suffix = checked_suffix(target, FORMS)
    if suffix == ".xlsx":
        sheets = comparison_sheets(comparison, lang=lang)
        marked = marked_fictional(sheets, is_fictional=comparison.fictional, lang=lang)
        return write_tables(target, marked, lang=lang)
    if suffix == ".csv":
        return write_tables(target, [long_sheet(comparison, lang=lang)], lang=lang)
    if suffix == ".json":
        return write_atomically(target, comparison_json(comparison).encode("utf-8"))
    html = comparison_html(show(comparison, lang=lang, badges=_badges(region)))
    return write_atomically(target, html.encode("utf-8"))


def _badges(region: Region) -> dict[str, tuple[Badge, ...]]:
    """Return the badges that the page of the region shows; land use has no part in them."""
    panels = describe(replace(region, landuse=None)).panels
    return {unit: panel.badges for unit, panel in panels.items()}
