import { builtinModules } from "node:module";
import type { Manifest } from "../workspace-package.ts";

const specifiers = /^\s*(?:import|export)\b[^"'`;]*?from\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']\s*\)/gm;

/** Packages that a module imports though its package.json does not name them. */
export function importFaults(file: string, code: string, manifest: Manifest): string[] {
  const known = new Set([
    manifest.name,
    ...builtinModules,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }),
  ]);
  return [...code.matchAll(specifiers)]
    .map(([, from, dynamic]) => from ?? dynamic)
    .filter((specifier) => !/^(\.|node:|#)/.test(specifier) && !known.has(packageOf(specifier)))
    .map((specifier) => `${file} imports ${specifier}, which package.json does not name`);
}

const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
