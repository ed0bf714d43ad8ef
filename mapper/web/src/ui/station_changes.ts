// What the documents name differently in two spatial structures, the earlier one first. Pure.
import type { Member, Station, Words } from "../page_model";
import { fill } from "../words";

export interface Renamed {
  readonly unit: string;
  readonly before: Words;
  readonly after: Words;
}

export interface Changes {
  readonly before: Station;
  readonly after: Station;
  /** Members that the earlier structure does not list. */
  readonly added: readonly Member[];
  /** Members that no document of the later year names. */
  readonly unnamed: readonly Member[];
  /** Members that the later documents name, though not in their structure. */
  readonly unlisted: readonly Member[];
  readonly roles: readonly { readonly unit: string; readonly label: Words; readonly before: Member["role"]; readonly after: Member["role"] }[];
  readonly renamed: readonly Renamed[];
  /** Published areas of the whole where they differ: of different extents, so that nothing is computed from them. */
  readonly areas: readonly [Words | null, Words | null] | null;
}

export function changesBetween(one: Station, other: Station): Changes {
  const [before, after] = one.year <= other.year ? [one, other] : [other, one];
  const was = new Map(before.members.map((member) => [member.unit, member]));
  const is = new Set(after.members.map(({ unit }) => unit));
  const gone = before.members.filter(({ unit }) => !is.has(unit));
  const isGhost = ({ unit }: Member): boolean => after.ghosts.includes(unit);
  const both = after.members.flatMap((now) => {
    const then = was.get(now.unit);
    return then ? [{ now, then }] : [];
  });
  return {
    before,
    after,
    added: after.members.filter(({ unit }) => !was.has(unit)),
    unnamed: gone.filter(isGhost),
    unlisted: gone.filter((member) => !isGhost(member)),
    roles: both.filter(({ now, then }) => now.role !== then.role).map(({ now, then }) => ({ unit: now.unit, label: now.label, before: then.role, after: now.role })),
    renamed: both.filter(({ now, then }) => now.label.zh !== then.label.zh).map(({ now, then }) => ({ unit: now.unit, before: then.label, after: now.label })),
    areas: before.square?.area_m2 === after.square?.area_m2 ? null : [before.square?.label ?? null, after.square?.label ?? null],
  };
}

/** The station that stands before in the year switch; for the first one, the next. */
export function neighbourOf(stations: readonly Station[], id: string): Station | undefined {
  const at = stations.findIndex((station) => station.id === id);
  return stations[at - 1] ?? stations[at + 1];
}

const say = (zh: string, en: string): Words => ({ zh, en });

export const Y = {
  title: say("{before} → {after} 的变化", "Changes {before} → {after}"),
  against: say("与哪一年相比", "Compared with"),
  added: say("{year} 年列入", "Listed in {year}"),
  unnamed: say("{year} 年资料未提及", "Not named in {year}"),
  unlisted: say("未列入 {year} 年结构", "Not listed in the structure of {year}"),
  roles: say("类型不同", "Kind differs"),
  renamed: say("名称不同", "Name differs"),
  areas: say("总面积", "Total area"),
  areasNote: say("口径不同，不计算增长", "scope differs, no growth computed"),
  notPublished: say("未公布", "not published"),
  more: say("{year} 年另有 {n} 个单位未具名，可能包括上列单位。", "{n} more units of {year} are not named; they may include those above."),
  nothing: say("资料所列单位相同", "The documents list the same units"),
  spoken: say("与 {year} 年相比：列入 {added}，未列入或未提及 {gone}", "Against {year}: {added} listed, {gone} not listed or not named"),
} as const;

export const ROLES: Readonly<Record<Member["role"], Words>> = {
  whole: say("整体", "whole"),
  core: say("核心区", "core"),
  park: say("园区", "park"),
  new_city: say("新城", "new town"),
  group: say("组团", "group"),
  base: say("基地", "base"),
  unnamed: say("未具名", "not named"),
};

export function spokenChanges({ before, added, unnamed, unlisted }: Changes): Words {
  return fill(Y.spoken, { year: before.year, added: added.length, gone: unnamed.length + unlisted.length });
}
