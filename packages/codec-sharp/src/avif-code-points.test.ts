import { spawnSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { createContext, Host } from "@pixelproof/core";
import { iccProfile, noise } from "@pixelproof/testkit";
import { hasCommand } from "@pixelproof/tooling-data";
import avif from "./avif.ts";

const codec = new Host([avif]).get("codec", "avif");
const context = createContext();
const withExifTool = hasCommand("exiftool", "-ver");
const pq = { primaries: 9, transfer: 16, matrix: 0, fullRange: true };

describe.each(["lossy", "lossless"] as const)("%s AVIF", (compression) => {
  test.each([3, 4] as const)("of %i channels holds code points, and decodes to the same samples", async (channels) => {
    const image = noise({ width: 40, height: 30, channels, sourceDepth: 8 });
    const icc = iccProfile({ space: "RGB " });
    const plain = await codec.encode(image, {}, { compression }, context);
    const told = await codec.encode(image, { cicp: pq, icc }, { compression }, context);
    expect(told.losses).toEqual([]);
    const back = await codec.decode(told.bytes, context);
    expect(back.metadata).toEqual({ cicp: pq, icc });
    expect(back.image.data).toEqual((await codec.decode(plain.bytes, context)).image.data);
  });

  test.skipIf(!withExifTool)("ExifTool reads them, the matrix being that of the coding", async () => {
    const image = noise({ width: 40, height: 30, channels: 3, sourceDepth: 8 });
    const { bytes } = await codec.encode(image, { cicp: pq }, { compression }, context);
    const tags = ["ColorPrimaries", "TransferCharacteristics", "MatrixCoefficients"];
    const { stdout } = spawnSync("exiftool", ["-json", "-n", ...tags.map((tag) => `-${tag}`), "-"], { input: bytes });
    expect(JSON.parse(stdout.toString())).toMatchObject([
      {
        ColorPrimaries: 9,
        TransferCharacteristics: 16,
        MatrixCoefficients: compression === "lossless" ? 0 : 6,
      },
    ]);
  });
});
