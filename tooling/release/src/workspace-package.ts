import { readFile } from "node:fs/promises";
import { glob } from "node:fs/promises";
import { dirname, join } from "node:path";
import { z } from "zod";

const dependencies = z.record(z.string(), z.string()).default({});

const manifestSchema = z.looseObject({
  name: z.string(),
  version: z.string(),
  private: z.boolean().default(false),
  description: z.string().optional(),
  keywords: z.array(z.string()).default([]),
  license: z.string().optional(),
  type: z.string().optional(),
  files: z.array(z.string()).optional(),
  sideEffects: z.union([z.boolean(), z.array(z.string())]).optional(),
  exports: z.record(z.string(), z.union([z.string(), z.record(z.string(), z.string())])).optional(),
  engines: z.record(z.string(), z.string()).default({}),
  dependencies,
  peerDependencies: dependencies,
  optionalDependencies: dependencies,
});

/** What a package.json says, as far as publishing goes. */
export type Manifest = z.output<typeof manifestSchema>;

/** Throws where the text is no package.json. */
export const parseManifest = (text: string): Manifest => manifestSchema.parse(JSON.parse(text));

/** A package of the workspace that is published. */
export interface WorkspacePackage {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Text of its README; empty where there is none. */
  readonly readme: string;
}

/** The packages under `root` that are published, by name. */
export async function publishedPackages(root: string): Promise<WorkspacePackage[]> {
  const packages: WorkspacePackage[] = [];
  for await (const path of glob(["packages/*/package.json", "apps/*/package.json"], { cwd: root })) {
    const folder = join(root, dirname(path));
    const manifest = parseManifest(await readFile(join(root, path), "utf8"));
    if (manifest.private) continue;
    packages.push({ folder, manifest, readme: await readFile(join(folder, "README.md"), "utf8").catch(() => "") });
  }
  return packages.toSorted((a, b) => a.manifest.name.localeCompare(b.manifest.name));
}
