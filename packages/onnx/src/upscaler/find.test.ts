import { rename, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { dataFile, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { nearest, place } from "../small-models.fixture.ts";
import { findUpscaler } from "./find.ts";

const { signal } = new AbortController();

describe("the model that a person means by", () => {
  test("an ONNX file with a manifest beside it is that file, by whatever name", async () => {
    const { folder, manifest } = await place(nearest);
    await rename(join(folder, "small.onnx"), join(folder, "mine.onnx"));
    await writeFile(join(folder, "mine.json"), JSON.stringify(manifest));
    const found = { folder, manifest: { ...manifest, file: "mine.onnx" } };
    expect(await findUpscaler(join(folder, "mine.onnx"), signal)).toEqual(found);
  });

  test("a manifest is the file it names", async () => {
    const { folder, manifest } = await place(nearest);
    await writeFile(join(folder, "any.json"), JSON.stringify(manifest));
    expect(await findUpscaler(join(folder, "any.json"), signal)).toEqual({ folder, manifest });
  });

  test("an unknown ONNX file alone is refused, with what its manifest needs", async () => {
    const { folder, manifest } = await place(nearest);
    const refused = findUpscaler(join(folder, "small.onnx"), signal);
    await expect(refused).rejects.toMatchObject({
      code: "MODEL_INVALID",
      message: expect.stringContaining(join(folder, "small.json")),
      details: { sha256: manifest.sha256, bytes: manifest.bytes },
    });
  });

  test("a path without a file is MODEL_MISSING", async () => {
    await expect(findUpscaler("/no/such/model.onnx", signal)).rejects.toMatchObject({ code: "MODEL_MISSING" });
  });

  test.skipIf(!withData)("a well-known ONNX file needs no manifest", async () => {
    const found = await findUpscaler(dataFile("models/FSRCNN_x2.onnx"), signal);
    expect(found.manifest).toMatchObject({ name: "fsrcnn-x2", channels: "luma", scale: 2 });
  });
});
