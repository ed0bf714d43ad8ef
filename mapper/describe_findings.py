"""Doubts and contradictions of the documents, those that touch a shown figure first."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from mapper.describe_figures import readable_note, source_numbers
from mapper.page import NO_WORDS, FigureView, FindingView, Unit, Words
from parks.region import Region
from parks.vocabulary import Mark

PAIR_MARKS = (Mark.SCOPE_DIFFERS, Mark.CONFLICTS)
HEADS = {
    Mark.SCOPE_DIFFERS: Words(zh="口径不同", en="scope differs"),
    Mark.CONFLICTS: Words(zh="资料互异", en="documents differ"),
    Mark.DAMAGED: Words(zh="原文缺字", en="text damaged"),
    Mark.DOUBTFUL: Words(zh="待核", en="to be checked"),
}
TAILS = {
    Mark.SCOPE_DIFFERS: Words(zh="，不作增长", en="; no growth is computed"),
    Mark.CONFLICTS: Words(zh="，两数并存", en="; both are kept"),
}


def describe_findings(
    region: Region, figures: tuple[FigureView, ...], units: Mapping[str, Unit]
) -> tuple[FindingView, ...]:
    """Return the doubts of the documents: figure pairs, single figures, units, the outline."""
    return (
        *_pairs(figures, units),
        *_singles(figures, units),
        *_inferred_units(region, units),
        *_outline_note(region),
    )


def _pairs(figures: tuple[FigureView, ...], units: Mapping[str, Unit]) -> Iterable[FindingView]:
    groups: defaultdict[tuple[str, str, str], list[FigureView]] = defaultdict(list)
    for figure in figures:
        if figure.mark in PAIR_MARKS:
            groups[figure.unit, figure.indicator, figure.mark].append(figure)
    for (unit, indicator, mark), members in groups.items():
        head, tail = HEADS[Mark(mark)], TAILS[Mark(mark)]
        name = units[unit].short if unit in units else Words(zh=unit, en=unit)
        label = members[0].label
        yield FindingView(
            id=f"{mark}-{unit}-{indicator}",
            icon="scope" if mark == Mark.SCOPE_DIFFERS else "check",
            unit=unit,
            figures=tuple(member.id for member in members),
            head=Words(
                zh=f"{name.zh}{label.zh}：{head.zh}", en=f"{name.en}, {label.en.lower()}: {head.en}"
            ),
            text=Words(
                zh="，".join(f"{m.period.zh} {shown(m).zh}" for m in members) + tail.zh,
                en=", ".join(f"{m.period.en} {shown(m).en}" for m in members) + tail.en,
            ),
        )


def shown(figure: FigureView) -> Words:
    """Return qualifier, value and unit in one line."""
    return Words(
        zh=" ".join(filter(None, (figure.qualifier.zh, figure.value.zh, figure.measure_unit.zh))),
        en=" ".join(filter(None, (figure.qualifier.en, figure.value.en, figure.measure_unit.en))),
    )


def _singles(figures: tuple[FigureView, ...], units: Mapping[str, Unit]) -> Iterable[FindingView]:
    for figure in figures:
        if figure.mark not in (Mark.DAMAGED, Mark.DOUBTFUL):
            continue
        head, said = HEADS[Mark(figure.mark)], shown(figure)
        name = units[figure.unit].short if figure.unit in units else NO_WORDS
        yield FindingView(
            id=f"{figure.mark}-{figure.id}",
            icon="check",
            unit=figure.unit,
            figures=(figure.id,),
            head=Words(
                zh=f"{name.zh}{figure.label.zh} {said.zh}：{head.zh}",
                en=f"{name.en}, {figure.label.en.lower()} {said.en}: {head.en}",
            ),
            text=Words(
                zh=figure.note.zh or f"{figure.period.zh} 年，按资料照录",
                en=figure.note.en or f"{figure.period.en}, kept as printed",
            ),
        )


def _inferred_units(region: Region, units: Mapping[str, Unit]) -> Iterable[FindingView]:
    rows = region.units
    for line, unit, note, note_zh in rows.loc[
        rows["mark"] == Mark.IDENTITY_INFERRED, ["id", "note", "note_zh"]
    ].itertuples():
        name = units[unit].short
        yield FindingView(
            id=f"identity-{line}",
            icon="note",
            unit=unit,
            figures=(),
            head=Words(zh=f"{name.zh}：同一单位由推定", en=f"{name.en}: identity inferred"),
            text=Words(zh=note_zh, en=readable_note(note, source_numbers(region))),
        )


def _outline_note(region: Region) -> Iterable[FindingView]:
    note = Words(zh=region.meta.map.note_zh, en=region.meta.map.note_en)
    if note.zh or note.en:
        head = Words(zh="区界范围", en="Extent of the outline")
        yield FindingView(
            id="outline", icon="note", unit=region.meta.unit_id, figures=(), head=head, text=note
        )
