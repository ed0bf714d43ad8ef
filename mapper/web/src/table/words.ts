// Words of the attribute table in both languages.
import type { Words } from "../page_model";

const say = (zh: string, en: string): Words => ({ zh, en });

export const T = {
  title: say("属性表", "Attribute table"),
  shown: say("显示 {n} / {all}", "{n} of {all} shown"),
  reading: say("正在读取", "Reading"),
  open: say("展开属性表", "Open the attribute table"),
  shut: say("收起属性表", "Close the attribute table"),
  resize: say("属性表高度", "Height of the table"),
  px: say("{n} 像素", "{n} pixels"),
  layer: say("表中的图层", "Layer in the table"),
  find: say("筛选文字", "Filter by text"),
  inView: say("在当前视图", "In this view"),
  export: say("导出 CSV", "Export CSV"),
  clear: say("清除筛选", "Clear filters"),
  remove: say("移除条件：{what}", "Remove: {what}"),
  focused: say("仅看所选地类", "Chosen classes only"),
  hiddenClasses: say("已关闭 {n} 类", "{n} classes off"),
  filterOf: say("筛选{name}", "Filter {name}"),
  sortOf: say("按{name}排序", "Sort by {name}"),
  least: say("最小", "Least"),
  most: say("最大", "Most"),
  contains: say("包含", "Contains"),
  all: say("全选", "All"),
  none: say("全不选", "None"),
  noValue: say("无值", "no value"),
  nothing: say("没有符合条件的记录", "Nothing matches"),
  nothingText: say("放宽条件，或清除筛选。", "Loosen a condition or clear the filters."),
  values: say("{name}：{n} 项", "{name}: {n} values"),
  yes: say("是", "yes"),
  no: say("否", "no"),
  note: say("说明", "Note"),
  fictional: say("虚构园区，非真实数据", "Fictional park, not real data"),
} as const;
