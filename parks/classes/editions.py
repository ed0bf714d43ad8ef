"""The editions of the land-use standards, each with its classes."""

import difflib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property
from types import MappingProxyType
from typing import Literal, cast

from parks.classes.class_rows import read_classes, read_rows
from parks.classes.land_class import LandClass

EDITIONS = ("ydyh2023", "ydyh2020", "gb50137", "gbt21010", "sandiao")
Standing = Literal["in_force", "superseded", "older_plans"]


@dataclass(frozen=True, eq=False, kw_only=True)
class Edition:
    """
    An edition of a land-use standard.

    Parameters
    ----------
    id
        One of EDITIONS.
    name_zh, name_en
        Title of the standard, and a working translation of it.
    document
        Its number.
    standing
        In force, superseded, or found in older plans and control plans.
    counts
        Number of classes of the first, second and third level, without local ones; in `gb50137`
        those of urban construction land.
    has_letters
        Whether a code begins with a letter (`M1`), or with digits (`1001`).
    status
        Whether the codes were checked against public lists, or are from memory.
    note
        What is unchecked.
    classes
        Classes by code, in the order of the standard.
    """

    id: str
    name_zh: str
    name_en: str
    document: str
    standing: Standing
    counts: tuple[int, int, int]
    has_letters: bool
    status: str
    note: str
    classes: Mapping[str, LandClass]

    @cached_property
    def top_level(self) -> tuple[LandClass, ...]:
        """Return the first-level classes in the order of the standard."""
        return tuple(one for one in self.classes.values() if one.level == 1)

    @cached_property
    def order(self) -> Mapping[str, int]:
        """Return the place of each code in the order of the standard, from 0."""
        return MappingProxyType({code: place for place, code in enumerate(self.classes)})

    @cached_property
    def codes_by_name(self) -> Mapping[str, tuple[str, ...]]:
        """Return the codes that bear a Chinese name; three classes of GB 50137 are 住宅用地."""
        names: dict[str, tuple[str, ...]] = {}
        for one in self.classes.values():
            names[one.name_zh] = (*names.get(one.name_zh, ()), one.code)
        return MappingProxyType(names)

    def land_class(self, code: str) -> LandClass:
        """
        Return the class of a code.

        Parameters
        ----------
        code
            Code exactly as in the standard; `parse_code` finds it in the text of a cell.

        Raises
        ------
        ValueError
            If the edition has no such code; the message names the longest known prefix.
        """
        if code in self.classes:
            return self.classes[code]
        known = self.longest_known(code)
        hint = f"; its longest known prefix is {known!r}" if known else ""
        raise ValueError(
            f"{self.id} has no class {code!r}{hint}. Read the code with parse_code first"
        )

    def lineage(self, code: str) -> tuple[LandClass, ...]:
        """
        Return a class and those above it, first level first.

        Raises
        ------
        ValueError
            If the edition has no such code.
        """
        one = self.land_class(code)
        return (*(self.lineage(one.parent) if one.parent else ()), one)

    def longest_known(self, text: str) -> str:
        """Return the longest code that a text begins with; empty if it begins with none."""
        prefixes = (text[:length] for length in range(len(text), 0, -1))
        return next((prefix for prefix in prefixes if prefix in self.classes), "")


def edition(edition_id: str | Edition) -> Edition:
    """
    Return an edition by its id.

    Parameters
    ----------
    edition_id
        One of EDITIONS; an edition is returned as it is.

    Raises
    ------
    ValueError
        If there is no such edition; the message lists the allowed ids and the nearest.

    Examples
    --------
    >>> edition("ydyh2023").classes["1001"].name_zh, edition("gbt21010").classes["1001"].name_zh
    ('工业用地', '铁路用地')
    """
    return edition_id if isinstance(edition_id, Edition) else _edition(edition_id)


@cache
def _edition(edition_id: str) -> Edition:
    rows = {row["edition"]: row for row in read_rows("editions")}
    if edition_id not in rows:
        near = difflib.get_close_matches(edition_id.casefold(), EDITIONS, n=1, cutoff=0.4)
        hint = f" Did you mean {near[0]!r}?" if near else ""
        raise ValueError(
            f"no edition {edition_id!r} of the land-use classes: "
            f"allowed are {', '.join(EDITIONS)}.{hint}"
        )
    row = rows[edition_id]
    return Edition(
        id=edition_id,
        name_zh=row["name_zh"],
        name_en=row["name_en"],
        document=row["document"],
        standing=cast("Standing", row["standing"]),
        counts=(int(row["first"]), int(row["second"]), int(row["third"])),
        has_letters=row["codes"] == "letters",
        status=row["status"],
        note=row["note"],
        classes=MappingProxyType(read_classes(edition_id)),
    )
