// Features in the order of their numbers: a radix sort, as fast for a million as a comparison sort for a hundred thousand. Pure.

export type Direction = "up" | "down";

const BITS = 16;
const BUCKETS = 1 << BITS;
const ALL = 0xffffffff;
const SIGN = 0x80000000;

/** The bits of the keys of features, as two lists that sort as unsigned integers the way the keys do: lower, upper half. */
function sortableBits(features: Uint32Array, keys: Float64Array, direction: Direction): readonly [Uint32Array, Uint32Array] {
  const number = new Float64Array(1);
  const halves = new Uint32Array(number.buffer); // little-endian wherever browsers run
  const turn = direction === "up" ? 0 : ALL;
  const low = new Uint32Array(features.length);
  const high = new Uint32Array(features.length);
  for (let at = 0; at < features.length; at++) {
    number[0] = keys[features[at]!]! + 0; // one zero only
    const isNegative = halves[1]! >= SIGN;
    low[at] = halves[0]! ^ (isNegative ? ALL : 0) ^ turn;
    high[at] = halves[1]! ^ (isNegative ? ALL : SIGN) ^ turn;
  }
  return [low, high];
}

/** One pass of the sort: places by 16 of their bits, equal ones as they are. */
function pass(places: Uint32Array, bits: Uint32Array, shift: number): Uint32Array {
  const starts = new Uint32Array(BUCKETS + 1);
  for (let at = 0; at < bits.length; at++) starts[((bits[at]! >>> shift) & (BUCKETS - 1)) + 1]!++;
  if (starts.includes(bits.length)) return places; // all the same
  for (let bucket = 1; bucket <= BUCKETS; bucket++) starts[bucket]! += starts[bucket - 1]!;
  const next = new Uint32Array(places.length);
  for (let at = 0; at < places.length; at++) {
    const place = places[at]!;
    next[starts[(bits[place]! >>> shift) & (BUCKETS - 1)]!++] = place;
  }
  return next;
}

/** Features by their keys, equal ones in the order they come in, those without a key last either way. */
export function sorted(features: Uint32Array, keys: Float64Array, direction: Direction): Uint32Array {
  const filled = features.filter((index) => !Number.isNaN(keys[index]!));
  const empty = features.filter((index) => Number.isNaN(keys[index]!));
  const [low, high] = sortableBits(filled, keys, direction);
  let places = new Uint32Array(filled.length).map((_, place) => place) as Uint32Array;
  for (const bits of [low, high]) for (const shift of [0, BITS]) places = pass(places, bits, shift);
  const all = new Uint32Array(features.length);
  for (let at = 0; at < places.length; at++) all[at] = filled[places[at]!]!;
  all.set(empty, filled.length);
  return all;
}
