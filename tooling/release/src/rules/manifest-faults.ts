import type { Manifest } from "../workspace-package.ts";

const conditionsOfOurs = ["@pixelproof/source", "types", "default"];

/** What a published package.json lacks, in words; empty where it is sound. */
export function manifestFaults(manifest: Manifest): string[] {
  const { license, type, description = "", keywords, files = [], sideEffects, engines, exports = {} } = manifest;
  const faults = [
    license === "MIT" ? "" : `license: expected MIT but found ${license}`,
    type === "module" ? "" : `type: expected module but found ${type}`,
    description.endsWith(".") ? "" : "description: expected a sentence",
    keywords.includes("pixelproof") ? "" : "keywords: expected pixelproof among them",
    files.includes("dist") ? "" : "files: expected dist among them",
    sideEffects === undefined ? "sideEffects: expected false, or the files that have any" : "",
    engines.node === undefined ? "engines: expected a range of node" : "",
    exports["./package.json"] === "./package.json" ? "" : "exports: expected ./package.json",
    ...Object.entries(exports).map(([path, target]) => exportFault(path, target)),
    ...pluginFaults(manifest),
  ];
  return faults.filter((fault) => fault !== "");
}

function exportFault(path: string, target: string | Record<string, string>): string {
  if (typeof target === "string") return "";
  const conditions = Object.keys(target);
  if (conditions.join() === conditionsOfOurs.join()) return "";
  return `exports[${path}]: expected the conditions ${conditionsOfOurs.join(", ")} but found ${conditions.join(", ")}`;
}

/** A plugin meets the core of whoever installs it. */
function pluginFaults({ keywords, dependencies, peerDependencies }: Manifest): string[] {
  if (!keywords.includes("pixelproof-plugin")) return [];
  const core = "@pixelproof/core";
  return [
    core in peerDependencies ? "" : `peerDependencies: expected ${core} in a plugin`,
    core in dependencies ? `dependencies: expected no ${core} in a plugin, whose core is the host's` : "",
  ];
}
