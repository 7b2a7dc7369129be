import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@pixelproof/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builtins } from "./builtins.ts";
import { loadPlugins } from "./load-plugins.ts";
import { loadConfig } from "./load.ts";

let cwd = "";
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), "pixelproof-config-"));
});
afterEach(() => rm(cwd, { recursive: true }));

const load = (env: Record<string, string> = {}, more: { file?: string; quality?: Record<string, unknown> } = {}) =>
  loadConfig({ cwd, env, ...more }, silentLogger);

describe("loadConfig", () => {
  test("with nothing given, the defaults and the built-in plugins are in force", async () => {
    const { config, file } = await load();
    expect(file).toBeUndefined();
    expect(config.quality).toMatchObject({ minWidth: 800, minHeight: 1440, scaleFactor: 1.5, targetBytes: 1_000_000 });
    expect(config.plugins).toEqual(builtins);
  });

  test("the command line overrides the file, which overrides the environment", async () => {
    await writeFile(join(cwd, "pixelproof.config.yaml"), "quality:\n  minWidth: 20\n  minHeight: 30\n");
    const env = { QUALITY_MIN_WIDTH: "10", QUALITY_MIN_HEIGHT: "10", QUALITY_SCALE_FACTOR: "3" };
    const { config } = await load(env, { quality: { minHeight: 40 } });
    expect(config.quality).toMatchObject({ minWidth: 20, minHeight: 40, scaleFactor: 3 });
  });

  test.each([
    ["pixelproof.config.ts", "export default { quality: { minWidth: 77 as number } };"],
    ["pixelproof.config.mjs", "export default { quality: { minWidth: 77 } };"],
    ["pixelproof.config.json", '{ "quality": { "minWidth": 77 } }'],
    ["pixelproof.config.yaml", "quality: { minWidth: 77 }"],
  ])("%s is read, found by itself or named", async (name, text) => {
    await writeFile(join(cwd, name), text);
    expect((await load()).config.quality.minWidth).toBe(77);
    expect((await load({}, { file: name })).config.quality.minWidth).toBe(77);
  });

  test("every fault is named at once, with its path, wherever it came from", async () => {
    await writeFile(
      join(cwd, "pixelproof.config.json"),
      '{ "quality": { "minWidht": 1 }, "limits": { "inputBytes": -1 }, "colour": 1 }',
    );
    const failing = load({ QUALITY_SCALE_FACTOR: "big" });
    await expect(failing).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(failing).rejects.toThrow(/quality\.scaleFactor/);
    await expect(failing).rejects.toThrow(/minWidht/);
    await expect(failing).rejects.toThrow(/limits\.inputBytes/);
    await expect(failing).rejects.toThrow(/colour/);
  });

  test("a config file that was named and is missing is an error, one that does not parse too", async () => {
    await expect(load({}, { file: "none.yaml" })).rejects.toMatchObject({ code: "CONFIG_NOT_FOUND" });
    await writeFile(join(cwd, "broken.json"), "{");
    await expect(load({}, { file: "broken.json" })).rejects.toMatchObject({ code: "CONFIG_INVALID" });
  });

  test("a variable that names no setting is warned about", async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (line: string) => void warnings.push(line) };
    await loadConfig({ cwd, env: { QUALITY_MINWIDTH: "1" }, quality: {} }, logger);
    expect(warnings).toEqual([expect.stringContaining("QUALITY_MINWIDTH")]);
  });
});

describe("loadPlugins", () => {
  const loaded = (use: string) =>
    load({}, { quality: {} }).then((config) => ({ ...config, config: { ...config.config, plugins: [{ use }] } }));

  test("a plugin is found by a path from the config's folder", async () => {
    const plugin = "export default { kind: 'detector', name: 'none', apiVersion: 1, create: () => ({}) };";
    await writeFile(join(cwd, "none.mjs"), plugin);
    const [registration] = await loadPlugins(await loaded("./none.mjs"));
    expect(registration.plugin).toMatchObject({ kind: "detector", name: "none" });
  });

  test("a missing package is answered with the command that installs it", async () => {
    const failing = loadPlugins(await loaded("@somebody/resampler-nice/extra"));
    await expect(failing).rejects.toMatchObject({ code: "PLUGIN_NOT_FOUND" });
    await expect(failing).rejects.toThrow("npm install @somebody/resampler-nice");
  });

  test("a module that is no plugin is refused by name", async () => {
    await writeFile(join(cwd, "empty.mjs"), "export default 5;");
    await expect(loadPlugins(await loaded("./empty.mjs"))).rejects.toMatchObject({ code: "PLUGIN_INVALID" });
  });
});
