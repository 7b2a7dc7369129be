import { readFile, glob } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { parseManifest, publishedPackages } from "../workspace-package.ts";
import { manifestFaults } from "./manifest-faults.ts";
import { readmeFaults } from "./readme-faults.ts";

const root = join(import.meta.dirname, "../../../..");
const packages = await publishedPackages(root);

test.each(packages.map((one) => [one.manifest.name, one] as const))(
  "%s has what a published package needs",
  (name, { manifest, readme }) => {
    expect([...manifestFaults(manifest), ...readmeFaults(name, readme)]).toEqual([]);
  },
);

test("what was never published is announced by a changeset", async () => {
  const changesets: string[] = [];
  for await (const file of glob(".changeset/*.md", { cwd: root })) {
    changesets.push(await readFile(join(root, file), "utf8"));
  }
  const unannounced = packages
    .map(({ manifest }) => manifest)
    .filter(({ name, version }) => version === "0.0.0" && !changesets.some((text) => text.includes(`"${name}":`)));
  expect(unannounced.map(({ name }) => name)).toEqual([]);
});

test("every fault of a package.json is named", () => {
  const bare = parseManifest('{ "name": "bare", "version": "1.0.0", "keywords": ["pixelproof-plugin"] }');
  expect(manifestFaults(bare).map((fault) => fault.split(":", 1)[0])).toEqual([
    "license",
    "type",
    "description",
    "keywords",
    "files",
    "sideEffects",
    "engines",
    "exports",
    "peerDependencies",
  ]);
});

test("a README without an example of the package is found", () => {
  const readme = '# one\n\n```sh\nnpm install one\n```\n\n```ts\nimport two from "two";\n```\n';
  expect(readmeFaults("one", readme)).toEqual(["README: expected a block of ts that imports one"]);
  expect(readmeFaults("two", readme)).toHaveLength(2);
});
