/** Where the time of a run goes, roughly, in percent: what its progress counts by. */
export const shares = {
  classical: [
    ["plan", 2],
    ["decode", 5],
    ["enhance", 33],
    ["verify", 10],
    ["compare", 10],
    ["examine", 40],
  ],
  ai: [
    ["plan", 1],
    ["decode", 1],
    ["enhance", 90],
    ["verify", 2],
    ["compare", 1],
    ["examine", 5],
  ],
} as const;
