import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { describe, expect, test } from "vitest";
import { measureAgreement } from "../oracle/agreement.ts";
import { convert, scales } from "./convert.ts";
import { models } from "../index.ts";

describe.each(scales)("the model at %ix", (scale) => {
  test("gives what its author's gives in TensorFlow.js to 1e-5, and moves by less than 1/255 as published", async () => {
    for (const { conversion, rounding } of await measureAgreement(scale)) {
      expect(conversion).toBeGreaterThan(0);
      expect(conversion).toBeLessThan(1e-5);
      expect(rounding).toBeLessThan(1 / 255);
    }
  });

  test("is in the package as the sources convert it, with the SHA-256 that its manifest names", async () => {
    const { file, manifest } = await convert(scale, "float16");
    const published = models.find((model) => model.scale === scale);
    if (published === undefined) throw new Error(`no model at ${scale}x`);
    expect(Buffer.compare(await readFile(published.file), file)).toBe(0);
    expect(JSON.parse(await readFile(published.manifest, "utf8"))).toEqual(manifest);
    expect(manifest).toMatchObject({ sha256: createHash("sha256").update(file).digest("hex"), bytes: file.byteLength });
  });
});

test("the licence of the weights stands beside them", async () => {
  const licence = await readFile(new URL("LICENSE", models[0].file), "utf8");
  expect(licence).toContain("Copyright (c) 2022 Kevin Scott");
});
