"""A comparison as plain data: every field of every cell, for other programs."""

import json
from dataclasses import asdict

from parks.comparison import Comparison

FORMAT = 1


def comparison_json(comparison: Comparison) -> str:
    """Return a comparison as JSON; fields as in `parks.comparison.Comparison`."""
    content = {"format": FORMAT, **asdict(comparison)}
    return json.dumps(content, ensure_ascii=False, indent=2, allow_nan=False) + "\n"
