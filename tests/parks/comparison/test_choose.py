from collections.abc import Sequence

from compared_figures import figure
from hypothesis import given
from hypothesis import strategies as st

from parks.comparison import CellState, Figure, Reason, Row, Said, Standing
from parks.comparison.choose import make_row, not_published

NAME = Said(zh="产值", en="Output")
YEARS = st.sampled_from(["2021", "2022", "2023", "2024"])
MADE = st.builds(
    lambda value, period, status: (value, period, status),
    st.floats(1, 1000),
    YEARS,
    st.sampled_from(["actual", "target"]),
)


def row(*figures: Sequence[Figure], reason: Reason | None = None) -> Row:
    candidates = dict(zip("abcdef", figures, strict=False))
    return make_row("r", NAME, candidates, not_published(candidates), family_reason=reason)


def periods(found: Row) -> list[str]:
    return [cell.figure.period if cell.figure else "" for cell in found.cells]


def of(unit: str, *periods: str, status: str = "actual") -> list[Figure]:
    return [
        figure(unit, 10.0 + place, period=period, status=status)
        for place, period in enumerate(periods)
    ]


def test_latest_period_that_all_units_share_is_chosen() -> None:
    found = row(of("a", "2021", "2022", "2024"), of("b", "2021", "2022", "2023"))
    assert periods(found) == ["2022", "2022"]
    assert found.standing is Standing.COMPARABLE
    assert [other.period for other in found.cells[0].others] == ["2021", "2024"]


def test_period_of_all_beats_a_later_one_of_some() -> None:
    found = row(of("a", "2021", "2023"), of("b", "2021", "2023"), of("c", "2021"))
    assert periods(found) == ["2021"] * 3


def test_without_a_shared_period_each_shows_its_latest_and_none_is_compared() -> None:
    found = row(of("a", "2020", "2021"), of("b", "2022", "2019"))
    assert periods(found) == ["2021", "2022"]
    assert (found.standing, found.reasons) == (Standing.NOT_COMPARABLE, (Reason.PERIOD,))
    assert not any(cell.compared for cell in found.cells)
    assert found.difference is None


def test_unit_that_lacks_the_shared_period_is_out_and_says_why() -> None:
    found = row(of("a", "2023"), of("b", "2023"), of("c", "2024", status="target"))
    assert found.standing is Standing.PARTLY
    assert [cell.compared for cell in found.cells] == [True, True, False]
    assert found.cells[2].reasons == (Reason.STATUS, Reason.PERIOD)
    assert found.difference is not None


def test_actual_figures_win_over_targets_of_the_same_units() -> None:
    both = [[*of(unit, "2023"), *of(unit, "2025", status="target")] for unit in "ab"]
    assert periods(row(*both)) == ["2023", "2023"]


def test_own_latest_figure_is_no_target_where_there_is_another() -> None:
    found = row([*of("a", "2022"), *of("a", "2030", status="target")], of("b", "2021"))
    assert periods(found) == ["2022", "2021"]


def test_single_figure_has_nothing_to_be_compared_with() -> None:
    found = row(of("a", "2023"), [])
    assert (found.standing, found.reasons) == (Standing.NOTHING, ())
    assert found.cells[1].state is CellState.NOT_PUBLISHED


def test_scope_break_is_never_compared_even_with_itself() -> None:
    marked = [
        figure("a", 7.98, period="2020-07", mark="scope_differs"),
        figure("a", 102.1, period="2021-11", mark="scope_differs"),
    ]
    found = row(marked, [figure("b", 102.1, period="2021-11", mark="scope_differs")])
    assert (found.standing, found.difference) == (Standing.NOT_COMPARABLE, None)
    assert found.reasons == (Reason.SCOPE,)
    assert [other.value for other in found.cells[0].others] == [7.98]


def test_documents_that_disagree_on_one_figure_are_in_doubt() -> None:
    found = row([figure("a", 10.0), figure("a", 11.0)], [figure("b", 9.0)])
    assert (found.standing, found.reasons) == (Standing.NOT_COMPARABLE, (Reason.DOUBTFUL,))
    assert found.cells[0].figure is not None
    assert found.cells[0].figure.mark == "conflicts"


def test_documents_that_agree_count_once() -> None:
    found = row([figure("a", 10.0), figure("a", 10.0)], [figure("b", 9.0)])
    assert (found.standing, found.cells[0].others) == (Standing.COMPARABLE, ())


def test_family_says_its_own_reason() -> None:
    one = figure("a", 617.0, indicator="tech_firms", measure="cumulative")
    two = figure("b", 133.0, indicator="tech_smes", measure="cumulative")
    assert row([one], [two], reason=Reason.SCOPE).reasons == (Reason.SCOPE,)
    assert row([one], [two]).reasons == (Reason.INDICATOR,)


@given(st.lists(st.lists(MADE, max_size=5), min_size=2, max_size=6))
def test_cells_compared_share_period_and_status_and_are_two_or_none(
    made: list[list[tuple[float, str, str]]],
) -> None:
    figures = [
        [figure(unit, value, period=period, status=status) for value, period, status in own]
        for unit, own in zip("abcdef", made, strict=False)
    ]
    found = row(*figures)
    inside = [cell.figure for cell in found.cells if cell.compared and cell.figure]
    assert len(inside) != 1
    assert len({(item.period, item.status) for item in inside}) <= 1
    assert (found.difference is None) or len(inside) == 2
    assert [cell.unit_id for cell in found.cells] == list("abcdef")[: len(figures)]
    assert all((cell.figure is None) == (not own) for cell, own in zip(found.cells, figures))  # noqa: B905 - one for each
