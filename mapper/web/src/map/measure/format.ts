// Measured lengths and areas in words. Pure.
import type { Language } from "../../store";

export const M2_PER_MU = 2000 / 3;
const M2_PER_HA = 1e4;
const M2_PER_KM2 = 1e6;
const THIN_SPACE = "\u2009";

/** Groups of three: a comma in English; in Chinese a thin space, from five digits on (page.md §7). */
export function grouped(digits: string, language: Language): string {
  if (digits.length < (language === "zh" ? 5 : 4)) return digits;
  return digits.replace(/\B(?=(\d{3})+$)/g, language === "zh" ? THIN_SPACE : ",");
}

/** Decimals that leave three significant digits; whole numbers are never rounded further. */
function decimalsFor(value: number, most: number): number {
  if (value <= 0) return 0;
  const decimals = (of: number): number => Math.min(most, Math.max(0, 2 - Math.floor(Math.log10(of))));
  // 9.996 reads 10.0, not 10.00: count again after rounding
  return decimals(Number(value.toFixed(decimals(value))) || value);
}

export function number(value: number, language: Language, most = 4): string {
  const [whole = "0", rest] = value.toFixed(decimalsFor(value, most)).split(".");
  return grouped(whole, language) + (rest ? `.${rest}` : "");
}

/** 860 m, 1.24 km: the unit changes where the rounded metres reach 1000. */
export function distanceText(metres: number, language: Language): string {
  if (Math.round(metres) >= 1000) return `${number(metres / 1000, language)} km`;
  return `${metres < 10 ? metres.toFixed(1) : metres.toFixed(0)} m`;
}

const MU: Readonly<Record<Language, string>> = { zh: "亩", en: "mu" };

/** The area in km² (in m² under a hectare), in ha and in mu. */
export function areaTexts(area_m2: number, language: Language): readonly [string, string, string] {
  const main = area_m2 < M2_PER_HA ? `${number(area_m2, language, 0)} m²` : `${number(area_m2 / M2_PER_KM2, language)} km²`;
  return [main, `${number(area_m2 / M2_PER_HA, language)} ha`, `${number(area_m2 / M2_PER_MU, language)} ${MU[language]}`];
}

export const areaText = (area_m2: number, language: Language): string => areaTexts(area_m2, language).join(" · ");
