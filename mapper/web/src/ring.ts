// Which way a ring of positions runs. Pure.

/** True for a ring that runs anticlockwise, as outer rings of RFC 7946 do; open or closed. */
export function isAnticlockwise(ring: readonly (readonly number[])[]): boolean {
  const doubled = ring.reduce((sum, [x, y], i) => {
    const [nextX, nextY] = ring[(i + 1) % ring.length]!;
    return sum + x! * nextY! - nextX! * y!;
  }, 0);
  return doubled > 0;
}
