import { expect, test } from "vitest";
import { z } from "zod";
import { qualitySchema } from "./quality.ts";

test("the published JSON Schema of quality.json is the one in code (vitest -u writes it anew)", async () => {
  const schema = z.toJSONSchema(qualitySchema);
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../schemas/quality.schema.json");
});
