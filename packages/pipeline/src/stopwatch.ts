/** Wall times of the steps of a run, ms, to a tenth; those of steps that run at the same time overlap. */
export class Stopwatch {
  readonly timings: Record<string, number> = {};
  readonly #started = performance.now();

  /** Runs a step and adds its time under `name`. */
  async time<T>(name: string, step: () => Promise<T>): Promise<T> {
    const start = performance.now();
    try {
      return await step();
    } finally {
      this.timings[name] = tenths((this.timings[name] ?? 0) + performance.now() - start);
    }
  }

  /** Since the stopwatch was made. */
  total(): number {
    return tenths(performance.now() - this.#started);
  }
}

const tenths = (milliseconds: number): number => Math.round(milliseconds * 10) / 10;
