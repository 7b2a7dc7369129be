import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { silentLogger } from "@pixelproof/core";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { builtins } from "./builtins.ts";
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
    ["pixelproof.config.mts", "export default { quality: { minWidth: 77 as number } };"],
    ["pixelproof.config.mjs", "export default { quality: { minWidth: 77 } };"],
    ["pixelproof.config.js", "export default { quality: { minWidth: 77 } };"],
    ["pixelproof.config.json", '{ "quality": { "minWidth": 77 } }'],
    ["pixelproof.config.yaml", "quality: { minWidth: 77 }"],
    ["pixelproof.config.yml", "quality: { minWidth: 77 }"],
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

  test("a fault names where its value came from", async () => {
    await writeFile(join(cwd, "pixelproof.config.json"), '{ "quality": { "minSsim": 2 } }');
    const failing = load({ QUALITY_MIN_PSNR: "abc", QUALITY_MIN_SSIM: "3" }, { quality: { scaleFactor: -1 } });
    await expect(failing).rejects.toThrow(/quality\.minPsnr \(QUALITY_MIN_PSNR\): /);
    await expect(failing).rejects.toThrow(/quality\.minSsim: /);
    await expect(failing).rejects.toThrow(/quality\.scaleFactor \(command line\): /);
  });

  test("a config file that was named and is missing or a folder is an error", async () => {
    for (const file of ["none.yaml", "."]) {
      await expect(load({}, { file })).rejects.toMatchObject({ code: "CONFIG_NOT_FOUND" });
    }
  });

  test.each([
    ["broken.json", "{", "broken.json"],
    ["broken.yaml", "a: [", "broken.yaml"],
    ["throwing.mjs", "throw new Error('the licence is required');", "the licence is required"],
    ["list.json", '[{ "quality": {} }]', "but received a list"],
    ["list.yaml", "- quality", "but received a list"],
    ["text.yaml", "quality", "but received a string"],
    ["nothing.mjs", "export default () => undefined;", "nothing.mjs"],
    ["config.toml", "a = 1", ".toml"],
  ])("%s holding %s is answered with %s", async (name, text, message) => {
    await writeFile(join(cwd, name), text);
    const failing = load({}, { file: name });
    await expect(failing).rejects.toMatchObject({ code: "CONFIG_INVALID" });
    await expect(failing).rejects.toThrow(message);
  });

  test.each(["", "\n", "---\n# quality:\n#   minWidth: 5\n"])(
    "YAML without settings, %j, counts as empty",
    async (text) => {
      await writeFile(join(cwd, "pixelproof.config.yaml"), text);
      const { config, file } = await load();
      expect(config.quality.minWidth).toBe(800);
      expect(file).toBe(join(cwd, "pixelproof.config.yaml"));
    },
  );

  test("only files of the promised names are taken for the config", async () => {
    await mkdir(join(cwd, ".config"));
    for (const name of [".config/pixelproof.json", "pixelproof.config.json5", "pixelproof.config"])
      await writeFile(join(cwd, name), '{ "quality": { "minWidth": 77 } }');
    expect(await load()).toMatchObject({ file: undefined, config: { quality: { minWidth: 800 } } });
  });

  test("a variable that names no setting is warned about", async () => {
    const warnings: string[] = [];
    const logger = { ...silentLogger, warn: (line: string) => void warnings.push(line) };
    await loadConfig({ cwd, env: { QUALITY_MINWIDTH: "1" }, quality: {} }, logger);
    expect(warnings).toEqual([expect.stringContaining("QUALITY_MINWIDTH")]);
  });
});
