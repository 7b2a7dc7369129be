/** Ids of so many jobs, the same in every process. */
export const jobIds = (count: number): string[] =>
  Array.from({ length: count }, (_, i) => `00000000-0000-4000-8000-${String(i).padStart(12, "0")}`);
