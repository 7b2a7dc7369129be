import { createRequire } from "node:module";
import type { Side } from "../side.ts";
import { byCommand, output, type Call } from "./command.ts";
import { npmPackage } from "./npm-package.ts";
import type { Peer } from "./peer.ts";

const odiffPackage = npmPackage("odiff-bin");

/** The program that odiff-bin brings in a package of its own for each kind of machine. */
function program(): string | undefined {
  try {
    const ofOdiff = createRequire(createRequire(import.meta.url).resolve("odiff-bin"));
    const path: unknown = ofOdiff(`@odiff/${process.platform}-${process.arch}`);
    return typeof path === "string" ? path : undefined;
  } catch {
    return undefined;
  }
}

export const odiff: Peer = {
  ...odiffPackage,
  install: `odiff-bin has no program for ${process.platform}-${process.arch}`,
  version: async () => (program() === undefined ? undefined : odiffPackage.version()),
};

export const odiffTiming =
  "a process; time of the same call on pictures of 8x8 px taken off; both sides read two BMP files";

/** Pixels that differ at all, of two BMP files. */
export function differingByOdiff(files: readonly [string, string], tiny: string): Side<number> {
  const compare = (a: string, b: string): Call => ({
    command: program() ?? "odiff",
    args: [a, b, "--threshold=0", "--parsable-stdout"],
    fine: [22],
  });
  return byCommand({
    call: compare(...files),
    idle: compare(tiny, tiny),
    result: async () => Number.parseInt((await output(compare(...files))).stdout, 10),
  });
}
