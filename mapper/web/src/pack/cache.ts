// Keeps what was used last, up to a number of bytes.

export class Cache<T> {
  private readonly kept = new Map<string, { readonly value: T; readonly bytes: number }>();
  private total = 0;

  constructor(
    private readonly most: number,
    private readonly sizeOf: (value: T) => number,
  ) {}

  get(key: string, make: () => T): T {
    const found = this.kept.get(key);
    if (found) {
      this.kept.delete(key);
      this.kept.set(key, found);
      return found.value;
    }
    const value = make();
    const bytes = this.sizeOf(value);
    this.kept.set(key, { value, bytes });
    this.total += bytes;
    this.drop(key);
    return value;
  }

  has(key: string): boolean {
    return this.kept.has(key);
  }

  private drop(newest: string): void {
    for (const [key, { bytes }] of this.kept) {
      if (this.total <= this.most || key === newest) return;
      this.kept.delete(key);
      this.total -= bytes;
    }
  }
}
