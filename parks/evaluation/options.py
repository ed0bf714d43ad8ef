"""What a planner chooses for an evaluation; everything has a stated default."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from parks.evaluation.account import AccountRules
from parks.evaluation.control import ControlRules
from parks.evaluation.definition import definitions, definitions_of
from parks.evaluation.grading_rules import GradingRules, points_of_weights
from parks.evaluation.ideal import REFERENCES, Reference
from parks.evaluation.land_category import states_of
from parks.evaluation.weights import WeightNode
from parks.evaluation.zone_type import ZoneKind
from parks.period import Period, parse_period
from parks.vocabulary import Better, Status


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """A main zone (主区), its expansion zone (发展方向区), and the weight of the main zone."""

    main_id: str
    expansion_id: str
    main_weight: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """
    Choices of an evaluation.

    Parameters
    ----------
    units
        Ids of the units; empty for every unit with a usable boundary and every zone, park, group.
    period
        Of the figures; empty for the latest that the units share, whole years first.
    status
        Of the figures: actual, expected or target, never mixed.
    kinds
        Zone kinds that the planner sets against the rule, by unit.
    bonded
        Bonded and export-processing zones: always industry-led.
    weights
        Tree of weights, for all zones or by kind; None for equal weights, and the result says so.
    drop
        Indicators left out of the equal weights.
    ideals
        Ideal values by indicator; for the others the rates have 100 % and the rest `reference`.
    reference
        `best` of the compared units, or their `p80`.
    expansions
        Pairs of main and expansion zones.
    account
        What empty attributes mean.
    control
        Edition and own thresholds for industrial projects.
    grading
        Weights and grades of the figures per mu; None for no grading.
    """

    units: tuple[str, ...] = ()
    period: str = ""
    status: str = Status.ACTUAL
    kinds: Mapping[str, ZoneKind] = field(default_factory=dict)
    bonded: frozenset[str] = frozenset()
    weights: WeightNode | Mapping[ZoneKind, WeightNode] | None = None
    drop: frozenset[str] = frozenset()
    ideals: Mapping[str, float] = field(default_factory=dict)
    reference: Reference = "best"
    expansions: tuple[Expansion, ...] = ()
    account: AccountRules = field(default_factory=AccountRules)
    control: ControlRules = field(default_factory=ControlRules)
    grading: GradingRules | None = None

    @property
    def asked_period(self) -> Period | None:
        """Return the period as days; None for the latest common one."""
        return parse_period(self.period) if self.period else None

    def tree_of(self, kind: ZoneKind) -> WeightNode | None:
        """Return the tree of weights given for a kind of zone; None if none is."""
        if self.weights is None or isinstance(self.weights, WeightNode):
            return self.weights
        return self.weights.get(kind)


def check_options(options: Options, *, unit_ids: frozenset[str]) -> None:
    """
    Check options against each other and against the units of a region.

    Raises
    ------
    ValueError
        That says what was found, what is allowed, and how to mend it.
    """
    _one_of(options.status, [item.value for item in Status], "status")
    _one_of(options.reference, list(REFERENCES), "reference")
    named = {
        *options.units,
        *options.kinds,
        *options.bonded,
        *(unit for pair in options.expansions for unit in (pair.main_id, pair.expansion_id)),
    }
    for unit in sorted(named - unit_ids):
        raise ValueError(f"no unit {unit!r} in the region. Ids stand in units.csv")
    allowed = [item.key for item in definitions_of("evaluation", "management")]
    for key in (*options.ideals, *options.drop):
        _one_of(key, allowed, "indicator")
    for group in sorted(options.account.no_buildings):
        _one_of(group, list(states_of("class_code")), "group without buildings")
    if options.grading is not None:
        points_of_weights(options.grading)
    for key in options.ideals:
        if definitions()[key].better is Better.DOWN:
            raise ValueError(f"{key} has no ideal value: less is better, s = 1 - rate")
    _check_dropped(options)
    parse_period(options.period or "2000")


def _one_of(value: str, allowed: list[str], name: str) -> None:
    if value not in allowed:
        raise ValueError(f"{name}: expected one of {', '.join(allowed)}, got {value!r}")


def _check_dropped(options: Options) -> None:
    """Given weights are never rescaled: a dropped indicator must not stand in them."""
    trees = (tree for kind in ZoneKind if (tree := options.tree_of(kind)) is not None)
    for tree in trees:
        kept = sorted(options.drop & set(tree.indicators))
        if kept:
            raise ValueError(
                f"the weights name what is dropped: {', '.join(kept)}. "
                "Give weights without it that sum to 1; they are not rescaled"
            )
