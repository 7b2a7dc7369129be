import {
  createContext,
  createImage,
  Host,
  PixelproofError,
  type Channels,
  type Image,
  type Resampler,
} from "@pixelproof/core";
import { noise } from "@pixelproof/testkit";
import { assert, asyncProperty, constantFrom, integer, record, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";
import { resizePlane } from "@pixelproof/tooling-data";

const host = new Host([
  plugin,
  { plugin, id: "lanczos4" },
  { plugin, id: "cubic", options: { kernel: "cubic" } },
  { plugin, id: "thin-strips", options: { stripBytes: 1 } },
]);
const resampler = (id: string): Resampler => host.get("resampler", id);
const context = createContext();

const side = integer({ min: 1, max: 40 });
const size = record({ width: side, height: side });
const anyChannels = constantFrom<Channels>(1, 2, 3, 4);

describe("resampling", () => {
  test.each(["lanczos4", "cubic"] as const)(
    "%s is within 1/65535 of the same kernel in 64-bit floats",
    async (kernel) => {
      await assert(
        asyncProperty(size, size, integer(), async (from, to, seed) => {
          const image = noise({ ...from, channels: 1 }, seed);
          const result = await resampler(kernel).resample(image, to, context);
          const twin = {
            x: to.width > from.width ? kernel : "area",
            y: to.height > from.height ? kernel : "area",
          } as const;
          const exact = resizePlane(image.data, from, to, twin);
          const worst = exact.reduce((max, value, i) => {
            const expected = Math.round(Math.min(Math.max(value, 0), 65535));
            return Math.max(max, Math.abs(expected - result.data[i]));
          }, 0);
          expect(worst).toBeLessThanOrEqual(1);
        }),
        { numRuns: 60 },
      );
    },
  );

  test("strips give every sample that the whole picture gives, at any ratio", async () => {
    const long = integer({ min: 1, max: 90 });
    const longSize = record({ width: long, height: long });
    await assert(
      asyncProperty(longSize, longSize, anyChannels, async (from, to, channels) => {
        const image = noise({ ...from, channels });
        const whole = await resampler("lanczos4").resample(image, to, context);
        const strips = await resampler("thin-strips").resample(image, to, context);
        expect(strips.data).toEqual(whole.data);
      }),
      { numRuns: 60 },
    );
  });

  test("a picture of the size asked for comes back sample for sample", async () => {
    const image = noise({ width: 7, height: 5, channels: 4 });
    expect((await resampler("lanczos4").resample(image, { width: 7, height: 5 }, context)).data).toEqual(image.data);
  });

  test("an impulse keeps its place, mean of the phases, at 1.5x, 2x and 3x", async () => {
    for (const factor of [1.5, 2, 3]) {
      let shift = 0;
      for (const at of [14, 15]) {
        const data = new Uint16Array(30 * 30);
        data[at * 30 + at] = 65535;
        // On a grey ground, so that the negative lobes are not clamped away.
        const image = createImage({ width: 30, height: 30, channels: 1, data: data.map((v) => 20000 + v / 4) });
        const side = 30 * factor;
        const result = await resampler("lanczos4").resample(image, { width: side, height: side }, context);
        shift += centroid(result, 20000) / factor - (at + 0.5);
      }
      expect(Math.abs(shift / 2)).toBeLessThan(0.01);
    }
  });
});

describe("transparency", () => {
  test("red under alpha 0 beside opaque blue leaves no red anywhere", async () => {
    const image = halves([65535, 0, 0, 0], [0, 0, 65535, 65535]);
    for (const kernel of ["lanczos4", "cubic"]) {
      for (const to of [
        { width: 37, height: 19 },
        { width: 9, height: 5 },
        { width: 31, height: 4 },
      ]) {
        const { data } = await resampler(kernel).resample(image, to, context);
        expect(data.filter((_, i) => i % 4 === 0).every((red) => red === 0)).toBe(true);
      }
    }
  });

  test("one colour stays that colour wherever it can be seen, also where alpha overshoots", async () => {
    const colour = [12000, 34567, 50000];
    const image = halves([...colour, 65535], [...colour, 20000]);
    const { data } = await resampler("lanczos4").resample(image, { width: 41, height: 23 }, context);
    for (let i = 0; i < data.length; i += 4) expect([...data.subarray(i, i + 3)]).toEqual(colour);
  });

  test("an opaque picture of one colour stays exactly that, up and down", async () => {
    const sample = integer({ min: 0, max: 65535 });
    await assert(
      asyncProperty(size, size, tuple(sample, sample, sample), async (from, to, colour) => {
        const pixel = [...colour, 65535];
        const data = new Uint16Array(from.width * from.height * 4).map((_, i) => pixel[i % 4]);
        const result = await resampler("lanczos4").resample(createImage({ ...from, channels: 4, data }), to, context);
        expect(result.data.every((value, i) => value === pixel[i % 4])).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test("where alpha comes out as 0 colour is 0", async () => {
    const image = halves([65535, 40000, 20000, 0], [65535, 40000, 20000, 0]);
    const { data } = await resampler("lanczos4").resample(image, { width: 24, height: 12 }, context);
    expect(data.every((sample) => sample === 0)).toBe(true);
  });
});

describe("long work", () => {
  const image = noise({ width: 40, height: 64, channels: 3 });
  const to = { width: 100, height: 150 };

  test("an abort between two strips ends it", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const aborting = createContext({
      signal: controller.signal,
      progress: (fraction) => {
        seen.push(fraction);
        if (seen.length === 3) controller.abort();
      },
    });
    await expect(resampler("thin-strips").resample(image, to, aborting)).rejects.toSatisfy(
      (error) => PixelproofError.is(error) && error.code === "ABORTED",
    );
    expect(seen).toHaveLength(3);
  });

  test("others have their turn between strips, and progress rises to 1", async () => {
    const seen: number[] = [];
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      immediate = setImmediate(turn);
    };
    let immediate = setImmediate(turn);
    await resampler("thin-strips").resample(image, to, createContext({ progress: (f) => void seen.push(f) }));
    clearImmediate(immediate);
    expect(turns).toBeGreaterThanOrEqual(seen.length - 1);
    expect(seen.length).toBeGreaterThan(5);
    expect(seen).toEqual(seen.toSorted((a, b) => a - b));
    expect(seen.at(-1)).toBe(1);
  });
});

function halves(left: readonly number[], right: readonly number[]): Image {
  const [width, height] = [16, 10];
  const data = new Uint16Array(width * height * 4);
  for (let p = 0; p < width * height; p++) data.set(p % width < width / 2 ? left : right, p * 4);
  return createImage({ width, height, channels: 4, data });
}

/** Mean of the centroids in x and y, output pixels, of what rises above `ground`. */
function centroid({ width, data }: Image, ground: number): number {
  let [mass, moment] = [0, 0];
  for (const [i, sample] of data.entries()) {
    mass += sample - ground;
    moment += (sample - ground) * ((i % width) + Math.floor(i / width) + 1);
  }
  return moment / mass / 2;
}
