// Runs a long computation in slices, so that the page stays alive.

const SLICE_MS = 16;

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve));

/** Resolves with the result, or undefined if it was given up; `between` gets what is yielded. */
export async function inSlices<Y, R>(work: Generator<Y, R>, between: (value: Y) => void, isOn: () => boolean): Promise<R | undefined> {
  for (let until = performance.now() + SLICE_MS; ; ) {
    const step = work.next();
    if (step.done) return step.value;
    if (step.value !== undefined) between(step.value);
    if (performance.now() < until) continue;
    await pause();
    if (!isOn()) return undefined;
    until = performance.now() + SLICE_MS;
  }
}
