"""What a comparison of planned and built land needs and does not find."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """
    An input that is not there, in both languages.

    Parameters
    ----------
    zh, en
        Reads on after "无法计算：需要" and "cannot be computed: needs".
    """

    zh: str
    en: str

    def __str__(self) -> str:
        """Return the English sentence."""
        return f"cannot be computed: needs {self.en}"


NO_LAYER = Missing(zh="用地图层", en="a land-use layer")
NO_CRS = Missing(zh="用地图层的坐标系", en="the CRS of the land-use layer")
NO_CLASSES = Missing(zh="用地分类列", en="a column with the class of each parcel")
NO_CURRENT = Missing(zh="现状地块", en="parcels of the current state")
NO_PLANNED = Missing(
    zh="规划地块（state 列为 planned）", en="parcels of the planned state (state = planned)"
)
NO_EDITION = Missing(
    zh="用地分类的版本（region.toml 中的 landuse_edition）",
    en="the edition of the classes (landuse_edition in region.toml)",
)
NO_BOUNDARY = Missing(
    zh="面积可量算的规划或批准范围",
    en="a planned or approved boundary whose area means something",
)
NO_CURRENT_INSIDE = Missing(
    zh="范围内的现状地块", en="parcels of the current state inside the boundary"
)
NO_PLANNED_INSIDE = Missing(
    zh="范围内的规划地块", en="parcels of the planned state inside the boundary"
)
