"""What a reader of a comparison must know: how figures are chosen, and what the words mean."""

from mapper.page import Words
from parks.comparison import Comparison


def notes_of(comparison: Comparison) -> tuple[Words, ...]:
    """Return the notes of a comparison in both languages."""
    edition = comparison.landuse_edition
    notes = [
        Words(
            zh="底色行不可比，不排序、不画条、不求差；行名下写明原因。",
            en="Tinted rows are not comparable: no order, bar or difference. "
            "The reason stands under the name.",
        ),
        Words(
            zh="可比：指标、口径、期间、实际或目标、计量方式均同，单位可换算，原文无疑。"
            "差值只在恰有两个可比且确切的数时给出。",
            en="Comparable: same indicator, scope, period, kind and measure, a convertible "
            "unit, no doubt. A difference is given for exactly two comparable, exact figures.",
        ),
        Words(
            zh="每行取多数单元共有的期间，实际先于预计与目标，再取最近；没有共有的期间时各取最近，不可比。"
            if not comparison.period
            else "只取所指定期间的数。",
            en="Each row takes the period most units share, actual before expected and "
            "target, then the latest; where none is shared each shows its latest."
            if not comparison.period
            else "Only figures of the period asked for are shown.",
        ),
        Words(
            zh="未公布：资料没有给出。无法计算：缺少所写的数。未提供：本区没有该图层。"
            "未定位：没有位置。四者不同，都不是 0。",
            en="Not published: no document gives it. Cannot compute: the figures named are "
            "missing. None provided: the region has no such layer. Unplaced: no position. "
            "None of the four is 0.",
        ),
    ]
    if edition:
        notes.append(Words(zh=f"用地分类：{edition}。", en=f"Land-use classes: {edition}."))
    return tuple(notes)
