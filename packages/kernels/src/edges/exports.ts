/** What `assembly/weave.ts`, `thin-edges.ts` and `match-edges.ts` export; addresses and row lengths in bytes, widths in pixels. */
export interface EdgesExports {
  weave(
    a: number,
    b: number,
    rowBytes: number,
    from: number,
    fromBytes: number,
    room: number,
    to: number,
    width: number,
    height: number,
  ): void;
  squaredGradients(from: number, rowBytes: number, to: number, width: number): void;
  thinRow(
    plane: number,
    squares: number,
    rowBytes: number,
    to: number,
    width: number,
    weak: number,
    strong: number,
  ): void;
  edgeProfiles(
    points: number,
    count: number,
    reach: number,
    tile: number,
    left: number,
    top: number,
    lastX: number,
    lastY: number,
    right: number,
    down: number,
    to: number,
  ): void;
  matchProfiles(
    profiles: number,
    count: number,
    first: number,
    end: number,
    neighbours: number,
    steps: number,
    farthest: number,
    leastEnergy: number,
    leastImprovement: number,
    mean: number,
    to: number,
  ): void;
}

export const edgesFunctions: readonly (keyof EdgesExports)[] = [
  "weave",
  "squaredGradients",
  "thinRow",
  "edgeProfiles",
  "matchProfiles",
];
