// Words of the controls on the map and of measuring, in both languages; terms as in page.md §7.
import { say } from "../../say";

export const W = {
  controls: say("地图控件", "Map controls"),
  zoomIn: say("放大", "Zoom in"),
  zoomOut: say("缩小", "Zoom out"),
  fullScreen: say("全屏", "Full screen"),
  leaveFullScreen: say("退出全屏", "Leave full screen"),
  fullScreenRefused: say("浏览器不允许全屏", "The browser does not allow full screen"),
  review: say("内部工作用图，未经审核", "Working map, not reviewed"),
  reviewNumber: say("审图号 —", "Review no. —"),
  centre: say("图中心", "Centre"),
  zoneLimit: say("3° 带分界", "3° zone limit"),
  scale: say("比例尺", "Scale"),

  measuring: say("测量", "Measure"),
  start: say("单击加点，回车在图中心加点", "Click to add points; Enter adds the centre"),
  more: say("双击结束；三点起回车或点首点得面积", "Double-click ends; from three points Enter or the first point gives the area"),
  next: say("单击开始新的测量", "Click to start anew"),
  total: say("总长", "Length"),
  leg: say("本段", "This leg"),
  perimeter: say("周长", "Perimeter"),
  area: say("面积", "Area"),
  crossing: say("无法计算：线自相交", "cannot compute: the line crosses itself"),
  undo: say("撤销", "Undo"),
  clear: say("清除", "Clear"),
  done: say("完成", "Done"),
  points: say("点", "points"),
  mu: say("亩", "mu"),
} as const;
