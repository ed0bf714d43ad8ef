"""Features are packed beside their neighbours, in chunks of bounded size."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st
from made_packs import coverage, packed

from mapper.pack.order import FEATURES, VERTICES, chunk_ends, hilbert


def test_the_curve_visits_every_cell_and_steps_to_a_neighbour() -> None:
    x, y = (axis.ravel().astype(np.int32) for axis in np.meshgrid(np.arange(64), np.arange(64)))
    order = np.argsort(hilbert(x, y))
    steps = np.abs(np.diff(x[order])) + np.abs(np.diff(y[order]))
    assert set(steps) == {1}


@given(st.lists(st.integers(0, 40_000), max_size=300))
def test_chunks_are_bounded(vertices: list[int]) -> None:
    ends = list(chunk_ends(np.array(vertices, dtype=np.int64)))
    assert ends[-1:] == [len(vertices)][: len(ends)]
    for start, end in zip([0, *ends], ends, strict=False):
        assert 0 < end - start <= FEATURES
        assert sum(vertices[start:end]) <= VERTICES or end - start == 1


def test_chunks_of_a_coverage_hardly_overlap() -> None:
    boxes = np.array(packed(coverage(80)).header["chunks"])[:, 2:]
    areas = np.prod(boxes[:, 2:] - boxes[:, :2], axis=1)
    whole = np.prod(boxes[:, 2:].max(axis=0) - boxes[:, :2].min(axis=0))
    assert areas.sum() < 1.6 * whole
