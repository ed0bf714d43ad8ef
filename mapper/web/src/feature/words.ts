// Words of the chosen feature's card in both languages.
import { say } from "../say";

export const F = {
  feature: say("第 {n} 条", "No. {n}"),
  class: say("地类", "Class"),
  mu: say("亩", "mu"),
  attributes: say("属性", "Attributes"),
  empty: say("无值 {n} 项：{names}", "No value in {n}: {names}"),
  zoom: say("缩放到此", "Zoom to it"),
  inTable: say("在表中", "In the table"),
  reading: say("正在读取", "Reading"),
} as const;
