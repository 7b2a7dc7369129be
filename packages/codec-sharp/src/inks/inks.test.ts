import { createContext, Host, narrow, widen, type Image, type Inks } from "@pixelproof/core";
import { iccProfile, noise } from "@pixelproof/testkit";
import { describe, expect, test } from "vitest";
import jpeg from "../jpeg.ts";
import png from "../png.ts";
import tiff from "../tiff.ts";

const host = new Host([png, jpeg, tiff]);
const context = createContext();
const size = { width: 31, height: 17 };

const rendering = (sourceDepth: 8 | 16): Image => noise({ ...size, channels: 3, sourceDepth });

function inksOf(sourceDepth: 8 | 16, { width, height } = size): Inks {
  const plane = (seed: number): Image => {
    const image = noise({ width, height, channels: 1, sourceDepth }, seed);
    return sourceDepth === 16 ? image : { ...image, data: widen(narrow(image.data)) };
  };
  return [plane(1), plane(2), plane(3), plane(4)];
}

describe("inks", () => {
  test.each([8, 16] as const)("come back from a TIFF of %i bits as they were, their profile too", async (depth) => {
    const codec = host.get("codec", "tiff");
    const inks = inksOf(depth);
    const icc = iccProfile({ space: "RGB ", padding: 70_000 });
    icc.set(new TextEncoder().encode("CMYK"), 16);
    const { bytes } = await codec.encode(rendering(depth), { icc }, { inks }, context);
    expect(await codec.inspect(bytes, context)).toMatchObject({ inks: "cmyk", depth });
    const decoded = await codec.decode(bytes, context, { inks: true });
    expect(decoded.inks).toEqual(inks);
    expect(decoded.metadata.icc).toEqual(icc);
    expect(decoded.losses).toEqual([]);
  });

  test("come back from a JPEG of quality 100 within rounding, neither swapped nor inverted", async () => {
    const codec = host.get("codec", "jpeg");
    const inks = inksOf(8);
    const { bytes } = await codec.encode(rendering(8), {}, { inks, quality: 100 }, context);
    const { inks: saved } = await codec.decode(bytes, context, { inks: true });
    for (const [i, { data }] of inks.entries()) {
      expect(data.every((value, at) => Math.abs(value - (saved?.[i].data[at] ?? -65_535)) <= 3 * 257)).toBe(true);
    }
  });

  test("not asked for, they are rendered and nothing else is given", async () => {
    const codec = host.get("codec", "tiff");
    const { bytes } = await codec.encode(rendering(8), {}, { inks: inksOf(8) }, context);
    const decoded = await codec.decode(bytes, context);
    expect(decoded.inks).toBeUndefined();
    expect(decoded.losses).toContainEqual(expect.objectContaining({ group: "colour", kind: "changed" }));
  });

  test("are refused by a format without them, and in another size than their rendering", async () => {
    const encode = (id: string, inks: Inks) => host.get("codec", id).encode(rendering(8), {}, { inks }, context);
    await expect(encode("png", inksOf(8))).rejects.toMatchObject({ code: "CAPABILITY_MISSING" });
    const other = inksOf(8, { width: 30, height: 17 });
    await expect(encode("tiff", other)).rejects.toMatchObject({ code: "SETTINGS_INVALID" });
  });
});
