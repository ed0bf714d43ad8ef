// Work in small slices, so that the page answers between them; one job after the other.

export type Job = Generator<void, void>;

const SLICE_MS = 9;

export class Work {
  private readonly jobs = new Map<object, Job>();
  private isDue = false;
  private readonly channel = new MessageChannel();

  constructor() {
    this.channel.port1.onmessage = () => {
      this.isDue = false;
      this.run(SLICE_MS);
      this.ask();
    };
  }

  /** Queues a job; a job under the same key that is not finished is given up. */
  add(key: object, job: Job): void {
    this.jobs.delete(key);
    this.jobs.set(key, job);
    this.ask();
  }

  has(key: object): boolean {
    return this.jobs.has(key);
  }

  drop(key: object): void {
    this.jobs.delete(key);
  }

  /** Works for so long, or until nothing is left. */
  run(ms: number): void {
    const end = performance.now() + ms;
    for (const [key, job] of this.jobs) {
      while (this.jobs.get(key) === job) {
        if (job.next().done) this.jobs.delete(key);
        if (performance.now() >= end) return;
      }
    }
  }

  private ask(): void {
    if (this.isDue || this.jobs.size === 0) return;
    this.isDue = true;
    this.channel.port2.postMessage(0);
  }
}
