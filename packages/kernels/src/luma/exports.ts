/** What `assembly/luma-plane.ts` and `assembly/halve.ts` export; addresses in bytes. */
export interface LumaExports {
  lumaPlane(from: number, to: number, pixels: number, rounded: boolean): void;
  halve(from: number, to: number, width: number, rows: number): void;
}

export const lumaFunctions: readonly (keyof LumaExports)[] = ["lumaPlane", "halve"];
