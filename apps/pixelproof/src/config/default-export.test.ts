import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { defaultExport } from "./default-export.ts";

const folder = await mkdtemp(join(tmpdir(), "pixelproof-default-"));
afterAll(() => rm(folder, { recursive: true }));

/** What `import` gives of a CommonJS module in Node, which the runner of this test would take apart itself. */
async function importCommonJs(name: string, code: string): Promise<{ default: unknown }> {
  const path = join(folder, name);
  await writeFile(path, code);
  return { default: createRequire(import.meta.url)(path) };
}

test("an ES module and a CommonJS module written by hand export the plugin itself", async () => {
  const plugin = { name: "one" };
  expect(defaultExport({ default: plugin })).toBe(plugin);
  expect(defaultExport(await importCommonJs("hand.cjs", "module.exports = { name: 'one' };"))).toEqual(plugin);
});

test("a CommonJS module that was compiled exports it by its own default", async () => {
  const code = "Object.defineProperty(exports, '__esModule', { value: true }); exports.default = { name: 'one' };";
  expect(defaultExport(await importCommonJs("compiled.cjs", code))).toEqual({ name: "one" });
});

test.each([undefined, null, 5, "text"])("a module that exports %j is left as it is", (exported) => {
  expect(defaultExport({ default: exported })).toBe(exported);
});
