"""Classes of a layer: those of an edition, and the distinct values of a column."""

import itertools

import numpy as np
import pandas as pd
import pytest

from geo.transition import NO_PARCEL, UNCLASSIFIED
from mapper.classing import (
    MOST_VALUES,
    OTHERS,
    classes_of_edition,
    classes_of_texts,
    classes_of_values,
    one_class,
)
from mapper.page import Words
from parks.classes import edition

GUIDE = edition("ydyh2023")


def named(column: list[object]) -> list[str]:
    """Return the id of the class of each value, by its number."""
    found = classes_of_values(pd.Series(column, dtype=object))
    return [found.views[number - 1].id for number in found.numbers]


def test_codes_stand_in_the_order_and_colours_of_their_edition() -> None:
    found = classes_of_edition(pd.Series(["1401", "100101", "0101"]), GUIDE, source="a")
    assert [view.id for view in found.views] == ["0101", "100101", "1401"]
    assert found.numbers.tolist() == [3, 2, 1]
    assert found.views[1].fill == GUIDE.land_class("100101").colour


def test_code_that_nobody_knows_is_unclassified_and_told() -> None:
    found = classes_of_edition(pd.Series(["0101", "ZZ", None]), GUIDE, source="a", field="DLBM")
    assert found.ids.tolist() == ["0101", "", ""]
    assert found.views[-1].id == UNCLASSIFIED
    assert {item.field for item in found.findings} == {"DLBM"}


def test_longest_known_beginning_of_a_code_is_its_class() -> None:
    assert classes_of_edition(pd.Series(["10010105"]), GUIDE, source="a").ids.tolist() == ["100101"]


def test_markers_stand_after_the_classes() -> None:
    found = classes_of_texts([NO_PARCEL, "0101"], GUIDE)
    assert [view.id for view in found.views] == ["0101", NO_PARCEL]


def test_most_frequent_value_comes_first_and_equals_in_reading_order() -> None:
    found = classes_of_values(pd.Series(["R10", "R2", "B", "B"]))
    assert [view.id for view in found.views] == ["B", "R2", "R10"]


def test_every_feature_has_the_class_of_its_value() -> None:
    assert named(["b", "a", "b", None, " "]) == ["b", "a", "b", UNCLASSIFIED, UNCLASSIFIED]


@pytest.mark.parametrize(
    ("column", "ids"),
    [
        ([1.0, 2.0, None], ["1", "2", UNCLASSIFIED]),
        ([True, False], ["True", "False"]),
        ([], []),
        ([None], [UNCLASSIFIED]),
    ],
    ids=["whole numbers", "flags", "no rows", "nothing"],
)
def test_values_of_any_type_are_classes(column: list[object], ids: list[str]) -> None:
    found = classes_of_values(pd.Series(column))
    assert [found.views[number - 1].id for number in found.numbers] == ids


def test_rare_values_beyond_the_most_are_one_class() -> None:
    column = [f"v{at}" for at in range(MOST_VALUES + 5)] + ["v0"]
    found = classes_of_values(pd.Series(column))
    assert len(found.views) == MOST_VALUES + 1
    assert found.views[-1].id == OTHERS
    assert "5" in found.views[-1].name.zh
    assert np.count_nonzero(found.numbers == MOST_VALUES + 1) == 5


def test_no_two_of_the_classes_look_alike() -> None:
    found = classes_of_values(pd.Series([f"v{at}" for at in range(MOST_VALUES)]))
    looks = [(view.fill, view.hatch) for view in found.views]
    assert len(set(looks)) == MOST_VALUES


def test_text_on_every_colour_can_be_read() -> None:
    found = classes_of_values(pd.Series([f"v{at}" for at in range(MOST_VALUES)]))
    assert min(contrast(view.fill, view.text) for view in found.views) >= 3.9


def test_first_colours_are_told_apart_with_every_colour_deficiency() -> None:
    found = classes_of_values(pd.Series([f"v{at}" for at in range(12)]))
    fills = [view.fill for view in found.views]
    distances = [
        np.linalg.norm(lab(one, sight) - lab(other, sight))
        for sight in SIGHTS
        for one, other in itertools.combinations(fills, 2)
    ]
    assert min(distances) > 12


def test_layer_without_classes_is_drawn_alike() -> None:
    found = one_class(3, Words(zh="全部", en="all"))
    assert found.numbers.tolist() == [1, 1, 1]
    assert len(found.views) == 1


# Machado, Oliveira and Fernandes (2009), severity 1.0, on linear sRGB.
SIGHTS = {
    "normal": np.eye(3),
    "protan": np.array([[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216],
                        [-0.003882, -0.048116, 1.051998]]),
    "deutan": np.array([[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413],
                        [-0.011820, 0.042940, 0.968881]]),
    "tritan": np.array([[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602],
                        [0.004733, 0.691367, 0.303900]]),
}  # fmt: skip
TO_XYZ = np.array([[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]])
WHITE = np.array([0.9505, 1.0, 1.089])


def linear(colour: str) -> np.ndarray:
    rgb = np.array([int(colour[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(rgb <= 0.04045, rgb / 12.92, ((rgb + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    low, high = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (high + 0.05) / (low + 0.05)


def lab(colour: str, sight: str) -> np.ndarray:
    """Return CIELAB of a colour as it is seen."""
    xyz = TO_XYZ @ np.clip(SIGHTS[sight] @ linear(colour), 0, 1) / WHITE
    f = np.where(xyz > 0.008856, np.cbrt(xyz), 7.787 * xyz + 16 / 116)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])
