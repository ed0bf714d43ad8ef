"""Two states of a layer compared: what became what, where, and how much of it."""

from geo.transition.result import Transition
from geo.transition.summary import REALISED_FORMULA, realised, summary
from geo.transition.texts import MARKERS, NO_PARCEL, SEVERAL, UNCLASSIFIED
from geo.transition.transition import transition

__all__ = [
    "MARKERS",
    "NO_PARCEL",
    "REALISED_FORMULA",
    "SEVERAL",
    "UNCLASSIFIED",
    "Transition",
    "realised",
    "summary",
    "transition",
]
