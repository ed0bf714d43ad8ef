"""Words of an evaluation in both languages."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from output.say import listed, say
from parks.evaluation import Verdict
from parks.evaluation.zone_type import NAMES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from output.tables import Lang, Value
    from parks.evaluation import Definition, ZoneKind
    from parks.need import Need

NO_VALUE = ("无法计算", "cannot be computed")
STATUSES: Mapping[str, tuple[str, str]] = {
    "checked": ("已核对", "checked"),
    "memory": ("凭记忆，未核对", "from memory, unchecked"),
    "source": ("来自资料", "from the documents"),
    "planner": ("规划人员给定", "given by the planner"),
    "computed": ("计算", "computed"),
}
VERDICTS: Mapping[Verdict, tuple[str, str]] = {
    Verdict.MET: ("符合", "met"),
    Verdict.NOT_MET: ("不符合", "not met"),
    Verdict.NOT_COMPUTED: NO_VALUE,
    Verdict.NO_THRESHOLD: ("没有限值", "no threshold"),
    Verdict.UNCHECKED: ("限值未核对，不作判定", "threshold unchecked, no verdict"),
}
SIDES: Mapping[str, str] = {"min": "≥", "max": "≤"}
NATURES: Mapping[str, tuple[str, str]] = {
    "mandatory": ("强制", "mandatory"),
    "normative": ("规范性", "normative"),
    "recommended": ("推荐", "recommended"),
    "limit": ("限制", "limit"),
}
BETTER: Mapping[str, tuple[str, str]] = {
    "up": ("越大越好", "more is better"),
    "down": ("越小越好", "less is better"),
    "none": ("", ""),
}
PUBLISHED_KINDS: Mapping[str, tuple[str, str]] = {
    "average": ("平均值", "average"),
    "target": ("目标", "target"),
    "threshold": ("门槛", "threshold"),
}
FIGURE_STATUSES: Mapping[str, tuple[str, str]] = {
    "actual": ("实际", "actual"),
    "expected": ("预计", "expected"),
    "target": ("目标", "target"),
}
QUALIFIERS: Mapping[str, tuple[str, str]] = {
    "exact": ("", ""),
    "about": ("约", "about"),
    "over": ("超过", "over"),
    "at_least": ("不低于", "at least"),
    "below": ("低于", "below"),
}


class Named(Protocol):
    """Something with a name in both languages."""

    @property
    def name_zh(self) -> str:
        """Chinese name."""

    @property
    def name_en(self) -> str:
        """English name."""


def name_in(lang: Lang, named: Named) -> str:
    """Return a name in one language."""
    return say(lang, named.name_zh, named.name_en)


def word_in(lang: Lang, words: Mapping[str, tuple[str, str]], value: str) -> str | None:
    """Return the word of a value; one that has none stands as it is, an empty one is missing."""
    return say(lang, *words.get(value, (value, value))) or None


def needs_in(lang: Lang, needs: Iterable[Need]) -> str | None:
    """Return what is missing as one list; None where nothing is."""
    return listed(lang, (say(lang, need.zh, need.en) for need in needs)) or None


def or_words(value: float | None, lang: Lang) -> Value:
    """Return a number, or the words for none."""
    return say(lang, *NO_VALUE) if value is None else value


def kind_in(lang: Lang, kind: ZoneKind | None) -> str:
    """Return the name of a kind of zone; the words for none where it cannot be told."""
    return say(lang, *(NAMES[kind] if kind else NO_VALUE))


def formula_in(lang: Lang, definition: Definition) -> str:
    """Return the formula of an indicator."""
    return say(lang, definition.formula_zh, definition.formula_en)
