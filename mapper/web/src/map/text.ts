// Width of words in the map's type, measured once each.

export type Style = "name" | "line" | "town" | "seat" | "neighbour";
export type Measure = (text: string, style: Style) => number;

const FONTS: Readonly<Record<Style, string>> = { name: "700 13px", line: "400 12px", town: "400 12px", seat: "700 14px", neighbour: "400 13px" };
/** Letter-spacing of neighbours' names, in em: wide for Chinese; Latin letters would fall apart. */
export const spacingOf = (text: string): number => (/[\u2e80-\u9fff]/.test(text) ? 0.35 : 0.08);

/** Measures with a canvas in the type of the element given. */
export function createMeasure(element: Element): Measure {
  const context = document.createElement("canvas").getContext("2d");
  const family = getComputedStyle(element).fontFamily || "sans-serif";
  const known = new Map<string, number>();
  return (text, style) => {
    const key = `${style} ${text}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    if (context) context.font = `${FONTS[style]} ${family}`;
    const bare = context?.measureText(text).width ?? text.length * 12;
    const width = Math.ceil(bare + (style === "neighbour" ? text.length * 13 * spacingOf(text) : 0));
    known.set(key, width);
    return width;
  };
}
