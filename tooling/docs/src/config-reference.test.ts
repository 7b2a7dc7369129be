import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { settingsFromEnvironment } from "@pixelproof/pipeline";
import { expect, test } from "vitest";
import { configReference } from "./config-reference.ts";

const root = join(import.meta.dirname, "../../..");
const schema: unknown = JSON.parse(await readFile(join(root, "apps/pixelproof/schemas/config.schema.json"), "utf8"));

test("the reference of the config is made from its schema (vitest --update writes it anew)", async () => {
  await expect(await configReference(schema)).toMatchFileSnapshot(join(root, "docs/config.md"));
});

test("every variable of the environment that the reference names is one that sets something", async () => {
  const variables = (await configReference(schema)).match(/QUALITY_[A-Z_0-9]+/g) ?? [];
  expect(variables.length).toBeGreaterThan(20);
  expect(settingsFromEnvironment(Object.fromEntries(variables.map((name) => [name, "1"]))).unknown).toEqual([]);
});
