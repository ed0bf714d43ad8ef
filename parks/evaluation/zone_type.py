"""The type of a development zone, by the shares of industry and housing in its built land."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from parks.evaluation.quantity import Quantity, distinct
from parks.need import Need

INDUSTRY_LIMIT, HOUSING_LIMIT = 30.0, 25.0
ROUNDING = 1e-9
"""Percentage points by which a share on the limit may stray through rounding."""


class ZoneKind(StrEnum):
    """What kind of zone it is; kinds are evaluated by different sets of indicators."""

    INDUSTRY_LED = "industry_led"
    INTEGRATED = "integrated"
    OTHER = "other"


NAMES: Mapping[ZoneKind, tuple[str, str]] = {
    ZoneKind.INDUSTRY_LED: ("工业主导型", "industry-led"),
    ZoneKind.INTEGRATED: ("产城融合型", "industry-city integrated"),
    ZoneKind.OTHER: ("其他类型", "other"),
}
RULE_ZH = (
    "A2/A > 30% 且 A1/A < 25% 为工业主导型；A2/A ≤ 30% 且 A1/A ≥ 25% 为产城融合型；余为其他类型"
)
RULE_EN = (
    "A2/A > 30 % and A1/A < 25 %: industry-led; A2/A <= 30 % and A1/A >= 25 %: industry-city "
    "integrated; neither: other"
)
RULE_STATUS = "checked"
"""The limits were checked against a public system of 2015; the boundary cases are from memory."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ZoneType:
    """
    Type of a zone by the rule, and as the planner says.

    Parameters
    ----------
    by_rule
        None where the shares are not known.
    override
        What the planner says; None if he says nothing.
    is_bonded
        Whether it is a bonded or export-processing zone, always industry-led.
    industry_share, housing_share
        A2/A and A1/A in %; None where not known.
    needs
        What the rule lacks.
    """

    by_rule: ZoneKind | None
    override: ZoneKind | None = None
    is_bonded: bool = False
    industry_share: float | None = None
    housing_share: float | None = None
    needs: tuple[Need, ...] = ()

    @property
    def used(self) -> ZoneKind | None:
        """The kind the evaluation goes by: the planner's if he names one, else the rule's."""
        return self.override or self.by_rule

    @property
    def is_overridden(self) -> bool:
        """Whether the planner names another kind than the rule."""
        return self.override is not None and self.override is not self.by_rule


def zone_type(
    quantities: Mapping[str, Quantity], *, is_bonded: bool = False, override: ZoneKind | None = None
) -> ZoneType:
    """
    Return the type of a zone.

    Parameters
    ----------
    quantities
        `A`, `A1` and `A2` of its land account.
    is_bonded
        Whether it is a bonded or export-processing zone.
    override
        What the planner says it is.

    Notes
    -----
    RULE_EN. A share within 1e-9 percentage points of a limit stands on it.
    """
    needs = distinct(need for key in ("A", "A1", "A2") for need in quantities[key].needs)
    industry = _share(quantities["A2"], quantities["A"])
    housing = _share(quantities["A1"], quantities["A"])
    if not needs and (industry is None or housing is None):
        needs = (Need(zh="已建成城镇建设用地（A 为 0）", en="built-up land (A is 0)"),)
    by_rule = None if industry is None or housing is None else kind_of(industry, housing)
    return ZoneType(
        by_rule=ZoneKind.INDUSTRY_LED if is_bonded else by_rule,
        override=override,
        is_bonded=is_bonded,
        industry_share=industry,
        housing_share=housing,
        needs=() if is_bonded else needs,
    )


def kind_of(industry_share: float, housing_share: float) -> ZoneKind:
    """Return the kind by the shares of industry and housing in built land, in %."""
    is_industry = industry_share > INDUSTRY_LIMIT + ROUNDING
    is_housing = housing_share >= HOUSING_LIMIT - ROUNDING
    if is_industry and not is_housing:
        return ZoneKind.INDUSTRY_LED
    return ZoneKind.INTEGRATED if is_housing and not is_industry else ZoneKind.OTHER


def _share(part: Quantity, whole: Quantity) -> float | None:
    if part.value is None or whole.value is None or whole.value <= 0:
        return None
    return 100 * part.value / whole.value
