import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import png from "@pixelproof/codec-sharp/png";
import { createContext, createImage, Host, type Decoded } from "@pixelproof/core";
import { qualitySchema, type Quality } from "@pixelproof/pipeline";
import { iccProfile, scene } from "@pixelproof/testkit";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { runIn, writePng, type Run } from "./command-line.fixture.ts";
import { enormous, writeModel } from "./models.fixture.ts";

const env = {
  QUALITY_MIN_WIDTH: "1",
  QUALITY_MIN_HEIGHT: "1",
  QUALITY_SCALE_FACTOR: "2",
  QUALITY_TARGET_BYTES: "0",
};
const fsrcnn = dataFile("models/FSRCNN_x2.onnx");

let folder = "";
const at = (...names: string[]): string => join(folder, ...names);

const enhance = (file: string, out: string, ...args: string[]): Promise<Run> =>
  runIn(folder, ["enhance", file, "--out", out, ...args], env);

const evidence = async (out: string, name = "scene"): Promise<Quality> =>
  qualitySchema.parse(JSON.parse(await readFile(at(out, name, "quality.json"), "utf8")));

const written = (out: string, name: string): Promise<Buffer> => readFile(at(out, name, "source_enhanced.png"));

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pixelproof-sr-"));
  const size = { width: 32, height: 24 };
  await writePng(at("scene.png"), scene({ ...size, sourceDepth: 8 }));
  await writePng(at("grey.png"), scene({ ...size, channels: 1, sourceDepth: 8 }));
  await writePng(at("deep.png"), scene({ ...size, channels: 4, sourceDepth: 16 }), {
    icc: iccProfile({ space: "RGB " }),
  });
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!withData)("--model", () => {
  test.concurrent("a well-known model enlarges without a manifest, and the report names it", async () => {
    const { code, stderr } = await enhance("scene.png", "known", "--model", fsrcnn);
    expect([code, stderr]).toEqual([0, expect.stringContaining("32x24 -> 64x48  AI fsrcnn-x2")]);
    const { enhancement, fallbacks, fidelity } = await evidence("known");
    expect(fallbacks).toEqual([]);
    expect(fidelity?.hallucination_risk).toBe(false);
    expect(enhancement).toMatchObject({ resampler: "esrgan", engine: "ai", notes: { model: "fsrcnn-x2", tiles: 1 } });
  });

  test.concurrent("QUALITY_SR_MODEL and the config name one too, the config's from its own folder", async () => {
    const byVariable = { ...env, QUALITY_ENABLE_SR: "true", QUALITY_SR_MODEL: fsrcnn };
    expect((await runIn(folder, ["enhance", "scene.png", "--out", "variable"], byVariable)).code).toBe(0);
    expect((await evidence("variable")).enhancement.notes).toMatchObject({ model: "fsrcnn-x2" });

    const home = await mkdtemp(join(tmpdir(), "pixelproof-models-"));
    await writeFile(join(home, "mine.onnx"), await readFile(fsrcnn));
    await writeFile(join(home, "sr.json"), JSON.stringify({ quality: { enableSr: true, srModel: "mine.onnx" } }));
    expect((await enhance("scene.png", "config", "--config", join(home, "sr.json"))).code).toBe(0);
    expect((await evidence("config")).enhancement.notes).toMatchObject({ model: "fsrcnn-x2" });
    await rm(home, { recursive: true });
  });

  test.concurrent("named where no AI enlarges, it is said to be unused", async () => {
    const { code, stderr } = await runIn(folder, ["enhance", "scene.png", "--out", "unused"], {
      ...env,
      QUALITY_SR_MODEL: fsrcnn,
    });
    expect([code, stderr]).toEqual([0, expect.stringMatching(/model .*FSRCNN_x2\.onnx is not used: enableSr is off/)]);
  });
});

describe("a model that --model names in vain ends with 2 before any work", () => {
  test.concurrent("no file", async () => {
    const { code, stderr } = await enhance("scene.png", "vain", "--model", "nowhere.onnx");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^MODEL_MISSING: Expected a model in .*nowhere\.onnx/m)]);
  });

  test.concurrent("no manifest beside a model that is not well known: what to write is told", async () => {
    await writeFile(at("unknown.onnx"), enormous);
    const { code, stderr } = await enhance("scene.png", "vain", "--model", "unknown.onnx");
    expect([code, stderr]).toEqual([
      2,
      expect.stringMatching(/^MODEL_INVALID: .*unknown\.json .*sha256 [0-9a-f]{64}/m),
    ]);
  });

  test.concurrent("a manifest with faults: all are told", async () => {
    await writeFile(at("faulty.json"), JSON.stringify({ name: "faulty", scale: 99 }));
    const { code, stderr } = await enhance("scene.png", "vain", "--model", "faulty.json");
    expect([code, stderr]).toEqual([2, expect.stringMatching(/^MODEL_INVALID: .*scale/ms)]);
  });
});

/** What keeps super-resolution from working, and how it is asked for all the same. */
const obstacles = {
  "onnxruntime is not installed": async () => ({ variables: await without("onnxruntime-node"), args: [] }),
  "the package of the weights is not installed": async () => ({
    variables: await without("@pixelproof/model-esrgan"),
    args: [],
  }),
  "the model's file has another hash than its manifest says": async () => ({
    variables: {},
    args: ["--model", await writeModel(at("other-hash"), enormous, { sha256: "0".repeat(64) })],
  }),
  "the model's file is missing beside its manifest": async () => {
    const model = await writeModel(at("no-file"), enormous);
    await rm(model);
    return { variables: {}, args: ["--model", at("no-file", "small.json")] };
  },
  "memory runs out at the smallest tile": async () => ({
    variables: {},
    args: ["--model", await writeModel(at("enormous"), enormous)],
  }),
};

/** Lets no process that is started with it, nor theirs, find a package. */
async function without(name: string): Promise<Record<string, string>> {
  const hook = at(`without-${name.replaceAll(/\W/g, "")}.mjs`);
  await writeFile(
    hook,
    `import { registerHooks } from "node:module";
     registerHooks({
       resolve: (specifier, context, next) =>
         next(specifier === "${name}" ? "not-installed" : specifier, context),
     });`,
  );
  return { NODE_OPTIONS: `--import=${pathToFileURL(hook).href}`, QUALITY_ENABLE_SR: "true" };
}

describe("where super-resolution cannot work, the classical resampler takes over and it is said why", () => {
  test.concurrent.each<[keyof typeof obstacles, string, RegExp]>([
    ["onnxruntime is not installed", "runtime", /Expected onnxruntime-node to load/],
    ["the package of the weights is not installed", "weights", /Cannot find package/],
    [
      "the model's file has another hash than its manifest says",
      "hash",
      /Expected the SHA-256 0{64} for the model small/,
    ],
    ["the model's file is missing beside its manifest", "file", /Expected the model small in .*put the file/],
    ["memory runs out at the smallest tile", "memory", /failed to run the model: .*(alloc|memory)/i],
  ])("%s", async (obstacle, out, reason) => {
    const { variables, args } = await obstacles[obstacle]();
    const run = (...more: string[]): Promise<Run> =>
      runIn(folder, ["enhance", "scene.png", "--out", out, ...args, ...more], { ...env, ...variables });
    const { code, stderr } = await run();
    expect([code, stderr]).toEqual([0, expect.stringMatching(/^warning lanczos enlarges instead of esrgan: /m)]);
    expect(stderr).toMatch(reason);
    const { enhancement, fallbacks, thresholds } = await evidence(out);
    expect(enhancement).toMatchObject({ resampler: "lanczos", engine: "classical" });
    expect(fallbacks).toEqual([{ wanted: "esrgan", used: "lanczos", reason: expect.stringMatching(reason) }]);
    expect(thresholds.passed).toBe(true);
    expect(await readFile(at(out, "scene", "report.html"), "utf8")).toContain("lanczos stood in for esrgan");
    expect((await run("--strict")).code).toBe(4);
  });
});

describe.skipIf(!withData)("what AI enlarges by the command line", () => {
  const names = ["scene", "grey", "deep"];
  const decode = async (file: Uint8Array): Promise<Decoded> => {
    await using host = new Host([png]);
    return await host.get("codec", "png").decode(file, createContext());
  };

  beforeAll(async () => {
    for (const out of ["first", "second"]) {
      const files = names.map((name) => `${name}.png`);
      await runIn(folder, ["enhance", ...files, "--out", out, "--model", fsrcnn], env);
    }
  }, 60_000);

  test.each(names)("%s: the same file gives the same bytes", async (name) => {
    expect((await evidence("first", name)).enhancement.engine).toBe("ai");
    expect(Buffer.compare(await written("first", name), await written("second", name))).toBe(0);
  });

  test("grey stays grey", async () => {
    expect((await decode(await written("first", "grey"))).image.channels).toBe(1);
    const data = scene({ width: 32, height: 24, channels: 1, sourceDepth: 8 }).data;
    const rgb = createImage({
      width: 32,
      height: 24,
      channels: 3,
      data: new Uint16Array(data.length * 3),
      sourceDepth: 8,
    });
    data.forEach((sample, p) => rgb.data.fill(sample, p * 3, p * 3 + 3));
    await writePng(at("grey-in-rgb.png"), rgb);
    expect((await enhance("grey-in-rgb.png", "grey-in-rgb", "--model", fsrcnn)).code).toBe(0);
    const { image } = await decode(await written("grey-in-rgb", "grey-in-rgb"));
    expect(image.data.every((sample, i) => sample === image.data[i - (i % image.channels)])).toBe(true);
  });

  test("16 bits, transparency and the profile stay", async () => {
    const { image, metadata } = await decode(await written("first", "deep"));
    expect(image).toMatchObject({ width: 64, height: 48, channels: 4, sourceDepth: 16 });
    expect(metadata.icc).toEqual(iccProfile({ space: "RGB " }));
    expect((await evidence("first", "deep")).preserved).toEqual(expect.arrayContaining(["icc", "depth", "alpha"]));
  });

  test("a picture in Display P3 is enlarged as one", async () => {
    const icc = new Uint8Array(await readFile(dataFile("icc/DisplayP3-v4.icc")));
    await writePng(at("wide.png"), scene({ width: 32, height: 24, sourceDepth: 8 }), { icc });
    expect((await enhance("wide.png", "wide", "--model", fsrcnn)).code).toBe(0);
    const { image, metadata } = await decode(await written("wide", "wide"));
    expect(metadata.icc).toEqual(icc);
    // Its samples are those of the same picture without a profile: nothing was converted on the way.
    expect(image.data).toEqual((await decode(await written("first", "scene"))).image.data);
  });
});
