import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { crc32, deflateSync } from "node:zlib";
import { qualitySchema } from "@pixelproof/pipeline";
import { scene } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { command, runIn, writePng, type Run } from "./command-line.fixture.ts";

let folder = "";
const at = (...names: string[]): string => join(folder, ...names);

/** Small enough to be quick; the defaults are tried on real photographs below. */
const small = { QUALITY_MIN_WIDTH: "60", QUALITY_MIN_HEIGHT: "60", QUALITY_TARGET_BYTES: "0" };

const pixelproof = (args: readonly string[], env: Record<string, string> = small): Promise<Run> =>
  runIn(folder, args, env);

/** A PNG whose header claims 30,000 x 30,000 pixels. */
function bomb(): Buffer {
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, crc] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    crc.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, crc]);
  };
  const header = Buffer.alloc(13);
  header.writeUInt32BE(30_000, 0);
  header.writeUInt32BE(30_000, 4);
  header.set([8, 2], 8);
  const parts = [chunk("IHDR", header), chunk("IDAT", deflateSync(Buffer.alloc(1000))), chunk("IEND", Buffer.alloc(0))];
  return Buffer.concat([Buffer.from("89504e470d0a1a0a", "hex"), ...parts]);
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-cli-"));
  await mkdir(at("many", "deep"), { recursive: true });
  const whole = await readFile(await writePng(at("scene.png"), scene({ width: 48, height: 36, sourceDepth: 8 })));
  await writePng(at("deep16.png"), scene({ width: 40, height: 40, channels: 4 }));
  await writePng(at("other.png"), scene({ width: 48, height: 36, sourceDepth: 8 }, 2));
  await writePng(at("large.png"), scene({ width: 96, height: 72, sourceDepth: 8 }));
  await writePng(at("many/a.png"), scene({ width: 24, height: 24, sourceDepth: 8 }));
  await writePng(at("many/deep/a.png"), scene({ width: 24, height: 24, sourceDepth: 8 }, 3));
  await writeFile(at("many", "text.png"), "this is text");
  await writeFile(at("text.png"), "this is text");
  await writeFile(at("empty.png"), "");
  await writeFile(at("truncated.png"), whole.subarray(0, whole.length / 2));
  await writeFile(at("bomb.png"), bomb());
});
afterAll(() => rm(folder, { recursive: true }));

describe("enhance", () => {
  test.concurrent("one picture gets its folder with the four files; the log line and the summary say what happened", async () => {
    const { code, stdout, stderr } = await pixelproof(["enhance", "scene.png", "--out", "one"]);
    expect(code).toBe(0);
    expect((await readdir(at("one", "scene"))).toSorted()).toEqual([
      "diff.png",
      "quality.json",
      "report.html",
      "source_enhanced.png",
    ]);
    const quality = qualitySchema.parse(JSON.parse(await readFile(at("one", "scene", "quality.json"), "utf8")));
    expect(quality.dimensions_after).toEqual({ width: 80, height: 60 });
    expect(quality.artifacts_detected).toEqual({ lines: false, edge_pixel_loss: false });
    expect(stderr).toMatch(
      /^QualityEnhancer: dims_before=48x36 dims_after=80x60 psnr=[\d.]+ ssim=[\d.]+ target_bytes=0 actual_bytes=\d+ format=PNG$/m,
    );
    expect(stdout).toContain("1 done");
  });

  test.concurrent("a folder with one bad file: the rest is done, --json is one object a line, the exit code tells", async () => {
    const { code, stdout, stderr } = await pixelproof([
      "enhance",
      "many",
      "--out",
      "batch",
      "--json",
      "--concurrency",
      "2",
    ]);
    expect(code).toBe(3);
    const rows = stdout
      .trimEnd()
      .split("\n")
      .map((line) => z.looseObject({ file: z.string(), state: z.string() }).parse(JSON.parse(line)));
    expect(rows.map(({ file, state }) => `${file} ${state}`).toSorted()).toEqual([
      "many/a.png done",
      "many/deep/a.png done",
      "many/text.png failed",
    ]);
    expect((await readdir(at("batch"))).toSorted()).toEqual(["a", "a-2"]);
    expect(stderr).toContain("INPUT_UNKNOWN_FORMAT");
    expect(stderr).toContain("2 done, 0 below threshold, 1 failed");
  });

  test.concurrent("a 16-bit picture with alpha stays one, and a second run never overwrites the first", async () => {
    for (const run of ["deep16", "deep16-2"]) {
      expect((await pixelproof(["enhance", "deep16.png", "--out", "twice"])).code).toBe(0);
      const inspected = await pixelproof(["inspect", `twice/${run}/source_enhanced.png`, "--json"]);
      expect(JSON.parse(inspected.stdout)).toMatchObject({ width: 60, height: 60, channels: 4, depth: 16 });
    }
  });

  test.concurrent("options of the command line override the environment", async () => {
    const args = [
      "enhance",
      "scene.png",
      "--out",
      "options",
      "--scale",
      "3",
      "--format",
      "webp",
      "--resampler",
      "sharp",
    ];
    expect((await pixelproof(args)).code).toBe(0);
    const quality = qualitySchema.parse(JSON.parse(await readFile(at("options", "scene", "quality.json"), "utf8")));
    expect(quality.output).toMatchObject({ file: "source_enhanced.webp", attempt: { width: 144, height: 108 } });
    expect(quality.enhancement.resampler).toBe("sharp");
  });

  test.concurrent("figures below the thresholds end with 4, the evidence is there all the same", async () => {
    const { code, stdout } = await pixelproof(["enhance", "scene.png", "--out", "low"], {
      ...small,
      QUALITY_MIN_PSNR: "99",
    });
    expect(code).toBe(4);
    expect(stdout).toContain("1 below threshold");
    expect(await readdir(at("low", "scene"))).toHaveLength(4);
  });

  test.concurrent("AI asked for and not there: done by the classical resampler, and said so; --strict makes it 4", async () => {
    const env = { ...small, QUALITY_ENABLE_SR: "true", QUALITY_SR_RESAMPLER: "another" };
    const { code, stderr } = await pixelproof(["enhance", "scene.png", "--out", "sr"], env);
    expect([code, stderr]).toEqual([0, expect.stringContaining("lanczos instead of another")]);
    expect((await pixelproof(["enhance", "scene.png", "--out", "sr", "--strict"], env)).code).toBe(4);
  });
});

describe("in company", () => {
  test.concurrent("what plugins print does not get between the JSON; no detector at work is no clean bill of health", async () => {
    await writeFile(
      at("noisy.mjs"),
      `console.log("hello"); console.info("from"); console.table(["a plugin"]);
       export default { kind: "detector", name: "noisy", apiVersion: 1, create: () => ({}) };`,
    );
    const config = { quality: { detectors: [] }, plugins: [{ use: "./noisy.mjs" }] };
    await writeFile(at("noisy.json"), JSON.stringify(config));
    const args = ["enhance", "scene.png", "--out", "noisy", "--config", "noisy.json", "--json"];
    const { code, stdout, stderr } = await pixelproof(args);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ file: "scene.png", state: "done" });
    expect(stderr).toContain("hello");
    expect(stderr).toContain("artefacts not looked for");
  });

  test.concurrent("a reader that goes early does not disturb the work", async () => {
    const args = ["enhance", "many/a.png", "scene.png", "--out", "early", "--json"];
    const child = spawn(process.execPath, command(args), { cwd: folder, env: { ...process.env, ...small } });
    child.stdout.destroy();
    const stderr = child.stderr.setEncoding("utf8").reduce((all, text: string) => all + text, "");
    expect(await once(child, "close")).toEqual([0, null]);
    expect(await stderr).not.toMatch(/EPIPE|^\s+at /m);
    expect((await readdir(at("early"))).toSorted()).toEqual(["a", "scene"]);
  });

  test.concurrent("an interrupt ends the batch though the work never does, and says what was cancelled", async () => {
    await writeFile(
      at("endless.mjs"),
      `export default { kind: "resampler", name: "endless", apiVersion: 1,
         create: () => ({ resample: () => new Promise(() => setInterval(() => {}, 1000)) }) };`,
    );
    await writeFile(at("endless.json"), JSON.stringify({ plugins: [{ use: "./endless.mjs" }] }));
    const args = ["enhance", "scene.png", "other.png", "--config", "endless.json", "--resampler", "endless"];
    const child = spawn(process.execPath, command([...args, "--out", "endless", "--json", "--concurrency", "1"]), {
      cwd: folder,
      env: { ...process.env, ...small },
    });
    const stdout = child.stdout.setEncoding("utf8").reduce((all, text: string) => all + text, "");
    await once(child.stderr.setEncoding("utf8"), "data");
    child.kill("SIGINT");
    expect(await once(child, "close")).toEqual([130, null]);
    const rows = (await stdout).trimEnd().split("\n");
    expect(rows.map((line) => JSON.parse(line))).toMatchObject(
      ["scene.png", "other.png"].map((file) => ({
        file,
        state: "cancelled",
        exitCode: 130,
        error: { code: "ABORTED" },
      })),
    );
    expect(await readdir(at("endless"))).toEqual([]);
  });
});

describe("bad input", () => {
  test.concurrent.each([
    ["a missing file", "none.png", "INPUT_NOT_FOUND", 3],
    ["an empty file", "empty.png", "INPUT_EMPTY", 3],
    ["text named .png", "text.png", "INPUT_UNKNOWN_FORMAT", 3],
    ["a truncated file", "truncated.png", "INPUT_TRUNCATED", 3],
    ["a header of 30,000 x 30,000", "bomb.png", "LIMIT_INPUT_PIXELS", 3],
  ])("%s is refused with a code and no stack trace, and nothing is written", async (_, file, code, exit) => {
    const out = `bad-${file}`;
    const run = await pixelproof(["enhance", file, "--out", out]);
    expect(run.code).toBe(exit);
    expect(run.stderr).toContain(`${code}: Expected`);
    expect(run.stderr + run.stdout).not.toMatch(/^\s+at /m);
    expect(await readdir(at(out))).toEqual([]);
  });

  test.concurrent("an unknown option in the config, an unknown flag and an output folder that cannot be made end with 2", async () => {
    await writeFile(at("wrong.json"), '{ "quality": { "sharpness": 9 } }');
    await writeFile(
      at("plugin.json"),
      '{ "plugins": [{ "use": "@pixelproof/resampler-opencv", "options": { "colour": 1 } }] }',
    );
    const failing = [
      [["enhance", "scene.png", "--config", "wrong.json"], "sharpness"],
      [["enhance", "scene.png", "--config", "plugin.json"], "OPTIONS_INVALID"],
      [["enhance", "scene.png", "--colour"], "--colour"],
      [["enhance", "scene.png", "--scale", "-1"], "--scale"],
      [["enhance", "scene.png", "--out", "scene.png/out"], "OUTPUT_UNWRITABLE"],
      [["enhance", "scene.png", "--resampler", "magic"], "magic"],
      [["compare", "scene.png", "large.png"], "SIZE_MISMATCH"],
    ] as const;
    for (const [args, message] of failing) {
      const { code, stderr } = await pixelproof(args);
      expect([args, code, stderr]).toEqual([args, 2, expect.stringContaining(message)]);
      expect(stderr).not.toMatch(/^\s+at /m);
    }
  });

  test.concurrent("with --json wrong usage is told as JSON too, wherever the option stands", async () => {
    for (const args of [
      ["enhance", "--colour", "--json"],
      ["enhance", "scene.png", "--scale", "-1", "--json"],
      ["enhance", "--json"],
    ]) {
      const { code, stdout } = await pixelproof(args);
      expect([args, code, JSON.parse(stdout)]).toMatchObject([args, 2, { error: { code: "USAGE" } }]);
    }
    expect((await pixelproof(["enhance", "--out", "--json"])).stdout).toBe("");
  });

  test.concurrent("--debug shows the stack", async () => {
    const { stderr } = await pixelproof(["inspect", "text.png", "--debug"]);
    expect(stderr).toMatch(/^\s+at /m);
  });
});

describe("the other commands", () => {
  test.concurrent("compare --json gives each metric with value and unit; a picture against itself is identical", async () => {
    const other = JSON.parse(
      (await pixelproof(["compare", "scene.png", "other.png", "--metrics", "psnr,ssim", "--json"])).stdout,
    );
    expect(other).toMatchObject({
      metrics: { psnr: { value: expect.any(Number), unit: "dB" }, ssim: { value: expect.any(Number) } },
    });
    expect(Object.keys(other.metrics)).toEqual(["psnr", "ssim"]);
    const same = JSON.parse((await pixelproof(["compare", "scene.png", "scene.png", "--json"])).stdout);
    expect(same.metrics.psnr).toMatchObject({ value: null, identical: true });
  });

  test.concurrent("compare --fit brings the candidate to the reference's size", async () => {
    const { code, stdout } = await pixelproof(["compare", "scene.png", "large.png", "--fit", "--json"]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout).metrics.psnr.value).toBeGreaterThan(15);
  });

  test.concurrent("resize writes exactly the size asked for, with each resampler", async () => {
    for (const resampler of ["lanczos", "opencv", "sharp"]) {
      const args = [
        "resize",
        "scene.png",
        "--width",
        "31",
        "--height",
        "70",
        "--resampler",
        resampler,
        "--out",
        `${resampler}.tiff`,
      ];
      expect((await pixelproof(args)).code).toBe(0);
      const { stdout } = await pixelproof(["inspect", `${resampler}.tiff`, "--json"]);
      expect(JSON.parse(stdout)).toMatchObject({ format: "tiff", width: 31, height: 70 });
    }
  });

  test.concurrent("detect --json names each detector", async () => {
    const { stdout } = await pixelproof(["detect", "scene.png", "scene.png", "--json"]);
    expect(JSON.parse(stdout)).toMatchObject({
      detections: { lines: { detected: false, regions: [] }, "edge-pixel-loss": { detected: false } },
    });
  });

  test.concurrent("plugins and config tell what is in force", async () => {
    const plugins = z
      .array(z.looseObject({ kind: z.string(), id: z.string() }))
      .parse(JSON.parse((await pixelproof(["plugins", "--json"])).stdout));
    expect(new Set(plugins.map(({ kind }) => kind))).toEqual(
      new Set(["codec", "colour", "resampler", "metric", "detector", "segmenter"]),
    );
    expect(plugins.find(({ id }) => id === "lanczos")).toHaveProperty("optionsSchema.properties.kernel");
    const lines = (await pixelproof(["plugins"])).stdout.split("\n");
    expect(lines.filter((line) => line.includes("validated against"))).toHaveLength(
      plugins.filter(({ kind }) => kind === "metric").length,
    );
    expect(lines.filter((line) => line.length > 100)).toEqual([]);
    const { stdout } = await pixelproof(["config", "--print"], { QUALITY_TARGET_BYTES: "2_000_000" });
    expect(JSON.parse(stdout)).toMatchObject({ quality: { targetBytes: 2_000_000 } });
  });

  test.concurrent("every command has a help text with what it takes", async () => {
    for (const command of ["enhance", "compare", "resize", "detect", "inspect", "plugins", "config"]) {
      const { code, stdout } = await pixelproof([command, "--help"]);
      expect([command, code]).toEqual([command, 0]);
      expect(stdout).toContain(`Usage: pixelproof ${command}`);
    }
  });
});

describe("real photographs, with the defaults", () => {
  test.skipIf(!withData)("kodim05 becomes 2160 x 1440 and more than 1 MB, faithful and without artefacts", async () => {
    const { code } = await pixelproof(["enhance", dataFile("photos/kodim05.png"), "--out", "real"], {});
    expect(code).toBe(0);
    const quality = qualitySchema.parse(JSON.parse(await readFile(at("real", "kodim05", "quality.json"), "utf8")));
    expect(quality.dimensions_after).toEqual({ width: 2160, height: 1440 });
    expect(quality.enhanced_size_bytes).toBeGreaterThan(1_000_000);
    expect(quality.psnr).toBeGreaterThan(35);
    expect(quality.ssim).toBeGreaterThan(0.98);
    expect(quality.artifacts_detected).toEqual({ lines: false, edge_pixel_loss: false });
  });
});
