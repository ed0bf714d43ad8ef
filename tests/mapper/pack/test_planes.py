"""Whole numbers and bytes as text."""

import base64
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mapper.pack.planes import as_bytes, as_text, folded, lists_text, planes, read_planes, unfolded

UNSIGNED = st.lists(st.integers(0, 2**48 - 1))


@given(UNSIGNED)
def test_numbers_come_back(values: list[int]) -> None:
    numbers = np.array(values, dtype=np.int64)
    read, end = read_planes(b"\xff" + planes(numbers), 1, len(values))
    assert read.tolist() == values
    assert end == 1 + len(planes(numbers))


def test_planes_are_as_the_document_says() -> None:
    assert planes(np.array([1, 258, 3])) == bytes([2, 1, 2, 3, 0, 1, 0])
    assert planes(np.zeros(5, dtype=np.int64)) == b"\0"


@given(st.lists(st.integers(-(2**46), 2**46)))
def test_signed_numbers_come_back(values: list[int]) -> None:
    assert unfolded(folded(np.array(values, dtype=np.int64))).tolist() == values


def test_small_signed_numbers_are_small_unsigned_ones() -> None:
    assert folded(np.array([0, -1, 1, -2, 2])).tolist() == [0, 1, 2, 3, 4]


@pytest.mark.parametrize("value", [-1, 2**48])
def test_numbers_that_do_not_fit_are_refused(value: int) -> None:
    with pytest.raises(ValueError, match="from 0 to"):
        planes(np.array([value]))


@given(st.binary(max_size=5000))
def test_text_is_base64_of_raw_deflate(data: bytes) -> None:
    assert as_bytes(as_text(data)) == data
    assert zlib.decompress(base64.b64decode(as_text(data)), -15) == data


@given(UNSIGNED, UNSIGNED)
def test_lists_follow_each_other(one: list[int], other: list[int]) -> None:
    arrays = [np.array(values, dtype=np.int64) for values in (one, other)]
    assert as_bytes(lists_text(arrays)) == planes(arrays[0]) + planes(arrays[1])
