"""What a class counts as: construction land, industrial land, a category of the evaluation."""

from parks.classes.editions import Edition
from parks.classes.editions import edition as edition_of


def is_urban_construction(code: str, edition: str | Edition) -> bool:
    """
    Tell whether a class counts in a balance of urban construction land.

    Parameters
    ----------
    code
        Code of the edition; empty (unclassified) does not count.
    edition
        Edition or its id.

    Raises
    ------
    ValueError
        If the edition has no such code.

    Notes
    -----
    `ydyh2023` 07 to 16; `gb50137` R, A, B, M, W, S, U, G; for the other editions the classes that
    correspond. From memory, unchecked: a default that a planner may override.
    """
    return bool(code) and edition_of(edition).land_class(code).is_urban_construction


def is_industrial(code: str, edition: str | Edition) -> bool:
    """
    Tell whether a class is industrial land (工业用地); mining and warehouses are not.

    Parameters
    ----------
    code
        Code of the edition; empty (unclassified) is not.
    edition
        Edition or its id.

    Raises
    ------
    ValueError
        If the edition has no such code.
    """
    return bool(code) and edition_of(edition).land_class(code).is_industrial


def evaluation_group(code: str, edition: str | Edition) -> str:
    """
    Return the category of the evaluation of development zones that built land of a class is in.

    Parameters
    ----------
    code
        Code of the edition; empty (unclassified) is in none.
    edition
        Edition or its id.

    Returns
    -------
    group
        A1 housing, A2 industry, mining and warehouses, A3 transport, A4 commerce, A5 public
        administration and service, A6 other; empty if none: farm land, waters, villages, 留白.

    Raises
    ------
    ValueError
        If the edition has no such code.

    Notes
    -----
    开发区土地集约利用评价. The letters are checked, which class goes where is from memory.
    """
    return edition_of(edition).land_class(code).evaluation if code else ""
