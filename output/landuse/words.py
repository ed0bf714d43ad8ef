"""Words of the tables of measured land, in both languages."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from output.landuse.request import Measured
from output.tables import Lang
from parks.classes import Edition


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A text in both languages."""

    zh: str
    en: str

    def of(self, lang: Lang) -> str:
        """Return it in one of them."""
        return self.zh if lang == "zh" else self.en


TITLES: Mapping[str, Words] = {
    "areas": Words(zh="分区用地面积", en="Land by zone and class"),
    "balance": Words(zh="分区平衡", en="Balance of each zone"),
    "total": Words(zh="用地合计", en="Total by class"),
    "codes": Words(zh="代码核对", en="Codes to check"),
}
TERMS: Mapping[str, Words] = {
    "class": Words(zh="分类用地", en="class"),
    "no_class": Words(zh="未写分类", en="no class written"),
    "unknown_class": Words(zh="分类未知", en="unknown class"),
    "gap": Words(zh="无地块覆盖", en="covered by no parcel"),
    "overlap": Words(zh="地块重叠（减）", en="covered more than once (minus)"),
}
METHODS: Mapping[str, Words] = {
    "ellipsoidal": Words(zh="椭球面积", en="ellipsoidal"),
    "planar": Words(zh="投影平面面积", en="planar"),
}
READINGS: Mapping[str, Words] = {
    "local": Words(zh="地方细分，按其开头", en="local code, by its beginning"),
    "mixed": Words(zh="混合用地，按首个代码", en="mixed use, by the first code"),
    "beginning": Words(zh="只认得开头", en="only its beginning is known"),
    "unknown": Words(zh="不认得", en="unknown"),
}
NO_CLASS = Words(zh="未分类", en="Unclassified")
NO_EDITION = Words(
    zh="未指定分类版本，代码按原样列出", en="no edition was named: codes stand as written"
)
PARCELS_NOTE = Words(
    zh="地块数为在区域内有面积的地块；跨区域的地块在每个区域各计一次",
    en="parcels are those with an area in the zone; one in several zones counts in each",
)
ADD_UP = Words(
    zh="每个区域各项面积之和等于区域面积；地块重叠记为负",
    en="the areas of a zone add up to its area; what parcels cover twice stands below zero",
)


def edition_words(edition: Edition | None, *, lang: Lang) -> str:
    """Name the edition of the classes."""
    if edition is None:
        return NO_EDITION.of(lang)
    name = edition.name_zh if lang == "zh" else edition.name_en
    return f"{edition.id}: {name}, {edition.document}"


def notes(measured: Measured, *, lang: Lang) -> Iterator[str]:
    """Yield how the land was measured, and by which classes."""
    heads = Words(zh="分类版本", en="Edition"), Words(zh="面积", en="Area")
    is_zh = lang == "zh"
    yield f"{heads[0].of(lang)}: {edition_words(measured.areas.edition, lang=lang)}"
    method = METHODS[measured.overlay.area].of(lang)
    yield f"{heads[1].of(lang)}: {method}, {measured.overlay.crs}"
    read = f"{measured.overlay.rows:,}"
    yield f"读取地块 {read} 个" if is_zh else f"{read} parcels were read"
    for words in (ADD_UP, PARCELS_NOTE):
        yield words.of(lang)
    if any(finding.code == "zones-overlap" for finding in measured.findings):
        yield (
            "区域之间有重叠，合计中重叠部分重复计算"
            if is_zh
            else "zones share land, which counts more than once in the totals"
        )
