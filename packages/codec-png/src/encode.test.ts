import { inflateSync } from "node:zlib";
import sharp from "sharp";
import { assert, asyncProperty, boolean, constantFrom, integer, record } from "fast-check";
import { describe, expect, test } from "vitest";
import {
  createContext,
  createImage,
  ditherTo8,
  Host,
  isGrey,
  narrow,
  PixelproofError,
  type Channels,
  type Context,
  type Depth,
  type EncodeSettings,
  type Image,
} from "@pixelproof/core";
import { assertCompletePng } from "@pixelproof/metadata";
import { noise, ramp, scene } from "@pixelproof/testkit";
import { chunksOf } from "./chunks.fixture.ts";
import plugin from "./index.ts";

const codec = new Host([plugin]).get("codec", "png-simd");

async function write(image: Image, settings: EncodeSettings = {}, context: Context = createContext()) {
  return (await codec.encode(image, {}, settings, context)).bytes;
}

/** The samples of a file by libspng, at the file's depth. */
async function read(bytes: Uint8Array, { channels }: Image, depth: Depth): Promise<Uint8Array> {
  const space = isGrey({ channels }) ? (["b-w", "grey16"] as const) : (["srgb", "rgb16"] as const);
  // As "b-w" sharp drops the alpha of grey at 8 bits; as sRGB it repeats grey.
  const repeated = channels === 2 && depth === 8;
  const pixels = sharp(bytes).toColourspace(repeated ? "srgb" : space[depth === 16 ? 1 : 0]);
  const { data, info } = await pixels
    .raw({ depth: depth === 16 ? "ushort" : "uchar" })
    .toBuffer({ resolveWithObject: true });
  expect(info.channels).toBe(repeated ? 4 : channels);
  return repeated ? data.filter((_, i) => i % 4 === 0 || i % 4 === 3) : data;
}

const asBytes = ({ buffer, byteOffset, byteLength }: Uint16Array): Uint8Array =>
  new Uint8Array(buffer, byteOffset, byteLength);

function expected(image: Image, depth: Depth, dither: boolean): Uint8Array {
  if (depth === 16) return asBytes(image.data);
  return dither ? ditherTo8(image) : narrow(image.data);
}

/** Rows that repeat above rows that do not, in several strips. */
function mixed(): Image {
  const [width, height] = [900, 1600];
  const grain = noise({ width, height, channels: 3 }).data;
  const words = noise({ width: 40, height: 1, channels: 3 }).data;
  const data = grain.map((sample, i) => (i < grain.length / 2 ? words[(i * 7) % 97] : sample));
  return createImage({ width, height, channels: 3, data });
}

describe("what is written", () => {
  test("another decoder gets every sample: any size, channels, depth, effort, dithered or rounded", async () => {
    const cases = record({
      width: integer({ min: 1, max: 40 }),
      height: integer({ min: 1, max: 30 }),
      channels: constantFrom<Channels>(1, 2, 3, 4),
      depth: constantFrom<Depth>(8, 16),
      dither: boolean(),
      effort: integer({ min: 0, max: 9 }),
      seed: integer({ min: 1, max: 1000 }),
    });
    const holds = asyncProperty(cases, async ({ width, height, channels, depth, dither, effort, seed }) => {
      const image = noise({ width, height, channels }, seed);
      const bytes = await write(image, { depth, dither, effort });
      assertCompletePng(bytes);
      expect(Buffer.compare(await read(bytes, image, depth), expected(image, depth, dither))).toBe(0);
    });
    await assert(holds, { numRuns: 150 });
  });

  test.each([
    [1, 600_000],
    [600_000, 1],
    [1000, 1100],
  ])("%d x %d: several strips are one picture", async (width, height) => {
    for (const effort of [0, 6]) {
      const image = noise({ width, height, channels: 4 }, 3);
      const bytes = await write(image, { depth: 16, effort });
      expect(Buffer.compare(await read(bytes, image, 16), asBytes(image.data))).toBe(0);
    }
  });

  test("all 65,536 levels of a ramp survive", async () => {
    const image = ramp();
    expect(Buffer.compare(await read(await write(image), image, 16), asBytes(image.data))).toBe(0);
  });

  test("strips with repetitions and strips without stand in one stream whose checksum is right", async () => {
    const image = mixed();
    for (const effort of [1, 6, 9]) {
      const bytes = await write(image, { depth: 8, effort });
      const data = chunksOf(bytes).filter(({ type }) => type === "IDAT");
      expect(data.length).toBeGreaterThan(1);
      // Node's inflate refuses a wrong Adler-32.
      const scanlines = inflateSync(Buffer.concat(data.map((chunk) => chunk.data)));
      expect(scanlines).toHaveLength(1600 * (900 * 3 + 1));
      expect(Buffer.compare(await read(bytes, image, 8), narrow(image.data))).toBe(0);
    }
  });

  test("the depth is the source's where none is asked for", async () => {
    for (const sourceDepth of [8, 16] as const) {
      const [header] = chunksOf(await write(scene({ width: 9, height: 5, sourceDepth })));
      expect(header.data[8]).toBe(sourceDepth);
    }
  });
});

describe("the bytes", () => {
  test("do not depend on how many threads there are", async () => {
    const image = mixed();
    const [first, ...others] = await Promise.all(
      [0, 1, 3, 64].map((threads) => write(image, { depth: 16 }, createContext({ limits: { threads } }))),
    );
    for (const bytes of others) expect(Buffer.compare(bytes, first)).toBe(0);
  });

  test("grow fewer with effort, where there are repetitions to be found", async () => {
    const sizes: number[] = [];
    for (const effort of [0, 1, 6, 9]) sizes.push((await write(mixed(), { depth: 8, effort })).length);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(sizes[3]).toBeLessThan(sizes[0] * 0.9);
  });

  test("of a flat picture are few, at every effort", async () => {
    const image = createImage({
      width: 2000,
      height: 1000,
      channels: 4,
      data: new Uint16Array(8_000_000).fill(12_345),
    });
    for (const effort of [0, 6]) expect((await write(image, { effort })).length).toBeLessThan(100_000);
  });
});

describe("long work", () => {
  const image = noise({ width: 1000, height: 1000, channels: 4 });

  test("tells the fraction done, and lets others have their turn", async () => {
    const seen: number[] = [];
    let turns = 0;
    let immediate = setImmediate(turn);
    function turn(): void {
      turns += 1;
      immediate = setImmediate(turn);
    }
    await write(image, {}, createContext({ progress: (fraction) => void seen.push(fraction) }));
    clearImmediate(immediate);
    expect(seen.length).toBeGreaterThan(3);
    expect(turns).toBeGreaterThanOrEqual(seen.length);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });

  test("an abort on the way ends it", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const progress = (fraction: number): void => {
      seen.push(fraction);
      controller.abort();
    };
    const writing = write(image, {}, createContext({ signal: controller.signal, progress }));
    await expect(writing).rejects.toSatisfy((error) => PixelproofError.is(error) && error.code === "ABORTED");
    const told = seen.length;
    expect(told).toBeLessThan(3);
    await write(image);
    expect(seen).toHaveLength(told);
  });
});
