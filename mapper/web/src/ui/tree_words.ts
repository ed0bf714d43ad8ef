// Words of the classes in the layer tree.
import type { Words } from "../page_model";

const say = (zh: string, en: string): Words => ({ zh, en });

export const L = {
  display: say("显示方式", "How it is shown"),
  state: say("用地状态", "State of the land"),
  planned: say("规划", "Planned"),
  current: say("现状", "Current"),
  swipe: say("对照", "Swipe"),
  change: say("变化", "Change"),
  colours: say("配色", "Colours"),
  official: say("官方色", "Official"),
  full: say("原色", "Full"),
  soft: say("柔和", "Soft"),
  opacity: say("不透明度", "Opacity"),
  percent: say("{n} %", "{n} %"),
  hint: say("点地类只看该类，Ctrl 点选多类", "Click a class to see only it; Ctrl-click adds"),
  hintTouch: say("点地类只看该类", "Tap a class to see only it"),
  find: say("查找地类", "Find a class"),
  table: say("属性表", "Attribute table"),
  chosen: say("已筛选", "filtered"),
} as const;
