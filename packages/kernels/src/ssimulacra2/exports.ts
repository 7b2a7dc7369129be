/**
 * What `assembly/ssimulacra2` exports; addresses and sizes in bytes, widths in pixels, strips as `layout.ts` lays them out.
 */
export interface Ssimulacra2Exports {
  linearLight(
    from: number,
    width: number,
    rows: number,
    table: number,
    to: number,
    quadBytes: number,
    planeBytes: number,
  ): void;
  halveQuads(from: number, quadBytes: number, width: number, rows: number, to: number, toQuadBytes: number): void;
  toXyb(at: number, quadBytes: number, planeBytes: number, width: number, rows: number, quads: number): void;
  compareXyb(
    a: number,
    b: number,
    quadBytes: number,
    quads: number,
    width: number,
    height: number,
    top: number,
    tiles: number,
    scratch: number,
    sums: number,
  ): void;
}

export const ssimulacra2Functions: readonly (keyof Ssimulacra2Exports)[] = [
  "linearLight",
  "halveQuads",
  "toXyb",
  "compareXyb",
];
