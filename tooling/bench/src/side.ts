/** One side of a comparison, bound to its pictures. */
export interface Side<T> {
  /** Does the work once; milliseconds it took, as whoever does it measures them. */
  readonly time: () => Promise<number>;
  /** Does the work once more and gives what came out, to be judged. */
  readonly result: () => Promise<T>;
}

/** Work done in this process. */
export function inProcess<T>(work: () => T | Promise<T>): Side<T> {
  return fresh(() => {}, work);
}

/** Work in this process that uses up what it is given: `make` is called each time, outside of the measured time. */
export function fresh<Input, T>(make: () => Input, work: (input: Input) => T | Promise<T>): Side<T> {
  return {
    async time() {
      const input = make();
      const start = performance.now();
      await work(input);
      return performance.now() - start;
    },
    result: async () => work(make()),
  };
}
