from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parks.evaluation.definition import definitions_of
from parks.evaluation.weights import (
    default_indicators,
    equal_weights,
    example_weights,
    read_weights,
    weight_tree,
)
from parks.evaluation.zone_type import ZoneKind

KEYS = [item.key for item in definitions_of("evaluation")]
REFUSED = {
    "first level": ({"far": 0.5, "density": 0.4}, r"the first level sum to 0\.9, not 1"),
    "second level": (
        {"use": {"weight": 1, "far": 0.6, "density": 0.6}},
        r"weights of use sum to 1\.2, not 1 \(far 0\.6, density 0\.6\)",
    ),
    "third level": (
        {"use": {"weight": 1, "level": {"weight": 1, "far": 0.9}}},
        r"use\.level sum to 0\.9",
    ),
    "integrated without structure": (
        {"development": {"weight": 0.25, "supply_rate": 1},
         "intensity": {"weight": 0.5, "far": 1}},
        r"sum to 0\.75, not 1",
    ),
    "empty goal": ({"use": {"weight": 1}}, r"weights of use sum to 0, not 1 \(none\)"),
    "off by a millionth": ({"far": 0.5, "density": 0.500001}, r"sum to 1\.000001"),
    "negative": ({"far": 1.5, "density": -0.5}, "weight of far: expected a number from 0 to 1"),
    "text": ({"far": "1"}, "weight of far: expected a number"),
    "true": ({"far": True}, "weight of far: expected a number"),
    "no weight": ({"use": {"far": 1}}, "weight of use: expected a number from 0 to 1, got None"),
    "unknown": ({"fat": 1}, "no indicator 'fat'. Allowed are dev_rate"),
    "per mu": ({"tax_per_mu": 1}, "no indicator 'tax_per_mu'"),
    "twice": (
        {"a": {"weight": 0.5, "far": 1}, "b": {"weight": 0.5, "far": 1}}, "stand twice.*: far"
    ),
}  # fmt: skip


@pytest.mark.parametrize(("nested", "message"), REFUSED.values(), ids=list(REFUSED))
def test_wrong_weights_are_refused_with_the_level_and_its_sum(nested: dict, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        weight_tree(nested)


@given(st.lists(st.sampled_from(KEYS), min_size=1, unique=True))
def test_equal_weights_sum_to_1_for_any_number(keys: list[str]) -> None:
    tree = equal_weights(keys)
    assert tree.indicators == tuple(keys)
    assert {child.weight for child in tree.children} == {1 / len(keys)}


def test_no_indicators_have_no_weights() -> None:
    with pytest.raises(ValueError, match="at least one indicator"):
        equal_weights([])


def test_the_example_says_what_it_is_and_sums_to_1() -> None:
    example = example_weights()
    assert "an example only" in example.scope_en
    assert example.status == "checked"
    assert example.main_weight + example.expansion_weight == 1
    assert [(node.name_zh, node.weight) for node in example.tree.children] == [
        ("土地利用状况", 0.7),
        ("用地效益", 0.2),
        ("管理绩效", 0.1),
    ]


def test_default_sets_are_those_of_the_rule() -> None:
    led = set(default_indicators(ZoneKind.INDUSTRY_LED))
    integrated = set(default_indicators(ZoneKind.INTEGRATED))
    assert led == set(example_weights().tree.indicators)
    assert integrated - led == {"all_tax", "pop_density"}
    assert set(default_indicators(ZoneKind.OTHER)) == led & integrated


def test_weights_are_read_from_toml(tmp_path: Path) -> None:
    path = tmp_path / "weights.toml"
    path.write_text(
        "[weights.use]\nweight = 0.6\nfar = 1\n[weights.idle]\nweight = 0.4\nidle_rate = 1", "utf-8"
    )
    tree = read_weights(path)
    assert [(node.key, node.weight) for node in tree.children] == [("use", 0.6), ("idle", 0.4)]


@pytest.mark.parametrize(
    ("text", "message"),
    [("far = ", "w.toml is not TOML"), ("far = 1", r"no table \[weights\]"),
     ("weights = 3", r"no table \[weights\]")],
    ids=["broken", "no table", "no table but a number"],
)  # fmt: skip
def test_a_file_without_weights_is_refused(tmp_path: Path, text: str, message: str) -> None:
    path = tmp_path / "w.toml"
    path.write_text(text, "utf-8")
    with pytest.raises(ValueError, match=message):
        read_weights(path)
