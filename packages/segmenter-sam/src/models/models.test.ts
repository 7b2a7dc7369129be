import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { filesOf } from "./files.ts";
import { findModel } from "./find.ts";
import { knownModels } from "./known.ts";

describe("known models", () => {
  test.each(knownModels.map(({ name }) => name))(
    "%s: every file has an address of a fixed revision and a hash",
    async (name) => {
      const { encoder, decoder, beside } = filesOf(await findModel(name));
      for (const { manifest } of [encoder, decoder, ...beside]) {
        expect(manifest.name).toBe(name);
        expect(manifest.address?.endsWith(`/${manifest.file}`)).toBe(true);
        expect(manifest.address).not.toContain("/main/");
      }
    },
  );

  test("MobileSAM is the first, the default", () => {
    expect(knownModels[0].name).toBe("mobile-sam");
  });
});

describe("a model that is not known", () => {
  test("is refused with the names of those that are", async () => {
    await expect(findModel("sam-3")).rejects.toMatchObject({
      code: "MODEL_MISSING",
      message: expect.stringContaining("mobile-sam, slimsam, sam-vit-b, efficient-sam, sam2.1-tiny"),
    });
  });

  test("is a manifest: every fault of it is told at once", async () => {
    const path = join(await mkdtemp(join(tmpdir(), "pixelproof-sam-")), "mine.json");
    await writeFile(path, JSON.stringify({ ...knownModels[0], licence: "", decoder: {} }));
    const refused = findModel(path);
    await expect(refused).rejects.toMatchObject({ code: "MODEL_INVALID" });
    for (const at of ["licence", "decoder.points", "decoder.masks"]) await expect(refused).rejects.toThrow(`at ${at}`);
    await expect(findModel(`${path}.json`)).rejects.toMatchObject({ code: "MODEL_MISSING" });
  });
});
