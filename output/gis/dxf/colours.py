"""Colours of CAD programs: true colour, and the nearest of the 255 that old ones know."""

from __future__ import annotations

from functools import cache

BLACK_OR_WHITE = 7
"""The colour that is white on a black ground and black on a white one."""


def true_colour(colour: str) -> int:
    """Return `#RRGGBB` as the number of a true colour."""
    return int(colour.removeprefix("#"), 16)


@cache
def nearest_index(colour: str) -> int:
    """Return the number, 1 to 255, of the colour nearest to `#RRGGBB`."""
    from ezdxf.colors import DXF_DEFAULT_COLORS  # noqa: PLC0415 - needed for DXF only

    def distance(index: int) -> int:
        known, wanted = int(DXF_DEFAULT_COLORS[index]), true_colour(colour)
        return sum(((known >> bits & 255) - (wanted >> bits & 255)) ** 2 for bits in (0, 8, 16))

    return min((index for index in range(1, 256) if index != BLACK_OR_WHITE), key=distance)


def colour_groups(colour: str) -> str:
    """Return the groups of an entity's own colour; an empty one is black or white."""
    if not colour:
        return f"62\n{BLACK_OR_WHITE}\n"
    return f"62\n{nearest_index(colour)}\n420\n{true_colour(colour)}\n"
