// Reads lists of integers in byte planes (docs/pack_format.md).

export class PlaneReader {
  private at = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** The next n unsigned integers, each below 2^32. */
  list(n: number): Uint32Array {
    const values = new Uint32Array(n);
    const planes = this.bytes[this.at++]!;
    for (let plane = 0; plane < planes; plane++) {
      const { bytes, at } = this;
      const shift = 8 * plane;
      for (let i = 0; i < n; i++) values[i]! |= bytes[at + i]! << shift;
      this.at += n;
    }
    return values;
  }

  /** The next n unsigned integers, each below 2^48. */
  wide(n: number): Float64Array {
    const values = new Float64Array(n);
    const planes = this.bytes[this.at++]!;
    for (let plane = 0; plane < planes; plane++) {
      const factor = 256 ** plane;
      for (let i = 0; i < n; i++) values[i]! += this.bytes[this.at + i]! * factor;
      this.at += n;
    }
    return values;
  }

  /** The next n folded signed integers. */
  signed(n: number): Int32Array {
    const folded = this.list(n);
    const values = new Int32Array(folded.buffer);
    for (let i = 0; i < n; i++) values[i] = (folded[i]! >>> 1) ^ -(folded[i]! & 1);
    return values;
  }

  /** The next n folded differences below 2^48, added up. */
  sums(n: number): Float64Array {
    const values = this.wide(n);
    let sum = 0;
    for (let i = 0; i < n; i++) {
      const folded = values[i]!;
      sum += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
      values[i] = sum;
    }
    return values;
  }

  /** The next n doubles: eight planes without their number. */
  doubles(n: number): Float64Array {
    const mixed = new Uint8Array(8 * n);
    for (let plane = 0; plane < 8; plane++) for (let i = 0; i < n; i++) mixed[8 * i + plane] = this.bytes[this.at++]!;
    return new Float64Array(mixed.buffer);
  }

  rest(): Uint8Array {
    return this.bytes.subarray(this.at);
  }
}

/** Where each of the items begins that have so many parts: one number more than items. */
export function startsOf(counts: Uint32Array): Uint32Array {
  const starts = new Uint32Array(counts.length + 1);
  for (let i = 0; i < counts.length; i++) starts[i + 1] = starts[i]! + counts[i]!;
  return starts;
}
