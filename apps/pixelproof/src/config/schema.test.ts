import { expect, test } from "vitest";
import { z } from "zod";
import { configSchema } from "./schema.ts";

test("the published JSON Schema of the config is the one that is validated (vitest -u writes it anew)", async () => {
  const schema = z.toJSONSchema(configSchema, { io: "input" });
  await expect(`${JSON.stringify(schema, null, 2)}\n`).toMatchFileSnapshot("../../schemas/config.schema.json");
});
