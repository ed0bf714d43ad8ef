// Words of the swipe and of the map of differences in both languages.
import { say } from "../say";

export const S = {
  line: say("左右对比分界线", "Line between the two sides"),
  value: say("{name} 占 {n} %", "{name} takes {n} %"),
  left: say("左侧", "left"),
  right: say("右侧", "right"),
  change: say("规划与现状的差异", "Planned against current"),
  changed: say("着色：规划地类与现状不同，按规划地类着色。", "Coloured: planned class differs from the current one, in the planned class's colour."),
  same: say("浅灰：其余现状地块，仅作底图。", "Pale: other current parcels, for orientation."),
  moves: say("主要转换：现状 → 规划", "Largest changes: current → planned"),
  becomes: say("{before} → {after}，{ha} ha：只看规划为{after}的地块", "{before} → {after}, {ha} ha: show only land planned as {after}"),
  rest: say("其余 {n} 种转换", "{n} other changes"),
  total: say("合计", "Total"),
  unclassified: say("未分类", "unclassified"),
  show: say("展开", "Show"),
  hide: say("收起", "Hide"),
} as const;
