import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { silentLogger } from "@pixelproof/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { discoverPlugins } from "./discover.ts";
import { loadPlugins } from "./load-plugins.ts";
import { loadConfig } from "./load.ts";

const plugin = { keywords: ["pixelproof-plugin"] };
let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "pixelproof-discover-"));
  const dependencies = { one: "1", "@a/two": "1", "no-plugin": "1", "not-there": "1" };
  await write("package.json", { dependencies, devDependencies: { many: "1" } });
  await write("node_modules/one/package.json", { ...plugin, type: "module", exports: { ".": "./index.js" } });
  await write("node_modules/@a/two/package.json", plugin);
  await write("node_modules/no-plugin/package.json", { exports: "./index.js" });
  await write("node_modules/stranger/package.json", plugin);
  const exports = { "./red": "./red.js", "./blue": "./blue.js", "./package.json": "./package.json" };
  await write("node_modules/many/package.json", { ...plugin, exports });
});
afterEach(() => rm(cwd, { recursive: true }));

async function write(path: string, content: object | string): Promise<void> {
  await mkdir(dirname(join(cwd, path)), { recursive: true });
  await writeFile(join(cwd, path), typeof content === "string" ? content : JSON.stringify(content));
}

test("what the project depends on and calls itself a plugin is found, from a folder below too", async () => {
  const expected = ["one", "@a/two", "many/red", "many/blue"];
  expect(await discoverPlugins(cwd)).toEqual(expected);
  await mkdir(join(cwd, "below"));
  expect(await discoverPlugins(join(cwd, "below"))).toEqual(expected);
});

test("plugins are discovered only where the config asks for it, and its own entries win", async () => {
  await write("package.json", { dependencies: { one: "1" } });
  const code = "export default { kind: 'detector', name: 'one', apiVersion: 1, create: () => ({}) };";
  await write("node_modules/one/index.js", code);
  const load = async (file: string, config: object): Promise<(string | undefined)[]> => {
    await write(file, { builtins: false, ...config });
    const registrations = await loadPlugins(await loadConfig({ file, cwd, env: {} }, silentLogger));
    return registrations.map(({ id, source }) => id ?? source);
  };
  expect(await load("not.json", {})).toEqual([]);
  expect(await load("asked.json", { discover: true })).toEqual(["one"]);
  const plugins = [{ use: "one", id: "renamed" }];
  expect(await load("listed.json", { discover: true, plugins })).toEqual(["renamed"]);
});

test("a config that asks for discovery outside of a project is told what is missing", async () => {
  await rm(join(cwd, "package.json"));
  await expect(discoverPlugins(cwd)).rejects.toMatchObject({ code: "CONFIG_NOT_FOUND" });
});
