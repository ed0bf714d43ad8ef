// Words of the comparison in both languages.
import type { Reason, Standing } from "./rules";
import type { CompareGap, Words } from "../page_model";
import { say } from "../say";

export const C = {
  back: say("返回地图", "Back to the map"),
  title: say("{n}个园区对比", "{n} parks compared"),
  titleFew: say("园区对比", "Compare parks"),
  same: say("同一比例尺 · 同一指标目录", "One scale · one catalogue of figures"),
  sources: say("资料 {n}", "sources {n}"),
  add: say("添加园区", "Add a park"),
  addHint: say("园区名称、拼音…", "Name, pinyin…"),
  full: say("最多 {n} 个", "{n} at most"),
  nothingFound: say("没有结果", "No result"),
  compare: say("加入对比", "Compare"),
  added: say("已加入", "Added"),
  remove: say("移出对比：{name}", "Take out: {name}"),
  removed: say("已移出 {name}，余 {n} 个", "{name} taken out, {n} left"),
  joined: say("已加入 {name}，共 {n} 个", "{name} added, {n} in all"),
  export: say("导出表格", "Export table"),
  print: say("打印", "Print"),
  empty: say("选两个以上园区，并排比较", "Choose two or more parks to see side by side"),
  emptyText: say("同一行只比口径、期间、类别都相同的数；不能比的写明原因。", "A row compares only figures of the same scope, period and kind; where it cannot, it says why."),
  one: say("再加一个园区即可比较", "One more park and the comparison begins"),
  inHand: say("已选：", "Chosen: "),
  locator: say("{name}；框为右侧各图范围", "{name}; frames show the maps at the right"),
  map: say("{name}，同一比例尺的小图", "{name}, map at the common scale"),
  unplaced: say("未定位", "unplaced"),
  plusMinus: say("±{n} km", "±{n} km"),
  industries: say("主导产业", "Industries"),
  land: say("用地构成", "Land use"),
  landNote: say("官方色，同一分类", "official colours, same classes"),
  noLand: say("未提供", "none provided"),
  differences: say("显示差值", "Show differences"),
  difference: say("差值", "Difference"),
  base: say("基准", "Base"),
  baseOf: say("以{name}为基准", "{name} as the base"),
  against: say("比{name} {text}", "{text} against {name}"),
  shared: say("只看两个以上有数的行", "Rows with 2 or more figures"),
  also: say("另有 {list}", "also {list}"),
  alsoReasons: say("另：{list}", "also: {list}"),
  notComparable: say("不可比：{reason}", "not comparable: {reason}"),
  out: say("{name}不参与比较：{reason}", "{name} is out: {reason}"),
  conflicts: say("资料互异", "documents differ"),
  foot: say(
    "底色行不可比，不排序、不画条、不求差。每行取多数园区共有的期间，实际先于预计与目标，再取最近。",
    "Tinted rows are not comparable: no order, bar or difference. Each row takes the period that most parks share, actual before expected and target, then the latest.",
  ),
  footMissing: say("未公布：资料没有给出。无法计算：缺少所写的数。未提供：没有该图层。都不是 0。", "Not published: no document gives it. Cannot compute: what is named is missing. None provided: no such layer. None of them is 0."),
  withoutFigures: say("都没有数据", "No figures of any"),
  and: say("与", " and "),
  semicolon: say("；", "; "),
  comma: say("、", ", "),
  columns: {
    section: say("类别", "Section"), row: say("指标", "Figure"), unit: say("园区", "Park"), value: say("数值", "Value"), measure: say("单位", "Unit"), period: say("期间", "Period"), kind: say("性质", "Kind"),
    comparable: say("可比性", "Comparability"), reason: say("原因", "Reason"), doubt: say("存疑", "Doubt"), source: say("资料", "Source"), locator: say("位置", "Locator"), note: say("说明", "Note"),
  },
} as const;

const CHINESE_COUNTS = "零一两三四五六";

export const countWords = (n: number): Words => say(CHINESE_COUNTS[n] ?? String(n), String(n));

export const STANDINGS: Readonly<Record<Standing, Words>> = {
  comparable: say("可比", "comparable"),
  partly: say("部分可比", "partly comparable"),
  not_comparable: say("不可比", "not comparable"),
  nothing_to_compare: say("", ""),
};

export const REASONS: Readonly<Record<Reason, Words>> = {
  indicator: say("指标不同", "indicator differs"),
  scope: say("口径不同", "scope differs"),
  status: say("实际与目标", "kind differs"),
  measure: say("计量方式不同", "measure differs"),
  doubtful: say("原文存疑", "doubtful"),
  period: say("期间不同", "period differs"),
  measure_unit: say("单位不可换算", "unit not convertible"),
};

export const STATUSES: Readonly<Record<string, Words>> = { actual: say("实际", "actual"), expected: say("预计", "expected"), target: say("目标", "target") };

export const GAPS: Readonly<Record<CompareGap["state"], Words>> = {
  not_published: say("未公布", "not published"),
  cannot_compute: say("无法计算", "cannot compute"),
  unplaced: say("未定位", "unplaced"),
  not_provided: say("未提供", "none provided"),
};
