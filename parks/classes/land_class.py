"""One land-use class of an edition."""

from dataclasses import dataclass
from typing import Literal

Level = Literal[1, 2, 3]
ColourStatus = Literal["guide", "crosswalk", "palette", "chosen"]
Status = Literal["checked", "memory"]


@dataclass(frozen=True, slots=True, kw_only=True)
class LandClass:
    """
    A land-use class, with everything it takes from the classes above it.

    Parameters
    ----------
    code
        As the standard writes it; a leading zero is part of it.
    level
        1 (first level) to 3.
    parent
        Code of the class above; empty at the first level.
    name_zh, name_en
        Name of the standard, and a working translation of this project.
    label_zh, label_en
        At most two characters, for the map and the swatch.
    colour
        Fill as `#RRGGBB`.
    colour_status
        Where the colour is from: `guide` (colour table of the guide's mapping rule, at second
        hand), `crosswalk` (the guide's colour of the class that corresponds), `palette` (one public
        system's palette), `chosen` (our choice, no rule).
    colour_from
        Code of the class the colour was given to: this one, or the nearest above it.
    is_hatched
        Whether the fill needs a hatch, or it vanishes on the page (留白用地 is white).
    is_urban_construction
        Whether it counts in a balance of urban construction land.
    evaluation
        Category A1 to A6 of the evaluation of development zones that built land of this class falls
        in; empty if none.
    is_industrial
        Whether it is 工业用地.
    is_local
        Whether it is a local addition that the standard does not have.
    status, name_status
        Of the code and of the Chinese name: checked against public lists, or from memory.
    """

    code: str
    level: Level
    parent: str
    name_zh: str
    name_en: str
    label_zh: str
    label_en: str
    colour: str
    colour_status: ColourStatus
    colour_from: str
    is_hatched: bool
    is_urban_construction: bool
    evaluation: str
    is_industrial: bool
    is_local: bool
    status: Status
    name_status: Status
