// Words of the print dialog and of the printed sheet.
import type { Words } from "../page_model";

const say = (zh: string, en: string): Words => ({ zh, en });

export const W = {
  print: say("打印", "Print"),
  paper: say("纸张", "Paper"),
  orientation: say("方向", "Orientation"),
  landscape: say("横向", "Landscape"),
  portrait: say("纵向", "Portrait"),
  what: say("内容", "Content"),
  unit: say("当前单位", "This unit"),
  region: say("全区", "Whole region"),
  compare: say("对比", "Comparison"),
  note: say("浅色、官方色；地图按纸张重画，余下的资料接在后页。", "Light scheme, official colours; the map is drawn anew for the paper, what does not fit follows on further pages."),
  north: say("北", "N"),
  sources: say("资料", "Sources"),
  legend: say("图例", "Legend"),
  sourcesBehind: say("资料与算式见末页。", "Sources and formulas: see the last page."),
  review: say("内部工作用图，未经审核", "Working map, not reviewed"),
  reviewNumber: say("审图号 —", "Review no. —"),
  crs: say("坐标 CGCS2000 / WGS 84，墨卡托投影", "Coordinates CGCS2000 / WGS 84, Mercator projection"),
  crsInvented: say("虚构坐标，墨卡托投影", "Invented coordinates, Mercator projection"),
  page: say("第 {n} 页，共 {of} 页", "Page {n} of {of}"),
  regionIn: say("{province}{region}", "{region}, {province}"),
  year: say("{year} 年", "{year}"),
  continued: say("续", "continued"),
  sentenceEnd: say("。", ". "),
  colon: say("：", ": "),
  comma: say("，", ", "),
  unitsOnMap: say("{n} 个单位", "{n} units"),
  mapOf: say("{name}地图", "Map of {name}"),
  land: say("{name}：{classes}", "{name}: {classes}"),
  classShare: say("{name} {share} %", "{name} {share} %"),
  otherClasses: say("其余 {n} 类", "{n} other classes"),
} as const;
