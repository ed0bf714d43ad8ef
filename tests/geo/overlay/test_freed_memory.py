"""Giving memory back changes nothing of a stream."""

from geo.overlay.freed_memory import giving_back


def test_items_come_as_they_are_and_one_by_one() -> None:
    taken: list[int] = []
    items = giving_back(taken.append(number) or number for number in range(10))
    assert [next(items) for _ in range(5)] == taken == [0, 1, 2, 3, 4]
    assert list(items) == [5, 6, 7, 8, 9]
