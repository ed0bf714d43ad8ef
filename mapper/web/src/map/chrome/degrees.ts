// Longitudes and latitudes in words. Pure.

/** One minus sign never shows: the hemisphere says it. */
const side = (value: number, digits: number, positive: string, negative: string): string => {
  const text = Math.abs(value).toFixed(digits);
  return `${text}°${value < 0 && Number(text) !== 0 ? negative : positive}`;
};

export const longitude = (lon: number, digits: number): string => side(lon, digits, "E", "W");
export const latitude = (lat: number, digits: number): string => side(lat, digits, "N", "S");
