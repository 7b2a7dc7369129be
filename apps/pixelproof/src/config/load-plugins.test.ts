import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { silentLogger, type Registration } from "@pixelproof/core";
import { afterEach, beforeEach, expect, test } from "vitest";
import { loadPlugins } from "./load-plugins.ts";
import { loadConfig } from "./load.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "pixelproof-plugins-"));
  await writeFile(
    join(cwd, "none.mjs"),
    "export default { kind: 'detector', name: 'none', apiVersion: 1, create: () => ({}) };",
  );
  await writeFile(join(cwd, "five.mjs"), "export default 5;");
  await writeFile(join(cwd, "throws.mjs"), "throw new Error('out of luck');");
});
afterEach(() => rm(cwd, { recursive: true }));

async function plugins(...entries: readonly (string | { use: string; options?: object })[]): Promise<Registration[]> {
  const listed = entries.map((entry) => (typeof entry === "string" ? { use: entry } : entry));
  await writeFile(join(cwd, "pixelproof.config.yaml"), JSON.stringify({ builtins: false, plugins: listed }));
  return await loadPlugins(await loadConfig({ cwd, env: {} }, silentLogger));
}

test("a plugin is found by a path from the config's folder, an absolute path and a file URL", async () => {
  const file = join(cwd, "none.mjs");
  for (const use of ["./none.mjs", `../${cwd.split("/").at(-1)}/none.mjs`, file, pathToFileURL(file).href]) {
    const [registration] = await plugins(use);
    expect(registration?.plugin).toMatchObject({ kind: "detector", name: "none" });
  }
});

test("a CommonJS module is a plugin too, written by hand or by a compiler", async () => {
  const plugin = "{ kind: 'detector', name: 'old', apiVersion: 1, create: () => ({}) }";
  await writeFile(join(cwd, "by-hand.cjs"), `module.exports = ${plugin};`);
  const compiled = `Object.defineProperty(exports, "__esModule", { value: true }); exports.default = ${plugin};`;
  await writeFile(join(cwd, "compiled.cjs"), compiled);
  for (const use of ["./by-hand.cjs", "./compiled.cjs"]) {
    const [registration] = await plugins(use);
    expect(registration?.plugin).toMatchObject({ kind: "detector", name: "old" });
  }
});

test("a plugin for another plugin API is refused with both versions and where it came from", async () => {
  await writeFile(join(cwd, "next.mjs"), "export default { kind: 'metric', name: 'next', apiVersion: 2 };");
  const failing = plugins("./next.mjs");
  await expect(failing).rejects.toMatchObject({ code: "API_VERSION_MISMATCH" });
  await expect(failing).rejects.toThrow(/next \(\.\/next\.mjs\).*API 2.*speaks 1/);
});

test("a missing package is answered with the command that installs it", async () => {
  const failing = plugins("@somebody/resampler-nice/extra");
  await expect(failing).rejects.toMatchObject({ code: "PLUGIN_NOT_FOUND" });
  await expect(failing).rejects.toThrow("npm install @somebody/resampler-nice");
});

test("a missing path is answered with where paths start, and never looked for beside the program", async () => {
  for (const use of ["./load-plugins.ts", "./builtins.ts", join(cwd, "gone.mjs"), "file:///gone.mjs"]) {
    const failing = plugins(use);
    await expect(failing).rejects.toMatchObject({ code: "PLUGIN_NOT_FOUND" });
    await expect(failing).rejects.toThrow("check the path");
  }
});

test("a file beside the config that is named without ./ is answered with the name to write", async () => {
  await expect(plugins("none.mjs")).rejects.toThrow("write ./none.mjs");
});

test("a module that is no plugin is refused by name, one that throws with its reason", async () => {
  await expect(plugins("./five.mjs")).rejects.toMatchObject({ code: "PLUGIN_INVALID" });
  const failing = plugins("./throws.mjs");
  await expect(failing).rejects.toMatchObject({ code: "PLUGIN_INVALID" });
  await expect(failing).rejects.toThrow("out of luck");
});

test("every fault of every plugin is told at once, each with its place in the config", async () => {
  const wrongOptions = { use: "./none.mjs", options: { colour: 1 } };
  const failing = plugins("./gone.mjs", "./none.mjs", "./five.mjs", "./none.mjs", wrongOptions, "nowhere");
  await expect(failing).rejects.toMatchObject({ code: "CONFIG_INVALID", details: { faults: { length: 5 } } });
  await expect(failing).rejects.toThrow(/plugins\[0\] \(\.\/gone\.mjs\): .*plugins\[2\] \(\.\/five\.mjs\): /);
  await expect(failing).rejects.toThrow(/plugins\[3\] .*registered already.*plugins\[4\] .*plugins\[5\] \(nowhere\): /);
});
