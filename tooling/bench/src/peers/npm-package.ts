import { readFile } from "node:fs/promises";
import { findPackageJSON } from "node:module";
import type { Peer } from "./peer.ts";

/** A library of the npm registry among the dependencies of the benchmarks. */
export function npmPackage(name: string): Peer {
  return {
    name,
    install: "npx -y pnpm@12 install",
    async version() {
      const file = findPackageJSON(name, import.meta.url);
      if (file === undefined) return undefined;
      const { version }: { version?: string } = JSON.parse(await readFile(file, "utf8"));
      return version;
    },
  };
}
