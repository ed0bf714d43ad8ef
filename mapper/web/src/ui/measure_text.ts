// Lengths and areas in words, with as many digits as measuring by hand is worth. Pure.
import type { Language } from "../store";

const M_PER_KM = 1000;
const M2_PER_HA = 10_000;
const M2_PER_KM2 = 1_000_000;

/** Three digits, thousands parted as the language parts them: none up to four digits in Chinese. */
function number(value: number, language: Language): string {
  const digits = value >= 100 ? 0 : value >= 10 ? 1 : 2;
  const [whole = "", fraction] = value.toFixed(digits).split(".");
  const mark = language === "en" ? "," : "\u2009";
  const isLong = language === "en" ? whole.length > 3 : whole.length > 4;
  const parted = isLong ? whole.replace(/\B(?=(\d{3})+$)/g, mark) : whole;
  return fraction === undefined ? parted : `${parted}.${fraction}`;
}

export function lengthText(metres: number, language: Language): string {
  return metres < M_PER_KM ? `${number(Math.round(metres), language).replace(/\.\d+$/, "")} m` : `${number(metres / M_PER_KM, language)} km`;
}

export function areaText(squareMetres: number, language: Language): string {
  if (squareMetres < M2_PER_HA) return `${Math.round(squareMetres)} m²`;
  if (squareMetres < M2_PER_KM2) return `${number(squareMetres / M2_PER_HA, language)} ha`;
  return `${number(squareMetres / M2_PER_KM2, language)} km²`;
}
