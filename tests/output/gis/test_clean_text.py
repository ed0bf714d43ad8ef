import pandas as pd
import pytest
from made_scene import made_field

from output.gis.clean_text import clean_texts

FIELDS = (made_field("a"), made_field("n", kind="integer"))


def frame_of(*texts: object) -> pd.DataFrame:
    return pd.DataFrame(
        {"a": pd.Series(texts, dtype=object), "n": pd.Series([1] * len(texts), dtype="Int64")}
    )


@pytest.mark.parametrize("bad", ["\x00", "\ud800"], ids=["NUL", "half a pair"])
def test_characters_that_no_file_holds_are_replaced_and_told(bad: str) -> None:
    clean, (told,) = clean_texts(frame_of("甲", f"乙{bad}丙", None), FIELDS, source="layer")
    assert clean["a"].tolist() == ["甲", "乙�丙", None]
    assert (told.level, told.source, told.feature_id, told.field, told.value) == (
        "warning", "layer", "#2", "a", "1",
    )  # fmt: skip


def test_other_texts_stay_as_they_are() -> None:
    frame = frame_of("𠮷\té\n", "", None)
    clean, told = clean_texts(frame, FIELDS, source="layer")
    assert clean is frame
    assert told == ()


def test_the_frame_given_is_not_changed() -> None:
    frame = frame_of("a\x00")
    clean_texts(frame, FIELDS, source="layer")
    assert frame["a"].tolist() == ["a\x00"]
