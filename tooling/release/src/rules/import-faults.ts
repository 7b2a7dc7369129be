import { builtinModules } from "node:module";
import { init, parse } from "es-module-lexer";
import type { Manifest } from "../workspace-package.ts";

await init;

/** Packages that a module imports, statically or not, though its package.json does not name them. */
export function importFaults(file: string, code: string, manifest: Manifest): string[] {
  const known = new Set([
    manifest.name,
    ...builtinModules,
    ...Object.keys({ ...manifest.dependencies, ...manifest.peerDependencies, ...manifest.optionalDependencies }),
  ]);
  const [imports] = parse(code, file);
  return imports
    .map(({ n: specifier }) => specifier)
    .filter((specifier) => specifier !== undefined)
    .filter((specifier) => !/^(\.|node:|#)/.test(specifier) && !known.has(packageOf(specifier)))
    .map((specifier) => `${file} imports ${specifier}, which package.json does not name`);
}

const packageOf = (specifier: string): string => specifier.split("/", specifier.startsWith("@") ? 2 : 1).join("/");
