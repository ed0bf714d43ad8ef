// Words of the unit's export.
import { say } from "../say";

export const E = {
  export: say("导出", "Export"),
  figures: say("指标 CSV", "Figures as CSV"),
  shapes: say("范围与位置 GeoJSON", "Outlines and points as GeoJSON"),
  columns: {
    unit: say("单位", "Unit"),
    figure: say("指标", "Figure"),
    qualifier: say("限定", "Qualifier"),
    value: say("数值", "Value"),
    measure: say("计量单位", "Measured in"),
    period: say("期间", "Period"),
    kind: say("类别", "Kind"),
    doubt: say("存疑", "In doubt"),
    source: say("来源", "Source"),
    locator: say("位置", "Locator"),
    note: say("说明", "Note"),
  },
};
