"""Joining the features of a file to the units of a region, by id or by name."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from geo.finding import Finding
from parks.intake.slug import romanised, unique_slugs
from parks.names import nearest_name, plain_name

Row = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Joined:
    """
    Units of some features.

    Parameters
    ----------
    unit_ids
        Unit of each feature, shape (n,).
    new_units
        Rows for units.csv, for the names that no unit has.
    findings
        What was joined by its name, and what became a new unit.
    """

    unit_ids: tuple[str, ...]
    new_units: tuple[Row, ...]
    findings: tuple[Finding, ...]


def names_of_units(units: pd.DataFrame) -> dict[str, str]:
    """Return the id of the unit by each of its plain names; the first unit of a name counts."""
    found: dict[str, str] = {}
    columns = ("name_zh", "name_en", "short_zh", "short_en", "aliases")
    for column in columns:
        for unit_id, text in zip(units["id"], units[column], strict=True):
            for name in text.split("|"):
                if name:
                    found.setdefault(plain_name(name), unit_id)
    return found


def join_units(
    names: Sequence[Row], units: pd.DataFrame, *, ids: Sequence[str], source: str, new: Row
) -> Joined:
    """
    Join features to units.

    Parameters
    ----------
    names
        `unit_id`, `name_zh`, `name_en`, `id`, `kind` of each feature, as far as the file has them.
    units
        The region's table of units.
    ids
        Name of each feature for messages, shape (n,).
    source
        Name of the file.
    new
        Cells of units.csv that every new unit gets.

    Returns
    -------
    joined
        An id that a unit has is taken first, then a name, whatever its manner of writing; any other
        becomes a new unit, once each. A feature without a name goes by its id in the file.
    """
    by_name = names_of_units(units)
    taken = set(units["id"])
    unit_ids: list[str] = []
    new_units: list[Row] = []
    findings: list[Finding] = []
    for row, feature_id in zip(names, ids, strict=True):
        wanted = row.get("unit_id", "")
        name = row.get("name_zh") or row.get("name_en") or wanted or row.get("id") or feature_id
        known = wanted if wanted in taken else by_name.get(plain_name(name) or name, "")
        if not known:
            known = unique_slugs([wanted or row.get("name_en") or name], taken=taken, stem="unit")[
                0
            ]
            taken.add(known)
            by_name[plain_name(name) or name] = known
            new_units.append(_new_unit(known, row, name, new))
            findings.append(_told_new(name, known, units, feature_id=feature_id, source=source))
        unit_ids.append(known)
    return Joined(unit_ids=tuple(unit_ids), new_units=tuple(new_units), findings=tuple(findings))


def _new_unit(unit_id: str, row: Row, name: str, new: Row) -> Row:
    name_zh = row.get("name_zh") or name
    name_en = row.get("name_en") or _in_latin(name_zh)
    told = {key: row[key] for key in ("kind", "valid_from", "valid_to") if row.get(key)}
    return {**new, "id": unit_id, "name_zh": name_zh, "name_en": name_en, **told}


def _in_latin(name: str) -> str:
    """Return a name as English writes it: pinyin for Chinese, anything else as it is."""
    return name if name.isascii() else romanised(name).capitalize()


def _told_new(
    name: str, unit_id: str, units: pd.DataFrame, *, feature_id: str, source: str
) -> Finding:
    nearest = nearest_name(name, units["name_zh"])
    hint = f"If it is {nearest!r}, add the name to its aliases in units.csv and import again."
    return Finding(
        level="warning" if nearest else "note",
        code="name-not-joined" if nearest else "new-unit",
        source=source,
        feature_id=feature_id,
        field="name_zh",
        value=name,
        message=f"no unit has this name, so it became the new unit {unit_id!r}",
        remedy=hint if nearest else "Complete its row in units.csv: English name, kind, parent.",
    )
