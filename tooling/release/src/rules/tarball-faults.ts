import { checkPackage, createPackageFromTarballData, type Package } from "@arethetypeswrong/core";
import { publint } from "publint";
import { parseManifest } from "../workspace-package.ts";
import { importFaults } from "./import-faults.ts";

/** What publint, are-the-types-wrong and our own rules find in a package as it was published; empty where it is sound. */
export async function tarballFaults(bytes: Uint8Array): Promise<string[]> {
  const tarball = createPackageFromTarballData(bytes);
  return [...contentFaults(tarball), ...(await publintFaults(bytes)), ...(await typeFaults(tarball))];
}

async function publintFaults(bytes: Uint8Array): Promise<string[]> {
  const tarball = Uint8Array.from(bytes).buffer;
  const { messages } = await publint({ pack: { tarball }, strict: true });
  return messages.map(({ code, path }) => `publint: ${code} at ${path.join(".")}`);
}

/** Packages are ESM alone: what `require` makes of their types before Node 22.12 is not asked for. */
async function typeFaults(tarball: Package): Promise<string[]> {
  const result = await checkPackage(tarball, { excludeEntrypoints: [/\.json$/, /\*/] });
  if (!result.types) return ["are-the-types-wrong: no types"];
  return result.problems
    .filter((problem) => !("resolutionKind" in problem && /node10|cjs/.test(problem.resolutionKind)))
    .map((problem) => `are-the-types-wrong: ${JSON.stringify(problem)}`);
}

function contentFaults(tarball: Package): string[] {
  const root = `/node_modules/${tarball.packageName}`;
  const files = tarball.listFiles(root).map((file) => file.slice(root.length + 1));
  const text = (file: string): string => tarball.readFile(`${root}/${file}`);
  const manifest = parseManifest(text("package.json"));
  return [
    ...["LICENSE", "README.md"].filter((file) => !files.includes(file)).map((file) => `no ${file}`),
    ...files.filter((file) => /\.(test|fixture)\.|\.map$/.test(file)).map((file) => `${file} is of no use to a user`),
    ...Object.entries({ ...manifest.dependencies, ...manifest.peerDependencies })
      .filter(([, range]) => /^(workspace|catalog):/.test(range))
      .map(([name, range]) => `${name}@${range} means nothing outside of the workspace`),
    ...files.filter((file) => file.endsWith(".js")).flatMap((file) => importFaults(file, text(file), manifest)),
  ];
}
