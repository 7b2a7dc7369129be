// Publishes every package to a registry on this machine and uses it from there: `npx -y pnpm@12 release:verify`.
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { run } from "./command.ts";
import { copyTree } from "./copy-tree.ts";
import { prepareCopy, publishCopy } from "./registry/publish.ts";
import { startRegistry } from "./registry/start.ts";
import { fetchTarball } from "./registry/tarball.ts";
import { tarballFaults } from "./rules/tarball-faults.ts";
import { installSize } from "./strangers/install-size.ts";
import { createStranger } from "./strangers/stranger.ts";
import { visits } from "./strangers/visits.ts";
import { publishedPackages } from "./workspace-package.ts";

const root = join(import.meta.dirname, "../../..");
const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(2)} MB`;
const began = performance.now();

const folder = await mkdtemp(join(tmpdir(), "pixelproof-release-"));
try {
  const uplink = (await run("npm", ["config", "get", "registry"], { cwd: root })).trim();
  await using registry = await startRegistry(join(folder, "registry"), uplink);
  const copy = join(folder, "copy");
  await copyTree(root, copy);
  await prepareCopy(copy);
  await publishCopy(copy, registry.url);
  for (const { manifest } of await publishedPackages(copy)) {
    const { version, bytes } = await fetchTarball(registry.url, manifest.name);
    console.log(`${manifest.name}@${version}  ${megabytes(bytes.length)}`);
    report(await tarballFaults(bytes));
  }
  for (const [i, visit] of visits.entries()) {
    const stranger = await createStranger(join(folder, `stranger-${i}`), registry.url, join(folder, "npm-cache"));
    console.log(`\n${visit.name}: npm install ${visit.packages.join(" ")}`);
    try {
      await stranger.npm("install", ...visit.packages);
      const size = await installSize(stranger.folder);
      console.log(`  ${size.packages} packages, ${megabytes(size.bytes)}, native: ${size.native.join(", ") || "none"}`);
      report(visit.faults?.(size) ?? []);
      console.log(`  ${await visit.work(stranger)}`);
    } catch (error) {
      report([error instanceof Error ? error.message : String(error)]);
    }
  }
} finally {
  await rm(folder, { recursive: true, force: true });
}
console.log(`\n${((performance.now() - began) / 1000).toFixed(0)} s`);

function report(faults: readonly string[]): void {
  for (const fault of faults) console.error(`  FAULT ${fault}`);
  if (faults.length > 0) process.exitCode = 1;
}
