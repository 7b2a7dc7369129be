import type { Plugin } from "@pixelproof/core";
import { z } from "zod";

type Convert = (settings: { target: string }) => unknown;

const isConvert = (value: unknown): value is Convert => typeof value === "function";

/** A schema that can be written as JSON Schema (Standard JSON Schema). */
const convertible = z.looseObject({
  "~standard": z.looseObject({ jsonSchema: z.looseObject({ input: z.custom<Convert>(isConvert) }) }),
});

/** The options that a plugin takes as JSON Schema; undefined where its schema cannot be written so, or it takes none. */
export function optionsSchema({ options }: Plugin): unknown {
  const schema = convertible.safeParse({ "~standard": options?.["~standard"] });
  if (!schema.success) return undefined;
  try {
    return schema.data["~standard"].jsonSchema.input({ target: "draft-2020-12" });
  } catch {
    return undefined;
  }
}
