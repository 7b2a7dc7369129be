import { createContext, createImage, Host, type Image, type Size } from "@pixelproof/core";
import { models } from "@pixelproof/model-esrgan";
import { ModelSessions, openUpscaler, readUpscalerManifest } from "@pixelproof/onnx";
import { scene } from "@pixelproof/testkit";
import { linear } from "@pixelproof/testkit/fixtures";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import plugin from "./index.ts";

// Holds the models, so that they are loaded once for all tests.
const sessions = new ModelSessions();
beforeAll(async () => {
  for (const { manifest } of models) {
    await openUpscaler(sessions, await readUpscalerManifest(manifest), createContext());
  }
}, 60_000);
afterAll(() => sessions[Symbol.asyncDispose]());

type Facts = Record<string, string | number>;

async function enlarge(image: Image, to: Size, options: Record<string, unknown> = {}, facts: Facts = {}) {
  await using host = new Host([linear, { plugin, options: { classical: "linear", ...options } }]);
  const context = createContext({ note: (name, fact) => void (facts[name] = fact) });
  return await host.get("resampler", "esrgan").resample(image, to, context);
}

const double = ({ width, height }: Size): Size => ({ width: width * 2, height: height * 2 });

const meanOfChannel = ({ width, height, channels, data }: Image, channel: number): number =>
  data.reduce((sum, sample, i) => (i % channels === channel ? sum + sample : sum), 0) / (width * height);

const worst = (a: Image, b: Image): number => a.data.reduce((most, v, i) => Math.max(most, Math.abs(v - b.data[i])), 0);

describe("which model runs", () => {
  const image = scene({ width: 8, height: 6, channels: 3 });

  test.each([
    [16, 12, "esrgan-x2"],
    [11, 13, "esrgan-x4"],
    [40, 6, "esrgan-x4"],
  ])("to %ix%i it is the smallest scale that reaches it, %s", async (width, height, model) => {
    const facts: Facts = {};
    expect(await enlarge(image, { width, height }, {}, facts)).toMatchObject({ width, height, channels: 3 });
    expect(facts).toMatchObject({ model, provider: "cpu", tiles: 1, tile_size: "40x38" });
    expect(facts.sha256).toMatch(/^[0-9a-f]{64}$/);
    expect([facts.model_load_ms, facts.inference_ms]).toEqual([expect.any(Number), expect.any(Number)]);
  });

  test("none where the picture does not grow: that is the classical resampler's", async () => {
    const facts: Facts = {};
    const to = { width: 8, height: 3 };
    await using host = new Host([linear]);
    const classical = await host.get("resampler", "linear").resample(image, to, createContext());
    expect((await enlarge(image, to, {}, facts)).data).toEqual(classical.data);
    expect(facts).toEqual({});
  });

  test("a model that is not there is MODEL_MISSING", async () => {
    await expect(enlarge(image, double(image), { model: "/no/such.onnx" })).rejects.toMatchObject({
      code: "MODEL_MISSING",
    });
  });

  test.skipIf(!withData).each(["FSRCNN_x2.onnx", "realesr-general-x4v3.w16.onnx"])(
    "%s is run when it is asked for, and keeps colours",
    async (file) => {
      const model = dataFile(`models/${file}`);
      const picture = scene({ width: 24, height: 20, channels: 3 });
      const result = await enlarge(picture, double(picture), { model });
      for (const c of [0, 1, 2]) {
        expect(Math.abs(meanOfChannel(result, c) - meanOfChannel(picture, c))).toBeLessThan(257);
      }
    },
  );
});

test("tiles change no sample by more than 1/255, and two runs give the same bytes", async () => {
  const image = scene({ width: 40, height: 24, channels: 3 });
  const facts: Facts = {};
  const whole = await enlarge(image, double(image));
  const cut = await enlarge(image, double(image), { tileBytes: 1 }, facts);
  expect(facts).toMatchObject({ tiles: 2 });
  expect(worst(whole, cut)).toBeLessThanOrEqual(257);
  expect((await enlarge(image, double(image))).data).toEqual(whole.data);
});

test("a grey picture comes out as the grey RGB picture does", async () => {
  const grey = scene({ width: 12, height: 10, channels: 1 });
  const data = new Uint16Array(360).map((_, i) => grey.data[Math.floor(i / 3)]);
  const rgb = await enlarge(createImage({ ...grey, channels: 3, data }), double(grey), { colourGuard: false });
  const result = await enlarge(grey, double(grey), { colourGuard: false });
  expect(result.channels).toBe(1);
  expect(
    result.data.every((v, p) => Math.abs(v - (rgb.data[p * 3] + rgb.data[p * 3 + 1] + rgb.data[p * 3 + 2]) / 3) < 1),
  ).toBe(true);
});

test("hidden colours do not change what is seen, and alpha is the classical resampler's", async () => {
  const hiding = (colour: number): Image => {
    const data = new Uint16Array(16 * 12 * 4);
    for (let p = 0; p < 192; p++)
      data.set(p % 16 < 8 ? [50000, 30000, 10000, 65535] : [colour, colour, colour, 0], p * 4);
    return createImage({ width: 16, height: 12, channels: 4, data });
  };
  const [black, white] = [await enlarge(hiding(0), double(hiding(0))), await enlarge(hiding(65535), double(hiding(0)))];
  expect(white.data).toEqual(black.data);
  await using host = new Host([linear]);
  const classical = await host.get("resampler", "linear").resample(hiding(0), double(hiding(0)), createContext());
  expect(black.data.filter((_, i) => i % 4 === 3)).toEqual(classical.data.filter((_, i) => i % 4 === 3));
});

test("the colour guard brings the colours nearer to those of the source", async () => {
  const image = scene({ width: 20, height: 16, channels: 3 });
  await using host = new Host([linear]);
  const off = async (colourGuard: boolean): Promise<number> => {
    const result = await enlarge(image, double(image), { colourGuard });
    const back = await host.get("resampler", "linear").resample(result, image, createContext());
    return back.data.reduce((sum, v, i) => sum + Math.abs(v - image.data[i]), 0);
  };
  expect(await off(true)).toBeLessThan(await off(false));
});
