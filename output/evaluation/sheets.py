"""An evaluation as tables of a workbook, with the notes and documents that belong to them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from output.evaluation.overview_sheet import overview_sheet
from output.evaluation.per_mu_sheets import per_mu_sheet
from output.evaluation.project_sheet import project_sheet
from output.evaluation.published_sheet import published_sheet
from output.evaluation.ratio_sheets import input_sheet, ratio_sheet
from output.evaluation.score_sheets import combined_sheet, score_sheet, type_sheet
from output.fictional import marked_fictional
from output.finding_sheet import finding_sheet
from output.layer_source import layer_source
from output.say import say
from parks.evaluation.ideal import LABELS
from parks.evaluation.score import BASIS_WORDS, FORMULA_EN, FORMULA_ZH
from parks.records import first_by

if TYPE_CHECKING:
    from collections.abc import Iterator

    from output.tables import Lang, Sheet
    from parks.evaluation import Evaluation, ScoreNode
    from parks.region import Region


def evaluation_sheets(
    evaluation: Evaluation, *, region: Region, lang: Lang = "zh"
) -> tuple[Sheet, ...]:
    """
    Return an evaluation as tables.

    Parameters
    ----------
    evaluation
        The evaluation.
    region
        Its region, for names and documents.
    lang
        Language of every text.

    Returns
    -------
    sheets
        At a glance, ratios, inputs, types, scores, figures per mu, projects, published averages,
        findings. The first holds the notes.
    """
    combined = (combined_sheet(evaluation, lang=lang),) if evaluation.combined else ()
    zh, en = region.meta.name_zh, region.meta.name_en
    head = say(lang, f"{zh} 土地集约利用评价", f"{en}: land evaluation")
    sheets = (
        replace(
            overview_sheet(evaluation, title=head, lang=lang),
            notes=tuple(_notes(evaluation, region, lang)),
        ),
        ratio_sheet(evaluation, lang=lang),
        replace(input_sheet(evaluation, lang=lang), sources=documents(evaluation, region, lang)),
        type_sheet(evaluation, lang=lang),
        score_sheet(evaluation, lang=lang),
        *combined,
        per_mu_sheet(evaluation, lang=lang),
        project_sheet(evaluation, lang=lang),
        published_sheet(lang=lang),
        finding_sheet(evaluation.findings, lang=lang),
    )
    return marked_fictional(sheets, is_fictional=evaluation.is_fictional, lang=lang)


def documents(evaluation: Evaluation, region: Region, lang: Lang) -> tuple[str, ...]:
    """Return the documents that the inputs come from, one line each, in the order of the file."""
    cited = {
        part.partition(":")[0]
        for unit in evaluation.units
        for result in (*unit.ratios.values(), *unit.per_mu.values())
        for item in result.inputs
        for part in item.source.split(", ")
    }
    layer = () if region.landuse is None else (layer_source(region, lang=lang),)
    return layer + tuple(
        ", ".join(
            part
            for part in (source, say(lang, row["title_zh"], row["title_en"]), row["date"])
            if part
        )
        for source, row in first_by(region.sources, "source_id").items()
        if source in cited
    )


def _notes(evaluation: Evaluation, region: Region, lang: Lang) -> Iterator[str]:
    meta, options = region.meta, evaluation.options
    edition = evaluation.landuse_edition or say(lang, "未注明", "not named")
    yield say(
        lang,
        f"{meta.name_zh}。用地分类：{edition}。",
        f"{meta.name_en}. Land-use classes: {edition}.",
    )
    yield say(
        lang,
        "现状地块按范围线裁切，面积在椭球面上量算；跨线地块的建筑面积按面积比例分摊。",
        "Current parcels are cut at the boundary and measured on the ellipsoid; floor areas of "
        "parcels that cross it are apportioned by area.",
    )
    period = options.period or say(
        lang, "各公式取各单元共有的最近期间", "of each formula the latest that the units share"
    )
    yield say(lang, f"数据期间：{period}。", f"Period of the figures: {period}.")
    yield say(
        lang, f"评分：{FORMULA_ZH}（凭记忆，未核对）。", f"Score: {FORMULA_EN} (from memory)."
    )
    yield from _score_notes(evaluation, lang)
    yield say(
        lang,
        "“无法计算”旁写明缺什么；缺的不按 0 计，超过 100% 的比率不截断。",
        "Where something cannot be computed the table says what it needs; nothing missing counts "
        "as 0, and no rate is cut to 100 %.",
    )


def _score_notes(evaluation: Evaluation, lang: Lang) -> Iterator[str]:
    bases = dict.fromkeys(unit.score.basis for unit in evaluation.units)
    for basis in bases:
        words = say(lang, *BASIS_WORDS[basis])
        yield say(lang, f"权重：{words}。", f"Weights: {words}.")
    roots = [unit.score.root for unit in evaluation.units if unit.score.root]
    used = {leaf.ideal.basis for root in roots for leaf in _leaves(root) if leaf.ideal}
    for basis_of_ideal, words_of_ideal in LABELS.items():
        if basis_of_ideal in used:
            words = say(lang, *words_of_ideal)
            yield say(lang, f"理想值：{words}。", f"Ideal values: {words}.")
    if used & {"best", "p80"}:
        yield say(
            lang,
            "参照值只用于本次比较的排序，不说明单个园区的好坏，也不是官方理想值。",
            "Reference values rank the units of this comparison; they say nothing of one alone, "
            "and are no official ideal values.",
        )


def _leaves(node: ScoreNode) -> Iterator[ScoreNode]:
    if not node.children:
        yield node
    for child in node.children:
        yield from _leaves(child)
