import { definePlugin } from "@pixelproof/core";
import { linear } from "@pixelproof/testkit/fixtures";
import { expect, test } from "vitest";
import { z } from "zod";
import { createPipeline, type PipelineConfig } from "./pipeline.ts";

const unused = () => ({ resample: () => Promise.reject(new Error("not used")) });
const declared = { kind: "resampler", name: "esrgan", apiVersion: 1, capabilities: { engine: "ai" } } as const;
const options = z.strictObject({ model: z.string().optional(), tile: z.int().default(8) });
const ai = definePlugin({ ...declared, options, create: unused });
const quality = { resampler: "linear", roundTripResampler: "linear", srModel: "/models/mine.onnx" };
const pipelineOf = (plugins: PipelineConfig["plugins"]) => createPipeline({ plugins: [linear, ...plugins], quality });

test("the model of the settings reaches the AI resampler, before the one of its own options, which else stay", async () => {
  await using pipeline = pipelineOf([{ plugin: ai, options: { model: "/other.onnx", tile: 4 } }]);
  expect(pipeline.host.describe("resampler", "esrgan").options).toEqual({ model: "/models/mine.onnx", tile: 4 });
  await using plain = pipelineOf([ai]);
  expect(plain.host.describe("resampler", "esrgan").options).toMatchObject({ model: "/models/mine.onnx" });
});

test("a resampler of another id keeps its options, one that takes no model is refused by name", async () => {
  await using pipeline = pipelineOf([ai, { plugin: ai, id: "second" }]);
  expect(pipeline.host.describe("resampler", "second").options).toEqual({ tile: 8 });
  const without = definePlugin({ ...declared, options: z.strictObject({}), create: unused });
  expect(() => pipelineOf([without])).toThrow(expect.objectContaining({ code: "OPTIONS_INVALID" }));
});

test("one picture cannot want another model than the pipeline was made with", async () => {
  await using pipeline = pipelineOf([ai]);
  for (const other of [{ srModel: "/other.onnx" }, { srResampler: "second" }]) {
    expect(() => pipeline.enhance("x.png", { quality: other })).toThrow(
      expect.objectContaining({ code: "CONFIG_INVALID" }),
    );
  }
});
