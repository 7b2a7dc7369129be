// Shows what a release would send out, and changes nothing: `npx -y pnpm@12 release --dry-run`.
import { cp, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { PixelproofError } from "@pixelproof/core";
import { z } from "zod";
import { run } from "./command.ts";
import { copyTree } from "./copy-tree.ts";
import { prepareCopy } from "./registry/publish.ts";
import { publishedPackages } from "./workspace-package.ts";

const { values } = parseArgs({ options: { "dry-run": { type: "boolean", default: false } } });
if (!values["dry-run"]) {
  throw new PixelproofError(
    "USAGE",
    "Expected --dry-run; what publishes is changeset version, build, changeset publish",
  );
}

const packedSchema = z
  .array(z.looseObject({ size: z.number(), unpackedSize: z.number(), entryCount: z.number() }))
  .length(1);
const kilobytes = (bytes: number): string => `${(bytes / 1000).toFixed(1)} kB`;

const folder = await mkdtemp(join(tmpdir(), "pixelproof-dry-run-"));
try {
  await copyTree(join(import.meta.dirname, "../../.."), folder);
  await prepareCopy(folder);
  for (const { folder: at, manifest } of await publishedPackages(folder)) {
    // pnpm puts the licence of the workspace into every package.
    await cp(join(folder, "LICENSE"), join(at, "LICENSE"));
    const packed = await run("npm", ["pack", "--dry-run", "--json", "--ignore-scripts"], { cwd: at });
    const [{ size, unpackedSize, entryCount }] = packedSchema.parse(JSON.parse(packed));
    const sizes = `${entryCount} files, ${kilobytes(size)} packed, ${kilobytes(unpackedSize)} unpacked`;
    console.log(`\n${manifest.name}@${manifest.version}  ${sizes}`);
    console.log(newest(await readFile(join(at, "CHANGELOG.md"), "utf8").catch(() => "")));
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}

/** What a changelog says of its newest version, but for the versions of dependencies. */
function newest(changelog: string): string {
  const [, section = ""] = changelog.split(/^## .*$/m);
  const lines = section
    .split("\n")
    .filter((line) => line.trim() !== "" && !/^#|Updated dependencies|^ {2}- @/.test(line));
  // Commits of the copy are nobody's.
  return lines.map((line) => `  ${line.replace(/^- [0-9a-f]{7,}: /, "- ")}`).join("\n");
}
