// Words of the statistics of an area in both languages.
import type { Words } from "../page_model";

const say = (zh: string, en: string): Words => ({ zh, en });

export const S = {
  title: say("圈定统计", "Statistics of an area"),
  start: say("单击加点，回车在图中心加点", "Click to add points; Enter adds the centre"),
  more: say("双击、回车或点首点闭合", "Double-click, Enter or the first point closes the ring"),
  crossing: say("线自相交或没有面积，无法计算：撤销后改画", "The line crosses itself or encloses nothing; cannot compute: undo and draw anew"),
  outline: say("用所选园区界线", "Use the chosen park's outline"),
  parcel: say("用所选地块", "Use the chosen parcel"),
  ofUnit: say("该范围内的用地", "Land use within"),
  layer: say("图层", "Layer"),
  landClass: say("地类", "Class"),
  code: say("代码", "Code"),
  share: say("占比 %", "Share %"),
  mu: say("亩", "mu"),
  features: say("地块", "Parcels"),
  unclassified: say("未分类", "unclassified"),
  gaps: say("未覆盖", "not covered"),
  overlaps: say("重叠，已扣除", "overlaps, taken off"),
  rounding: say("坐标取整", "rounding of coordinates"),
  checking: say("核对中", "checking"),
  total: say("范围面积", "Area"),
  empty: say("此范围内没有地块。", "No parcels here."),
  computing: say("计算中", "Computing"),
  method: say("椭球面积（WGS 84）。地块坐标按 {grid} m 网格存储，每类误差约在 ±{doubt} m² 以内。", "Areas on the ellipsoid (WGS 84). Parcels are stored on a grid of {grid} m: each class within about ±{doubt} m²."),
  schematic: say("界线示意，结果随界线而定。", "The outline is schematic, and so is the result."),
  fictional: say("虚构园区", "Fictional park"),
  copy: say("复制表格", "Copy table"),
  copied: say("已复制", "Copied"),
  undo: say("撤销", "Undo"),
  anew: say("重画", "Draw anew"),
  done: say("完成", "Done"),
  spoken: say("范围 {area}，{n} 个地类，最大 {name} {share} %", "Area {area}, {n} classes, largest {name} {share} %"),
} as const;
