import { definePlugin, type Plugin } from "@pixelproof/core";
import { expect, test } from "vitest";
import { z } from "zod";
import { optionsSchema } from "./options-schema.ts";

const detector: Plugin = definePlugin({
  kind: "detector",
  name: "own",
  apiVersion: 1,
  create: () => ({ detect: async () => ({ detected: false, score: 0, regions: [] }) }),
});

test("options of zod are written as JSON Schema with their bounds, defaults and descriptions", () => {
  const options = z.strictObject({ radius: z.number().min(1).default(2).describe("in pixels") });
  expect(optionsSchema({ ...detector, options })).toMatchObject({
    type: "object",
    properties: { radius: { type: "number", minimum: 1, default: 2, description: "in pixels" } },
    additionalProperties: false,
  });
});

test("a plugin without options, and a schema that cannot be written so, have none", () => {
  expect(optionsSchema(detector)).toBeUndefined();
  const validate = () => ({ value: {} });
  const options = { "~standard": { version: 1, vendor: "own", validate } } as const;
  expect(optionsSchema({ ...detector, options })).toBeUndefined();
  expect(optionsSchema({ ...detector, options: z.strictObject({ at: z.date() }) })).toBeUndefined();
});
