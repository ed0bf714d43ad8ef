"""What a comparison of planned and built land needs and does not find."""

from parks.need import Need

NO_LAYER = Need(zh="用地图层", en="a land-use layer")
NO_CRS = Need(zh="用地图层的坐标系", en="the CRS of the land-use layer")
NO_CLASSES = Need(zh="用地分类列", en="a column with the class of each parcel")
NO_CURRENT = Need(zh="现状地块", en="parcels of the current state")
NO_PLANNED = Need(
    zh="规划地块（state 列为 planned）", en="parcels of the planned state (state = planned)"
)
NO_EDITION = Need(
    zh="用地分类的版本（region.toml 中的 landuse_edition）",
    en="the edition of the classes (landuse_edition in region.toml)",
)
NO_BOUNDARY = Need(
    zh="面积可量算的规划或批准范围",
    en="a planned or approved boundary whose area means something",
)
NO_CURRENT_INSIDE = Need(
    zh="范围内的现状地块", en="parcels of the current state inside the boundary"
)
NO_PLANNED_INSIDE = Need(
    zh="范围内的规划地块", en="parcels of the planned state inside the boundary"
)
