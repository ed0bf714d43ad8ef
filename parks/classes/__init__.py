"""Land-use classes: the editions of the standards, reading codes, and what a class means."""

from parks.classes.appearance import UNCLASSIFIED, Swatch, legend, swatch, text_colour
from parks.classes.classifying import Classified, classify, findings_of_counts
from parks.classes.crossings import Crossing, crosswalk
from parks.classes.editions import EDITIONS, Edition, edition
from parks.classes.land_class import LandClass
from parks.classes.levels import roll_up
from parks.classes.parsing import ParsedCode, parse_code
from parks.classes.roles import evaluation_group, is_industrial, is_urban_construction

__all__ = [
    "EDITIONS",
    "UNCLASSIFIED",
    "Classified",
    "Crossing",
    "Edition",
    "LandClass",
    "ParsedCode",
    "Swatch",
    "classify",
    "crosswalk",
    "edition",
    "evaluation_group",
    "findings_of_counts",
    "is_industrial",
    "is_urban_construction",
    "legend",
    "parse_code",
    "roll_up",
    "swatch",
    "text_colour",
]
