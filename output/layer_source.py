"""The document that a region's land-use layer comes from, in one line."""

from output.say import say
from output.tables import Lang
from parks.change.states import landuse_name
from parks.comparison.printed import layer_citation
from parks.records import first_by
from parks.region import Region


def layer_source(region: Region, *, lang: Lang = "zh") -> str:
    """Return file, title and date of the land-use layer; its file where no document names it."""
    found = layer_citation(landuse_name(region), first_by(region.sources, "source_id"))
    parts = (landuse_name(region), say(lang, found.title.zh, found.title.en), found.date)
    return ", ".join(part for part in parts if part)
