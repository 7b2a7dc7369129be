import { createContext, createImage, Host, PixelproofError, type Image, type Resampler } from "@pixelproof/core";
import { noise, ramp } from "@pixelproof/testkit";
import { assert, asyncProperty, constantFrom, integer, record, tuple } from "fast-check";
import { describe, expect, test } from "vitest";
import plugin from "./index.ts";

const names = ["lanczos3", "lanczos2", "catmull-rom", "mitchell", "triangle"] as const;
const host = new Host([
  ...names.map((kernel) => ({ plugin, id: kernel, options: { kernel } })),
  { plugin, id: "dering", options: { dering: true } },
]);
const resampler = (id: string): Resampler => host.get("resampler", id);
const context = createContext();
const side = integer({ min: 1, max: 40 });
const size = record({ width: side, height: side });

describe("where things are", () => {
  test.each(names)("%s: an impulse keeps its place, mean of the phases, at 0.5x, 1.5x, 2x and 3x", async (kernel) => {
    for (const factor of [0.5, 1.5, 2, 3]) {
      let shift = 0;
      for (const at of [14, 15]) {
        const result = await resampler(kernel).resample(
          impulse(30, at),
          { width: 30 * factor, height: 30 * factor },
          context,
        );
        shift += centroid(result) / factor - (at + 0.5);
      }
      expect(Math.abs(shift / 2)).toBeLessThan(0.001);
    }
  });

  test.each(names.filter((name) => name !== "mitchell"))(
    "%s gives back a picture of the size asked for, sample for sample",
    async (kernel) => {
      const image = noise({ width: 7, height: 5, channels: 3 });
      expect((await resampler(kernel).resample(image, { width: 7, height: 5 }, context)).data).toEqual(image.data);
    },
  );

  test("a mirrored picture gives the mirrored result", async () => {
    const image = noise({ width: 13, height: 9, channels: 1 });
    const mirrored = createImage({ ...image, data: image.data.toReversed() });
    for (const to of [
      { width: 31, height: 20 },
      { width: 5, height: 4 },
    ]) {
      const [plain, turned] = await Promise.all(
        [image, mirrored].map((picture) => resampler("lanczos3").resample(picture, to, context)),
      );
      const worst = turned.data.toReversed().reduce((max, v, i) => Math.max(max, Math.abs(v - plain.data[i])), 0);
      expect(worst).toBeLessThanOrEqual(1);
    }
  });
});

describe("what the values are", () => {
  test("a ramp of 65536 levels, enlarged, keeps more than 65000 of them and never falls", async () => {
    const image = ramp();
    const { data, width } = await resampler("lanczos3").resample(
      image,
      { width: image.width * 2, height: image.height },
      context,
    );
    expect(new Set(data).size).toBeGreaterThan(65000);
    const row = data.subarray(0, width).slice(8, -8);
    expect(row).toEqual(row.toSorted());
  });

  test("an opaque picture of one colour stays exactly that, with every kernel, up and down", async () => {
    const sample = integer({ min: 0, max: 65535 });
    await assert(
      asyncProperty(
        size,
        size,
        tuple(sample, sample, sample),
        constantFrom(...names),
        async (from, to, colour, kernel) => {
          const pixel = [...colour, 65535];
          const data = new Uint16Array(from.width * from.height * 4).map((_, i) => pixel[i % 4]);
          const result = await resampler(kernel).resample(createImage({ ...from, channels: 4, data }), to, context);
          expect(result.data.every((value, i) => value === pixel[i % 4])).toBe(true);
        },
      ),
      { numRuns: 100 },
    );
  });

  test("red under alpha 0 beside opaque blue leaves no red anywhere", async () => {
    const [width, height] = [16, 10];
    const data = new Uint16Array(width * height * 4);
    for (let p = 0; p < width * height; p++) {
      data.set(p % width < width / 2 ? [65535, 0, 0, 0] : [0, 0, 65535, 65535], p * 4);
    }
    const image = createImage({ width, height, channels: 4, data });
    for (const kernel of names) {
      const result = await resampler(kernel).resample(image, { width: 37, height: 7 }, context);
      expect(result.data.filter((_, i) => i % 4 === 0).every((red) => red === 0)).toBe(true);
    }
  });
});

describe("de-ringing", () => {
  const edge = createImage({
    width: 16,
    height: 16,
    channels: 1,
    data: new Uint16Array(256).map((_, i) => (i % 16 < 8 ? 20000 : 40000)),
  });
  const extremes = async (id: string): Promise<[number, number]> => {
    const { data } = await resampler(id).resample(edge, { width: 40, height: 40 }, context);
    return [Math.min(...data), Math.max(...data)];
  };

  test("Lanczos3 rings at an edge; clamped, nothing leaves the two levels", async () => {
    const [low, high] = await extremes("lanczos3");
    expect(low).toBeLessThan(20000);
    expect(high).toBeGreaterThan(40000);
    expect(await extremes("dering")).toEqual([20000, 40000]);
  });

  test("every sample lies between the least and the greatest of the four source samples around it", async () => {
    await assert(
      asyncProperty(size, integer({ min: 1, max: 4 }), integer(), async (from, factor, seed) => {
        const image = noise({ ...from, channels: 1 }, seed);
        const to = { width: from.width * factor, height: from.height * factor };
        const { data } = await resampler("dering").resample(image, to, context);
        for (const [i, value] of data.entries()) {
          const around = neighbours(image, (i % to.width) / factor, Math.floor(i / to.width) / factor, 0.5 / factor);
          expect(value).toBeGreaterThanOrEqual(Math.min(...around));
          expect(value).toBeLessThanOrEqual(Math.max(...around));
        }
      }),
      { numRuns: 30 },
    );
  });
});

describe("long work", () => {
  const image = noise({ width: 500, height: 500, channels: 3 });
  const to = { width: 1200, height: 1300 };

  test("an abort between two strips ends it", async () => {
    const controller = new AbortController();
    const seen: number[] = [];
    const progress = (fraction: number): void => {
      seen.push(fraction);
      if (seen.length === 2) controller.abort();
    };
    await expect(
      resampler("lanczos3").resample(image, to, createContext({ signal: controller.signal, progress })),
    ).rejects.toSatisfy((error) => PixelproofError.is(error) && error.code === "ABORTED");
    expect(seen).toHaveLength(2);
  });

  test("others have their turn between strips, and two pictures at once come out like one", async () => {
    const seen: number[] = [];
    let turns = 0;
    const turn = (): void => {
      turns += 1;
      immediate = setImmediate(turn);
    };
    let immediate = setImmediate(turn);
    const progress = (fraction: number): void => void seen.push(fraction);
    const [first, second] = await Promise.all([
      resampler("lanczos3").resample(image, to, createContext({ progress })),
      resampler("lanczos3").resample(image, to, context),
    ]);
    clearImmediate(immediate);
    expect(turns).toBeGreaterThanOrEqual(seen.length - 1);
    expect(seen.length).toBeGreaterThan(2);
    expect(seen.at(-1)).toBe(1);
    expect(second.data).toEqual(first.data);
  });
});

/** The samples whose centres are closer than one pixel, in x and y, to a point given by the edge of its output pixel. */
function neighbours({ width, height, data }: Image, left: number, top: number, half: number): number[] {
  const [x, y] = [left + half - 0.5, top + half - 0.5];
  const found: number[] = [];
  for (let row = Math.max(0, Math.floor(y)); row <= Math.min(height - 1, Math.ceil(y)); row++) {
    for (let column = Math.max(0, Math.floor(x)); column <= Math.min(width - 1, Math.ceil(x)); column++) {
      found.push(data[row * width + column]);
    }
  }
  return found;
}

/** On a grey ground, so that the negative lobes are not clamped away. */
function impulse(side: number, at: number): Image {
  const data = new Uint16Array(side * side).fill(20000);
  data[at * side + at] = 36000;
  return createImage({ width: side, height: side, channels: 1, data });
}

/** Mean of the centroids in x and y, output pixels, of what rises above the ground. */
function centroid({ width, data }: Image): number {
  let [mass, moment] = [0, 0];
  for (const [i, sample] of data.entries()) {
    mass += sample - 20000;
    moment += (sample - 20000) * ((i % width) + Math.floor(i / width) + 1);
  }
  return moment / mass / 2;
}

test.each(names)(
  "%s: at its own size a picture stays as it is, colour under alpha 0 and all; Mitchell alone blurs",
  async (kernel) => {
    const image = noise({ width: 9, height: 7, channels: 4 });
    const clear = createImage({ ...image, data: image.data.map((sample, i) => (i % 4 === 3 ? 0 : sample)) });
    const { data } = await resampler(kernel).resample(clear, clear, context);
    const same = data.every((sample, i) => sample === clear.data[i]);
    expect(same).toBe(kernel !== "mitchell");
  },
);

test("a large picture is made on several threads, sample for sample as on one, up and down, clamped or not", async () => {
  const alone = createContext({ limits: { threads: 0 } });
  const several = createContext({ limits: { threads: 3 } });
  const [small, large] = [
    noise({ width: 400, height: 301, channels: 4 }),
    noise({ width: 1100, height: 1000, channels: 1 }),
  ];
  for (const [image, to] of [
    [small, { width: 1200, height: 901 }],
    [large, { width: 90, height: 70 }],
  ] as const) {
    for (const id of ["lanczos3", "dering"]) {
      const [one, many] = [
        await resampler(id).resample(image, to, alone),
        await resampler(id).resample(image, to, several),
      ];
      expect(Buffer.from(many.data.buffer).equals(Buffer.from(one.data.buffer))).toBe(true);
    }
  }
});
