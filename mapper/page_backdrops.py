"""What a page shows of online backdrops, all of them off until the reader switches one on."""

from dataclasses import dataclass
from typing import Literal

from mapper.page_words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class BackdropView:
    """An online backdrop that a reader may switch on."""

    id: str
    name: Words
    layers: tuple[str, ...]
    """Addresses of its tiles with {s}, {z}, {x} and {y} (or {-y}), the lowest layer first."""
    subdomains: tuple[str, ...]
    datum: Literal["WGS-84", "CGCS2000", "GCJ-02"]
    attribution: str
    min_zoom: int
    max_zoom: int
    """Zoom of the finest tiles; beyond it they are enlarged."""
