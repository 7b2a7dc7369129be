import { glob, readFile, stat } from "node:fs/promises";
import { basename, dirname, join } from "node:path";
import { z } from "zod";

/** What an `npm install` put on the disk. */
export interface InstallSize {
  readonly packages: number;
  /** Bytes of all files. */
  readonly bytes: number;
  /** Packages that hold compiled code of a platform, compile some, or are for one platform only. */
  readonly native: readonly string[];
}

const manifestSchema = z.looseObject({
  name: z.string().optional(),
  version: z.string().optional(),
  os: z.array(z.string()).optional(),
  cpu: z.array(z.string()).optional(),
  scripts: z.record(z.string(), z.unknown()).default({}),
});

/** Measures the node_modules of a folder. */
export async function installSize(folder: string): Promise<InstallSize> {
  const root = join(folder, "node_modules");
  let bytes = 0;
  let packages = 0;
  const native = new Set<string>();
  for await (const entry of glob("**/*", { cwd: root, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    bytes += (await stat(path)).size;
    if (/\.(node|so|dylib|dll)(\.\d+)*$/.test(entry.name) || entry.name === "binding.gyp") {
      native.add(packageAt(entry.parentPath));
    }
    if (entry.name !== "package.json" || !isPackage(entry.parentPath)) continue;
    packages++;
    const { os, cpu, scripts } = manifestSchema.parse(JSON.parse(await readFile(path, "utf8")));
    if (os || cpu || "install" in scripts) native.add(packageAt(entry.parentPath));
  }
  return { packages, bytes, native: [...native].toSorted() };
}

const isPackage = (folder: string): boolean =>
  basename(dirname(folder)) === "node_modules" || /node_modules\/@[^/]+$/.test(dirname(folder));

/** Name of the package that a folder belongs to. */
const packageAt = (folder: string): string => /.*node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(folder)?.[1] ?? folder;
