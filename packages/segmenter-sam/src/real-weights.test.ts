import { existsSync } from "node:fs";
import { join } from "node:path";
import { createContext, Host, type Mask } from "@pixelproof/core";
import { maskIou } from "@pixelproof/masks";
import { cacheFolder } from "@pixelproof/onnx";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";
import { knownModels } from "./models/known.ts";

async function dogByEfficientSam(): Promise<Mask> {
  const { width, height, data } = await readRgb8(dataFile("segment/dogs_efficient_sam_vits_mask.png"));
  const isInside = (i: number): boolean => data[i * 3] + data[i * 3 + 1] + data[i * 3 + 2] > 0;
  return { width, height, data: Uint8Array.from({ length: width * height }, (_, i) => (isInside(i) ? 1 : 0)) };
}

describe.each(knownModels)(
  "$name (needs its weights in the store and the shared data)",
  ({ name, encoder, decoder }) => {
    const isThere = [encoder, decoder].every(({ file }) => existsSync(join(cacheFolder(), name, file)));

    test.skipIf(!isThere || !withData)("finds the dog that EfficientSAM-S finds at the same two points", async () => {
      await using host = new Host([{ plugin, options: { model: name } }]);
      const picture = await readRgb8(dataFile("segment/dogs.jpg"));
      const points = [580, 650].map((x) => ({ x, y: 350, foreground: true }));
      const { masks } = await host.get("segmenter", "sam").segment(picture, [{ points }], createContext());
      expect(maskIou(masks[0], await dogByEfficientSam())).toBeGreaterThan(0.9);
    });
  },
);
