"""The land account of a zone: areas by building state, supply state and use, and what they miss."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

import numpy as np

from geo.finding import Finding
from parks.evaluation.attributes import NAMES
from parks.evaluation.land_category import LandCategory, land_categories
from parks.evaluation.quantity import Quantity, sum_of
from parks.need import Need

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from parks.evaluation.cut import Cut

    Floats: TypeAlias = NDArray[np.float64]
    Booleans: TypeAlias = NDArray[np.bool_]

UNIT = "m²"
HECTARE_M2 = 10_000
BUILT, INDUSTRY = "A", "A2"
UNBUILDABLE = ("C1", "C2", "C3")
SUPPLIED = ("D1", "D21", "D22")
CLOSES_WITHIN = 1e-3
"""Share of the zone by which the account may miss its area without a finding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class LandAccount:
    """
    Areas of one zone.

    Parameters
    ----------
    zone_area_m2
        Area of the zone on the ellipsoid.
    parcels
        Number of parcels that lie in it, or partly.
    quantities
        By key of `land_categories`, in the order of the form, m².
    findings
        An account that does not close, built land that was not supplied, idle land that was not.
    """

    zone_area_m2: float
    parcels: int
    quantities: Mapping[str, Quantity]
    findings: tuple[Finding, ...] = ()

    def __getitem__(self, key: str) -> Quantity:
        """Return the quantity with a key."""
        return self.quantities[key]


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountRules:
    """
    Choices of an account.

    Parameters
    ----------
    no_buildings
        Groups (A1 to A6) on which an empty floor area or footprint means that no building stands
        there, as the planner says; by default it is missing on every built parcel.
    tolerance_share
        Share of the zone's area up to which parcels without an attribute are left out with a
        note: slivers of neighbours along the boundary.
    """

    no_buildings: frozenset[str] = frozenset()
    tolerance_share: float = 1e-5


@dataclass(frozen=True, eq=False, slots=True)
class _Condition:
    """Whether pieces are what an attribute says, and where it says nothing, shape (n,)."""

    field: str
    is_so: Booleans
    is_blank: Booleans


@dataclass(slots=True)
class _Book:
    """An account while it is made."""

    cut: Cut
    rules: AccountRules
    left_out: dict[str, float] = field(default_factory=dict)


def land_account(cut: Cut, *, unit_id: str, rules: AccountRules | None = None) -> LandAccount:
    """
    Return the account of a zone.

    Parameters
    ----------
    cut
        Pieces of parcels in the zone.
    unit_id
        Whose zone it is, for findings.
    rules
        What an empty attribute means.

    Returns
    -------
    account
        A quantity for every land category. One that parcels without an attribute could belong to
        has no value: "building_state on 3 parcels, 1.20 ha".
    """
    book = _Book(cut, rules or AccountRules())
    found: dict[str, Quantity] = {}
    for key, category in land_categories().items():
        if not category.parts:
            found[key] = _measured(book, category)
    for key in ("B", "C", "D", "E", "total"):
        category = land_categories()[key]
        found[key] = sum_of(
            (found[part] for part in category.parts),
            key=key,
            name_zh=category.name_zh,
            name_en=category.name_en,
            unit=UNIT,
            source=cut.source,
        )
    quantities = {key: found[key] for key in land_categories()}
    return LandAccount(
        zone_area_m2=cut.zone_area_m2,
        parcels=len(cut.area_m2),
        quantities=quantities,
        findings=(
            *_does_not_close(cut, quantities, unit_id=unit_id),
            *_contradictions(cut, unit_id=unit_id),
            *_left_out(book, unit_id=unit_id),
        ),
    )


def _measured(book: _Book, category: LandCategory) -> Quantity:
    cut, values = book.cut, book.cut.area_m2
    conditions = _conditions(cut, category)
    needs: list[Need] = []
    is_member = np.logical_and.reduce([item.is_so for item in conditions])
    is_possible = np.logical_and.reduce([item.is_so | item.is_blank for item in conditions])
    for item in conditions:
        needs += _needed(book, item.field, is_possible & ~is_member & item.is_blank)
    if category.field in cut.numbers:
        values = cut.numbers[category.field]
        is_blank = is_member & np.isnan(values) & ~_without_buildings(book)
        needs += _needed(book, category.field, is_blank)
    return Quantity(
        key=category.key,
        name_zh=category.name_zh,
        name_en=category.name_en,
        value=None if needs else float(np.nansum(values[is_member])),
        unit=UNIT,
        source=cut.source,
        needs=tuple(needs),
    )


def _conditions(cut: Cut, category: LandCategory) -> list[_Condition]:
    """Conditions that a piece of the category meets."""
    if category.field == "building_state":
        return [_is(cut, "building_state", category.key)]
    if category.field == "supply_state":
        return [_supplied_as(cut, category.key)]
    if category.field == "is_idle":
        return [_supplied_as(cut, *SUPPLIED), _is(cut, "is_idle", "1")]
    built = _is(cut, "building_state", BUILT)
    if category.field == "is_hitech":
        return [built, _hitech(cut)]
    group = category.key.rpartition("_")[2]
    return [built] if group == BUILT else [built, _is(cut, "class_code", group)]


def _is(cut: Cut, name: str, *values: str) -> _Condition:
    texts = cut.texts[name]
    return _Condition(name, np.isin(texts, values), texts == "")


def _supplied_as(cut: Cut, *states: str) -> _Condition:
    """Supply state; land that cannot be built on needs none."""
    found = _is(cut, "supply_state", *states)
    is_buildable = ~np.isin(cut.texts["building_state"], UNBUILDABLE)
    return _Condition(found.field, found.is_so, found.is_blank & is_buildable)


def _hitech(cut: Cut) -> _Condition:
    """High-tech use; only built industrial land must say whether it is."""
    found = _is(cut, "is_hitech", "1")
    may_be = np.isin(cut.texts["class_code"], (INDUSTRY, ""))
    return _Condition(found.field, found.is_so, found.is_blank & may_be)


def _without_buildings(book: _Book) -> Booleans:
    return np.isin(book.cut.texts["class_code"], list(book.rules.no_buildings))


def _needed(book: _Book, name: str, is_blank: Booleans) -> list[Need]:
    """Say what is missing, unless it is no more than slivers."""
    cut = book.cut
    area_m2 = float(cut.area_m2[is_blank].sum())
    if area_m2 <= cut.zone_area_m2 * book.rules.tolerance_share:
        if area_m2 > 0:
            book.left_out[name] = max(area_m2, book.left_out.get(name, 0))
        return []
    count, hectares = int(is_blank.sum()), area_m2 / HECTARE_M2
    zh, en = NAMES[name]
    column_zh, column_en = ("列 ", "column ") if name in cut.absent else ("", "")
    return [
        Need(
            zh=f"{column_zh}{name}（{zh}）：{count:,} 个地块，{hectares:,.2f} 公顷",
            en=f"{column_en}{name} ({en}) on {count:,} parcel{'s' if count != 1 else ''}, "
            f"{hectares:,.2f} ha",
        )
    ]


def _does_not_close(
    cut: Cut, quantities: Mapping[str, Quantity], *, unit_id: str
) -> Sequence[Finding]:
    total = quantities["total"].value
    if total is None or abs(total - cut.zone_area_m2) <= cut.zone_area_m2 * CLOSES_WITHIN:
        return ()
    difference = (total - cut.zone_area_m2) / HECTARE_M2
    reason = "parcels overlap" if difference > 0 else "land of the zone is in no parcel"
    return (
        Finding(
            level="warning",
            code="account-not-closed",
            source=cut.source,
            feature_id=unit_id,
            value=f"{difference:+,.2f} ha",
            message=f"A + B + C is {total / HECTARE_M2:,.2f} ha, the zone has "
            f"{cut.zone_area_m2 / HECTARE_M2:,.2f} ha: {reason}",
            remedy="Fill the gaps or mend the overlaps; the ratios count the parcels as they are.",
        ),
    )


def _contradictions(cut: Cut, *, unit_id: str) -> Sequence[Finding]:
    supply = cut.texts["supply_state"]
    is_other = (supply != "") & ~np.isin(supply, SUPPLIED)
    is_built = is_other & (cut.texts["building_state"] == BUILT)
    is_idle = is_other & (cut.texts["is_idle"] == "1")
    found = (
        _contradiction(cut, is_built, "built (A)", code="built-not-supplied", unit_id=unit_id),
        _contradiction(cut, is_idle, "idle (G)", code="idle-not-supplied", unit_id=unit_id),
    )
    return [finding for finding in found if finding is not None]


def _contradiction(
    cut: Cut, is_so: Booleans, words: str, *, code: str, unit_id: str
) -> Finding | None:
    if not is_so.any():
        return None
    return Finding(
        level="warning",
        code=code,
        source=cut.source,
        feature_id=unit_id,
        field="supply_state",
        value=f"{cut.area_m2[is_so].sum() / HECTARE_M2:,.2f} ha",
        message=f"land is {words} and not supplied (D)",
        remedy="Correct the supply state, or the other attribute.",
    )


def _left_out(book: _Book, *, unit_id: str) -> list[Finding]:
    return [
        Finding(
            level="note",
            code="slivers-left-out",
            source=book.cut.source,
            feature_id=unit_id,
            field=name,
            value=f"{area_m2:,.1f} m²",
            message="slivers without the attribute are left out",
            remedy="Nothing, if the boundary runs along these parcels.",
        )
        for name, area_m2 in book.left_out.items()
    ]
