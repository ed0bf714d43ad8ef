"""Rolling a class up to a coarser level."""

from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of
from parks.classes.land_class import Level


def roll_up(code: str, edition: str | Edition, level: Level) -> str:
    """
    Return the class of a level that holds a class.

    Parameters
    ----------
    code
        Code of the edition; empty (unclassified) stays empty.
    edition
        Edition or its id.
    level
        Level wanted, 1 to 3. A class that is coarser already stays as it is.

    Returns
    -------
    code
        Code of the class itself or of one above it.

    Raises
    ------
    ValueError
        If the edition has no such code, or the level is none of 1, 2, 3.

    Examples
    --------
    >>> roll_up("100102", "ydyh2023", 1), roll_up("0303", "sandiao", 1)
    ('10', '00')
    """
    if level not in (1, 2, 3):
        raise ValueError(f"expected level 1, 2 or 3, got {level!r}")
    if not code:
        return ""
    lineage = edition_of(edition).lineage(code)
    return lineage[min(level, len(lineage)) - 1].code
