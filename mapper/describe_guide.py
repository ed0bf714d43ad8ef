"""What a region still lacks, and the commands that bring it in."""

from mapper.page import Guide, GuideStep, Words
from parks.region import Region

STEPS = {
    "parks": Words(zh="园区边界", en="Park boundaries"),
    "places": Words(zh="点位", en="Places"),
    "outline": Words(zh="区界", en="District outline"),
    "landuse": Words(zh="用地", en="Land use"),
    "indicators": Words(zh="指标", en="Figures"),
}
NOTHING_DRAWN = Words(zh="图上还没有内容", en="Nothing is drawn yet")
NO_FIGURES = Words(zh="还没有指标", en="No figures yet")
TEXT = Words(
    zh="导入文件后重新生成本页：parkmap build FOLDER",
    en="Bring files in, then build the page again: parkmap build FOLDER",
)
NOTE = Words(
    zh="FILE 是要导入的文件，FOLDER 是本区域的文件夹；其中的 README.md 说明每项内容。",
    en="FILE is the file to bring in, FOLDER the folder of this region; its README.md tells more.",
)


def describe_guide(region: Region, *, is_drawn: bool) -> Guide | None:
    """Return what is missing; None where something is drawn and there are figures."""
    has_figures = not region.indicators.empty
    if is_drawn and has_figures:
        return None
    present = {
        "parks": not region.parks.empty,
        "places": not region.places.empty,
        "outline": not region.district.empty,
        "landuse": region.landuse is not None,
        "indicators": has_figures,
    }
    return Guide(
        title=NO_FIGURES if is_drawn else NOTHING_DRAWN,
        text=TEXT,
        note=NOTE,
        steps=tuple(
            GuideStep(name=name, command=f"parkmap import FILE --into FOLDER --as {target}")
            for target, name in STEPS.items()
            if not present[target]
        ),
        on_map=not is_drawn,
    )
