"""Choices of a planner, read from TOML files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from parks.evaluation.grading_rules import MEANS, GradingRules
from parks.evaluation.toml_table import toml_table

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

GRADING_KEYS = ("weights", "means", "mean", "limits", "shares")


def read_ideals(path: Path) -> Mapping[str, float]:
    """
    Read ideal values by indicator from the table `ideals` of a TOML file.

    Raises
    ------
    ValueError
        If the file is no TOML, has no table `ideals`, or a value is no number above 0.
    """
    found = toml_table(path, "ideals", example="[ideals] and far = 1.2")
    return _numbers(found, name=f"{path.name}, ideals")


def read_grading(path: Path) -> GradingRules:
    """
    Read rules of a grading from the table `grading` of a TOML file.

    Parameters
    ----------
    path
        File with `[grading.weights]`, and perhaps `[grading.means]`, `mean`, `[grading.limits]` or
        `[grading.shares]`, as in `GradingRules`.

    Raises
    ------
    ValueError
        If the file is no TOML, has no such table, or names anything else.
    """
    found = toml_table(path, "grading", example="[grading.weights] and tax_per_mu = 30")
    unknown = [key for key in found if key not in GRADING_KEYS]
    if unknown or "weights" not in found:
        told = f"got {', '.join(unknown)}" if unknown else "there are no weights"
        raise ValueError(f"{path.name}, grading: allowed are {', '.join(GRADING_KEYS)}; {told}")
    mean = found.get("mean", MEANS[0])
    if mean not in MEANS:
        allowed = ", ".join(MEANS)
        raise ValueError(f"{path.name}, grading: mean: expected one of {allowed}, got {mean!r}")
    tables = {
        key: _numbers(found.get(key, {}), name=f"{path.name}, grading.{key}")
        for key in GRADING_KEYS
        if key != "mean"
    }
    return GradingRules(**tables, mean=mean)


def _numbers(table: object, *, name: str) -> Mapping[str, float]:
    if not isinstance(table, dict):
        raise ValueError(f"{name}: expected a table of numbers, got {table!r}")  # noqa: TRY004 - as above
    for key, value in table.items():
        if isinstance(value, bool) or not isinstance(value, int | float) or not value >= 0:
            raise ValueError(f"{name}: {key}: expected a number of 0 or more, got {value!r}")
    return {key: float(value) for key, value in table.items()}
