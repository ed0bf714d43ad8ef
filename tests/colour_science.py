"""Colours as numbers: contrast, distance, and how they look with a colour vision deficiency."""

from collections.abc import Callable, Mapping
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

Vector = NDArray[np.float64]
Distance = Callable[[Vector, Vector], float]

# Linear sRGB to XYZ, D65 (IEC 61966-2-1:1999).
TO_XYZ = np.array(
    [
        [0.4123908, 0.3575843, 0.1804808],
        [0.2126390, 0.7151687, 0.0721923],
        [0.0193308, 0.1191948, 0.9505322],
    ]
)
WHITE = TO_XYZ.sum(axis=1)

# Severity 1.0 of Machado, Oliveira, Fernandes (2009), doi:10.1109/TVCG.2009.113, on linear sRGB.
SIGHTS: Mapping[str, Vector] = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [
            [0.152286, 1.052583, -0.204868],
            [0.114503, 0.786281, 0.099216],
            [-0.003882, -0.048116, 1.051998],
        ]
    ),
    "deuteranopia": np.array(
        [
            [0.367322, 0.860646, -0.227968],
            [0.280085, 0.672501, 0.047413],
            [-0.011820, 0.042940, 0.968881],
        ]
    ),
    "tritanopia": np.array(
        [
            [1.255528, -0.076749, -0.178779],
            [-0.078411, 0.930809, 0.147602],
            [0.004733, 0.691367, 0.303900],
        ]
    ),
}


def linear(colour: str) -> Vector:
    """Return linear sRGB, 0 to 1, of #RRGGBB."""
    full = colour if len(colour) == 7 else "#" + "".join(2 * digit for digit in colour[1:])
    value = np.array([int(full[at : at + 2], 16) for at in (1, 3, 5)]) / 255
    return np.where(value <= 0.04045, value / 12.92, ((value + 0.055) / 1.055) ** 2.4)


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2.2, from 1 to 21."""
    luminances = sorted(float(TO_XYZ[1] @ linear(colour)) for colour in (one, other))
    return (luminances[1] + 0.05) / (luminances[0] + 0.05)


def lab(colour: str, sight: str = "normal") -> Vector:
    """Return CIELAB (D65) of a colour as somebody with that sight sees it."""
    seen = np.clip(SIGHTS[sight] @ linear(colour), 0, 1)
    ratio = TO_XYZ @ seen / WHITE
    bent = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    lightness = 116 * bent[1] - 16
    return np.array([lightness, 500 * (bent[0] - bent[1]), 200 * (bent[1] - bent[2])])


def cie76(one: Vector, other: Vector) -> float:
    """Return the distance of two colours in CIELAB."""
    return float(np.linalg.norm(one - other))


def ciede2000(one: Vector, other: Vector) -> float:
    """Return CIEDE2000 (ISO/CIE 11664-6:2022) with all weights 1."""
    mean_chroma = (np.hypot(*one[1:]) + np.hypot(*other[1:])) / 2
    grey = 0.5 * (1 - np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7)))
    first, second = (colour * [1, 1 + grey, 1] for colour in (one, other))
    chroma = np.array([np.hypot(*first[1:]), np.hypot(*second[1:])])
    hue = np.degrees(np.arctan2([first[2], second[2]], [first[1], second[1]])) % 360
    is_grey = bool(chroma.prod() == 0)
    turn = 0.0 if is_grey else (hue[1] - hue[0] + 180) % 360 - 180
    middle = hue.sum() if is_grey else hue[0] + turn / 2
    return _weighted(first[0], second[0], chroma, turn, middle % 360)


def _weighted(light: float, other: float, chroma: Vector, turn: float, hue: float) -> float:
    angle = np.radians(hue)
    mean_light, mean_chroma = (light + other) / 2, chroma.mean()
    weight = (
        1
        - 0.17 * np.cos(angle - np.radians(30))
        + 0.24 * np.cos(2 * angle)
        + 0.32 * np.cos(3 * angle + np.radians(6))
        - 0.20 * np.cos(4 * angle - np.radians(63))
    )
    off = (mean_light - 50) ** 2
    by_light = (other - light) / (1 + 0.015 * off / np.sqrt(20 + off))
    by_chroma = (chroma[1] - chroma[0]) / (1 + 0.045 * mean_chroma)
    by_hue = 2 * np.sqrt(chroma.prod()) * np.sin(np.radians(turn) / 2)
    by_hue /= 1 + 0.015 * mean_chroma * weight
    bend = 2 * np.sqrt(mean_chroma**7 / (mean_chroma**7 + 25.0**7))
    rotation = -bend * np.sin(np.radians(60 * np.exp(-(((hue - 275) / 25) ** 2))))
    total = by_light**2 + by_chroma**2 + by_hue**2 + rotation * by_chroma * by_hue
    return float(np.sqrt(max(total, 0.0)))


def nearest(
    colours: Mapping[str, str],
    sight: str = "normal",
    *,
    distance: Distance = cie76,
) -> tuple[float, str, str]:
    """Return the smallest distance of two of the colours, and which they are."""
    seen = {name: lab(colour, sight) for name, colour in colours.items()}
    return min((distance(seen[a], seen[b]), a, b) for a, b in combinations(seen, 2))
