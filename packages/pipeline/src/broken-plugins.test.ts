import { createContext, createImage, Host, type Plugin } from "@pixelproof/core";
import { sampleMetadata, scene } from "@pixelproof/testkit";
import { altered, blackRows, difference, gamma, linear } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import { createPipeline } from "./pipeline.ts";
import { png } from "./png.fixture.ts";

const sound: readonly Plugin[] = [png, gamma, linear, difference, blackRows];
const quality = {
  resampler: "linear",
  roundTripResampler: "linear",
  metrics: ["difference"],
  detectors: ["black-rows"],
  minWidth: 60,
  minHeight: 40,
  targetBytes: 0,
};

/** What JavaScript lets a plugin throw. */
const reasons: readonly unknown[] = [new RangeError("out of luck"), "out of luck", 42, undefined, null, { luck: 0 }];

/** A function of that name for every method of an instance. */
const every = <T>(instance: object, fail: T): Record<string, T> =>
  Object.fromEntries(Object.keys(instance).map((method) => [method, fail]));

const atOnce = (reason: unknown) => (): never => {
  throw reason;
};
const later = (reason: unknown) => (): Promise<never> => Promise.reject(reason);

/** Every fixture with all of its methods throwing, by who is named in the error. */
const brokenBy = (reason: unknown): readonly (readonly [string, Plugin])[] => [
  ["codec png", altered(png, (instance) => every(instance, atOnce(reason)))],
  ["colour gamma", altered(gamma, (instance) => every(instance, atOnce(reason)))],
  ["colour gamma", altered(gamma, (instance) => every(instance, later(reason)))],
  ["resampler linear", altered(linear, (instance) => every(instance, atOnce(reason)))],
  ["resampler linear", altered(linear, (instance) => every(instance, later(reason)))],
  ["metric difference", altered(difference, (instance) => every(instance, atOnce(reason)))],
  ["metric difference", altered(difference, (instance) => every(instance, later(reason)))],
  ["detector black-rows", altered(blackRows, (instance) => every(instance, atOnce(reason)))],
  ["detector black-rows", altered(blackRows, (instance) => every(instance, later(reason)))],
];

async function file(): Promise<Uint8Array> {
  await using host = new Host([png]);
  const picture = createImage({ ...scene({ width: 32, height: 24, channels: 3 }), sourceDepth: 8 });
  return (await host.get("codec", "png").encode(picture, sampleMetadata(), {}, createContext())).bytes;
}

test("a plugin that throws in every method ends a run with PLUGIN_FAILED and its name, whatever it throws", async () => {
  const bytes = await file();
  for (const reason of reasons) {
    for (const [owner, plugin] of brokenBy(reason)) {
      const plugins = sound.map((one) => (one.kind === plugin.kind ? plugin : one));
      await using pipeline = createPipeline({ plugins, quality });
      const ending = await pipeline.enhance(bytes).catch((error: unknown) => error);
      expect(ending).toMatchObject({ code: "PLUGIN_FAILED", message: expect.stringContaining(owner) });
    }
  }
});

test("a run with sound plugins is done after one with a broken one, in the same process", async () => {
  const bytes = await file();
  for (const [, plugin] of brokenBy("out of luck")) {
    const plugins = sound.map((one) => (one.kind === plugin.kind ? plugin : one));
    await using pipeline = createPipeline({ plugins, quality });
    await pipeline.enhance(bytes).catch(() => {});
  }
  await using pipeline = createPipeline({ plugins: sound, quality });
  expect((await pipeline.enhance(bytes)).quality.dimensions_after).toEqual({ width: 60, height: 45 });
});
