// The soft form of a colour: 40 % less chroma in OKLCH at equal lightness and hue, for reading on screen only.
// OKLab: B. Ottosson (2020), "A perceptual color space for image processing"; matrices as in CSS Color 4.

const KEPT = 0.6;

type Triple = readonly [number, number, number];

const toLinear = (value: number): number => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
const fromLinear = (value: number): number => (value <= 0.0031308 ? value * 12.92 : 1.055 * value ** (1 / 2.4) - 0.055);

function rgbOf(hex: string): Triple {
  const full = hex.length === 4 ? hex.replace(/[0-9a-f]/gi, "$&$&") : hex;
  const number = Number.parseInt(full.slice(1), 16);
  return [number >> 16, (number >> 8) & 255, number & 255];
}

const hexOf = (rgb: Triple): string => `#${rgb.map((value) => value.toString(16).padStart(2, "0")).join("")}`.toUpperCase();

/** Lightness 0 to 1 and the two axes of colour of a colour `#RRGGBB`. */
export function oklabOf(hex: string): Triple {
  const [r, g, b] = rgbOf(hex).map((value) => toLinear(value / 255)) as unknown as Triple;
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

/** The nearest colour `#RRGGBB`; what sRGB cannot show is cut to its limits. */
export function fromOklab([lightness, a, b]: Triple): string {
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const byte = (value: number): number => Math.round(Math.min(1, Math.max(0, fromLinear(value))) * 255);
  return hexOf([
    byte(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s),
    byte(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s),
    byte(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s),
  ]);
}

/** The colour with 60 % of its chroma; what is not a colour `#RRGGBB` or `#RGB` is given back as it is. */
export function soften(hex: string): string {
  if (!/^#([0-9a-f]{3}|[0-9a-f]{6})$/i.test(hex)) return hex;
  const [lightness, a, b] = oklabOf(hex);
  return fromOklab([lightness, a * KEPT, b * KEPT]);
}
