"""Backdrops of a region as its page offers them."""

from collections.abc import Iterable

from mapper.page_backdrops import BackdropView
from mapper.page_words import Words
from parks.region import Region
from parks.tile_address import origins_of


def describe_backdrops(region: Region) -> tuple[BackdropView, ...]:
    """Return the backdrops that region.toml declares, in its order."""
    return tuple(
        BackdropView(
            id=backdrop.id,
            name=Words(
                zh=backdrop.name_zh or backdrop.name_en, en=backdrop.name_en or backdrop.name_zh
            ),
            layers=backdrop.layers,
            subdomains=backdrop.subdomains,
            datum=backdrop.datum.value,
            attribution=backdrop.attribution,
            min_zoom=backdrop.min_zoom,
            max_zoom=backdrop.max_zoom,
        )
        for backdrop in region.meta.backdrops
    )


def tile_origins(backdrops: Iterable[BackdropView]) -> tuple[str, ...]:
    """Return scheme, host and port of every server whose tiles a page may show."""
    named = (
        origin
        for backdrop in backdrops
        for layer in backdrop.layers
        for origin in origins_of(layer, backdrop.subdomains)
    )
    return tuple(dict.fromkeys(named))
