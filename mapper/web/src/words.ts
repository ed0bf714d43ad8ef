// Words of the shell in both languages; what the data says comes ready from the page model.
import type { FigureView, Words } from "./page_model";

const say = (zh: string, en: string): Words => ({ zh, en });

export const W = {
  skip: say("跳到园区列表", "Skip to the list of layers"),
  searchHint: say("搜索园区、企业、指标、拼音…", "Search parks, firms, figures, pinyin…"),
  search: say("搜索", "Search"),
  clear: say("清除", "Clear"),
  searchResults: say("搜索结果", "Search results"),
  found: say("{n} 条结果", "{n} results"),
  noResult: say("没有结果：“{q}”", "No result: “{q}”"),
  nearest: say("相近", "Nearest"),
  noNearest: say("可用中文、英文、拼音或首字母查找", "Chinese, English, pinyin and initials all work"),
  measure: say("测量", "Measure"),
  language: say("语言", "Language"),
  scheme: say("配色", "Colour scheme"),
  schemes: { system: say("跟随系统", "System"), light: say("浅色", "Light"), dark: say("深色", "Dark") },
  help: say("帮助", "Help"),
  menu: say("菜单", "Menu"),
  close: say("关闭", "Close"),
  back: say("返回", "Back"),
  layers: say("图层与图例", "Layers and legend"),
  reset: say("恢复默认", "Reset"),
  only: say("只看", "Only"),
  onlyOf: say("只看{name}", "Only {name}"),
  allAgain: say("全部", "All"),
  unplaced: say("未定位 {n}", "{n} unplaced"),
  unplacedTitle: say("{name}：未定位", "{name}: unplaced"),
  unplacedNote: say("资料提到这些单位，但没有位置。", "The documents name these units but give no position."),
  thematic: say("专题", "Thematic layers"),
  thematicNone: say("不显示专题", "No thematic layer"),
  noData: say("无数据", "No data"),
  grammar: say("虚线＝未经测量，点线＝位置不确定，\u200b实线\u2060＝\u2060公布、实测或数字化。", "Dashed: not surveyed. Dotted: position uncertain. Solid: published, surveyed or digitised."),
  years: say("空间结构年份", "Spatial structure by year"),
  structure: say("空间结构", "Spatial structure"),
  sheetHint: say("上拉看区情与图例", "Pull up for figures and legend"),
  sheetUp: say("展开面板", "Expand the panel"),
  sheetDown: say("收起面板", "Collapse the panel"),
  map: say("地图", "Map"),
  panel: say("单位资料", "About the unit"),
  showPanel: say("显示资料", "Show figures"),
  outside: say("区外", "outside the region"),
  noPanel: say("资料没有给出数据", "No figures in the documents"),
  noPanelText: say("这个单位只在资料中被提到。", "The documents only name this unit."),
  copyCommand: say("复制命令", "Copy the command"),
  copyLink: say("复制链接", "Copy link"),
  copied: say("已复制", "Copied"),
  copyFailed: say("无法写入剪贴板，可在此复制：", "The clipboard is closed to this page; copy from here:"),
  sources: say("资料", "Sources"),
  sourcesOfFigures: say("数据的来源", "Sources of the figures"),
  sourcesOfMap: say("界线与位置的来源", "Sources of borders and positions"),
  listComma: say("、", ", "),
  sourceN: say("资料 {n}", "Source {n}"),
  sourcesN: say("资料 {n}", "Sources {n}"),
  sourceOf: say("{label}：资料 {n}", "{label}: source {n}"),
  missingOf: say("{label}：缺什么", "{label}: what is missing"),
  publisher: say("发布", "Publisher"),
  date: say("日期", "Date"),
  locator: say("位置", "Locator"),
  line: say("第 {n} 行", "line {n}"),
  printed: say("原文数", "As printed"),
  licence: say("许可", "Licence"),
  file: say("文件", "File"),
  note: say("说明", "Note"),
  figuresN: say("{n} 条数据", "{n} figures"),
  allFigures: say("此资料全部数据 {n}", "All {n} figures"),
  copyCitation: say("复制引文", "Copy citation"),
  showAll: say("显示全部 {n}", "Show all {n}"),
  showLess: say("收起", "Show fewer"),
  allSources: say("全部 {n} 份", "All {n}"),
  allFindings: say("全部 {n} 条", "All {n}"),
  moreFindings: say("另有 {n} 条，见 parkmap check：", "and {n} more, see parkmap check:"),
  scopeText: say("两份资料所指范围不同，不计算增长。", "The documents mean different extents; no growth is computed."),
  scopeSquares: say("方块按面积等比。", "Squares are to scale."),
  scopeSpoken: say("{figures}；口径不同，不可比", "{figures}; scope differs, not comparable"),
  planned: say("规划", "planned"),
  built: say("已建", "built"),
  notPublished: say("未公布", "not published"),
  cannotCompute: say("无法计算", "cannot compute"),
  clusterUnits: say("{name}：点名的单位", "{name}: units named"),
  indicatorUnits: say("{name}：有此数据的单位", "{name}: units with this figure"),
  fictional: say("虚构园区", "Fictional park"),
  fictionalText: say("本页内容为虚构，仅作演示。", "Everything on this page is invented, for demonstration."),
  shortcuts: say("键盘", "Keyboard"),
  shortcutsSwitch: say("启用单键快捷键", "Single-letter shortcuts"),
  grammarTitle: say("线型说明依据", "The line says how we know"),
  grammarRows: {
    "line-surveyed": say("实线：公布、实测或数字化", "Solid: published, surveyed or digitised"),
    "line-schematic": say("虚线：范围示意，面积按公布值", "Dashed: schematic, area as published"),
    "line-halo": say("点线：实际位置在此圈内", "Dotted: the true site lies within the ring"),
  },
  redTitle: say("红色只表示选中。", "Red only means chosen."),
  working: say("内部工作用图，未经审核 · 审图号 —", "Working map, not reviewed · Review no. —"),
  workingText: say(
    "界线按线型注明依据，不作划界依据。每个数字都注明期间、类别和资料；没有的数据写明未公布、无法计算、未定位或未提供。",
    "The line of a boundary says what it rests on; none settles a border. Every figure carries its period, kind and source; what is absent is said in words.",
  ),
  contents: say("本页内容", "On this page"),
  counts: {
    units: say("单位", "units"),
    placed: say("已定位", "located"),
    figures: say("数据", "figures"),
    sources: say("资料", "documents"),
    findings: say("提示", "findings"),
  },
  keys: {
    search: say("搜索", "Search"),
    tree: say("图层与图例", "Layers and legend"),
    map: say("地图", "Map"),
    years: say("年份", "Year switch"),
    help: say("帮助", "Help"),
    escape: say("关闭最上层，再按取消选中", "Close the topmost, then clear the choice"),
    zoom: say("放大、缩小、全图", "Zoom in, out, fit"),
    pan: say("移动地图", "Pan the map"),
    walk: say("在地图上逐个走到单位；问题之间用方向键", "Walk the units on the map; arrows walk its findings"),
    tree2: say("在图层中移动、展开、显隐", "Move, expand and switch in the layers"),
  },
  kindOf: { cluster: say("产业集群", "cluster"), indicator: say("指标", "indicator") },
} as const;

export const KINDS: Readonly<Record<FigureView["kind"], Words>> = {
  actual: say("实际", "actual"),
  target: say("目标", "target"),
  expected: say("预计", "expected"),
  cumulative: say("累计", "cumulative"),
  share: say("占比", "share"),
  growth: say("增速", "growth"),
  threshold: say("门槛", "threshold"),
  computed: say("计算", "computed"),
};

const MARKS: Readonly<Record<string, Words>> = {
  scope_differs: say("口径不同", "scope differs"),
  damaged: say("原文缺字", "text damaged"),
  doubtful: say("存疑", "doubtful"),
  conflicts: say("待核", "to be checked"),
};

export function markWords(mark: string): Words {
  return MARKS[mark] ?? say("待核", "to be checked");
}

/** Puts values into the braces of both languages. */
export function fill(words: Words, values: Readonly<Record<string, string | number | Words>>): Words {
  const put = (language: keyof Words): string =>
    words[language].replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = values[name];
      if (value === undefined) return whole;
      return typeof value === "object" ? value[language] : String(value);
    });
  return say(put("zh"), put("en"));
}
