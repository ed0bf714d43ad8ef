// Words of the online backdrops in both languages.
import { say } from "../say";

export const W = {
  title: say("在线底图", "Online backdrops"),
  none: say("不显示底图", "No backdrop"),
  online: say("需要联网。瓦片来自所列服务方，它会知道查看的是哪一片；本页数据不会发出。", "Needs a network. Tiles come from the service named, which learns what area is looked at; no data of this page is sent."),
  shifted: say("GCJ-02 瓦片，已移至 WGS-84 位置；数据不动。", "GCJ-02 tiles, moved to their place in WGS-84; the data stays."),
  failed: say("{name} 未能载入：没有网络，或服务方拒绝。其余内容不受影响。", "{name} did not load: no network, or the service refused. The rest of the page is not affected."),
  off: say("关闭底图", "Switch it off"),
  on: say("底图：{name}", "Backdrop: {name}"),
};
