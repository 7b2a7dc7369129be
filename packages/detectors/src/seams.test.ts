import { createContext, createRgb8, Host, toRgb8, type Detection, type Rgb8 } from "@pixelproof/core";
import { lcg, scene } from "@pixelproof/testkit";
import { dataFile, readRgb8, withData } from "@pixelproof/tooling-data";
import { describe, expect, test } from "vitest";
import { drawSeams, seamKinds, type DrawnSeams } from "./draw-seams.fixture.ts";
import { enlargePicture } from "./enlarge-picture.fixture.ts";
import { cubic, lanczos, linear, nearest } from "./interpolators.ts";
import { fractions } from "./random-line.fixture.ts";
import seams from "./seams.ts";

const detect = (before: Rgb8, after: Rgb8, context = createContext()): Promise<Detection> =>
  new Host([seams]).get("detector", "seams").detect({ before, after }, context);

const before = toRgb8(scene({ width: 300, height: 200 }));
const doubled = enlargePicture(before, 2, lanczos(3));

const grid: DrawnSeams = { across: 128, down: 100, offsetX: 0, offsetY: 0, strength: 2, kind: "step" };
const withSeams = (picture: Rgb8, changes: Partial<DrawnSeams> = {}): Rgb8 =>
  drawSeams(picture, { ...grid, ...changes }, fractions(lcg(5)));

const painted = (width: number, height: number, value: (x: number, y: number) => number): Rgb8 =>
  createRgb8({
    width,
    height,
    data: Uint8Array.from({ length: width * height * 3 }, (_, i) => {
      const pixel = Math.floor(i / 3);
      return Math.round(value(pixel % width, Math.floor(pixel / width)));
    }),
  });

const labelsOf = ({ regions }: Detection): string[] => [...new Set(regions.map(({ label = "" }) => label))].toSorted();

describe("a grid of 2/255 is found, with period and offset", () => {
  test.each(seamKinds)("%s", async (kind) => {
    const detection = await detect(before, withSeams(doubled, { kind, offsetX: 37 }));
    expect(labelsOf(detection)).toEqual([
      "horizontal seam, one every 100 px from 0",
      "vertical seam, one every 128 px from 37",
    ]);
    expect(detection.detected).toBe(true);
    expect(detection.score).toBeGreaterThan(1);
    expect(detection.score).toBeLessThan(4);
  });

  test.each([
    [{ down: 0 }, "vertical seam, one every 128 px from 0"],
    [{ across: 0 }, "horizontal seam, one every 100 px from 0"],
  ] satisfies [Partial<DrawnSeams>, string][])("in one direction only: %o", async (changes, label) => {
    expect(labelsOf(await detect(before, withSeams(doubled, changes)))).toEqual([label]);
  });

  test("when there are two seams only", async () => {
    const after = withSeams(doubled, { across: 251, down: 0 });
    expect(labelsOf(await detect(before, after))).toEqual(["vertical seam, one every 251 px from 0"]);
  });

  test("in a picture of the source's own size", async () => {
    expect(labelsOf(await detect(doubled, withSeams(doubled, { down: 0 })))).toEqual([
      "vertical seam, one every 128 px from 0",
    ]);
  });

  test("each seam is a region, a line over the whole picture", async () => {
    const { regions } = await detect(before, withSeams(doubled, { down: 0 }));
    expect(regions.flatMap(({ line }) => (line === undefined ? [] : [line])).toSorted((a, b) => a[0] - b[0])).toEqual(
      [128, 256, 384, 512].map((x) => [x - 0.5, 0, x - 0.5, 399]),
    );
    expect(regions.every(({ y, width, height }) => y === 0 && width === 2 && height === 400)).toBe(true);
  });
});

describe("no seam is found", () => {
  test.each([nearest, linear, cubic(0, 0.5), cubic(1 / 3, 1 / 3), lanczos(3)])(
    "in an enlargement by $name",
    async (kernel) => {
      for (const factor of [1, 1.5, 2.8125]) {
        expect((await detect(before, enlargePicture(before, factor, kernel))).detected).toBe(false);
      }
    },
  );

  test.each([1, 2, 2.8125])("in a smooth gradient, which rounding turns into steps, times %f", async (factor) => {
    for (const slope of [1 / 32, 0.1]) {
      const gradient = painted(240, 180, (x, y) => 20 + x * slope + y / 300);
      for (const kernel of [linear, lanczos(3)]) {
        expect((await detect(gradient, enlargePicture(gradient, factor, kernel))).regions).toEqual([]);
      }
    }
  });

  test.each([nearest, linear, lanczos(3)])("in a fence, enlarged by $name", async (kernel) => {
    const fence = painted(400, 300, (x, y) => (x % 40 < 6 ? 60 : 170) + ((x * 7 + y * 13) % 5));
    expect((await detect(fence, enlargePicture(fence, 2, kernel))).detected).toBe(false);
  });

  test("that the source has too", async () => {
    const tiled = withSeams(before, { across: 64, down: 50, strength: 6 });
    expect((await detect(tiled, enlargePicture(tiled, 2, lanczos(3)))).detected).toBe(false);
  });

  test.each([
    [1, 12],
    [1, -20],
    [1.2, -10],
    [0.8, 30],
  ])("where the tone was changed, times %f plus %i", async (gain, offset) => {
    const toned = doubled.data.map((value) => Math.min(255, Math.max(0, value * gain + offset)));
    const after = createRgb8({ ...doubled, data: toned });
    expect((await detect(before, after)).detected).toBe(false);
  });

  test.each([1, 20, 60])("in a picture of %i px, too small for two tiles", async (side) => {
    const small = toRgb8(scene({ width: side, height: side }));
    expect(await detect(small, small)).toEqual({ detected: false, score: 0, regions: [] });
  });
});

test("a result of another aspect ratio is refused", async () => {
  await expect(detect(before, toRgb8(scene({ width: 320, height: 320 })))).rejects.toMatchObject({
    code: "SIZE_MISMATCH",
  });
});

test("a large picture is given up when the signal fires", async () => {
  const large = createRgb8({ width: 2000, height: 1500, data: new Uint8Array(2000 * 1500 * 3) });
  await expect(detect(large, large, createContext({ signal: AbortSignal.timeout(1) }))).rejects.toMatchObject({
    code: "ABORTED",
  });
});

describe.each([1, 3, 5])("photograph kodim0%i", (number) => {
  test.skipIf(!withData)("a grid of steps is found, and none without it", async () => {
    const photograph = await readRgb8(dataFile(`photos/kodim0${number}.png`));
    const plain = enlargePicture(photograph, 1.5, lanczos(4));
    expect((await detect(photograph, plain)).detected).toBe(false);
    expect(labelsOf(await detect(photograph, withSeams(plain, { across: 250, down: 192, offsetX: 11 })))).toEqual([
      "horizontal seam, one every 192 px from 0",
      "vertical seam, one every 250 px from 11",
    ]);
  });
});
