"""Evaluation of land: ratios of development zones, control indicators, figures per mu, scores."""

from parks.evaluation.account import AccountRules, LandAccount
from parks.evaluation.averages import PublishedValue, published_values, published_values_of
from parks.evaluation.control import (
    ControlResult,
    ControlRules,
    ProjectCheck,
    Verdict,
    check_project,
    control_indicators,
)
from parks.evaluation.definition import Definition, definitions, definitions_of
from parks.evaluation.evaluate import (
    Evaluation,
    UnitEvaluation,
    evaluate_region,
    results_of_periods,
)
from parks.evaluation.grading import Grade, grades
from parks.evaluation.grading_rules import GradingRules, example_grading_weights
from parks.evaluation.ideal import Ideal
from parks.evaluation.options import Expansion, Options
from parks.evaluation.planner_file import read_grading, read_ideals
from parks.evaluation.quantity import Quantity
from parks.evaluation.ratio import Result
from parks.evaluation.score import CombinedScore, Score, ScoreNode
from parks.evaluation.thresholds import Threshold, division_of, thresholds
from parks.evaluation.weights import (
    WeightNode,
    equal_weights,
    example_weights,
    read_weights,
    weight_tree,
)
from parks.evaluation.zone_type import ZoneKind, ZoneType
from parks.need import Need

__all__ = [
    "AccountRules",
    "CombinedScore",
    "ControlResult",
    "ControlRules",
    "Definition",
    "Evaluation",
    "Expansion",
    "Grade",
    "GradingRules",
    "Ideal",
    "LandAccount",
    "Need",
    "Options",
    "ProjectCheck",
    "PublishedValue",
    "Quantity",
    "Result",
    "Score",
    "ScoreNode",
    "Threshold",
    "UnitEvaluation",
    "Verdict",
    "WeightNode",
    "ZoneKind",
    "ZoneType",
    "check_project",
    "control_indicators",
    "definitions",
    "definitions_of",
    "division_of",
    "equal_weights",
    "evaluate_region",
    "example_grading_weights",
    "example_weights",
    "grades",
    "published_values",
    "published_values_of",
    "read_grading",
    "read_ideals",
    "read_weights",
    "results_of_periods",
    "thresholds",
    "weight_tree",
]
