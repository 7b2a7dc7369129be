/**
 * Works that run at the same time, at most so many. `begin` waits for a place; a work that failed makes it and `end` throw; `end`
 * waits for all that were begun.
 */
export function atMost(limit: number): { begin(work: () => Promise<void>): Promise<void>; end(): Promise<void> } {
  const running = new Set<Promise<void>>();
  const failures: unknown[] = [];
  const check = (): void => {
    if (failures.length > 0) throw failures[0];
  };
  return {
    async begin(work) {
      while (running.size >= limit) await Promise.race(running);
      check();
      const settled = work()
        .catch((error: unknown) => void failures.push(error))
        .then(() => void running.delete(settled));
      running.add(settled);
    },
    async end() {
      await Promise.all(running);
      check();
    },
  };
}
